"""Analyses one sentence."""

from newsledger.lexicons.loader import Lexicons
from newsledger.stages.recognise.syntax.clauses import PREPOSITIONS, clauses_of
from newsledger.stages.recognise.syntax.noun_phrases import STARTS, noun_phrase
from newsledger.stages.recognise.syntax.tagger import Tagger
from newsledger.stages.recognise.syntax.verb_groups import verb_group
from newsledger.types.document import Document, Sentence
from newsledger.types.syntax import NounPhrase, SentenceSyntax, VerbGroup

_PRONOUNS = frozenset({"PRP", "EX", "WP"})
_VERBS = frozenset({"MD", "TO", "VB", "VBP", "VBZ", "VBD", "VBN", "VBG"})


class SyntaxAnalyser:
    """Callable ``(Document, Sentence) → SentenceSyntax``."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._tag = Tagger(lexicons.tagging)

    def __call__(self, document: Document, sentence: Sentence) -> SentenceSyntax:
        base, end = sentence.first, sentence.last
        words = document.words[base:end]
        tags = self._tag(words, document.starts[base:end], document.ends[base:end])
        phrases: list[NounPhrase] = []
        groups: list[VerbGroup] = []
        i, n = 0, len(tags)
        while i < n:
            tag = tags[i]
            if tag in STARTS:
                phrase = noun_phrase(words, tags, i, base)
                if phrase is not None:
                    phrases.append(phrase)
                    i = phrase.last - base
                    continue
            elif tag in _PRONOUNS:
                phrases.append(NounPhrase(base + i, base + i + 1, base + i))
            if tag in _VERBS and not (tag == "VBG" and words[i].lower in PREPOSITIONS):
                group = verb_group(words, tags, i, base)
                if group is not None:
                    groups.append(group)
                    i = group.last - base
                    continue
            i += 1
        clauses = clauses_of(words, tags, phrases, groups, base)
        return SentenceSyntax(tuple(tags), tuple(phrases), tuple(groups), clauses)
