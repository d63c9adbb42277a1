"""Digits that are no quantity: dates, clock times, years, identifiers."""

import re
from collections.abc import Mapping

from newsledger.lexicons.quantity_rows import ExclusionRow
from newsledger.stages.recognise.quantities.numeral import Numeral

_DATE = (
    r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}(?!\d)|\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d(?!\d)"
    r"|(?:19|20)\d\d/(?:0?[1-9]|1[0-2])(?!\d)"
)
_CLOCK = (
    r"(?i:\d{1,2}(?: ?[:：] ?\d\d){1,2}(?!\d)|\d{1,2}(?:[.:]\d\d)? ?(?:[ap]\.? ?m\b|[AP]\.?M\b|o['’]? ?clock)"
    r"|\d{1,2}\.\d\d on the \d|0 ?[-–] ?24(?= (?:on|of)\b))"
)
_YEARS = r"(?:19|20)\d\d ?[-–—/~] ?(?:(?:19|20)\d\d|\d\d)(?!\d|[.,]\d)"
_DECADE = r"(?:(?:19|20)?\d0|(?:19|20)\d\d)['’]?s\b|(?:19|20)\d\d['’]s\b"
_YEAR_SPAN = r"(?:1[5-9]|20)\d\d and (?:1[5-9]|20)\d\d(?!\d|[,.]\d| ?%| (?:people|yuan|dollars))"
_HYPHENED = r"\d+(?:-\d+){2,}|0\d{2,3}-\d{5,}|1?-?800-\d[\d-]{3,}"
_EMERGENCY = r"(?:911|999|110|112|119|120|122)(?= (?:calls?|callers?|operators?|dispatchers?|emergency)\b)"
_HOTLINE = r"\d{3,6}(?= (?:[a-z]{4,12} ){0,2}hotlines?\b)"
_STANDARD = r"\d{3,6}(?:\.\d+)?-(?:19|20)\d\d(?!\d)"
_CODE = r"\d{3,6}\.(?:[A-Z]{2}|[A-Z]{1,4})\b(?!\.)"
_FORMS = (
    _EMERGENCY, _HOTLINE, _DATE, _CLOCK, _YEARS, _YEAR_SPAN, _DECADE, _HYPHENED, _STANDARD, _CODE,
)  # fmt: skip
# What may stand behind the first digits of any of these: most numbers go on otherwise, and there is nothing to skip.
_GOES_ON = r"(?=\d++(?: ?[-–—/~:：aApPoO]|[.年s'’]| [cdeghs]))"
_SKIPPED = re.compile(_GOES_ON + f"(?:{'|'.join(_FORMS)})")
_WORD_BEFORE = re.compile(r"([A-Za-z&.#№]+)[ \u00a0]?-?$")
_MONTH_AFTER = re.compile(
    r"(?: ?[-–/] ?\d{1,2})?(?:st|nd|rd|th)?,? (?:of )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)"
    r"(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)?\b"
)
_DAY_PART = re.compile(
    r"(?: (?:or|to) \w+)? (?:o'?clock )?(?:in the (?:early |late )?(?:morning|afternoon|evening)|at night)\b"
)
_HOUR_GOES_ON = (" in ", " at ", " o", " to ")  # how ``_DAY_PART`` and ``_ON_DAY`` may begin
_AT = re.compile(r"(\w+ )at (?:about |around |nearly )?$")
_LEVELS = frozenset({
    "stood", "stands", "stand", "standing", "remained", "remains", "remain", "stayed", "stays", "closed", "ended",
    "trading", "traded", "opened", "settled", "finished", "hovering", "put", "priced", "valued", "set", "capped",
    "rate", "toll", "index", "level", "score", "was", "is", "are", "were", "peaked", "steady", "unchanged", "flat",
})  # fmt: skip
_ON_DAY = re.compile(
    r" on (?:the (?:(?:morning|evening|afternoon|night) of )?\d{1,2}(?:st|nd|rd|th)\b"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d)"
)
_DOTTED = re.compile(r"\d{1,10}\.[a-z]")
_STANDARD_MARK = re.compile(r"\b[A-Z]{2,4}/[A-Z] ?$")
_NEGATIVE = frozenset(("minus", "negative"))
_OPEN_PREFIXES = frozenset({
    "sub", "mid", "near", "now", "then", "top", "under", "over", "to", "about", "plus", "non", "some", "than", "around",
})  # fmt: skip


class Guards:
    """Says of digits, by what stands around them, that they are no number of anything."""

    def __init__(self, exclusions: Mapping[str, ExclusionRow]) -> None:
        self._identifiers = {w: r.capital for w, r in exclusions.items() if r.role == "identifier"}
        self._years = {w for w, r in exclusions.items() if r.role == "year"}
        self._months = {w: r.capital for w, r in exclusions.items() if r.role == "month"}

    def skip(self, text: str, position: int, end: int) -> int:
        """End of the date, clock time, span of years or code that starts at ``position``; 0 if none does."""
        match = _SKIPPED.match(text, position, min(end, position + 40))
        return match.end() if match else 0

    def glued_before(self, text: str, begin: int, position: int) -> str:
        """What the characters glued before a digit make of it: "", "-" (negative) or "name"."""
        if position == begin:
            return ""
        before = text[position - 1]
        if before.isalpha():
            return "name"
        if before in "#№@_":
            return "name"
        if before == "." and position - 2 >= begin and text[position - 2].isalnum():
            return "name" if _DOTTED.match(text, position) else ""
        if before in ":/" and position - 2 >= begin and text[position - 2].isalnum():
            return "name"
        if before in "-‐−–" and position - 2 >= begin:
            further = text[position - 2]
            if further.isalpha():
                word = _WORD_BEFORE.search(text, max(begin, position - 14), position - 1)
                name = word[1].lower() if word else ""
                if name in _NEGATIVE:
                    return "-"
                return "" if name in _OPEN_PREFIXES or before == "–" else "name"
        return ""

    def identifier(self, text: str, begin: int, numeral: Numeral, word: str) -> bool:
        """Does ``word`` before the number make it a name ("Article 5", "Boeing 737", "No. 3", "GB/T 7714")?"""
        before = text[max(begin, numeral.start - 8) : numeral.start]
        if "/" in before and _STANDARD_MARK.search(before):
            return True
        if not word or numeral.scale != 1:
            return False
        lower = word.lower()
        capital = self._identifiers.get(lower)
        if capital is None:
            if lower[-1] == "s" or (lower[-1] == "." and len(lower) > 3):
                capital = self._identifiers.get(lower[:-1])
            if capital is None:
                return False
        return not capital or word[0].isupper()

    @staticmethod
    def word_before(text: str, begin: int, start: int) -> str:
        """The word right before ``start``, with one blank or none between."""
        before = text[max(begin, start - 18) : start]
        if before[-1:] == " ":  # as nearly always: then a word of letters needs no search
            word = before[:-1].rpartition(" ")[2]
            if word.isalpha() and word.isascii():
                return word
        match = _WORD_BEFORE.search(before)
        return match[1] if match else ""

    @staticmethod
    def hour(text: str, end: int, numeral: Numeral) -> bool:
        """ "at five or six in the afternoon", "arrived at 4 on the 7th"."""
        if not text.startswith(_HOUR_GOES_ON, numeral.end) or numeral.high > 24 or numeral.scale != 1:
            return False
        if _DAY_PART.match(text, numeral.end, end) is not None:
            return True
        if not text.startswith(" on ", numeral.end) or _ON_DAY.match(text, numeral.end, end) is None:
            return False
        at = _AT.search(text, max(0, numeral.start - 40), numeral.start)
        return at is not None and at[1].strip().lower() not in _LEVELS

    def month_day(self, text: str, end: int, numeral: Numeral, word: str) -> bool:
        """A day or year beside the name of a month, which may be ``word`` before it."""
        if numeral.grouped or numeral.scale != 1:
            return False
        capital = self._months.get(word.lower()) if word else None
        if capital is not None and (word[0].isupper() or not capital) and (numeral.low <= 31 or self._is_year(numeral)):
            return True
        short = numeral.end - numeral.start <= 2
        return short and numeral.low <= 31 and _MONTH_AFTER.match(text, numeral.end, end) is not None

    @staticmethod
    def _is_year(numeral: Numeral) -> bool:
        return 1000 <= numeral.low <= 2200 and numeral.low == numeral.low.to_integral_value()

    def year(self, text: str, begin: int, numeral: Numeral, plural_follows: bool) -> bool:
        """A bare number of four digits that reads as a year; one that does before a plural does without it too."""
        if numeral.end - numeral.start != 4 or numeral.grouped or numeral.form != "digits":
            return False
        if numeral.scale != 1 or not self._is_year(numeral):
            return False
        after = text[numeral.end : numeral.end + 2]
        if plural_follows and text.endswith(("total of ", "number of ", "average of "), begin, numeral.start):
            return False
        word = self.word_before(text, begin, numeral.start).lower()
        likely = 1900 <= numeral.low <= 2060
        if word in self._years and numeral.low >= 1500 and not (plural_follows and not likely):
            return not (
                plural_follows
                and word in ("to", "for", "around", "between", "from", "by", "of")
                and numeral.low % 100 == 0
            )
        if likely and after[:1] in ("'", "’"):
            return True
        return likely and not (plural_follows and (numeral.low % 100 == 0 or numeral.low < 1980))
