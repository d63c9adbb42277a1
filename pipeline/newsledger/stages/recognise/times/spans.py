"""Rules that read a named stretch: a quarter, a fiscal year, a decade, a five-year plan."""

import re
from collections.abc import Callable

from newsledger.stages.recognise.times.calendar import Interval, months, plus_months, years
from newsledger.stages.recognise.times.dates import full_year, month_at, year_after
from newsledger.stages.recognise.times.reading import Atom, Reading
from newsledger.types.mentions import Grain

_QUARTER_CODE = re.compile(r"(?:q([1-4])|([1-4])q|h([12])|([12])h)(?:((?:20)?\d\d))?$")
_FISCAL_YEAR = re.compile(r"fy((?:20)?\d\d)$")
_DECADE = re.compile(r"((?:18|19|20)\d)0['’]?s$")
_PLAN = re.compile(r"[\"“”']?(?:(\d{1,2})(?:st|nd|rd|th)|(\w{5,12})) [Ff]ive[- ][Yy]ear [Pp]lan\b[\"“”']?")
_MONTHS = {"year": 12, "half": 6, "quarter": 3}


def quarter_code(t: Reading, i: int) -> Atom | None:
    """Q1 2020, 1H20, H2."""
    match = _QUARTER_CODE.match(t.low(i))
    if not match:
        return None
    quarter, half = match[1] or match[2], match[3] or match[4]
    first, last = (int(quarter) * 3 - 2, int(quarter) * 3) if quarter else (int(half) * 6 - 5, int(half) * 6)
    grain: Grain = "quarter" if quarter else "half"
    year, end = (full_year(match[5]), i + 1) if match[5] else year_after(t, i + 1)

    def in_year(y: int) -> Interval:
        return months(y, first, last)

    span = in_year(year) if year else t.placed(i, in_year)
    bare = not year
    return Atom(first=i, last=end, span=span, grain=grain, rule="time.quarter.code", bare=bare)


def fiscal_year(t: Reading, i: int) -> Atom | None:
    """FY2020: taken as the calendar year of its number."""
    match = _FISCAL_YEAR.match(t.low(i))
    year = full_year(match[1]) if match else t.year_number(i + 1) if t.low(i) == "fy" else None
    if year is None:
        return None
    return Atom(first=i, last=i + (1 if match else 2), span=years(year, year), grain="year", rule="time.year.fiscal")


def decade(t: Reading, i: int) -> Atom | None:
    """1990s, 1990's."""
    text = t.text[t.starts[i] : t.starts[i] + 6]
    match = _DECADE.match(text) or _DECADE.match(text[:5])
    last = match and t.token_end(t.starts[i] + match.end(), i)
    if not match or not last:
        return None
    first = int(match[1]) * 10
    return Atom(first=i, last=last, span=years(first, first + 9), grain="years", rule="time.decade")


def five_year_plan(t: Reading, i: int) -> Atom | None:
    """14th Five-Year Plan (period): the 3rd began in 1966, each later one five years after the one before."""
    start = t.starts[i]
    match = _PLAN.match(t.text, start, start + 60)
    number = match and (int(match[1]) if match[1] else t.words.ordinal.get(match[2].lower()))
    last = match and (t.token_end(match.end(), i) or t.token_end(match.end() - 1, i))
    if not match or not number or not last or not 1 <= number <= 40:
        return None
    first = 1953 + 5 * (number - 1) if number < 3 else 1966 + 5 * (number - 3)
    period = t.low(last) == "period"
    return Atom(
        first=i,
        last=last + period,
        span=years(first, first + 4),
        grain="years",
        rule="time.plan",
        bare=not period,
    )


def part_of_year(t: Reading, i: int) -> Atom | None:
    """First half of this year, second quarter, first three quarters of 2020, first 5 months."""
    order = t.words.ordinal.get(t.low(i))
    if order is None:
        return None
    grain: Grain
    at = i + 1
    if t.low(at) == "half" and order <= 2:
        first, last, grain = order * 6 - 5, order * 6, "half"
    elif t.low(at) == "quarter" and order <= 4:
        first, last, grain = order * 3 - 2, order * 3, "quarter"
    else:
        number = t.number(at)
        unit = t.words.unit.get(t.low(at + 1))
        if order != 1 or number is None or unit not in (2, 3) or not 1 <= number <= (12 if unit == 2 else 4):
            return None
        first, last, grain = 1, number * (1 if unit == 2 else 3), "month" if unit == 2 else "quarter"
        at += 1

    def in_year(y: int) -> Interval:
        return months(y, first, last)

    year, end = year_after(t, at + 1)
    running = t.low(at + 1) == "of" and t.low(at + 2) == "the" and t.low(at + 3) == "year"
    span = in_year(year) if year and not running else _ended(t, in_year)
    return Atom(
        first=i,
        last=end,
        span=span,
        grain=grain,
        rule=f"time.{grain}.ordinal",
        in_year=None if year else in_year,
        bare=not year,
    )


def _ended(t: Reading, in_year: Callable[[int], Interval]) -> Interval | None:
    """The latest such part of a year that began by the article's date."""
    if t.today is None:
        return None
    this = in_year(t.today.year)
    return this if this[1] <= t.today or (this[0] <= t.today and this[0].month > 1) else in_year(t.today.year - 1)


def year_to(t: Reading, i: int) -> Atom | None:
    """The year to March, the half ended 30 June, the six months to September 2021: what companies report on."""
    if t.low(i + 1) not in ("to", "ended", "ending"):
        return None
    first, length = i, _MONTHS.get(t.low(i), 0)
    if not length:
        first, length = i - 1, t.number(i - 1) or 0
    at = i + 2 + (t.low(i + 2) == "in")
    at += t.tokens[at].is_digit and t.day_number(at) is not None if at < t.count else 0
    month = month_at(t, at) if at < t.count else None
    if not month or not 0 < length <= 24:
        return None
    last = at + 1
    if t.day_number(last) is not None and t.tokens[last].is_digit and last == i + 3:
        last += 1
    last += t.low(last) == "," and t.year_number(last + 1) is not None
    year = t.year_number(last)
    end = months(year, month, month) if year else t.placed(i, lambda y: months(y, month, month))
    span = (plus_months(end[0], 1 - length), end[1]) if end else None
    return Atom(first=first, last=last + (year is not None), span=span, grain="years", rule="time.year_to")
