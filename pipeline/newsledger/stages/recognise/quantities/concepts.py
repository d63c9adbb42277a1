"""The words of the sentence that name what a quantity measures."""

from newsledger.types.document import Document, Sentence
from newsledger.types.syntax import NounPhrase, SentenceSyntax

_LINKS = frozenset(
    ["of", "in", "for", "on", "at", "to", "from", "with", "by", "between", "among", "against", "per", "over"]
)
_OF = frozenset(("of", "in", "for"))


def concept(
    document: Document, sentence: Sentence, syntax: SentenceSyntax, first: int, last: int, counted: bool
) -> tuple[int, int] | None:
    """Clean span of the phrase that tokens ``[first, last)`` measure: right of the figure, or the subject before it."""
    if not counted:
        right = _right(document, sentence, syntax, last)
        if right is not None:
            return right
    return _left(document, sentence, syntax, first)


def _right(document: Document, sentence: Sentence, syntax: SentenceSyntax, last: int) -> tuple[int, int] | None:
    words = document.words
    if last >= sentence.last:
        return None
    i = last
    if words[i].lower in ("-", "‐"):
        i += 1
    if i >= sentence.last:
        return None
    tag = syntax.tags[i - sentence.first]
    if tag[:2] in ("NN", "JJ") or tag == "VBG":
        end = _phrase_end(syntax, i)
        if end is not None:
            return _extend(document, sentence, syntax, i, end)
        return None
    if words[i].lower in _OF and i + 1 < sentence.last and not words[i + 1].is_digit:
        end = _phrase_end(syntax, i + 1)
        if end is not None:
            return _extend(document, sentence, syntax, i + 1, end)
    return None


def _phrase_end(syntax: SentenceSyntax, token: int) -> int | None:
    for phrase in syntax.noun_phrases:
        if phrase.first <= token < phrase.last:
            return phrase.last
    return None


def _extend(document: Document, sentence: Sentence, syntax: SentenceSyntax, first: int, last: int) -> tuple[int, int]:
    """Takes along one "of …" or "in …" phrase."""
    if last + 1 < sentence.last and document.words[last].lower in ("of", "on", "for"):
        end = _phrase_end(syntax, last + 1)
        if end is not None:
            last = end
    return document.starts[first], document.ends[last - 1]


def _left(document: Document, sentence: Sentence, syntax: SentenceSyntax, first: int) -> tuple[int, int] | None:
    """The noun phrases before the figure, back to the subject of its verb."""
    words = document.words
    before = [p for p in syntax.noun_phrases if p.last <= first and not _is_figure(document, p)]
    if not before:
        return None
    nearest = before[-1]
    start = nearest.first
    index = len(before) - 1
    while index > 0:
        previous = before[index - 1]
        between = words[previous.last : before[index].first]
        if len(between) > 3 or any(w.lower not in _LINKS and w.lower not in ("and", ",", "'s", "’s") for w in between):
            break
        if any(w.lower == "," for w in between):
            break
        index -= 1
        start = previous.first
    return document.starts[start], document.ends[nearest.last - 1]


def _is_figure(document: Document, phrase: NounPhrase) -> bool:
    return all(
        w.is_digit or w.is_punct or w.lower in ("%", "percent") for w in document.words[phrase.first : phrase.last]
    )
