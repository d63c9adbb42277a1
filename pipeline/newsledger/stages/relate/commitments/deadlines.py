"""By when an act is to be done."""

from collections.abc import Iterable
from datetime import MAXYEAR, date, timedelta

from newsledger.lexicons.commitment_rows import FestivalRow
from newsledger.schemas.record import Force
from newsledger.stages.relate.commitments.view import View
from newsledger.types.mentions import TimeExpression

_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}
_NUMBERS = {
    word: value
    for value, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
} | {"a": 1, "an": 1}
_EVENTS = frozenset(("of", "after", "from", "following", "working"))  # "within three days of the order"
_MOST = 600  # units: more is no term
_LATEST = 9000  # year: later ones leave no room for a term
_LIMITS = frozenset(("before", "by", "until", "till"))
_EVERY = ("every", "each")
_STARTS = ("starting", "starting on", "beginning", "beginning on", "commencing", "effective", "with effect on")


def deadline_in(times: list[TimeExpression], published: date | None) -> date | None:
    """Last day of the first period among ``times`` that lies ahead of the publication."""
    for time in times:
        if time.finish is None or time.rule.endswith("since"):
            continue
        if published is not None and time.finish < published:
            continue
        return time.finish
    return None


def is_past(times: list[TimeExpression], published: date | None) -> bool:
    """Whether the clause speaks of a time before the publication, and of none after it."""
    if published is None:
        return False
    ends = [time.finish for time in times if time.finish is not None]
    return bool(ends) and max(ends) < published


def term(view: View, first: int, last: int, published: date | None, force: Force) -> date | None:
    """Last day of a term that tokens ``[first, last)`` give from the publication on: "within three years".

    Terms that bind others run from an event that the rule names or implies: they give none.
    """
    if published is None or published.year > _LATEST or force == "directive":
        return None
    for k in range(first, min(last, view.last - 2)):
        if view.low[k] != "within":
            continue
        unit = k + 2
        number = view.low[k + 1]
        if k + 3 < view.last and view.low[k + 2] == "-":
            return None
        count = _NUMBERS.get(number) or (int(number) if number.isdecimal() and number.isascii() else 0)
        noun = view.noun(unit)
        if not 0 < count < _MOST or (unit + 1 < view.last and view.low[unit + 1] in _EVENTS):
            return None
        if noun in _MONTHS:
            return plus_months(published, count * _MONTHS[noun])
        if noun in _DAYS:
            return published + timedelta(days=count * _DAYS[noun])
    return None


class Feasts:
    """Days of feasts, looked up by what texts call them."""

    def __init__(self, rows: Iterable[FestivalRow]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], FestivalRow]]] = {}
        for row in rows:
            for form in row.forms:
                parts = tuple(form.replace("’s", " ’s").replace("'s", " 's").split())
                self._by_first.setdefault(parts[0], []).append((parts, row))

    def limit(self, view: View, first: int, last: int, published: date | None) -> date | None:
        """Day of the feast "before", "by" or "until" which tokens ``[first, last)`` say that something is done."""
        if published is None:
            return None
        for k in range(first, last - 1):
            if view.low[k] not in _LIMITS:
                continue
            start = k + 2 if view.low[k + 1] in ("the", "this") else k + 1
            for parts, row in self._by_first.get(view.low[start], ()) if start < last else ():
                if tuple(view.low[start : start + len(parts)]) == parts:
                    return _next(row, published)
        return None


def _next(row: FestivalRow, published: date) -> date | None:
    """First day of the feast from the publication on."""
    if row.day is None:
        return next((day for day in row.days if day >= published), None)
    month, day = (int(part) for part in row.day.split("-"))
    for year in (published.year, published.year + 1):
        if year < MAXYEAR and date(year, month, day) >= published:
            return date(year, month, day)
    return None


def plus_months(day: date, count: int) -> date:
    """The day ``count`` months later, or the last one of its month."""
    months = day.month - 1 + count
    year, month = day.year + months // 12, months % 12 + 1
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    return day


def begins(before: str) -> bool:
    """Whether ``before`` a time says that something starts then: "Starting today, the line will"."""
    return before.rstrip().lower().endswith(_STARTS)


def recurs(before: str, words: str) -> bool:
    """Whether a time names no one day: "every Saturday", "on Sundays"."""
    return before.rstrip().lower().endswith(_EVERY) or words.lower().endswith("days")
