"""Calendar dates as news headers write them."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from newsledger.types.value import value

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_NUMBERS = {name: i for i, name in enumerate(_MONTHS, 1)} | {name[:3]: i for i, name in enumerate(_MONTHS, 1)}
_NUMBERS["sept"] = 9
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sep(?:t(?:ember)?)?\.?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
ONE_YEAR = r"(?:19|20)\d\d"
FULL = re.compile(
    rf"""\b(?:
      (?P<y1>{ONE_YEAR})\s?[-/.年]\s?(?P<m1>\d{{1,2}})\s?[-/.月]\s?(?P<d1>\d{{1,2}})(?!\d)
    | (?P<m2>{MONTH})\s(?P<d2>{_DAY})(?:,\s?|\s)(?P<y2>{ONE_YEAR})\b
    | (?P<d3>{_DAY})(?:\sof)?\s(?P<m3>{MONTH}),?\s(?P<y3>{ONE_YEAR})\b
    | (?P<y4>20\d\d)(?P<m4>[01]\d)(?P<d4>[0-3]\d)(?!\d)
    )""",
    re.VERBOSE,
)
MONTH_DAY = re.compile(rf"\b(?:(?P<m>{MONTH})\s(?P<d>{_DAY})|(?P<d5>{_DAY})(?:\sof)?\s(?P<m5>{MONTH}))\b(?!\s?\d{{4}})")


@value
class MonthDay:
    """A day of an unknown year."""

    month: int
    day: int

    def of(self, year: int) -> date | None:
        """That day of ``year``, ``None`` where it does not exist."""
        return valid(year, self.month, self.day)


def full_dates(text: str) -> Iterator[tuple[int, date]]:
    """Dates with day, month and year, each with its offset."""
    return read_dates(FULL.finditer(text))


def read_dates(matches: Iterable[re.Match[str]]) -> Iterator[tuple[int, date]]:
    """Dates that exist among matches of ``FULL``, each with its offset."""
    for match in matches:
        for n in "1234":
            if match[f"y{n}"]:
                found = valid(int(match[f"y{n}"]), month_number(match[f"m{n}"]), _day(match[f"d{n}"]))
                if found:
                    yield match.start(), found


def month_days(text: str) -> Iterator[tuple[int, MonthDay]]:
    """Dates with day and month alone, each with its offset."""
    for match in MONTH_DAY.finditer(text):
        found = month_day(match["m"] or match["m5"], match["d"] or match["d5"])
        if found:
            yield match.start(), found


def month_day(month: str, day: str) -> MonthDay | None:
    """A day of a named month; ``None`` if no year has it."""
    found = MonthDay(month_number(month), _day(day))
    return found if found.of(2020) else None


def month_number(name: str) -> int:
    """1 to 12 for a month's name, abbreviation or number.

    >>> month_number("Sept."), month_number("07")
    (9, 7)
    """
    return int(name) if name.isdigit() else _NUMBERS[name.lower().rstrip(".")]


def valid(year: int, month: int, day: int) -> date | None:
    """The date, or ``None`` where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day(text: str) -> int:
    return int(text.rstrip("stndrh"))
