"""Rules that read a time told from the day of publication: yesterday, last year."""

from dataclasses import replace

from newsledger.stages.recognise.times.calendar import Interval, months, plus, whole, years
from newsledger.stages.recognise.times.dates import month_at, month_day, year_after
from newsledger.stages.recognise.times.reading import Atom, Grains, Reading


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
        if unit == 0 and t.low(i) == "last":
            return None  # the last day of something
        end = i + 2
        if t.low(end) == "before" and t.low(end + 1) == "last":
            shift, end = -2, end + 2
        role = "comparison" if t.low(i) in ("previous", "preceding", "prior") else "adverbial"
        span = whole(today, unit, shift) if today else None
        return Atom(first=i, last=end, span=span, grain=Grains[unit], rule="time.shifted.unit", role=role)
    month = month_at(t, i + 1)
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
    if weekday is None or not t.tokens[i].is_title or t.low(i)[-2:] == "ys" or t.low(i - 1) in ("every", "each"):
        return None
    span = _weekday(t, i, weekday, None)
    found = Atom(first=i, last=i + 1, span=span, grain="day", rule="time.weekday")
    return _day_in_brackets(t, found, month_day(t, i + 2) if t.low(i + 1) in ("(", "（") else None)


def the_weekend(t: Reading, i: int) -> Atom | None:
    """Over the weekend: the last one."""
    if t.low(i) != "weekend" or t.low(i - 1) != "the" or t.low(i - 2) not in ("over", "at", "on", "during"):
        return None
    span = None
    if t.today:
        week = whole(t.today, 1, 0 if t.today.weekday() >= 5 else -1)
        span = (plus(week[0], 0, 5), week[1])
    return Atom(first=i, last=i + 1, span=span, grain="day", rule="time.weekend")


def several_units(t: Reading, i: int) -> Atom | None:
    """Past five years, next two months, coming 10 days; with "few" or "several" no dates."""
    shift = t.words.shift.get(t.low(i))
    if not shift:
        return None
    number = t.number(i + 1)
    unit = t.words.unit.get(t.low(i + 2))
    if unit is None:
        return _several_hours(t, i, shift, number)
    if number is None:
        if t.low(i + 1) not in ("few", "several", "couple"):
            return None
        return Atom(first=i, last=i + 3, span=None, grain=Grains[unit], rule="time.vague", role="present")
    span = _past(t, unit, number) if shift < 0 else None
    if shift > 0 and t.today and number <= 500:
        span = t.today, plus(t.today, unit, number)
    rule = "time.past.several" if shift < 0 else "time.next.several"
    return Atom(first=i, last=i + 3, span=span, grain=Grains[unit], rule=rule)


def _several_hours(t: Reading, i: int, shift: int, number: int | None) -> Atom | None:
    """Past 24 hours, next 48 hours: the days that they reach into."""
    if number is None or t.low(i + 2) not in ("hours", "hour") or not 12 <= number <= 240:
        return None
    reach = -(-number // 24)
    span = None
    if t.today:
        span = (plus(t.today, 0, -reach), t.today) if shift < 0 else (t.today, plus(t.today, 0, reach))
    return Atom(first=i, last=i + 3, span=span, grain="day", rule="time.hours")


def _day_in_brackets(t: Reading, atom: Atom, dated: Atom | None) -> Atom:
    """The day with the date that explains it: "today (July 25)", "Friday (February 10)"."""
    if dated is None or dated.grain != "day" or dated.span is None or t.low(dated.last) not in (")", "）"):
        return atom
    return replace(atom, last=dated.last + 1, span=dated.span)


def relative_day(t: Reading, i: int) -> Atom | None:
    """Today, yesterday, tomorrow, with a part of the day."""
    shift = t.words.day.get(t.low(i))
    if shift is None:
        return None
    first = i
    if t.low(i - 1) == "before" and t.low(i - 2) == "day" and shift < 0:
        first, shift = i - 2, shift - 1
    dated = month_day(t, i + 2) if t.low(i + 1) in ("(", "（") else None
    span = whole(t.said_today, 0, shift) if t.said_today else None
    found = Atom(first=first, last=i + 1, span=span, grain="day", rule="time.relative_day")
    explained = _day_in_brackets(t, found, dated)
    if explained.last > found.last and explained.span and shift == 0:
        t.said_today = explained.span[0]
    return explained


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
