"""Reads the numerals of a sentence, leaving out what is no number of anything."""

import re
from decimal import Decimal

from newsledger.lexicons.loader import Lexicons
from newsledger.stages.recognise.quantities.digits import DigitReader
from newsledger.stages.recognise.quantities.draft import Draft
from newsledger.stages.recognise.quantities.guards import Guards
from newsledger.stages.recognise.quantities.numeral import Numeral
from newsledger.stages.recognise.quantities.spelled import WordReader
from newsledger.stages.recognise.quantities.units import Units

_DIGITS = frozenset("0123456789")
_PIECE = re.compile(r"[0-9½⅓⅔¼¾⅕⅛⅜]|[A-Za-z]+")
_ANCHOR_CHARACTER = re.compile(r"[0-9½⅓⅔¼¾⅕⅛⅜]")
_WORD = re.compile(r"[a-z]+")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_FOLDS = ("fold", " fold", "-fold")
_FOLD = re.compile(r"[- ]?fold\b")
# words before a counted plural: "July 25, 22 new cases", not "July 25, 26 and 27"
_ATTRIBUTE = (
    r"(?!(?:in|on|at|to|and|or|of|for|from|by|as|the|that|is|was|were|are|has|have|had|this|its|with)\b)[a-z]{2,20}"
)
_PLURAL = r"(?:[a-z]+s|people|men|women|children|police|staff)"
_MORE_NAMES = re.compile(
    rf"[\w.-]*(?:(?:, | and | to | or | |、|-|–)\d{{1,8}}(?![\w%]|[.,]\d|-\w| (?:{_ATTRIBUTE} ){{0,2}}{_PLURAL}\b))*"
)
_TAIL = re.compile(r"[\w.-]*")
_PART_OF = re.compile(r" of an?(?: US)?(?= )")
_HALF = Decimal("0.5")
_BELOW_ZERO = re.compile(r" below (?:zero|freezing)\b")
_WITH_HALF = re.compile(r" and a half\b(?! (?:a |the |of |[a-z]+ (?:later|ago)))")
_ONE_AND_HALF = Decimal("1.5")
_UNIT_AND_A = re.compile(r"(?<![A-Za-z])(an?|one) ([a-z]{3,9}) and a $")
_MINUS_SIGN = re.compile(r"(?<![\w)])[-−]$")
_DECIMALS = re.compile(r"\d{1,12}(?!\d)")
_SIGNS = {"+": "+", "-": "-", "−": "-", "–": "-"}
_UNSIGNED = ("", "-")
_BLANK = ("", " ")
_BLANK_OR_HYPHEN = (" ", "-")
_LAST_OF_MINUS = frozenset("sSeE")  # of "minus" and "negative"
_MINUS = re.compile(r"(?<!plus or )\b(?:minus|negative)[ -]$", re.IGNORECASE)


class NumeralReader:
    """Sentence and anchors to drafts with numbers and units of measure; nouns and meaning come later."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._digits = DigitReader(lexicons.numbers)
        self._words = WordReader(lexicons.numbers)
        self.units = Units(lexicons)
        self.guards = Guards(lexicons.exclusions)
        self.number_words = frozenset(w for w, r in lexicons.numbers.items() if r.part != "short")

    def is_anchor(self, lower: str) -> bool:
        """May a number begin in a token of this form?"""
        if lower in self.number_words:
            return True
        if lower.isalpha():
            return False
        return _ANCHOR_CHARACTER.search(lower) is not None or not self.number_words.isdisjoint(_WORD.findall(lower))

    def read(self, text: str, begin: int, end: int, stretches: list[tuple[int, int]]) -> list[Draft]:
        """Drafts of the sentence ``[begin, end)``; ``stretches`` are the character spans of its anchor tokens."""
        drafts: list[Draft] = []
        cursor = begin
        for first, last in stretches:
            if first > cursor:
                cursor = first
            while cursor < last:
                if text[cursor] in _DIGITS:
                    draft, cursor = self._number(text, cursor, begin, end)
                else:
                    piece = _PIECE.search(text, cursor, last)
                    if piece is None:
                        break
                    draft, cursor = self._piece(text, piece, begin, end)
                if draft is not None:
                    cursor = max(cursor, draft.end)
                    if not drafts or draft.start >= drafts[-1].end:
                        drafts.append(draft)
        return drafts

    def _piece(self, text: str, piece: re.Match[str], begin: int, end: int) -> tuple[Draft | None, int]:
        """Number that begins in the digit or the letters of ``piece``, and where to read on."""
        at, form = piece.start(), piece[0]
        if not form.isalpha():
            return self._number(text, at, begin, end)
        half = self._and_a_half(text, at, begin) if form == "half" else None
        if half is not None:
            return half, piece.end()
        if form.lower() not in self.number_words or not self._free(text, at, begin):
            return None, piece.end()
        numeral, cursor = self._words.read(text, at, begin, end)
        if numeral is None or self.guards.hour(text, end, numeral):
            return None, cursor
        return self._spelled(text, numeral, end), cursor

    def _free(self, text: str, at: int, begin: int) -> bool:
        """Does a number word begin at ``at``, not one glued to a word ("all-in-one")?"""
        if at == begin:
            return True
        before = text[at - 1]
        if before == "-":
            one = text.startswith("one", at) and text.endswith(("-to-", "-on-"), begin, at)
            return not one and self.guards.glued_before(text, begin, at) != "name"
        return not (before.isalnum() or (before in "_'’" and text[at - 2 : at - 1].isalpha()))

    def _number(self, text: str, at: int, begin: int, end: int) -> tuple[Draft | None, int]:
        skipped = self.guards.skip(text, at, end)
        if skipped:
            return None, skipped
        before = text[at - 1] if at > begin else ""
        if before == "." and not (at - 2 >= begin and text[at - 2].isalnum()):
            return self._leading_point(text, at, begin, end)
        money = self.units.before(text, begin, at)
        sign, start = "", at
        if not money and before not in _BLANK:
            glued = self.guards.glued_before(text, begin, at)
            if glued == "name":
                tail = _TAIL.match(text, at, end)
                return None, tail.end() if tail else at + 1
            if before in _SIGNS and not (at - 2 >= begin and text[at - 2].isalnum()):
                money_before = self.units.before(text, begin, at - 1)
                previous = text[at - 2 : at - 1] if at - 2 >= begin else " "
                if money_before or previous in " (（\t$£€" or at - 1 == begin:
                    sign, start, money = _SIGNS[before], at - 1, money_before
        if not sign and before in _BLANK_OR_HYPHEN and text[at - 2] in _LAST_OF_MINUS:
            minus = _MINUS.search(text[max(begin, at - 17) : at])
            if minus:
                sign, start = "-", max(begin, at - 17) + minus.start()
        if money and not sign and _MINUS_SIGN.search(text[max(begin, money[1] - 2) : money[1]]):
            sign, money = "-", (money[0], money[1] - 1)  # "-$3.4 million"
        numeral, cursor = self._digits.read(text, at, end, money is not None)
        if numeral is None:
            return None, cursor
        word = self.guards.word_before(text, begin, at)
        if money is None and sign in _UNSIGNED and self.guards.identifier(text, begin, numeral, word):
            return None, self._past(text, cursor, end)
        if self.guards.month_day(text, end, numeral, word):
            return None, self._past(text, cursor, end)
        if self.guards.hour(text, end, numeral):
            return None, cursor
        lettered = text[numeral.end : numeral.end + 1].isalpha() and not numeral.grouped and numeral.scale == 1
        ordinal = _ORDINAL.match(text, numeral.end, end) if lettered else None
        if ordinal:
            numeral.form, numeral.end = "ordinal", ordinal.end()
            draft = _draft(numeral, start, "rank.ordinal")
            return draft, draft.end
        if sign == "-":
            numeral.low, numeral.high = -numeral.high, -numeral.low
        numeral.sign = sign
        draft = _draft(numeral, start, "number.digits")
        if money:
            self._money(text, draft, money, end)
        else:
            self._unit(text, draft, end, digits=True)
            if draft.unit is None:
                self._fold(text, draft, end)
            part = _PART_OF.match(text, draft.end, end) if numeral.form == "fraction" and draft.unit is None else None
            unit = self.units.after(text, part.end(), end, False) if part else None
            if unit:
                draft.unit, draft.dimension, draft.rule = unit.code, unit.dimension, "amount.part"
            if (
                draft.unit is None
                and draft.end < end
                and (
                    text[draft.end].isalpha()
                    or (text[draft.end] == "+" and text[draft.end + 1 : draft.end + 2].isalpha())
                )
            ):
                tail = _TAIL.match(text, draft.end + (text[draft.end] == "+"), end)
                return None, tail.end() if tail else draft.end + 1
        return draft, max(cursor, draft.end)

    @staticmethod
    def _past(text: str, position: int, end: int) -> int:
        tail = _MORE_NAMES.match(text, position, min(end, position + 60))
        return tail.end() if tail else position

    def _leading_point(self, text: str, at: int, begin: int, end: int) -> tuple[Draft | None, int]:
        match = _DECIMALS.match(text, at, end)
        if match is None:
            return None, at + 1
        cursor = match.end()
        value = Decimal("0." + match[0])
        numeral = Numeral(at - 1, cursor, cursor, value, value, "digits", grouped=True)
        money = self.units.before(text, begin, at - 1)
        draft = _draft(numeral, at - 1, "number.digits")
        if money:
            self._money(text, draft, money, end)
        else:
            self._unit(text, draft, end, digits=True)
        return (draft, max(cursor, draft.end)) if draft.unit else (None, cursor)

    def _money(self, text: str, draft: Draft, money: tuple[str, int], end: int) -> None:
        code, start = money
        draft.start, draft.prefix, draft.rule = start, True, "amount.money"
        draft.unit, draft.dimension = code, "money"
        after = self.units.dollar_after(text, draft.end, end) if code == "USD" else None
        if after:
            draft.unit, draft.end = after
        word = self.units.after(text, draft.end, end, False)
        if word and word.dimension == "money" and (word.code.split("/")[0] == draft.unit or code in ("USD", "CNY")):
            draft.take(word)
            return
        from newsledger.stages.recognise.quantities.units import UnitMatch

        match = self.units.per(text, UnitMatch(draft.unit, draft.end, "money"), end)
        draft.take(match)

    def _unit(self, text: str, draft: Draft, end: int, *, digits: bool) -> None:
        match = self.units.after(text, draft.number_end, end, digits)
        if match is None:
            return
        if match.code.startswith("pound"):
            match = self.units.pounds(text, max(0, draft.start - 60), end, match, draft.numeral.scale != 1)
        draft.attributive = text[draft.number_end : draft.number_end + 1] in ("-", "‐")
        draft.take(match)
        if match.dimension in ("temperature", "angle") and _BELOW_ZERO.match(text, draft.end, end):
            draft.low, draft.high = -draft.high, -draft.low
        half = _WITH_HALF.match(text, draft.end, end) if match.dimension == "time" and not match.ratio else None
        if half:  # "two hours and a half"
            draft.low, draft.high, draft.end = draft.low + _HALF, draft.high + _HALF, half.end()
        draft.rule = "amount." + ("money" if match.dimension == "money" else "unit")
        if match.dimension == "share":
            draft.rule = "ratio.percent" if match.code == "percent" else "ratio.points"

    def _and_a_half(self, text: str, at: int, begin: int) -> Draft | None:
        """ "an hour and a half": the unit stands before the half."""
        before = _UNIT_AND_A.search(text, max(begin, at - 26), at)
        unit = self.units.after(text, before.end(1), before.end(2), False) if before else None
        if before is None or unit is None or unit.end != before.end(2):
            return None
        stop = at + 4
        draft = _draft(Numeral(before.start(1), stop, stop, _ONE_AND_HALF, _ONE_AND_HALF, "words"), before.start(1), "")
        draft.unit, draft.dimension, draft.rule = unit.code, unit.dimension, "amount.unit"
        return draft

    def _spelled(self, text: str, numeral: Numeral, end: int) -> Draft | None:
        form = numeral.form
        if form == "ordinal":
            return _draft(numeral, numeral.start, "rank.ordinal")
        if form == "fraction":
            draft = _draft(numeral, numeral.start, "ratio.fraction")
            draft.unit, draft.dimension, draft.ratio = "percent", "share", True
            part = _PART_OF.match(text, draft.end, end)
            unit = self.units.after(text, part.end(), end, False) if part else None
            if unit and unit.code != "percent":  # "a quarter of a percentage point"
                draft.low, draft.high = draft.low / 100, draft.high / 100
                draft.take(unit)
                draft.rule = "amount.part"
            return draft
        if form == "multiple":
            draft = _draft(numeral, numeral.start, "change.multiple")
            draft.unit, draft.dimension = "times", "multiple"
            return draft
        if form == "halving":
            draft = _draft(numeral, numeral.start, "change.halving")
            draft.unit, draft.dimension = "percent", "share"
            return draft
        draft = _draft(numeral, numeral.start, "number.words" if form == "words" else "number.vague")
        self._unit(text, draft, end, digits=False)
        if draft.unit is None and draft.low == _HALF and draft.end > numeral.bare_end:
            draft.low = draft.high = Decimal(50)  # "half a pizza": a share, not a count
            draft.end = draft.number_end = numeral.bare_end
            draft.unit, draft.dimension, draft.ratio, draft.rule = "percent", "share", True, "ratio.fraction"
            numeral.form = "fraction"
        if draft.unit is None:
            self._fold(text, draft, end)
        return draft

    @staticmethod
    def _fold(text: str, draft: Draft, end: int) -> None:
        fold = _FOLD.match(text, draft.end, end) if text.startswith(_FOLDS, draft.end) else None
        if fold:
            draft.unit, draft.dimension, draft.end, draft.rule = "times", "multiple", fold.end(), "change.fold"


def _draft(numeral: Numeral, start: int, rule: str) -> Draft:
    return Draft(
        numeral,
        start,
        numeral.end,
        numeral.end,
        numeral.low,
        numeral.high,
        rule,
        last_scale=numeral.scale,
        bare_end=numeral.bare_end,
    )
