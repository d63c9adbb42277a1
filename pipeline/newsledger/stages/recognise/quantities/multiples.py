"""Words that multiply: "doubled", "twice as many", "double the number"."""

import re

from newsledger.stages.recognise.quantities.draft import Draft
from newsledger.stages.recognise.quantities.scene import Scene

_BARE = frozenset({
    "twice", "thrice", "double", "triple", "treble", "quadruple", "quintuple", "doubles", "triples", "doubling",
    "tripling",
})  # fmt: skip
_OBJECT = re.compile(
    r" (?:the |as (?:many|much|large|big|high|long|fast|likely|often)|that |those |what |its |his |her |their )"
)
_ALONE = re.compile(r"[,.;]| (?:in|over|from|to|since|within|by|year|this|last)\b")
_VERB_BEFORE = frozenset({
    "to", "will", "would", "can", "could", "nearly", "almost", "may", "might", "should", "must", "more", "than",
})  # fmt: skip


_GROWN = frozenset({
    "increase", "rise", "growth", "jump", "surge", "expansion", "gain", "leap", "decrease", "drop", "fall", "decline",
    "reduction", "return",
})  # fmt: skip
_BE = frozenset(("is", "are", "was", "were", "be"))


def _folds(scene: Scene, first: int) -> bool:
    """ "rose fivefold", "a fivefold rise", but not "the aim is twofold", "a threefold task"."""
    words = scene.words
    before = words[first - 1].lower if first > scene.first else ""
    if before in _BE:
        return False
    after = words[first + 1] if first + 1 < scene.last else None
    return after is None or scene.tag(first + 1)[:2] not in ("NN", "JJ") or after.lower in _GROWN


def _as_much(scene: Scene, first: int) -> bool:
    """ "twice as expensive", but not "twice as captain", "twice as a child", "twice as fighting went on"."""
    words = scene.words
    if first + 2 >= scene.last or words[first + 1].lower != "as":
        return False
    if first + 3 < scene.last and words[first + 3].lower == "as":
        return True
    return words[first + 2].tags[0] in ("JJ", "RB") and words[first + 2].lower not in ("well", "soon", "usual", "such")


def multiplies(scene: Scene, draft: Draft) -> bool:
    """Does the word of ``draft`` state a multiple? Not in "double-digit", "scored twice"."""
    text, first = scene.text, draft.first
    if text[draft.end : draft.end + 1] in ("-", "‐") or (draft.start and text[draft.start - 1] in "-‐"):
        return False
    word = text[draft.start : draft.end].lower()
    if word.endswith("fold"):
        return _folds(scene, first)
    if word not in _BARE or _as_much(scene, first):
        return True
    before = scene.words[first - 1].lower if first > scene.first else ""
    if _OBJECT.match(text, draft.end, scene.sentence.end):
        return not (word == "double" and before in ("a", "the"))
    if before == "," and word[-3:] == "ing":  # "prices rose, doubling in a year"
        return _ALONE.match(text, draft.end, scene.sentence.end) is not None
    return word not in ("twice", "thrice") and before in _VERB_BEFORE
