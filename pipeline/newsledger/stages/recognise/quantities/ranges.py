"""Joins the two ends of a range, and lends a unit that is written once to the numbers that share it."""

import re
from collections.abc import Callable
from decimal import Decimal

from newsledger.stages.recognise.quantities.draft import Draft
from newsledger.stages.recognise.quantities.numeral import scaled

_HEDGE = r"(?:even |about |around |approximately |nearly |up to |as much as |more than )?"
_SEPARATOR = re.compile(r" ?(?P<dash>[-‐–—~～]+) ?|-? (?P<word>to)(?: |-)|,? (?P<or>or)(?: |-)" + _HEDGE)
_FROM = re.compile(r"\bfrom (?:about |around |up to |the current |\S{1,4} ?)?$")
_SPREAD = re.compile(r"\b(?:rang|var|differ|charg|cost|pric|home|aged)\w* (?:\w+ )?from (?:\S+ )?$")
_BETWEEN = re.compile(r"\bbetween (?:about |around |\S{1,4} ?)?$")
_BY = re.compile(r"\bby (?:\w+ )?$")
_AND = re.compile(r" and (?:about |around |nearly )?")
_LIST = re.compile(
    r"(?:,? (?:and|or|versus|vs\.?|&|even) |, ?(?:and |or )?)(?:even |about |around |nearly |more than |over )?"
    r"|/| ?[xX×] ?"
)
_TO = re.compile(r" to (?:about |around |nearly |more than |over )?")
_TO_LEVEL = re.compile(r"(?:,? or [^,.;]{2,12},?)? (?:to|at) (?:close at |end at |settle at |about )?")
_TO_LATE = re.compile(r"(?: [a-z]+){0,3} to (?:about |around |nearly |more than |over )?")
_AND_THEN = re.compile(r" [^,.;]{0,40} and ")  # "1.4 degrees in 2018 and 2.1 last year"
_BY_AGAIN = re.compile(
    r"^[^.;]* (?:decrease|increase|rise|fall|drop|grow|rose|fell|dropped|grew|increased|decreased)[a-z]* by $"
)
_OF_THE = re.compile(r" of (?:the|its|their) ")
_PARTS = re.compile(
    r"\b(?:of|among|including) (?:which|whom|them|these|those)\b|[(（]|\bincluding\b|^ ?[^.]{0,60}, (?:and )?$"
    r"|^[^.]{0,40} and $"
)
_OF_YEAR = ("for ", "in ", "of ", "during ", "since ")
_PARTS_REACH = 120
_FORMS = ("digits", "words")
_SUSPENDED = re.compile(r"-(?:,| ?and| ?or| ?to)[ -]")
_NEXT_CLAUSE = re.compile(r" (?:of (?:the|them|its|their)|have|has|had|are|were|is|was)\b")
_ALONE = re.compile(r"[.,;]| (?:in|last|this|at|by|since|from)\b|$")  # what follows a number that has no noun
_LOOK = 40


def join_ranges(text: str, begin: int, drafts: list[Draft], is_change: Callable[[Draft], bool]) -> list[Draft]:
    """Drafts with ranges made one. ``is_change`` says whether a verb of change governs a draft directly."""
    out: list[Draft] = []
    for draft in drafts:
        if out:
            last = out[-1]
            gap = text[last.end : draft.start] if draft.start - last.end <= _LOOK else None
            if gap is not None and _is_score(gap, last, draft):
                out.pop()
                continue
            if (
                gap is not None
                and not last.is_range
                and _same_kind(last, draft)
                and _is_range(text, begin, gap, last, draft, is_change)
            ):
                _merge(last, draft)
                continue
        out.append(draft)
    return out


def lend_units(text: str, begin: int, drafts: list[Draft]) -> None:
    """Give bare numbers the unit, and the scale, that another one of their list or span has.

    "3.4 and 5 percent", "four- and six-cylinder", "from 24 to 33 billion euros", "from 208 pounds to 193".
    """
    for i in range(len(drafts) - 2, -1, -1):
        draft, following = drafts[i], drafts[i + 1]
        if draft.numeral.form not in _FORMS or following.start - draft.end > _LOOK:
            continue
        gap = text[draft.end : following.start]
        span = _TO.fullmatch(gap) is not None and _FROM.search(text[max(begin, draft.start - 24) : draft.start].lower())
        if span and (draft.unit is None or draft.prefix):
            _lend_scale(following, draft)
        rated = span and draft.unit is not None and (following.unit or "").startswith(draft.unit + "/")
        if rated:  # "from 800 yuan to 1,000 yuan per mu"
            draft.unit, draft.ratio = following.unit, True
        if draft.unit is not None or draft.noun is not None or following.unit is None or following.unit == "rank":
            continue
        if "," in gap and _NEXT_CLAUSE.match(text, following.end):
            continue  # "the average age is 32, and 85% have a degree"
        listed = _LIST.fullmatch(gap) or _SUSPENDED.fullmatch(gap) or _OF_THE.fullmatch(gap)
        if (span or (listed and len(gap) <= 22)) and not (following.prefix and not span):
            _lend(following, draft)
    for i in range(1, len(drafts)):
        draft, before = drafts[i], drafts[i - 1]
        near = before.unit == "percentage_point" and draft.unit == "point" and draft.start - before.end < _LOOK
        if near and _TO.fullmatch(text[before.end : draft.start]):
            _lend(before, draft)  # "narrowed by 0.4 percentage points to 2.1 points"
        if draft.unit is None and draft.noun is None and draft.numeral.form in _FORMS and before.unit is not None:
            if draft.start - before.end > 48 or before.unit == "rank" or draft.exclusion:
                continue
            gap = text[before.end : draft.start]
            if before.unit == "point" and _TO_LEVEL.fullmatch(gap):
                draft.unit, draft.dimension, draft.rule = "index", "level", "amount.index"
            elif _again(text, begin, gap, before, draft):
                _lend(before, draft)


def _again(text: str, begin: int, gap: str, before: Draft, draft: Draft) -> bool:
    """Does a bare number take up the unit of the one before: "from 208 pounds to 193", "up 2 % … fell by 1"?"""
    if _AND_THEN.fullmatch(gap) and text.startswith((" last ", " in ", " a year", " this "), draft.end):
        return True
    if before.unit == "percent" and _BY_AGAIN.search(gap):
        return True
    return _TO_LATE.fullmatch(gap) is not None and _from_before(text, begin, before) is not None


def _from_before(text: str, begin: int, draft: Draft) -> re.Match[str] | None:
    return _FROM.search(text[max(begin, draft.start - 24) : draft.start].lower())


def lend_parts(text: str, drafts: list[Draft]) -> None:
    """Bare numbers that part a counted set take its unit: "481 cases, of which 5 …", "11 cases (5 in A and 3 in B)"."""
    whole: Draft | None = None
    for draft in drafts:
        if draft.unit is not None:
            whole = draft if draft.dimension == "count" and not draft.attributive else whole
        elif whole is not None and draft.numeral.form in _FORMS and draft.low == draft.high:
            gap = text[whole.end : draft.start]
            if len(gap) > _PARTS_REACH or not _PARTS.search(gap) or draft.high > whole.high:
                whole = None
                continue
            draft.unit, draft.dimension, draft.rule = whole.unit, "count", "count.part"


def _lend_scale(giver: Draft, taker: Draft) -> None:
    scale = giver.last_scale
    if taker.last_scale == 1 != scale and taker.low < giver.low / scale * 10:
        taker.low, taker.high = scaled(taker.low, scale), scaled(taker.high, scale)


def _lend(giver: Draft, taker: Draft) -> None:
    taker.unit, taker.dimension, taker.ratio, taker.noun = giver.unit, giver.dimension, giver.ratio, giver.noun
    taker.rule = giver.rule


def _is_score(gap: str, a: Draft, b: Draft) -> bool:
    """ "2-0", "89-89": a hyphen between two whole numbers that do not rise, without a unit."""
    if gap not in ("-", "–", "—") or a.unit is not None or b.unit is not None or a.prefix:
        return False
    if a.numeral.form != "digits" or b.numeral.form != "digits" or a.numeral.grouped or b.numeral.grouped:
        return False
    return b.low <= a.low < 400


def _same_kind(a: Draft, b: Draft) -> bool:
    forms = ("digits", "words")
    if a.numeral.form not in forms or b.numeral.form not in forms:
        return a.numeral.form == b.numeral.form == "fraction"
    return a.unit is None or b.unit is None or a.unit == b.unit or (a.prefix and b.unit.startswith(a.unit + "/"))


def _is_range(text: str, begin: int, gap: str, a: Draft, b: Draft, is_change: Callable[[Draft], bool]) -> bool:
    before = text[max(begin, a.start - 24) : a.start].lower()
    if b.prefix and not a.prefix and a.unit is not None:
        return False
    if _AND.fullmatch(gap):
        return _BETWEEN.search(before) is not None and b.high >= a.low
    match = _SEPARATOR.fullmatch(gap)
    if match is None or (match["word"] and _dates(before, a, b)):
        return False
    low, high = _bounds(a, b)
    if match["dash"]:
        return (
            a.numeral.form == b.numeral.form
            and not (" " in gap and a.unit is None and b.unit is None)
            and (low < high or (a.unit or b.unit) is not None)
        )
    if low >= high:
        return False
    if match["or"]:
        near = low > 0 and high <= 2 * low and a.numeral.form == b.numeral.form
        return a.unit is None and (high - low == 1 or near)
    if _FROM.search(before):
        return _SPREAD.search(before) is not None
    apart = a.unit is None and b.unit is None and high > 3 * low and _BY.search(before) and is_change(a)
    if apart and ((_own_size(a) and _own_size(b)) or _ALONE.match(text, b.end)):
        return False  # "swelled by 1.2 million to 18.4 million", "increased by 6 to 48."
    if a.unit is not None and b.unit is None and (not a.prefix or is_change(a)):
        return False  # "fell 1.2% to 3,911"
    if (a.prefix or (a.unit is not None and b.unit is not None)) and is_change(a):
        reach = 3 if _BY.search(before) else 2
        return a.unit == b.unit == "percent" and low >= 1 and high <= reach * low
    return True


def _own_size(draft: Draft) -> bool:
    """Is the number written out in full, with a scale word or separators of its own?"""
    return draft.numeral.scale != 1 or draft.numeral.grouped


def _dates(before: str, a: Draft, b: Draft) -> bool:
    """ "its forecast for 2025 to 4%": a year before "to" a figure with a unit, or of another size."""
    if a.unit is not None or a.numeral.grouped or a.numeral.form != "digits" or not 1900 <= a.low <= 2100:
        return False
    return before.endswith(_OF_YEAR) and (b.unit is not None or b.prefix or b.numeral.grouped)


def _bounds(a: Draft, b: Draft) -> tuple[Decimal, Decimal]:
    """Both ends in full: the scale of the second serves the first, dropped digits are put back."""
    low, high = a.low, b.high
    if a.numeral.scale == 1 and b.numeral.scale != 1:
        if (a.unit is None or a.prefix) and a.low < b.high / b.numeral.scale:
            low = scaled(a.low, b.numeral.scale)  # 2 to 3 million
    elif b.numeral.scale == 1 and high >= 1000 and not a.numeral.grouped and a.low < 1000 and high % 1000 == 0:
        if high / 10 <= a.low * 1000 < high:
            low = a.low * 1000  # 16-17,000
    elif high < low and high > 0 and a.numeral.form == b.numeral.form == "digits":
        digits = len(str(int(high)))
        whole = low - low % (10**digits) + high
        if whole > low and len(str(int(low))) > digits:
            high = whole  # 16,000 to 7,000 yuan: the leading digit is dropped
    return low, high


def _merge(a: Draft, b: Draft) -> None:
    a.low, a.high = _bounds(a, b)
    a.is_range = True
    a.last_scale, a.bare_end = b.last_scale, b.bare_end
    a.end, a.number_end = b.end, b.number_end
    if b.unit is not None:
        a.unit, a.dimension, a.ratio = b.unit, b.dimension, b.ratio
    a.numeral.grouped = True
    a.noun = b.noun
    a.rule = b.rule if b.unit else a.rule
