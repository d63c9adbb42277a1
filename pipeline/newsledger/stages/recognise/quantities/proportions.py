"""Shares written as two numbers: "one in five", "3 out of 4"."""

import re
from decimal import Decimal

from newsledger.stages.recognise.quantities.draft import Draft
from newsledger.stages.recognise.quantities.spelled import percent_of

_LINK = re.compile(r" (?P<link>in|out of|in every|out of every|of every) (?:the )?")
_WHOLES = frozenset(map(Decimal, (10, 100, 1000, 10_000, 100_000)))
_FORMS = ("digits", "words")


def join_proportions(text: str, drafts: list[Draft]) -> list[Draft]:
    """Drafts with each such pair made one share in percent."""
    out: list[Draft] = []
    for draft in drafts:
        if out and _is_share(text, out[-1], draft):
            part = out[-1]
            part.low = part.high = percent_of(part.low, draft.low)
            part.unit, part.dimension, part.ratio, part.rule = "percent", "share", True, "ratio.proportion"
            part.numeral.form = "fraction"
            part.end = part.number_end = draft.end
        else:
            out.append(draft)
    return out


def _is_share(text: str, part: Draft, whole: Draft) -> bool:
    if part.unit is not None or whole.unit is not None or not 0 < part.low < whole.low:
        return False
    if part.numeral.form not in _FORMS or whole.numeral.form not in _FORMS or part.low != part.high:
        return False
    link = _LINK.fullmatch(text[part.end : whole.start]) if whole.start - part.end < 24 else None
    if link is None:
        return False
    if link["link"] != "in":
        return True
    return (
        (part.numeral.form == whole.numeral.form == "words" and whole.low <= 100)
        or whole.low in _WHOLES
        or (part.low == 1 and whole.low <= 1000)
    )
