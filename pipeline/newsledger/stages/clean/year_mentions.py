"""Where a text names years: what it says of them is looked for there alone, and full dates are read once."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property

from newsledger.stages.clean.dates import FULL, ONE_YEAR, read_dates

_YEAR = re.compile(ONE_YEAR)
NEAR = 60  # characters to either side of a year: dates, months, stretches of a year
FAR = 200  # clauses that hold a year


class YearMentions:
    """A text and the places where it names years; false where it names none."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [match.start() for match in _YEAR.finditer(text)]
        self._around: dict[int, list[tuple[int, int]]] = {}

    def __bool__(self) -> bool:
        return bool(self._starts)

    def find(self, pattern: re.Pattern[str], reach: int = NEAR, end: int | None = None) -> Iterator[re.Match[str]]:
        """Matches, up to ``end``, of a pattern that holds a year and goes no further than ``reach`` beyond it."""
        around = self._around.get(reach)
        if around is None:
            around = self._around[reach] = self._merged(reach)
        for low, high in around:
            yield from pattern.finditer(self.text, low, high if end is None else min(high, end))

    @cached_property
    def full_dates(self) -> tuple[tuple[int, date], ...]:
        """Dates with day, month and year, each with its offset."""
        return tuple(read_dates(self.find(FULL)))

    def _merged(self, reach: int) -> list[tuple[int, int]]:
        """Stretches around the years, none touching another."""
        merged: list[tuple[int, int]] = []
        for start in self._starts:
            low, high = max(0, start - reach), start + reach
            if merged and low <= merged[-1][1]:
                low = merged.pop()[0]
            merged.append((low, high))
        return merged
