"""A quantity in the making."""

from dataclasses import dataclass
from decimal import Decimal

from newsledger.schemas.record import Comparator, Direction
from newsledger.stages.recognise.quantities.numeral import Numeral
from newsledger.stages.recognise.quantities.units import UnitMatch
from newsledger.types.mentions import QuantityKind


@dataclass(slots=True)
class Draft:
    """A number on its way to a quantity; the grammar fills in what it finds, then it is frozen.

    ``noun`` is the token of the counted head noun, ``attributive`` says that the unit modifies a noun ("13-hour").
    """

    numeral: Numeral
    start: int
    end: int
    number_end: int
    low: Decimal
    high: Decimal
    rule: str
    unit: str | None = None
    dimension: str = ""
    ratio: bool = False
    prefix: bool = False  # a currency sign stands before the number
    noun: int | None = None
    attributive: bool = False
    is_range: bool = False
    last_scale: Decimal = Decimal(1)  # of the number, or of a range's second number
    bare_end: int = 0  # end of the digits before that scale
    first: int = 0  # token that ``start`` falls in
    kind: QuantityKind = "count"
    comparator: Comparator = "="
    direction: Direction | None = None
    exclusion: str | None = None

    def take(self, unit: UnitMatch) -> None:
        """Takes the unit found behind the number."""
        self.unit, self.end = unit.code, unit.end
        self.dimension, self.ratio = unit.dimension, unit.ratio
        if unit.divisor != 1:
            self.low, self.high = self.low / unit.divisor, self.high / unit.divisor

    def glued_hyphen(self, text: str) -> bool:
        """Does a hyphen tie the number to the word that follows ("6-digit")?"""
        at = self.end
        return text[at : at + 1] in ("-", "‐", "–") and text[at + 1 : at + 2].isalpha()
