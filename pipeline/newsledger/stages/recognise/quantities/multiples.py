"""Words that multiply: "doubled", "twice as many", "double the number"."""

import re

from newsledger.stages.recognise.quantities.draft import Draft
from newsledger.types.document import Document, Sentence

_BARE = frozenset({
    "twice", "thrice", "double", "triple", "treble", "quadruple", "quintuple", "doubles", "triples", "doubling",
    "tripling",
})  # fmt: skip
_OBJECT = re.compile(
    r" (?:the |as (?:many|much|large|big|high|long|fast|likely|often)|that |those |what |its |his |her |their )"
)
_VERB_BEFORE = frozenset({
    "to", "will", "would", "can", "could", "nearly", "almost", "may", "might", "should", "must", "more", "than",
})  # fmt: skip


def _as_much(document: Document, sentence: Sentence, first: int) -> bool:
    """ "twice as expensive", but not "twice as captain", "twice as a child", "twice as fighting went on"."""
    words = document.words
    if first + 2 >= sentence.last or words[first + 1].lower != "as":
        return False
    if first + 3 < sentence.last and words[first + 3].lower == "as":
        return True
    return words[first + 2].tags[0] in ("JJ", "RB") and words[first + 2].lower not in ("well", "soon", "usual", "such")


def multiplies(text: str, document: Document, sentence: Sentence, draft: Draft, first: int) -> bool:
    """Does the word of ``draft``, token ``first``, state a multiple? Not in "double-digit", "scored twice"."""
    if text[draft.end : draft.end + 1] in ("-", "‐") or (draft.start and text[draft.start - 1] in "-‐"):
        return False
    word = text[draft.start : draft.end].lower()
    if word not in _BARE or _as_much(document, sentence, first):
        return True
    if _OBJECT.match(text, draft.end, sentence.end):
        return not (word == "double" and first > sentence.first and document.words[first - 1].lower in ("a", "the"))
    before = document.words[first - 1].lower if first > sentence.first else ""
    return word not in ("twice", "thrice") and before in _VERB_BEFORE
