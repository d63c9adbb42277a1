"""The year of a dateline from the stretch of time whose figures the article reports: leads tell what is just over."""

import re
from datetime import date, timedelta

from newsledger.stages.clean.dates import MONTH, month_number
from newsledger.stages.clean.year_evidence import FUTURE, MONTH_OF, YEAR, Evidence
from newsledger.stages.clean.year_mentions import YearMentions

_STRETCH = re.compile(
    rf"\b(?:(?P<half>first|second)\shalf|(?P<quarter>first|second|third|fourth)\squarter|first\s(?P<months>\w+)\smonths)"
    rf"\s(?:of\s)?(?:the\syear\s)?{YEAR}\b",
    re.IGNORECASE,
)
_UP_TO = re.compile(rf"(?:{MONTH}\s(?:to|through)\s|\b[Aa]s\sof\s(?:the\send\sof\s)?)\Z")
_YEAR_END = re.compile(rf"\b[Aa]s\sof\s(?:the\send\sof\s|December\s31,?\s){YEAR}\b")
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_COUNTS |= {"eleven": 11, **{str(n): n for n in range(2, 12)}}
_COMPARED = re.compile(
    r"\b(?:compared|than|over|from|same|against|versus|since|of the year)\b[^.;]{0,30}\Z", re.IGNORECASE
)


def stretch_just_over(evidence: Evidence) -> int | None:
    """ "in the first half of 2020" under a dateline of July: a stretch that ended less than five months ago."""
    best = None
    for match in evidence.years.find(_STRETCH):
        year = int(match["year"])
        if _COMPARED.search(evidence.text, max(0, match.start() - 60), match.start()):
            continue
        end = _last_month(match)
        months = (evidence.day.month - end) % 12 if end else 99
        written = year if evidence.day.month > end else year + 1
        if months <= 5 and end and evidence.latest is not None and written >= evidence.latest:
            best = max(best or 0, written)
    return best


def year_end_stock(evidence: Evidence) -> int | None:
    """ "as of the end of 2022" under a dateline of January to June: the figures of the last year's end."""
    if evidence.day.month > 6:
        return None
    years = [int(match["year"]) for match in evidence.years.find(_YEAR_END)]
    return max(years) + 1 if years and max(years) >= (evidence.latest or 0) else None


def month_just_over(evidence: Evidence) -> int | None:
    """ "from January to June 2020" under a dateline of July: a month that is over, or under way."""
    best = None
    for match in evidence.years.find(MONTH_OF):
        year, month = int(match["year"]), month_number(match["month"])
        before = evidence.text[max(0, match.start() - 40) : match.start()]
        if not _UP_TO.search(before) or year < (evidence.latest or 0):
            continue
        if 0 <= evidence.day.month - month <= 1:
            best = max(best or 0, year)
    return best


def just_over(years: YearMentions, latest: int | None) -> date | None:
    """Last day of the latest stretch of the latest year that the text reports on: "the first 5 months of 2020"."""
    text = years.text
    ends = []
    for match in years.find(_STRETCH):
        if _COMPARED.search(text, max(0, match.start() - 60), match.start()) or int(match["year"]) != latest:
            continue
        if FUTURE.search(text, max(0, match.start() - 60), match.start()):
            continue
        month = _last_month(match)
        if month:
            following = date(latest + month // 12, month % 12 + 1, 1)
            ends.append(following - timedelta(days=1))
    return max(ends, default=None)


def _last_month(match: re.Match[str]) -> int:
    if match["half"]:
        return _ORDINALS[match["half"].lower()] * 6
    if match["quarter"]:
        return _ORDINALS[match["quarter"].lower()] * 3
    return _COUNTS.get(match["months"].lower(), 0)
