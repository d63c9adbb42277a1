"""The day of publication, from what the article itself says, or nothing.

A full date in a header counts. A dateline mostly has day and month alone; its year is then inferred by the first of
``YEAR_RULES`` (module ``years``) that finds evidence. Where no rule finds anything the answer is ``None``: a wrong year
would spoil every relative date of the record.
"""

import re
from datetime import date, timedelta

from newsledger.stages.clean.dates import MonthDay, month_days
from newsledger.stages.clean.reported_stretches import just_over
from newsledger.stages.clean.year_evidence import Evidence, latest_year
from newsledger.stages.clean.year_mentions import YearMentions
from newsledger.stages.clean.years import YEAR_RULES, YEARLESS_RULES
from newsledger.types.value import value

_PATH_DATE = re.compile(r"(?<!\d)(?P<y>20\d\d)[-/_.]?(?P<m>[01]\d)[-/_.]?(?P<d>[0-3]\d)(?!\d)")


@value
class Publication:
    """A day of publication and the rule that found it."""

    day: date
    rule: str


def infer(
    text: str,
    header: list[date],
    datelines: list[tuple[int | None, MonthDay]],
    source: str | None,
    otherwise: date | None,
) -> Publication | None:
    """Publication day of an article.

    ``header``: full dates of its metadata lines, in order; ``datelines``: year (where stated) and day of its datelines;
    ``source``: path or address that it was read from; ``otherwise``: the day to assume where no full date is stated.
    """
    if header:
        return Publication(header[0], "published.header")
    for year, day in datelines:
        if year and (stated := day.of(year)):
            return Publication(stated, "published.dateline")
    if otherwise:
        return Publication(otherwise, "published.assumed")
    years = YearMentions(text if datelines else "")
    latest = latest_year(years)
    for _, day in datelines:
        found = _dated(Evidence(years, day, latest))
        if found:
            return found
    return _from_path(source, [day for _, day in datelines])


def reference(text: str) -> date | None:
    """A day from which relative times can be counted where no day of publication is known.

    Its year is found by the same rules as that of a dateline; its day is the first that the text names, or the one
    after the latest stretch that it reports on.
    """
    years = YearMentions(text)
    if not years:
        return None
    latest = latest_year(years)
    first = next((day for _, day in month_days(text)), None)
    if first is not None:
        found = _dated(Evidence(years, first, latest))
        if found:
            return found.day
    end = just_over(years, latest) if latest else None
    return end + timedelta(days=1) if end else None


def _dated(evidence: Evidence) -> Publication | None:
    for rule in YEAR_RULES if evidence.years else YEARLESS_RULES:
        year = rule(evidence)
        if year is not None and (found := evidence.day.of(year)):
            return Publication(found, f"published.{rule.__name__}")
    return None


def _from_path(source: str | None, days: list[MonthDay]) -> Publication | None:
    """A date in the article's address ("/2020/07/26/"), unless the datelines speak against it."""
    match = _PATH_DATE.search(source or "")
    if match is None:
        return None
    try:
        found = date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None
    for day in days:
        stated = day.of(found.year)
        if stated is None or not timedelta(days=-1) <= found - stated <= timedelta(days=7):
            return None
    return Publication(found, "published.address")
