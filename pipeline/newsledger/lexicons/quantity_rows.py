"""Rows of the tables that the quantity grammar reads."""

from decimal import Decimal
from typing import Literal

from newsledger.lexicons.row import Form, LowerForm, Row
from newsledger.schemas.record import Comparator, Direction

NumberPart = Literal[
    "unit",
    "ten",
    "hundred",
    "scale",
    "dozen",
    "score",
    "half",
    "ordinal",
    "fraction",
    "multiple",
    "halving",
    "vague",
    "several",
    "short",
]


class NumberRow(Row):
    """A number word (key: the word, lower case but for ``short`` scale letters)."""

    part: NumberPart
    value: Decimal
    high: Decimal | None = None  # upper bound of a vague plural


class UnitRow(Row):
    """A unit of measure (key: the code that records carry)."""

    ucum: str  # the same unit in UCUM; empty where it has none
    dimension: str
    words: tuple[LowerForm, ...]  # lower case, singular
    plurals: tuple[LowerForm, ...] = ()  # instead of the regular plurals of ``words``
    symbols: tuple[Form, ...] = ()  # case-sensitive
    ratio: bool = False  # is something per something by itself


class CurrencyRow(Row):
    """A currency (key: its ISO 4217 code)."""

    symbols: tuple[Form, ...]  # before the number, case-sensitive
    words: tuple[LowerForm, ...]  # after the number, lower case, singular
    place: str = ""  # row of places.toml where a bare dollar sign means this currency


class ComparatorRow(Row):
    """A comparing phrase (key: the phrase, lower case)."""

    lower_key = True

    comparator: Comparator
    side: Literal["before", "after"] = "before"
    verb: bool = False  # only where it is used as a verb


class ChangeRow(Row):
    """A word of change (key: the lemma)."""

    lower_key = True

    roles: tuple[Literal["verb", "noun", "adverb", "after"], ...]
    direction: Direction
    weak: bool = False  # as a verb it states a change only with percent, points or "by"


class ExclusionRow(Row):
    """A word beside which a number is no quantity, or none that measures anything (key: the word, lower case)."""

    lower_key = True

    role: Literal["identifier", "year", "month", "set", "slogan", "score"]
    capital: bool = False  # only when written with a capital
