"""Reads numbers written in digits: separators, decimals, exponents, vulgar fractions, scale words."""

import re
from collections.abc import Mapping
from decimal import Decimal

from newsledger.lexicons.quantity_rows import NumberRow
from newsledger.stages.recognise.quantities.numeral import MAX_DIGITS, MAX_EXPONENT, ONE, Numeral, scaled

# Groups of two and one of three as India counts; groups of three by comma, apostrophe, narrow, thin or no-break space;
# of four by comma as Chinese counts.
_NUMBER = re.compile(
    r"""(?: (?P<lakh> \d{1,2} (?:,\d{2}(?!\d))++ ,\d{3} ) (?![\d,])
          | (?P<comma> \d{1,3} (?:[,，]\d{3})++ ) (?!\d)
          | (?P<other> \d{1,3} (?:[\u2009\u202f\u00a0'’]\d{3})++ ) (?!\d)
          | (?P<space> [1-9]\d{0,2} (?:[ ]\d{3})++ ) (?![\d,.]\d|\d)
          | (?P<dotted> \d{1,3} (?:[.]\d{3}){2,12}+ ) (?![\d.]\d|\d|[.]?[A-Za-z-])
          | (?P<myriad> \d{1,4} (?:,\d{4})++ ) (?![\d,]\d|\d)
          | (?P<plain> \d{1,40} )
        ) (?: [.．]\d{1,30} )?""",
    re.VERBOSE,
)
_RUN = re.compile(r"[\d.,:/_]*\d[\w.]*|\d+")
_EXPONENT = re.compile(r"[eE]([+-]?\d{1,40})(?![\w.])|\s?[×xX*]\s?10(?:\^|\*\*)?([-+−–]?\d{1,3})(?!\d)")
_VULGAR = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅛": (1, 8), "⅜": (3, 8)}
_SLASH = re.compile(r"[/⁄](\d{1,4})(?![\d/⁄.,]\d|\d|\w)")
_MIXED = re.compile(r" (\d)[/⁄](\d{1,2})(?![\d/⁄]|\w)")
_TICKS = re.compile(r"-(\d{1,2})/(2|4|8|16|32|64)(?![\d/⁄]|\w)")  # 3-1/4 cents
_SCALE_WORD = re.compile(r"(?: ?[-‐–] ?|[ \u00a0\u2009\u202f]?)([A-Za-z]+)")
_WORD_BEFORE = re.compile(r"([A-Za-z]+)\.? $")
_STRIP = str.maketrans("", "", ",，\u2009\u202f\u00a0'’ ")
_RUNS_ON = frozenset(".:")
_TIMES = frozenset("×xX*")
_OPENS_POWER = _TIMES | {"e", "E"}
_SLASHES = frozenset("/⁄")
_SMALL_LETTERED = frozenset(("yi", "wan", "score"))  # with a capital they are names
_PLURAL_AFTER = re.compile(r" ([a-z]{3,20})")
_FRACTIONS_THAT_ARE_DATES = {(9, 11), (24, 7), (7, 7), (9, 3), (5, 1)}


class DigitReader:
    """Reads a number at a digit."""

    def __init__(self, numbers: Mapping[str, NumberRow]) -> None:
        self._scales = {w: r.value for w, r in numbers.items() if r.part in ("scale", "hundred")}
        self._scales |= {w + "s": r.value for w, r in numbers.items() if r.part in ("scale", "hundred")}
        self._scales |= {"dozen": Decimal(12)}
        self._short = {w: r.value for w, r in numbers.items() if r.part == "short"}

    def read(self, text: str, position: int, end: int, money: bool) -> tuple[Numeral | None, int]:
        """Number that starts at ``position``, and where to read on; ``None`` for a string of digits that is none.

        ``money`` says that a currency sign stands before it: then "m" means million.
        """
        vulgar = _VULGAR.get(text[position])
        if vulgar:
            value = Decimal(vulgar[0]) / vulgar[1]
            return self._numeral(text, position, position + 1, end, value, True, money), position + 1
        match = _NUMBER.match(text, position, end)
        if match is None:
            return None, position + 1
        stop, grouping, written = match.end(), match.lastgroup, match[0]
        if grouping == "space" and not self._spaced(text, match):
            grouping, written = "plain", written.split(" ", 1)[0]
            stop = position + len(written)
        elif grouping == "dotted":
            written = written.replace(".", "")
        plain = grouping == "plain"
        if len(written) > MAX_DIGITS or (plain and written[0] == "0" and written[1:2].isdigit()):
            return None, self._skip(text, position, end)
        following = text[stop] if stop < end else ""
        if following in _RUNS_ON and stop + 1 < end and text[stop + 1].isdigit():
            return None, self._skip(text, position, end)  # 10.10.3.1, 12:30
        grouped = not plain or "." in written
        value = Decimal((written if plain else written.translate(_STRIP)).replace("．", "."))
        bare = stop
        further = text[stop + 1 : stop + 2] if following == " " else ""
        if following in _OPENS_POWER or further in _TIMES:
            power = _EXPONENT.match(text, stop, end)
            if power:
                exponent = int((power[1] or power[2]).replace("−", "-").replace("–", "-"))
                if abs(exponent) > MAX_EXPONENT:
                    return None, self._skip(text, position, end)
                value, bare, grouped = value.scaleb(exponent), power.end(), True
        elif further.isdigit():
            mixed = _MIXED.match(text, stop, end) if not grouped else None
            if mixed and 0 < int(mixed[1]) < int(mixed[2]):
                value, bare, grouped = value + Decimal(mixed[1]) / int(mixed[2]), mixed.end(), True
        elif following == "-" and not grouped and (mixed := _TICKS.match(text, stop, end)):
            if int(mixed[1]) < int(mixed[2]):
                value, bare, grouped = value + Decimal(mixed[1]) / int(mixed[2]), mixed.end(), True
        elif following in _SLASHES:
            fraction = _SLASH.match(text, stop, end)
            if fraction and not grouped:
                return self._slash(text, position, fraction, value)
        elif following in _VULGAR:
            a, b = _VULGAR[following]
            value, bare, grouped = value + Decimal(a) / b, stop + 1, True
        return self._numeral(text, position, bare, end, value, grouped, money), bare

    def _spaced(self, text: str, match: re.Match[str]) -> bool:
        """Is a blank between digits a thousands separator? Not behind a capital, which ends a date or a name."""
        start = match.start()
        word = _WORD_BEFORE.search(text, max(0, start - 16), start)
        return word is None or not word[1][0].isupper()

    def _skip(self, text: str, position: int, end: int) -> int:
        run = _RUN.match(text, position, end)
        return run.end() if run else position + 1

    def _slash(self, text: str, position: int, fraction: re.Match[str], value: Decimal) -> tuple[Numeral | None, int]:
        below = int(fraction[1])
        if not 0 < value < below or below > 1000 or (int(value), below) in _FRACTIONS_THAT_ARE_DATES:
            return None, fraction.end()
        numeral = Numeral(position, fraction.end(), fraction.end(), value / below, value / below, "fraction")
        numeral.grouped = True
        return numeral, fraction.end()

    def _numeral(
        self, text: str, start: int, bare: int, end: int, value: Decimal, grouped: bool, money: bool
    ) -> Numeral:
        stop, scale = self.scale(text, bare, end, value, money)
        total = scaled(value, scale)
        return Numeral(start, stop, bare, total, total, "digits", scale, "", grouped)

    def scale(self, text: str, position: int, end: int, value: Decimal, money: bool) -> tuple[int, Decimal]:
        """Scale words and letters after the digits that end at ``position``: where they end, their product."""
        scale, stop = ONE, position
        for _ in range(3):
            word = _SCALE_WORD.match(text, stop, stop + 16 if stop + 16 < end else end)
            if word is None:
                break
            letters, after = word[1], word.end()
            lower = letters.lower()
            value_of = self._scales.get(lower)
            if value_of is None or (lower in _SMALL_LETTERED and letters != lower):
                glued = word.start(1) == stop or (money and len(letters) <= 2)
                if glued and scale == 1 and not (after < end and text[after].isalnum()):
                    short = self._short_scale(text, word, after, end, value, money)
                    if short:
                        return after, short
                break
            if after < end and text[after].isalnum():
                break
            scale, stop = scale * value_of, after
        return stop, scale

    def _short_scale(
        self, text: str, word: re.Match[str], after: int, end: int, value: Decimal, money: bool
    ) -> Decimal | None:
        letters = word[1]
        short = self._short.get(letters)
        if short is None or money:
            return short
        if letters in ("k", "K"):
            return None if letters == "K" and value in (2, 4, 8) else short
        if letters == "M":
            return short
        if letters in ("m", "b", "B"):
            following = _PLURAL_AFTER.match(text, after, end)
            if following and (following[1].endswith("s") or following[1] == "people"):
                return short
        return None
