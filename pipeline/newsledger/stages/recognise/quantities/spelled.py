"""Reads numbers written in words: cardinals, mixed halves, fractions, multiples, vague plurals, ordinals."""

import re
from collections.abc import Mapping
from decimal import Decimal

from newsledger.lexicons.quantity_rows import NumberRow
from newsledger.stages.recognise.quantities.numeral import ONE, Numeral, scaled

_WORD = re.compile(r"[A-Za-z]+")
_NEXT = re.compile(r"(?: ?[-‐–] ?|[ \u00a0]{1,2}|, )([A-Za-z]+)")
_AND_A_HALF = re.compile(r"[ -]and[ -]a[ -]half\b", re.IGNORECASE)
# what makes "a third" a share: what it is of, a verb of those it is of, a comparison
_BY_A = ("by a ", "by nearly a ", "by about a ", "by almost a ", "by around a ", "by over a ", "by more than a ")
_SHARED = re.compile(
    r" (?:of |(?:have|has|are|were|had|say|said|live|work|believe|think|come|came|go|went|fear) "
    r"|(?:lower|higher|less|more|fewer|smaller|larger|bigger|cheaper) than )"
)
_OF_VAGUE = re.compile(r" (?:of )?(thousands|millions|billions|trillions|hundreds)\b", re.IGNORECASE)
_POINT = re.compile(r" point ((?:zero|one|two|three|four|five|six|seven|eight|nine)\b)")
_HALF_A = re.compile(r" an? ([A-Za-z]+)")
_PERCENT = Decimal(100)
_SIX_PLACES = Decimal("0.000001")
_NO_HALF_BEFORE = frozenset({
    "this", "that", "either", "first", "second", "latter", "former", "better", "other", "next", "last",
    "previous", "final", "early", "late", "one's", "1st", "2nd", "upper", "lower",
})  # fmt: skip


def percent_of(part: Decimal, whole: Decimal) -> Decimal:
    """``part / whole`` as percent, six places: one third → 33.333333."""
    value = part * _PERCENT / whole
    rounded = value.quantize(_SIX_PLACES)
    return rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded.normalize()


class WordReader:
    """Reads a number at a number word."""

    def __init__(self, numbers: Mapping[str, NumberRow]) -> None:
        self._rows = {word: row for word, row in numbers.items() if row.part != "short"}

    def read(self, text: str, position: int, begin: int, end: int) -> tuple[Numeral | None, int]:
        """Number whose first number word starts at ``position``, and where to read on.

        ``begin`` bounds the look to the left for "a" and "half a". ``None`` for a word that counts nothing here.
        """
        word = _WORD.match(text, position, end)
        if word is None:
            return None, position + 1
        lower = word[0].lower()
        row = self._rows.get(lower)
        if row is None:
            return None, word.end()
        reader = getattr(self, "_" + row.part)
        numeral: Numeral | None = reader(text, position, word.end(), begin, end, row)
        return numeral, numeral.end if numeral else word.end()

    # -- cardinals -----------------------------------------------------------------------------------------------

    def _unit(self, text: str, start: int, stop: int, begin: int, end: int, row: NumberRow) -> Numeral | None:
        total, current, scale = Decimal(0), row.value, ONE
        last, hundred = row.part, ONE
        position = stop
        bare = stop
        for _ in range(24):
            match = _NEXT.match(text, position, end)
            if match is None:
                break
            word, joined = match[1].lower(), False
            if word == "and":
                if text[match.start()] == ",":
                    break
                half = _AND_A_HALF.match(text, position, end)
                if half and (last in ("unit", "ten") or (last == "scale" and total and not current)):
                    current += Decimal("0.5") * (scale if last == "scale" else ONE)
                    position = bare = half.end()
                    last = "half"
                    continue
                again = _NEXT.match(text, match.end(), end)
                if again is None or last not in ("hundred", "scale"):
                    break
                match, word, joined = again, again[1].lower(), True
            following = self._rows.get(word)
            if following is None or (text[match.start()] == "," and last != "scale"):
                break
            part, value = following.part, following.value
            if part == "unit" and not self._fits(last, current, value, joined):
                break
            if part == "ten" and last not in ("hundred", "scale"):
                break
            if part in ("unit", "ten"):
                current, hundred = current + value, ONE
                bare = match.end()
            elif part == "hundred" and current and current < 100:
                current, hundred = current * value, value
            elif part == "scale":
                if current:
                    total += current * value
                elif last == "scale" and total:
                    total *= value
                else:
                    break
                current, scale = Decimal(0), scale * value
            elif part == "dozen" and total == 0:
                current *= value
                last, position = part, match.end()
                break
            else:
                break
            last, position = part, match.end()
        value = total + current
        decimals = _POINT.match(text, position, end)
        if decimals and value < 1000 and self._rows[decimals[1]].part == "unit":
            value += self._rows[decimals[1]].value / 10
            position = bare = decimals.end(1)
            match = _NEXT.match(text, position, end)
            following = self._rows.get(match[1].lower()) if match else None
            if match and following and following.part in ("scale", "hundred"):
                value, position = value * following.value, match.end()
        fraction = self._fraction_of(text, position, end, value)
        if fraction:
            share, stop = fraction
            return Numeral(start, stop, stop, share, share, "fraction")
        if value == 1 and text[position : position + 1] in ("'", "’"):
            return None  # "one's own"
        value = scaled(value, ONE)
        return Numeral(start, position, bare, value, value, "words", scale * hundred if total == 0 else scale)

    _ten = _unit

    @staticmethod
    def _fits(last: str, current: Decimal, value: Decimal, joined: bool) -> bool:
        if last == "ten":
            return value < 10 and not joined
        return last in ("hundred", "scale")

    def _hundred(self, text: str, start: int, stop: int, begin: int, end: int, row: NumberRow) -> Numeral | None:
        """A scale word that opens a number: "a million", "half a million", "several hundred", never bare."""
        before = text[max(begin, start - 12) : start].lower()
        lead, value = 0, ONE
        if before.endswith("half a "):
            lead, value = 7, Decimal("0.5")
        elif before.endswith(("quarter of a ", "uarter of a ")):
            lead, value = 13, Decimal("0.25")
        elif (before.endswith("a ") and (len(before) == 2 or not before[-3].isalnum())) or (
            before.endswith("a-") and (len(before) == 2 or not before[-3].isalnum())
        ):
            lead = 2
        elif before.endswith(("several ", "few ")):
            return Numeral(start, stop, stop, row.value * 2, row.value * 9, "several", row.value)
        elif not (start == begin or before[-1:] in "“\"'( ") or row.part == "dozen":
            return None
        else:
            return None
        amount, position, scale = value * row.value, stop, row.value
        for _ in range(2):
            match = _NEXT.match(text, position, end)
            following = self._rows.get(match[1].lower()) if match else None
            if match is None or following is None or following.part not in ("scale",):
                break
            amount, position, scale = amount * following.value, match.end(), scale * following.value
        half = _AND_A_HALF.match(text, position, end) if value == ONE and lead and row.part != "dozen" else None
        if half:  # "a million and a half"
            amount, position = amount + scale / 2, half.end()
        amount = scaled(amount, ONE)
        amount = amount.to_integral_value() if amount == amount.to_integral_value() else amount
        first = max(begin, start - lead)
        return Numeral(first, position, start, amount, amount, "words", scale)

    _scale = _hundred
    _dozen = _hundred

    def _score(self, *_: object) -> Numeral | None:
        return None

    # -- parts and multiples -------------------------------------------------------------------------------------

    def _fraction_of(self, text: str, position: int, end: int, value: Decimal) -> tuple[Decimal, int] | None:
        match = _NEXT.match(text, position, end)
        if match is None or value <= 0 or value > 99 or text[match.start()] == ",":
            return None
        word = match[1].lower()
        row = self._rows.get(word)
        if row is None or row.part not in ("fraction", "ordinal", "half") or word == "second":
            return None
        below = Decimal(2) if row.part == "half" else row.value
        if row.part == "half" or value >= below or below < 2:
            return None
        if value > 1 and not word.endswith("s"):
            return None
        if value == 1 and word.endswith("s"):
            return None
        after = match.end()
        if after < end and (text[after].isalnum() or text[after] == "-"):
            return None
        return percent_of(value, below), after

    def _half(self, text: str, start: int, stop: int, begin: int, end: int, row: NumberRow) -> Numeral | None:
        """ "half of", "half the", "by half": fifty percent; "half an hour": a half of the unit."""
        before = text[max(begin, start - 16) : start].lower().split()
        if (
            before
            and not (before[-1] == "that" and text.startswith(" of ", stop))
            and (
                before[-1].strip('("“') in _NO_HALF_BEFORE
                or (before[-1] in ("a", "and", "an") and len(before) > 1 and before[-2] == "and")
            )
        ):
            return None
        if start > begin and text[start - 1] in "-‐":
            return None
        if stop < end and text[stop] in "-‐":
            return None
        article = _HALF_A.match(text, stop, end)
        if article:
            scale = self._rows.get(article[1].lower())
            if scale and scale.part in ("dozen", "scale", "hundred"):
                return self._hundred(text, article.start(1), article.end(1), begin, end, scale)
            return Numeral(
                start, article.start(1) - 1, stop, row.value, row.value, "words"
            )  # of a unit, if one follows
        if re.compile(r" (?:time|past|term|year|day|hour)\b").match(text, stop, end):
            return None
        value = Decimal(50)
        first = start - 2 if text[max(begin, start - 2) : start].lower() == "a " else start
        return Numeral(first if first == start else start, stop, stop, value, value, "fraction")

    def _fraction(self, text: str, start: int, stop: int, begin: int, end: int, row: NumberRow) -> Numeral | None:
        """ "a quarter of": a fraction with the article for its one."""
        before = text[max(begin, start - 18) : start].lower()
        if not before.endswith("a ") or not (before.endswith(_BY_A) or _SHARED.match(text, stop, end)):
            return None
        if re.compile(r" of (?:19|20)\d\d").match(text, stop, end):
            return None
        value = percent_of(ONE, row.value)
        return Numeral(start - 2, stop, stop, value, value, "fraction")

    def _ordinal(self, text: str, start: int, stop: int, begin: int, end: int, row: NumberRow) -> Numeral | None:
        before = text[max(begin, start - 18) : start].lower()
        if before.endswith("a ") and row.value > 2 and (before.endswith(_BY_A) or _SHARED.match(text, stop, end)):
            value = percent_of(ONE, row.value)
            return Numeral(start - 2, stop, stop, value, value, "fraction")
        return Numeral(start, stop, stop, row.value, row.value, "ordinal")

    def _multiple(self, text: str, start: int, stop: int, begin: int, end: int, row: NumberRow) -> Numeral | None:
        return Numeral(start, stop, stop, row.value, row.value, "multiple")

    def _halving(self, text: str, start: int, stop: int, begin: int, end: int, row: NumberRow) -> Numeral | None:
        return Numeral(start, stop, stop, row.value, row.value, "halving")

    # -- vague plurals -------------------------------------------------------------------------------------------

    def _vague(self, text: str, start: int, stop: int, begin: int, end: int, row: NumberRow) -> Numeral | None:
        low, high = row.value, row.high or row.value * 10
        if row.value in (10, 20) and (
            not text.startswith(" of ", stop) or text[max(begin, start - 4) : start] == "the "
        ):
            return None  # "tens" and "scores" alone are other words
        more = _OF_VAGUE.match(text, stop, end)
        if more:
            following = self._rows[more[1].lower()]
            low, high, stop = low * following.value, high * following.value, more.end(1)
        return Numeral(start, stop, stop, low, high, "vague")

    def _several(self, text: str, start: int, stop: int, begin: int, end: int, row: NumberRow) -> Numeral | None:
        """Without a scale word "several" and "few" count nothing; with one, the scale word is read."""
        return None
