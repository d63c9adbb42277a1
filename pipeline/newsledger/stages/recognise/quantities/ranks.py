"""Places in an order: "ranking 27th", "the third largest", "top three", "No. 2 in the province"."""

import re
from decimal import Decimal

from newsledger.stages.recognise.quantities.draft import Draft
from newsledger.stages.recognise.quantities.scene import Scene

_VERBS = frozenset({
    "rank", "ranks", "ranked", "ranking", "placed", "places", "placing", "came", "come", "comes", "coming",
    "finished", "finishing", "finish", "stood", "stand", "stands", "standing", "listed", "sits",
})  # fmt: skip
_AFTER_VERB = frozenset({
    "the", "in", "as", "at", "among", "a", "an", "country", "world", "joint", "no", ".", "-", "'s",
})  # fmt: skip
_MOVED = frozenset(("place", "places", "spot", "spots", "position", "positions", "up", "down"))
_SET = re.compile(
    r" (?:place )?(?:in|among|of|across|on|from) (?:the |all |my |our )?(?:whole |entire )?"
    r"(?:city|cities|country|provinces?|nation|world|region|county|district|list|state|industry|autonomous|national"
    r"|provincial|global|asia|europe|china|table|rankings?)\b|,? (?:nationwide|worldwide|nationally|globally)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"[ -](?:place|spot|position|rank)\b")
_SUPERLATIVE = re.compile(r"[ -](?:most|least|best|worst|[a-z]{3,12}est)\b(?! to (?:be|do))")
_SECOND_ONLY = re.compile(r" only to\b")
_PLURAL = re.compile(r"[a-z]s $")
_TOP = re.compile(r"(?:^|[^\w-])top[ -]$")
_LOOK = 4


def ranked(scene: Scene, draft: Draft, coordinated: bool) -> bool:
    """Does the ordinal of ``draft`` give a place in an order?

    ``coordinated`` says that another rank stands before it in the sentence ("27th in the list and second in the city").
    """
    text, sentence, words, token, end = scene.text, scene.sentence, scene.words, draft.first, draft.end
    for j in range(token - 1, max(sentence.first - 1, token - 1 - _LOOK), -1):
        lower = words[j].lower
        if lower in _VERBS:
            return not _date_like(text, end)
        if lower not in _AFTER_VERB:
            break
    if token - 2 >= sentence.first and words[token - 1].lower == "to" and words[token - 2].lower in _MOVED:
        return not _date_like(text, end)  # "moved up three places to 12th"
    if _SECOND_ONLY.match(text, end):
        return True
    superlative = _SUPERLATIVE.match(text, end, min(sentence.end, end + 20))
    if superlative:
        return True
    if _PLACE.match(text, end):
        before = words[token - 1].lower if token > sentence.first else ""
        return before not in ("in", "a") or (token - 2 >= sentence.first and words[token - 2].lower in _VERBS)
    return coordinated and _SET.match(text, end, min(sentence.end, end + 60)) is not None


def _date_like(text: str, end: int) -> bool:
    return re.match(r" (?:of )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)", text[end : end + 10]) is not None


def top(text: str, begin: int, start: int, value: Decimal) -> bool:
    """Is the cardinal at ``start`` the bound of "top N", in lower case (a list's name has a capital)?"""
    if text[start - 4 : start - 1] != "top" or (value > 500 and _PLURAL.search(text, max(begin, start - 9), start - 4)):
        return False  # "cases top 60,000"
    return _TOP.search(text[max(begin, start - 6) : start]) is not None
