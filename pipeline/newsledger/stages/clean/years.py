"""The year of a dateline that names day and month alone, from words that tie a year to the time of writing.

Each rule is sound in itself. The mere mention of a year is no evidence, since articles mention past and coming years
freely. The rules are tried in order; the first that finds a year gives it.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from newsledger.stages.clean.dates import FULL, MONTH, ONE_YEAR, MonthDay, month_number, read_dates, valid
from newsledger.stages.clean.reported_stretches import month_just_over, stretch_just_over, year_end_stock
from newsledger.stages.clean.year_evidence import FUTURE, MONTH_OF, YEAR, Evidence
from newsledger.stages.clean.year_mentions import FAR, YearMentions

_NEAR = timedelta(days=45)
_FRESH = timedelta(days=10)
_LEAD = 700  # characters: a headline, a dateline and two sentences
_COUNTED = re.compile(
    r"\b(?:as of|up to|until|till|to|from|since|starting|through|today|ended|ending)\s?"
    r"(?:on\s|\d{1,2}:\d\d\s(?:on\s)?|the\s)?\(?\Z"
    r"|[a-z]\s?\(\Z",
    re.IGNORECASE,
)
_COMING = re.compile(r"\b(?:will|shall|is to|are to|scheduled)\b[^.;]{0,70}\Z")
_FROM_THEN = re.compile(r"\b(?:on|from|by|before|until|starting|of)\s\Z")
_THIS_YEAR = re.compile(
    rf"\bthis\s(?:year|spring|summer|autumn|winter)(?:\sof)?(?:\s?[(,]\s?|\s){ONE_YEAR}|\b{ONE_YEAR}\s?[(,]\s?this\syear"
    rf"|\bthis\s{ONE_YEAR}\b|\bin\s{ONE_YEAR}\sso\sfar\b|\bso\sfar\sin\s{ONE_YEAR}\b|\b{ONE_YEAR}\sto\sdate\b",
    re.IGNORECASE,
)
# The year's digits come first, so that the search goes from one to the next.
_YEAR_IS = re.compile(
    rf"{ONE_YEAR}(?<=\b\d{{4}})(?i:\sis\s(?:also\s)?(?:the|a|an)\s(?:\w+\s){{0,4}}(?:year|milestone|start|opening)\b)"
)
_LAST_YEAR = re.compile(
    rf"\b(?:last|previous)\syear(?:\s?[(,]\s?){ONE_YEAR}|\b{ONE_YEAR}\s?[(,]\s?(?:i\.e\.\s)?last\syear|\bend\sof\slast\syear\s\({ONE_YEAR}\)",
    re.IGNORECASE,
)
_NEXT_YEAR = re.compile(rf"\bnext\syear(?:\s?[(,]\s?){ONE_YEAR}|\b{ONE_YEAR}\s?[(,]\s?next\syear", re.IGNORECASE)
_PLAN = re.compile(
    r"\bthis\syear\sis\s(?:also\s)?the\s(?:final|last|closing|(?P<first>first|opening|initial))\syear\s(?:of|for)\s(?:the\s|implementing\sthe\s)?"
    r"[\"']?(?P<number>\d{1,2})(?:st|nd|rd|th)\s[\"']?Five[- ]Year",
    re.IGNORECASE,
)
_POVERTY = re.compile(
    r"\bthis\syear\sis\s(?:also\s)?the\s(?:final|last|closing|decisive)\syear\s(?:of|for|in)\s(?:the\s)?(?:\w+\s){0,4}?"
    r"(?:poverty|moderately|well-off)",
    re.IGNORECASE,
)
_EVENT = re.compile(
    rf"\b(?:[Tt]he|[Tt]his)\s{YEAR}\s(?=[A-Z])"
    r"(?!Olymp|World Cup|Games|Paralymp|Asian Games|Winter|Summer|Tokyo|European)"
)
_NOT_YET = re.compile(r"\b(?:will|postpone\w*|cancel\w*|next year|upcoming|scheduled)\b")
_DEICTIC = re.compile(
    rf"\b(?:yesterday|today|recently|this (?:morning|afternoon|evening|week)"
    rf"|on the \d{{1,2}}(?:st|nd|rd|th)|{MONTH} \d{{1,2}})\b"
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NAMED_DAY = re.compile(r"day,? \(?[JFMASOND]|[(,] ?[MTWFS][a-z]{2,5}day")
_WEEKDAY = re.compile(
    rf"\b(?P<w1>{'|'.join(_WEEKDAYS)}),?\s\(?(?P<m1>{MONTH})\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b(?!,?\s\d{{4}})"
    rf"|\b(?P<m2>{MONTH})\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s?[(,]\s?(?P<w2>{'|'.join(_WEEKDAYS)})\b",
    re.IGNORECASE,
)
_IN_YEAR_WILL = re.compile(rf"\b[Ii]n\s{YEAR},?\s[^.;\n]{{3,80}}?\b(?:will|plans?\sto|is\sto|are\sto|is\sexpected)\b")
_PUT_OFF = re.compile(
    rf"\b(?:will|postponed|scheduled|is\sto|plans?\sto)\b[^.;\n]{{3,80}}?\b(?:before|in|until|to)\s(?:{MONTH}\s)?{YEAR}\b"
)
_END_OF = re.compile(rf"\b(?:at\sthe\send|last\sday)\sof\s{YEAR}\b", re.IGNORECASE)


def full_date_near(evidence: Evidence) -> int | None:
    """A full date that the text counts up to or from, within 45 days of the dateline's day: "as of July 24, 2020".

    A date that is merely mentioned is none: "On July 28, 2019" may well be the same feast a year before.
    """
    years = []
    for offset, stated in evidence.years.full_dates:
        day = evidence.day.of(stated.year) or evidence.day.of(stated.year + 1)
        if day is not None and stated.month == 12 and evidence.day.month == 1:
            day = evidence.day.of(stated.year + 1)
        counted = _COUNTED.search(evidence.text, max(0, offset - 30), offset)
        if day and counted and timedelta(days=-1) <= day - stated <= _NEAR and day.year >= (evidence.latest or 0):
            years.append(day.year)
    return max(years, default=None)


def date_in_lead(evidence: Evidence) -> int | None:
    """A full date in the lead, of the dateline's day or up to ten days before: leads tell what has just happened.

    An anniversary or a look back stands further down, or another date of a later year stands beside it.
    """
    for offset, stated in read_dates(evidence.years.find(FULL, end=_LEAD)):
        day = evidence.day.of(stated.year)
        past = not _COMING.search(evidence.text, max(0, offset - 80), offset)
        if past and day and timedelta(0) <= day - stated <= _FRESH and stated.year >= (evidence.latest or 0):
            return stated.year
    return None


def coming_date(evidence: Evidence) -> int | None:
    """A full date still to come: "will open on September 1, 2020" puts a dateline of July into 2020."""
    years = []
    for offset, stated in evidence.years.full_dates:
        then = _FROM_THEN.search(evidence.text, max(0, offset - 12), offset)
        if then and _COMING.search(evidence.text, max(0, offset - 80), offset):
            day = evidence.day.of(stated.year)
            if stated.year >= (evidence.latest or 0):
                years.append(stated.year if day and day < stated else stated.year - 1)
    return max(years, default=None)


def this_year_named(evidence: Evidence) -> int | None:
    """ "this year (2020)", "2020 is the year of …"; also "last year (2019)" and "next year (2021)"."""
    find = evidence.years.find
    these = [match for found in (find(_THIS_YEAR), find(_YEAR_IS, FAR)) if (match := next(found, None))]
    named = min(these, key=lambda match: match.start(), default=None)
    for match, step in ((named, 0), (next(find(_LAST_YEAR), None), 1), (next(find(_NEXT_YEAR), None), -1)):
        if match:
            year = int(re.findall(ONE_YEAR, match[0])[0]) + step
            return year if evidence.latest is None or year >= evidence.latest else None
    return None


def plan_year(evidence: Evidence) -> int | None:
    """ "this year is the final year of the 13th Five-Year Plan": China's nth plan ran from 1956 + 5 (n - 1) on."""
    lower = evidence.text.lower()
    match = _PLAN.search(evidence.text) if "five-year" in lower or "five year" in lower else None
    if match:
        first = 1951 + 5 * int(match["number"])
        return (first if match["first"] else first + 4) if 8 <= int(match["number"]) <= 30 else None
    poverty = any(word in lower for word in ("poverty", "moderately", "well-off"))
    return 2020 if poverty and _POVERTY.search(evidence.text) else None


def event_of_the_day(evidence: Evidence) -> int | None:
    """ "Yesterday the 2020 Lakeside Forum opened": an event named by its year in a sentence of these days."""
    for match in evidence.years.find(_EVENT):
        if int(match["year"]) != evidence.latest:
            continue
        left = max(evidence.text.rfind(". ", max(0, match.start() - 200), match.start()), match.start() - 200, 0)
        right = evidence.text.find(". ", match.end(), match.end() + 200)
        sentence = evidence.text[left : right if right > 0 else match.end() + 200]
        if _DEICTIC.search(sentence) and not _NOT_YET.search(sentence):
            return evidence.latest
    return None


def weekday(evidence: Evidence) -> int | None:
    """ "Friday, July 24": the first year from the latest mentioned one on, within two, in which the days agree."""
    if evidence.latest is None or not any(map(evidence.text.lower().__contains__, _WEEKDAYS)):
        return None
    if _NAMED_DAY.search(evidence.text) is None:
        return None
    stated = []
    for match in _WEEKDAY.finditer(evidence.text):
        name = (match["w1"] or match["w2"]).lower()
        day = MonthDay(month_number(match["m1"] or match["m2"]), int(match["d1"] or match["d2"]))
        stated.append((_WEEKDAYS.index(name), day))
    if not stated:
        return None
    for year in range(evidence.latest, evidence.latest + 3):
        days = [(number, day.of(year)) for number, day in stated]
        if all(day is not None and day.weekday() == number for number, day in days):
            return year
    return None


def bracketed(evidence: Evidence) -> int | None:
    """The one year in which the dateline's day lies between what is over and what is to come.

    "On December 29, 2019, the works opened. In 2020, two more towns will be linked" puts a July into 2020.
    """
    ends = (*evidence.years.find(_IN_YEAR_WILL, FAR), *evidence.years.find(_PUT_OFF, FAR))
    coming = [date(int(match["year"]), 12, 31) for match in ends]
    over = list(_dates_over(evidence.years)) if coming else []
    if not over:
        return None
    low, high = max(over), min(coming)
    years = [
        year
        for year in range(low.year, high.year + 1)
        if (day := evidence.day.of(year)) is not None and low <= day <= high
    ]
    return years[0] if len(years) == 1 else None


def _dates_over(years: YearMentions) -> Iterator[date]:
    """First days of what the text tells as past."""
    text = years.text
    for offset, stated in years.full_dates:
        before = max(0, offset - 80), offset
        if not _COMING.search(text, *before) and not FUTURE.search(text, *before):
            yield stated
    for match in years.find(_END_OF):
        yield date(int(match["year"]), 12, 1)
    for match in years.find(MONTH_OF):
        before = max(0, match.start() - 80), match.start()
        first = valid(int(match["year"]), month_number(match["month"]), 1)
        if first and not _COMING.search(text, *before) and not FUTURE.search(text, *before):
            yield first


YEAR_RULES: tuple[Callable[[Evidence], int | None], ...] = (
    full_date_near,
    date_in_lead,
    this_year_named,
    coming_date,
    bracketed,
    weekday,
    year_end_stock,
    stretch_just_over,
    month_just_over,
    plan_year,
    event_of_the_day,
)
YEARLESS_RULES = (plan_year,)  # those that need no year in the text
