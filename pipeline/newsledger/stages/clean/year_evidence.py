"""What the year of a dateline may be inferred from."""

import re

from newsledger.stages.clean.dates import MONTH, ONE_YEAR, MonthDay
from newsledger.stages.clean.year_mentions import YearMentions
from newsledger.types.value import value

YEAR = rf"(?P<year>{ONE_YEAR})"
FUTURE = re.compile(
    r"\b(?:by|until|till|before|through|to|into|towards?|in early|in late"
    r"|the end of|beginning of|target\w*|will|next|plans?"
    r"|schedul\w+|expected|postponed|forecast)\s(?:the\s)?(?:\w+\s){0,2}\Z",
    re.IGNORECASE,
)
MONTH_OF = re.compile(rf"\b(?P<month>{MONTH})(?:\sof)?,?\s{YEAR}\b")
_ANY_YEAR = re.compile(rf"(?<![\d.,$-]){YEAR}(?![\d%]|,\d|\.\d)")


@value
class Evidence:
    """What the year of a dateline is inferred from."""

    years: YearMentions
    day: MonthDay
    latest: int | None  # the latest year that the text mentions otherwise than as one to come

    @property
    def text(self) -> str:
        """The whole text."""
        return self.years.text


def latest_year(years: YearMentions) -> int | None:
    """The latest year that the text mentions otherwise than as one to come."""
    found = [
        int(match["year"])
        for match in years.find(_ANY_YEAR)
        if not FUTURE.search(years.text, max(0, match.start() - 40), match.start())
    ]
    return max(found, default=None)
