"""Numbers as reviewers type them and as texts have them."""

import re
from decimal import Decimal, InvalidOperation

_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_NUMBER = re.compile(r"\s*([+-]?[0-9][0-9,_ ]{0,40}(?:\.[0-9]{1,20})?(?:e[0-9]{1,2})?)\s*([a-z]{0,10})\s*\Z", re.I)


def first_number(words: str) -> int | float | None:
    """The first number in ``words`` with its scale word; ``None`` if there is none."""
    found = re.search(r"[0-9][0-9,]{0,40}(?:\.[0-9]{1,20})?", words)
    if found is None:
        return None
    scale = re.match(r"\s{0,3}([a-z]{1,10})", words[found.end() :], re.I)
    return read_number(f"{found.group()} {scale.group(1) if scale and scale.group(1).lower() in _SCALES else ''}")


def read_number(text: str) -> int | float:
    """A number as people type it. Raises ``ValueError``.

    >>> read_number("351.3 billion"), read_number("1,250"), read_number("7.5")
    (351300000000, 1250, 7.5)
    """
    match = _NUMBER.match(text)
    if match is None or (match.group(2) and match.group(2).lower() not in _SCALES):
        raise ValueError("write a number such as 351300000000, 351,300,000,000 or 351.3 billion")
    try:
        number = Decimal(re.sub(r"[,_ ]", "", match.group(1)))
    except InvalidOperation as error:
        raise ValueError("write a number") from error
    number = number.scaleb(_SCALES.get(match.group(2).lower(), 0))
    return int(number) if number == number.to_integral_value() else float(number)
