"""What the rules of the time grammar see: words by index, word classes, and the article's date."""

from collections.abc import Callable
from datetime import date

from newsledger.lexicons.loader import Lexicons
from newsledger.stages.recognise.times.calendar import Interval
from newsledger.types.document import Document
from newsledger.types.mentions import Grain, TimeExpression
from newsledger.types.syntax import Syntax, VerbGroup
from newsledger.types.value import value

_BREAKS = frozenset((";", "；", ":", "that"))
Grains: tuple[Grain, ...] = ("day", "week", "month", "quarter", "year", "years")


@value(kw_only=True)
class Atom:
    """Tokens ``[first, last)`` that name a time, without preposition or article.

    ``in_year`` gives the interval in a year, for a date that names none; ``bare`` is set where only a preposition
    or a list makes the words a time ("may", "2019"); ``month`` is the month of a day, for a day that follows.
    """

    first: int
    last: int
    span: Interval | None
    grain: Grain
    rule: str
    in_year: Callable[[int], Interval | None] | None = None
    bare: bool = False
    month: tuple[int, int] | None = None
    role: str = "adverbial"


class TimeWords:
    """The words of the grammar by class, each a mapping from form to value."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.classes: dict[str, dict[str, int]] = {}
        for row in lexicons.times.values():
            self.classes.setdefault(row.kind, {}).update(dict.fromkeys(row.forms, row.value))
        self.month = self.classes["month"]
        self.weekday = self.classes["weekday"]
        self.day = self.classes["day"]
        self.ordinal = self.classes["ordinal"]
        self.cardinal = self.classes["cardinal"]
        self.shift = self.classes["shift"]
        self.unit = self.classes["unit"]
        self.season = self.classes["season"]
        self.day_part = self.classes["day_part"]
        self.edge = self.classes["edge"]
        self.stage = self.classes["stage"]
        self.present = self.classes["present"]
        self.prospect = frozenset(self.classes["prospect"])


class Reading:
    """One document as the rules read it. ``low(i)`` is ``""`` outside the document."""

    def __init__(self, document: Document, words: TimeWords, syntax: Syntax) -> None:
        self.document = document
        self.syntax = syntax
        self.words = words
        self.tokens = document.words
        self.text = document.clean.text
        self.starts = document.starts
        self.ends = document.ends
        self.count = len(document.words)
        self.today: date | None = document.clean.masthead.today
        self.found: list[TimeExpression] = []  # in text order
        self.said_today: date | None = self.today  # the day that the text itself calls today
        self.previous: tuple[int, date] | None = None  # sentence and first day of the last expression found
        self._prospects: dict[int, bool] = {}

    def low(self, i: int) -> str:
        """Lower-case form of token ``i``."""
        return self.tokens[i].lower if 0 <= i < self.count else ""

    def number(self, i: int) -> int | None:
        """Small number at token ``i``, in digits or letters."""
        word = self.low(i)
        if word.isdecimal() and word.isascii() and len(word) <= 4:
            return int(word)
        return self.words.cardinal.get(word)

    def day_number(self, i: int) -> int | None:
        """Day of a month at token ``i``: "26", "26th"."""
        word = self.low(i)
        if word[-2:] in ("st", "nd", "rd", "th"):
            word = word[:-2]
        if 1 <= len(word) <= 2 and word.isdecimal() and word.isascii() and 1 <= int(word) <= 31:
            return int(word)
        return None

    def year_number(self, i: int) -> int | None:
        """Calendar year at token ``i``, 1800 to 2099."""
        word = self.low(i)
        if len(word) == 4 and word[:2] in ("18", "19", "20") and word.isdecimal() and word.isascii():
            return int(word)
        return None

    def token_end(self, offset: int, i: int) -> int | None:
        """Index after the token that ends at clean ``offset``, searched from token ``i``; ``None`` inside a token."""
        for j in range(i, min(i + 8, self.count)):
            if self.ends[j] == offset:
                return j + 1
        return None

    def prospective(self, i: int) -> bool:
        """Whether the time at token ``i`` is of what is to come: its sentence looks ahead, and its verb too."""
        sentence = self.document.sentence_at(i)
        known = self._prospects.get(sentence.index)
        if known is None:
            last = min(sentence.last, sentence.first + 200)
            prospect = self.words.prospect
            known = any(self.tokens[j].lower in prospect for j in range(sentence.first, last))
            self._prospects[sentence.index] = known
        return known and not self.narrated(i)

    def narrated(self, i: int) -> bool:
        """Whether the verb that the time at token ``i`` belongs to tells what has happened.

        That is the verb before it, or the one after it where the time opens its sentence or clause.
        """
        sentence = self.document.sentence_at(i)
        before: VerbGroup | None = None
        for group in self.syntax.of(sentence).verb_groups:
            if group.last <= i:
                before = group
                continue
            opens = before is None or any(self.low(j) in _BREAKS for j in range(max(before.last, i - 3), i))
            if opens and group.first > i:
                return group.tense == "past" and group.modal is None
            break
        if before is None or before.modal or before.to:
            return False
        prospect = self.words.prospect
        if any(self.low(j) in prospect for j in range(before.first, min(i, before.last + 3))):
            return False
        return before.tense == "past" or before.perfect

    def placed(self, i: int, in_year: Callable[[int], Interval | None]) -> Interval | None:
        """The year-less date of ``in_year`` that the article at token ``i`` means: the last one before its
        publication, unless the next one is near or the sentence looks ahead."""
        today = self.today
        if today is None or not 1800 < today.year < 2200:
            return None
        past: Interval | None = None
        future: Interval | None = None
        for year in (today.year - 1, today.year, today.year + 1):
            found = in_year(year)
            if found is None:
                continue
            if found[0] <= today:
                past = found
            elif future is None:
                future = found
        if past is None or future is None:
            return past or future
        since, ahead = (today - past[1]).days, (future[0] - today).days
        if since <= 0:
            return past
        if ahead <= 45 and since > 200:
            return past if self.narrated(i) else future
        if self.previous and self.previous[1] > today and self.previous[0] == self.document.sentence_at(i).index:
            return future
        if self.prospective(i) and ahead < 240 and since > 45:
            return future
        return past
