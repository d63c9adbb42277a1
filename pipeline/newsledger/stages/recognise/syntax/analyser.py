"""Analyses one sentence."""

from collections.abc import Sequence
from functools import partial

from newsledger.lexicons.loader import Lexicons
from newsledger.stages.recognise.syntax.clauses import PREPOSITIONS, clauses_of
from newsledger.stages.recognise.syntax.noun_phrases import STARTS, noun_phrase
from newsledger.stages.recognise.syntax.tagger import Tagger
from newsledger.stages.recognise.syntax.verb_groups import verb_group
from newsledger.types.document import Document, Sentence, Word
from newsledger.types.syntax import Chunks, NounPhrase, SentenceSyntax, VerbGroup

_PRONOUNS = frozenset({"PRP", "EX", "WP"})
_VERBS = frozenset({"MD", "TO", "VB", "VBP", "VBZ", "VBD", "VBN", "VBG"})
_KINDS = {tag: (tag in STARTS, tag in _PRONOUNS, tag in _VERBS) for tag in STARTS | _PRONOUNS | _VERBS}


class SyntaxAnalyser:
    """Callable ``(Document, Sentence) → SentenceSyntax``."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._tag = Tagger(lexicons.tagging)

    def __call__(self, document: Document, sentence: Sentence) -> SentenceSyntax:
        base, end = sentence.first, sentence.last
        words = document.words[base:end]
        tags = self._tag(words, document.starts[base:end], document.ends[base:end])
        return SentenceSyntax(
            tuple(tags), partial(_chunks_of, words, tags, base), partial(clauses_of, words, tags, base)
        )


def _chunks_of(words: Sequence[Word], tags: Sequence[str], base: int) -> Chunks:
    """Noun phrases and verb groups of a sentence whose first token is ``base``."""
    phrases: list[NounPhrase] = []
    groups: list[VerbGroup] = []
    i, n = 0, len(tags)
    while i < n:
        kind = _KINDS.get(tags[i])
        if kind is not None:
            starts, pronoun, verbal = kind
            if starts:
                phrase = noun_phrase(words, tags, i, base)
                if phrase is not None:
                    phrases.append(phrase)
                    i = phrase[1] - base
                    continue
            elif pronoun:
                phrases.append(NounPhrase(base + i, base + i + 1, base + i))
            if verbal and not (tags[i] == "VBG" and words[i].lower in PREPOSITIONS):
                group = verb_group(words, tags, i, base)
                if group is not None:
                    groups.append(group)
                    i = group[1] - base
                    continue
        i += 1
    return tuple(phrases), tuple(groups)
