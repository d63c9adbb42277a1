"""The year of a dateline that names day and month alone, from words that tie a year to the time of writing.

Each rule is sound in itself. The mere mention of a year is no evidence, since articles mention past and coming years
freely. The rules are tried in order; the first that finds a year gives it.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from newsledger.stages.clean.dates import FULL, MONTH, MonthDay, month_number, read_dates, valid
from newsledger.stages.clean.year_mentions import FAR, YearMentions
from newsledger.types.value import value

_Y = r"(?:19|20)\d\d"
_YEAR = rf"(?P<year>{_Y})"
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
_FUTURE = re.compile(
    r"\b(?:by|until|till|before|through|to|into|towards?|in early|in late"
    r"|the end of|beginning of|target\w*|will|next|plans?"
    r"|schedul\w+|expected|postponed|forecast)\s(?:the\s)?(?:\w+\s){0,2}\Z",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:compared|than|over|from|same|against|versus|since|of the year)\b[^.;]{0,30}\Z", re.IGNORECASE
)
_ANY_YEAR = re.compile(rf"(?<![\d.,$-]){_YEAR}(?![\d%]|,\d|\.\d)")
_THIS_YEAR = re.compile(
    rf"\bthis\s(?:year|spring|summer|autumn|winter)(?:\sof)?(?:\s?[(,]\s?|\s){_Y}|\b{_Y}\s?[(,]\s?this\syear"
    rf"|\bthis\s{_Y}\b|\bin\s{_Y}\sso\sfar\b|\bso\sfar\sin\s{_Y}\b|\b{_Y}\sto\sdate\b",
    re.IGNORECASE,
)
# The year's digits come first, so that the search goes from one to the next.
_YEAR_IS = re.compile(
    rf"{_Y}(?<=\b\d{{4}})(?i:\sis\s(?:also\s)?(?:the|a|an)\s(?:\w+\s){{0,4}}(?:year|milestone|start|opening)\b)"
)
_LAST_YEAR = re.compile(
    rf"\b(?:last|previous)\syear(?:\s?[(,]\s?){_Y}|\b{_Y}\s?[(,]\s?(?:i\.e\.\s)?last\syear|\bend\sof\slast\syear\s\({_Y}\)",
    re.IGNORECASE,
)
_NEXT_YEAR = re.compile(rf"\bnext\syear(?:\s?[(,]\s?){_Y}|\b{_Y}\s?[(,]\s?next\syear", re.IGNORECASE)
_STRETCH = re.compile(
    rf"\b(?:(?P<half>first|second)\shalf|(?P<quarter>first|second|third|fourth)\squarter|first\s(?P<months>\w+)\smonths)"
    rf"\s(?:of\s)?(?:the\syear\s)?{_YEAR}\b",
    re.IGNORECASE,
)
_UP_TO = re.compile(rf"(?:{MONTH}\s(?:to|through)\s|\b[Aa]s\sof\s(?:the\send\sof\s)?)\Z")
_MONTH_OF = re.compile(rf"\b(?P<month>{MONTH})(?:\sof)?,?\s{_YEAR}\b")
_YEAR_END = re.compile(rf"\b[Aa]s\sof\s(?:the\send\sof\s|December\s31,?\s){_YEAR}\b")
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_COUNTS |= {"eleven": 11, **{str(n): n for n in range(2, 12)}}
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
    rf"\b(?:[Tt]he|[Tt]his)\s{_YEAR}\s(?=[A-Z])"
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
_IN_YEAR_WILL = re.compile(rf"\b[Ii]n\s{_YEAR},?\s[^.;\n]{{3,80}}?\b(?:will|plans?\sto|is\sto|are\sto|is\sexpected)\b")
_PUT_OFF = re.compile(
    rf"\b(?:will|postponed|scheduled|is\sto|plans?\sto)\b[^.;\n]{{3,80}}?\b(?:before|in|until|to)\s(?:{MONTH}\s)?{_YEAR}\b"
)
_END_OF = re.compile(rf"\b(?:at\sthe\send|last\sday)\sof\s{_YEAR}\b", re.IGNORECASE)


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
        if not _FUTURE.search(years.text, max(0, match.start() - 40), match.start())
    ]
    return max(found, default=None)


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
            year = int(re.findall(_Y, match[0])[0]) + step
            return year if evidence.latest is None or year >= evidence.latest else None
    return None


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
    for match in evidence.years.find(_MONTH_OF):
        year, month = int(match["year"]), month_number(match["month"])
        before = evidence.text[max(0, match.start() - 40) : match.start()]
        if not _UP_TO.search(before) or year < (evidence.latest or 0):
            continue
        if 0 <= evidence.day.month - month <= 1:
            best = max(best or 0, year)
    return best


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
        if not _COMING.search(text, *before) and not _FUTURE.search(text, *before):
            yield stated
    for match in years.find(_END_OF):
        yield date(int(match["year"]), 12, 1)
    for match in years.find(_MONTH_OF):
        before = max(0, match.start() - 80), match.start()
        first = valid(int(match["year"]), month_number(match["month"]), 1)
        if first and not _COMING.search(text, *before) and not _FUTURE.search(text, *before):
            yield first


def just_over(years: YearMentions, latest: int | None) -> date | None:
    """Last day of the latest stretch of the latest year that the text reports on: "the first 5 months of 2020"."""
    text = years.text
    ends = []
    for match in years.find(_STRETCH):
        if _COMPARED.search(text, max(0, match.start() - 60), match.start()) or int(match["year"]) != latest:
            continue
        if _FUTURE.search(text, max(0, match.start() - 60), match.start()):
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
