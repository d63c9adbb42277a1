"""Arithmetic of closed intervals of days."""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

Interval = tuple[date, date]


def day_of(year: int, month: int, day: int) -> Interval | None:
    """The day as an interval, ``None`` where the calendar has no such day."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found, found


def months(year: int, first: int, last: int) -> Interval:
    """From the first day of month ``first`` to the last of ``last``, clipped to the calendar.

    Months run on past 12 into the next years, and below 1 into those before.
    """
    begin, finish = _month_within(year, first), _month_within(year, last)
    return date(*begin, 1), month_end(*finish)


def month_end(year: int, month: int) -> date:
    """Last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def years(first: int, last: int) -> Interval:
    """From new year's day of ``first`` to the last day of ``last``, clipped to the calendar."""
    return date(_within(first), 1, 1), date(_within(last), 12, 31)


def week_of(day: date, shift: int = 0) -> Interval:
    """Monday to Sunday of the week of ``day``, ``shift`` weeks on, clipped to the calendar."""
    monday = plus(day, 0, 7 * shift - day.weekday())
    return monday, plus(monday, 0, 6)


def plus_months(day: date, count: int) -> date:
    """``day`` moved by ``count`` months; the last day of the month where the month is shorter."""
    year, month = _month_within(day.year, day.month + count)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def plus(day: date, unit: int, count: int) -> date:
    """``day`` moved by ``count`` units, clipped to the calendar.

    Units: 0 day, 1 week, 2 month, 3 quarter, 4 year, 5 decade.
    """
    try:
        if unit <= 1:
            return day + timedelta(days=count * (7 if unit else 1))
        return plus_months(day, count * (1, 3, 12, 120)[unit - 2])
    except (OverflowError, ValueError):
        return date.max if count > 0 else date.min


def whole(day: date, unit: int, shift: int) -> Interval:
    """The whole day, week, month, quarter, year or decade of ``day``, ``shift`` units on."""
    if unit == 0:
        moved = plus(day, 0, shift)
        return moved, moved
    if unit == 1:
        return week_of(day, shift)
    if unit == 2:
        return months(day.year, day.month + shift, day.month + shift)
    if unit == 3:
        first = (day.month - 1) // 3 * 3 + 1 + 3 * shift
        return months(day.year, first, first + 2)
    if unit == 4:
        return years(day.year + shift, day.year + shift)
    first = day.year // 10 * 10 + 10 * shift
    return years(first, first + 9)


def _month_within(year: int, month: int) -> tuple[int, int]:
    """Year and month of the ``month``-th of ``year``, or the nearest that the calendar has."""
    index = min(max(year * 12 + month - 1, MINYEAR * 12), MAXYEAR * 12 + 11)
    return index // 12, index % 12 + 1


def _within(year: int) -> int:
    """The year, or the nearest that the calendar has: "300 decades ago" is before its first."""
    return min(max(year, MINYEAR), MAXYEAR)
