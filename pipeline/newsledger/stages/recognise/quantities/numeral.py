"""A number as read from the text, before anything is known of its unit."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Form = Literal["digits", "words", "ordinal", "fraction", "multiple", "halving", "vague", "several"]

ONE = Decimal(1)
# Numbers beyond these bounds are identifiers or noise; the bound also keeps exponents from exploding.
MAX_DIGITS = 30
MAX_EXPONENT = 30


@dataclass(slots=True)
class Numeral:
    """A number with its scale: clean offsets ``[start, end)``, the bare digits ending at ``bare_end``.

    ``low``/``high`` have the scale multiplied out; ``scale`` is what was multiplied (1 where no scale word stands).
    ``sign`` is "+" or "-" where one is written. ``glued`` holds letters that stand right after the digits and are no
    scale (a unit symbol or part of a name).
    """

    start: int
    end: int
    bare_end: int
    low: Decimal
    high: Decimal
    form: Form
    scale: Decimal = ONE
    sign: str = ""
    grouped: bool = False  # written with thousands separators or a decimal point: no year, no identifier
    denominator: Decimal | None = None


def scaled(value: Decimal, scale: Decimal) -> Decimal:
    """``value * scale`` without a trailing exponent: 351.3 × 10⁹ → 351300000000."""
    if scale is ONE or scale == 1:
        return value
    product = value * scale
    whole = product.to_integral_value()
    return whole if whole == product else product.normalize()
