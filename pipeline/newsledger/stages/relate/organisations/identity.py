"""Which names name the same body."""

import re
from collections.abc import Sequence

_WORD = re.compile(r"[^\W_]+")
_EMPTY = frozenset(["of", "the", "and", "for", "at", "in", "on"])
_FORM = frozenset(
    [
        "co",
        "ltd",
        "inc",
        "corp",
        "corporation",
        "company",
        "limited",
        "plc",
        "llc",
        "llp",
        "gmbh",
        "ag",
        "sa",
        "nv",
        "group",
        "holdings",
        "holding",
    ]
)


def key(name: str) -> frozenset[str]:
    """Words that tell one body from another, whatever their order: case, "of", "the" and possessives left out.

    >>> key("Hebei Provincial Department of Water Resources") == key("Hebei Provincial Water Resources Department")
    True
    """
    words = (word.lower() for word in _WORD.findall(name.replace("’s", "").replace("'s", "")))
    return frozenset(word for word in words if word not in _EMPTY)


def bare(name: str) -> frozenset[str]:
    """Key without legal forms."""
    words = key(name)
    return words - _FORM or words


def clusters(names: Sequence[tuple[str, str | None, str]]) -> list[int]:
    """Cluster number for each ``(name, canonical id, kind)`` in text order: the place of the body's first name."""
    numbers: list[int] = []
    by_id: dict[str, int] = {}
    by_key: dict[frozenset[str], int] = {}
    for i, (name, canonical, _) in enumerate(names):
        words = bare(name)
        number = by_key.get(words)
        if number is None and canonical is not None:
            number = by_id.get(canonical)
        if number is None:
            number = i
        by_key.setdefault(words, number)
        if canonical is not None:
            by_id.setdefault(canonical, number)
        numbers.append(number)
    return numbers
