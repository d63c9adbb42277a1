"""Rules that read a time without its preposition: dates, months, years and parts of them."""

import re
from collections.abc import Callable

from newsledger.stages.recognise.times.calendar import Interval, day_of, months, plus, whole, years
from newsledger.stages.recognise.times.reading import Atom, Grains, Reading
from newsledger.types.mentions import Grain

Rule = Callable[[Reading, int], Atom | None]

_ISO_DATE = re.compile(r"((?:19|20)\d\d)([-/.年])(\d{1,2})[-/.月](\d{1,2})日?(?![\d])")
_YEAR_RANGE = re.compile(r"((?:18|19|20)\d\d)\s?[-–—~]\s?((?:18|19|20)\d\d|\d\d)(?![\d-])")
_QUARTER_CODE = re.compile(r"(?:q([1-4])|([1-4])q|h([12])|([12])h)(?:((?:20)?\d\d))?$")
_FISCAL_YEAR = re.compile(r"fy((?:20)?\d\d)$")
_DECADE = re.compile(r"((?:18|19|20)\d)0['’]?s$")
_PLAN = re.compile(r"[\"“”']?(?:(\d{1,2})(?:st|nd|rd|th)|(\w{5,12})) [Ff]ive[- ][Yy]ear [Pp]lan\b[\"“”']?")


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
    return Atom(first=i, last=last, span=years(begin, finish), grain="years", rule="time.years.range", bare=True)


def month_day(t: Reading, i: int) -> Atom | None:
    """July 26, July 26th, 2020, July 24-26, July 26 last year."""
    month = _month(t, i)
    day = t.day_number(i + 1) if month else None
    if not month or not day:
        return None
    return _day(t, i, i + 2, month, day)


def day_month(t: Reading, i: int) -> Atom | None:
    """26 July 2020, 26th of July."""
    day = t.day_number(i)
    at = i + 2 if t.low(i + 1) == "of" else i + 1
    month = _month(t, at) if day else None
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
    month = _month(t, i)
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
    if day is None or t.low(i).isdecimal() or t.low(i - 1) != "the":
        return None
    following = t.tokens[i + 1] if i + 1 < t.count else None
    if following and following.is_alpha and not _may_follow_day(t, i + 1):
        return None
    return Atom(first=i, last=i + 1, span=_day_near(t, i, day), grain="day", rule="time.date.ordinal", bare=True)


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
    first = i - 1 if t.low(i - 1) == "year" else i
    return Atom(first=first, last=i + 1, span=years(year, year), grain="year", rule="time.year", bare=first == i)


def quarter_code(t: Reading, i: int) -> Atom | None:
    """Q1 2020, 1H20, H2."""
    match = _QUARTER_CODE.match(t.low(i))
    if not match:
        return None
    quarter, half = match[1] or match[2], match[3] or match[4]
    first, last = (int(quarter) * 3 - 2, int(quarter) * 3) if quarter else (int(half) * 6 - 5, int(half) * 6)
    grain: Grain = "quarter" if quarter else "half"
    year, end = (_full_year(match[5]), i + 1) if match[5] else year_after(t, i + 1)

    def in_year(y: int) -> Interval:
        return months(y, first, last)

    span = in_year(year) if year else t.placed(i, in_year)
    bare = not year
    return Atom(first=i, last=end, span=span, grain=grain, rule="time.quarter.code", bare=bare)


def fiscal_year(t: Reading, i: int) -> Atom | None:
    """FY2020: taken as the calendar year of its number."""
    match = _FISCAL_YEAR.match(t.low(i))
    year = _full_year(match[1]) if match else t.year_number(i + 1) if t.low(i) == "fy" else None
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


def shifted(t: Reading, i: int) -> Atom | None:
    """This year, last month, next quarter, next Thursday, last December, this summer, this morning."""
    shift = t.words.shift.get(t.low(i))
    if shift is None:
        return None
    word = t.low(i + 1)
    unit = t.words.unit.get(word)
    today = t.today
    if unit is not None and word[-1] != "s" and unit >= 1:
        if t.low(i) == "past" and unit == 4:
            return _past_year(t, i)
        end = i + 2
        if t.low(end) == "before" and t.low(end + 1) == "last":
            shift, end = -2, end + 2
        role = "comparison" if t.low(i) in ("previous", "preceding", "prior") else "adverbial"
        span = whole(today, unit, shift) if today else None
        return Atom(first=i, last=end, span=span, grain=Grains[unit], rule="time.shifted.unit", role=role)
    month = _month(t, i + 1)
    if month:
        return _shifted_month(t, i, shift, month)
    weekday = t.words.weekday.get(word)
    if weekday is not None and word[-2:] != "ys":
        return Atom(first=i, last=i + 2, span=_weekday(t, i, weekday, shift), grain="day", rule="time.shifted.weekday")
    if word == "weekend":
        span = None
        if today:
            week = whole(today, 1, shift)
            span = (plus(week[0], 0, 5), week[1])
        return Atom(first=i, last=i + 2, span=span, grain="day", rule="time.shifted.weekend")
    if word in t.words.season:
        start = t.words.season[word]
        span = months(today.year + shift, start, start + 2) if today else None
        return Atom(first=i, last=i + 2, span=span, grain="quarter", rule="time.shifted.season")
    if word in t.words.day_part and shift <= 0:
        span = whole(today, 0, shift) if today else None
        return Atom(first=i, last=i + 2, span=span, grain="day", rule="time.shifted.day_part")
    return None


def _past_year(t: Reading, i: int) -> Atom:
    """The past year: in the first quarter, when yearly reports come out, the calendar year before; else 12 months."""
    return Atom(first=i, last=i + 2, span=_past(t, 4, 1) if t.today else None, grain="year", rule="time.past.one")


def _past(t: Reading, unit: int, number: int) -> Interval | None:
    today = t.today
    if today is None or number > 500:
        return None
    if unit == 4 and today.month <= 3:
        return years(today.year - number, today.year - 1)
    return plus(today, unit, -number), today


def _shifted_month(t: Reading, i: int, shift: int, month: int) -> Atom | None:
    today = t.today
    span = None
    if today:
        year = today.year + shift
        if (shift < 0 and month < today.month) or (shift > 0 and month > today.month):
            year = today.year
        span = months(year, month, month)
    return Atom(first=i, last=i + 2, span=span, grain="month", rule="time.shifted.month")


def _weekday(t: Reading, i: int, weekday: int, shift: int | None) -> Interval | None:
    today = t.today
    if today is None:
        return None
    back = (today.weekday() - weekday) % 7
    if shift == -1:
        found = plus(today, 0, -(back or 7))
    elif shift == 1:
        found = plus(whole(today, 1, 1)[0], 0, weekday)
    elif shift == 0:
        found = plus(whole(today, 1, 0)[0], 0, weekday)
    elif back and t.prospective(i):
        found = plus(today, 0, 7 - back)
    else:
        found = plus(today, 0, -back)
    return found, found


def plain_weekday(t: Reading, i: int) -> Atom | None:
    """Friday: the last one, or the next one in a sentence that looks ahead."""
    weekday = t.words.weekday.get(t.low(i))
    if weekday is None or not t.tokens[i].is_title or t.low(i)[-2:] == "ys":
        return None
    return Atom(first=i, last=i + 1, span=_weekday(t, i, weekday, None), grain="day", rule="time.weekday")


def several_units(t: Reading, i: int) -> Atom | None:
    """Past five years, next two months, coming 10 days; with "few" or "several" no dates."""
    shift = t.words.shift.get(t.low(i))
    if not shift:
        return None
    number = t.number(i + 1)
    unit = t.words.unit.get(t.low(i + 2))
    if unit is None:
        return None
    if number is None:
        if t.low(i + 1) not in ("few", "several", "couple"):
            return None
        return Atom(first=i, last=i + 3, span=None, grain=Grains[unit], rule="time.vague", role="present")
    span = _past(t, unit, number) if shift < 0 else None
    if shift > 0 and t.today and number <= 500:
        span = t.today, plus(t.today, unit, number)
    rule = "time.past.several" if shift < 0 else "time.next.several"
    return Atom(first=i, last=i + 3, span=span, grain=Grains[unit], rule=rule)


def relative_day(t: Reading, i: int) -> Atom | None:
    """Today, yesterday, tomorrow, with a part of the day."""
    shift = t.words.day.get(t.low(i))
    if shift is None:
        return None
    span = whole(t.today, 0, shift) if t.today else None
    return Atom(first=i, last=i + 1, span=span, grain="day", rule="time.relative_day")


def ago(t: Reading, i: int) -> Atom | None:
    """Three years ago, two days ago; a few days ago has no date. ``i`` is the token of the number."""
    unit = t.words.unit.get(t.low(i + 1))
    if unit is None:
        return None
    number = t.number(i)
    grain = Grains[unit]
    if number is None or t.low(i - 1) == "than" or number > 500:
        first = i - 1 if t.low(i) in ("few", "couple") and t.low(i - 1) == "a" else i
        return Atom(first=first, last=i + 3, span=None, grain=grain, rule="time.vague", role="present")
    span = whole(plus(t.today, unit, -number), unit, 0) if t.today else None
    return Atom(first=i, last=i + 3, span=span, grain=grain, rule="time.ago")


def now(t: Reading, i: int) -> Atom | None:
    """Now, as the end of a stretch: "from now to the end of 2025"."""
    span = (t.today, t.today) if t.today else None
    return Atom(first=i, last=i + 1, span=span, grain="day", rule="time.now", bare=True)


def new_year(t: Reading, i: int) -> Atom | None:
    """The new year: this one in its first quarter, else the next."""
    if t.tokens[i].text != "new" or t.tokens[min(i + 1, t.count - 1)].text != "year" or t.low(i - 1) != "the":
        return None
    span = whole(t.today, 4, 0 if t.today.month <= 3 else 1) if t.today else None
    return Atom(first=i, last=i + 2, span=span, grain="year", rule="time.new_year")


def same_period(t: Reading, i: int) -> Atom | None:
    """Same period last year, same month of 2019, corresponding period: what a change is measured against."""
    if t.low(i) not in ("same", "corresponding"):
        return None
    unit = t.low(i + 1)
    if unit not in ("period", "month", "quarter", "term", "time") or (unit == "time" and not _year_follows(t, i + 2)):
        return None
    year, last = year_after(t, i + 2)
    span = years(year, year) if year else None
    role = "comparison" if year or unit != "time" else "adverbial"
    return Atom(first=i, last=last, span=span, grain="year", rule="time.same_period", role=role)


def _year_follows(t: Reading, i: int) -> bool:
    return year_after(t, i)[1] > i


def edge_of(t: Reading, i: int) -> Atom | None:
    """End of July, beginning of this year, middle of 2020, end of the 13th Five-Year Plan period."""
    edge = t.words.edge.get(t.low(i))
    if edge is None or t.low(i + 1) != "of":
        return None
    return _edge(t, i, edge, (t.low(i + 2) in ("the", "each") and i + 3) or i + 2, "time.edge")


def stage_of(t: Reading, i: int) -> Atom | None:
    """Early July, late 2020, mid-July, early this year."""
    stage = t.words.stage.get(t.low(i))
    if stage is None:
        return None
    inner = inner_atom(t, i + 2 if t.low(i + 1) in ("-", "in") else i + 1)
    if inner is None or inner.grain not in ("month", "year"):
        return None
    span = _third(inner, stage) if inner.span else None
    grain: Grain = "day" if inner.grain == "month" else "month"
    return Atom(first=i, last=inner.last, span=span, grain=grain, rule="time.stage")


def year_end(t: Reading, i: int) -> Atom | None:
    """Year-end, end of last year written "last year's end"; "the end of the year" is read by ``edge_of``."""
    if t.low(i) == "year" and t.low(i - 1) == "the" and t.low(i - 2) == "within":
        span = whole(t.today, 4, 0) if t.today else None
        return Atom(first=i, last=i + 1, span=span, grain="year", rule="time.this_unit")
    if t.low(i) != "year" or t.low(i + 1) != "-" or t.low(i + 2) != "end":
        return None
    span = None
    if t.today:
        end = years(t.today.year, t.today.year)[1]
        span = (end, end)
    return Atom(first=i, last=i + 3, span=span, grain="day", rule="time.edge.year_end", bare=True)


def _edge(t: Reading, i: int, edge: int, at: int, rule: str) -> Atom | None:
    inner = inner_atom(t, at)
    if inner is None:
        return None
    if inner.grain == "day" and inner.span and inner.span[0] == inner.span[1]:
        return None
    span = None
    if inner.span:
        if edge > 0:
            span = (inner.span[1], inner.span[1])
        elif edge < 0:
            span = (inner.span[0], inner.span[0])
        else:
            span = _third(inner, 0)
    return Atom(first=i, last=inner.last, span=span, grain="day", rule=rule)


def _third(inner: Atom, stage: int) -> Interval | None:
    if inner.span is None:
        return None
    begin, finish = inner.span
    if inner.grain == "month":
        first, last = ((1, 10), (11, 20), (21, finish.day))[stage + 1]
        return begin.replace(day=first), begin.replace(day=last)
    if inner.grain == "year":
        return months(begin.year, *((1, 4), (5, 8), (9, 12))[stage + 1])
    return inner.span


def inner_atom(t: Reading, i: int) -> Atom | None:
    """The period at token ``i`` after "end of" and the like, where "the year" means this one."""
    if i >= len(t.starts):
        return None
    for rule in (part_of_year, five_year_plan, month_of_year, plain_year, shifted, several_units, fiscal_year):
        found = rule(t, i)
        if found:
            return found
    unit = t.words.unit.get(t.low(i))
    if unit and t.low(i)[-1] != "s":
        span = whole(t.today, unit, 0) if t.today else None
        return Atom(first=i, last=i + 1, span=span, grain=Grains[unit], rule="time.this_unit")
    return None


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


def _month(t: Reading, i: int) -> int | None:
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


def _full_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


DIGIT_RULES: tuple[Rule, ...] = (
    iso_date,
    year_range,
    day_month,
    five_year_plan,
    part_of_year,
    quarter_code,
    fiscal_year,
    decade,
    plain_year,
    ordinal_day,
)
WORD_RULES: dict[str, tuple[Rule, ...]] = {
    "month": (month_day, month_of_year),
    "weekday": (plain_weekday,),
    "day": (relative_day,),
    "ordinal": (part_of_year, five_year_plan),
    "shift": (shifted, several_units),
    "edge": (edge_of,),
    "stage": (stage_of,),
    "same": (same_period,),
    "new": (new_year,),
    "year": (year_end,),
    "fy": (fiscal_year,),
    "ago": (),
}
