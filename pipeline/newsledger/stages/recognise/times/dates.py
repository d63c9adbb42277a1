"""Rules that read a calendar date: a day, a month, a year, a range of years."""

import re

from newsledger.stages.recognise.times.calendar import Interval, day_of, months, years
from newsledger.stages.recognise.times.reading import Atom, Reading

_ISO_DATE = re.compile(r"((?:19|20)\d\d)([-/.年])(\d{1,2})[-/.月](\d{1,2})日?(?![\d])")
_YEAR_RANGE = re.compile(r"((?:18|19|20)\d\d)\s?[-–—~]\s?((?:18|19|20)\d\d|\d\d)(?![\d-])")
_SUMS = frozenset(("total", "sum", "average", "maximum", "minimum", "number"))  # what follows their "of" is no year


def iso_date(t: Reading, i: int) -> Atom | None:
    """2020-07-26, 2020/7/26, 2020.07.26."""
    match = _ISO_DATE.match(t.text, t.starts[i])
    last = match and t.token_end(match.end(), i)
    if not match or not last:
        return None
    span = day_of(int(match[1]), int(match[3]), int(match[4]))
    return Atom(first=i, last=last, span=span, grain="day", rule="time.date.iso") if span else None


def year_range(t: Reading, i: int) -> Atom | None:
    """2016-2020, 2016–20."""
    match = _YEAR_RANGE.match(t.text, t.starts[i])
    last = match and t.token_end(match.end(), i)
    if not match or not last:
        return None
    first, second = match[1], match[2]
    begin, finish = int(first), int(first[:2] + second if len(second) == 2 else second)
    if not begin < finish < begin + 100:
        return None
    spelled = t.low(i - 1) in ("period", "years")  # "during the period 2016-2020"
    return Atom(
        first=i - spelled,
        last=last,
        span=years(begin, finish),
        grain="years",
        rule="time.years.range",
        bare=True,
    )


def month_day(t: Reading, i: int) -> Atom | None:
    """July 26, July 26th, 2020, July 24-26, July 26 last year."""
    month = month_at(t, i)
    day = t.day_number(i + 1) if month else None
    if not month or not day:
        return None
    return _day(t, i, i + 2, month, day)


def day_month(t: Reading, i: int) -> Atom | None:
    """26 July 2020, 26th of July."""
    at = i + 2 if t.low(i + 1) == "of" else i + 1
    month = month_at(t, at)
    day = t.day_number(i) if month else None
    if not day or not month:
        return None
    return _day(t, i, at + 1, month, day)


def _day(t: Reading, i: int, last: int, month: int, day: int) -> Atom | None:
    """Day ``day`` of ``month`` ending before token ``last``, with a further day and the year that may follow."""
    final = day
    if t.low(last) in ("-", "–", "—", "~", "to") and t.day_number(last + 1) and not _counted(t, last + 2):
        final = t.day_number(last + 1) or day
        if final > day:
            last += 2
        else:
            final = day

    def in_year(year: int) -> Interval | None:
        begin, finish = day_of(year, month, day), day_of(year, month, final)
        return (begin[0], finish[1]) if begin and finish else None

    year, last = year_after(t, last)
    span = in_year(year) if year else t.placed(i, in_year)
    if in_year(2020) is None:
        return None
    where = (span[1].year, month) if span else None
    return Atom(
        first=i,
        last=last,
        span=span,
        grain="day",
        rule="time.date.month_day",
        in_year=None if year else in_year,
        month=where,
    )


def month_of_year(t: Reading, i: int) -> Atom | None:
    """July 2020, July this year, December of last year, July."""
    month = month_at(t, i)
    if not month:
        return None

    def in_year(year: int) -> Interval:
        return months(year, month, month)

    year, last = year_after(t, i + 1)
    span = in_year(year) if year else t.placed(i, in_year)
    return Atom(
        first=i,
        last=last,
        span=span,
        grain="month",
        rule="time.month",
        in_year=None if year else in_year,
        bare=last == i + 1,
        month=(span[0].year, month) if span else None,
    )


def ordinal_day(t: Reading, i: int) -> Atom | None:
    """The 26th: month and year from the article's date."""
    day = t.day_number(i)
    if day is None or t.low(i).isdecimal() or not (t.low(i - 1) == "the" or _after_day(t, i)):
        return None
    following = t.tokens[i + 1] if i + 1 < t.count else None
    if following and following.is_alpha and not _may_follow_day(t, i + 1):
        return None
    return Atom(first=i, last=i + 1, span=_day_near(t, i, day), grain="day", rule="time.date.ordinal", bare=True)


def _after_day(t: Reading, i: int) -> bool:
    """Whether a day stands right before, so that the 21st in "the 14th and 21st" is one too."""
    if t.low(i - 1) not in ("and", ",", "or", "to", "-", "–") or not t.found:
        return False
    before = t.found[-1]
    return before.grain == "day" and before.last == i - 1 - (t.low(i - 2) == ",")


def _day_near(t: Reading, i: int, day: int) -> Interval | None:
    today = t.today
    if today is None:
        return None
    if day > today.day + 15 or (day > today.day and not t.prospective(i) and today.day < 5):
        month = months(today.year, today.month - 1, today.month - 1)[0]
        return day_of(month.year, month.month, day)
    return day_of(today.year, today.month, day)


def _may_follow_day(t: Reading, i: int) -> bool:
    word = t.tokens[i]
    if word.is_title and t.low(i + 1) == "time":
        return True
    if word.lower in ("local", "that", "because", "due"):
        return True
    return not (word.is_title or word.tags[0][:2] in ("NN", "JJ"))


def plain_year(t: Reading, i: int) -> Atom | None:
    """2019, year 2019."""
    year = t.year_number(i)
    if year is None:
        return None
    if t.low(i - 1) == "of" and t.low(i - 2) in _SUMS:
        return None
    first = i - 1 if t.low(i - 1) == "year" else i
    return Atom(first=first, last=i + 1, span=years(year, year), grain="year", rule="time.year", bare=first == i)


def year_after(t: Reading, i: int) -> tuple[int | None, int]:
    """Year said after a date (", 2020", "2020", "of this year", "last year", "of the year") and the token after it.

    The year is ``None`` also where it is said relative to an unknown publication date.
    """
    at = i
    if t.low(at) in (",", "of", "in"):
        at += 1
    elif t.low(at) == "(":
        return None, i
    if t.low(at) == "the" and t.low(at + 1) in ("same", "year", "current", "previous", "following"):
        at += 1
    year = t.year_number(at)
    if year:
        return year, at + 1
    if t.low(i) == ",":
        return None, i
    if t.low(at) == "year" and t.low(at - 1) == "the" and at > i:
        return (t.today.year if t.today else None), at + 1
    shift = t.words.shift.get(t.low(at), 0 if t.low(at) == "same" else None)
    if shift is not None and t.low(at + 1) in ("year", "years"):
        return (t.today.year + shift if t.today else None), at + 2
    return None, i


def month_at(t: Reading, i: int) -> int | None:
    """Month named by token ``i``, with a capital."""
    if not 0 <= i < t.count or not t.tokens[i].is_title:
        return None
    return t.words.month.get(t.tokens[i].lower)


def _counted(t: Reading, i: int) -> bool:
    """Whether token ``i`` is a noun or adjective in lower case: the number before it counts something."""
    if i >= t.count:
        return False
    word = t.tokens[i]
    if word.lower in ("and", "or", "to", "at", "in", "on"):
        return False
    return word.is_alpha and not word.is_title and word.tags[0][:2] in ("NN", "JJ")


def full_year(digits: str) -> int:
    """Year of two or four digits: "21" is 2021."""
    return int(digits) if len(digits) == 4 else 2000 + int(digits)
