"""Names known beforehand, found where a word of the text opens one."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from newsledger.stages.recognise.names.forms import lead

T = TypeVar("T")


def fold(text: str) -> str:
    """Lower case with straight apostrophes, as long as ``text``: offsets stay true.

    >>> fold("Workers’ Daily")
    "workers' daily"
    """
    lower = text.lower()
    if len(lower) != len(text):  # some capitals (İ) grow in lower case
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower.replace("’", "'").replace("\u00a0", " ")


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """A form of a known name and what it stands for."""

    form: str
    folded: str
    meaning: T


class Gazetteer(Generic[T]):
    """Known forms, grouped by their first word and sorted, so that the longest one at a place is a few comparisons."""

    def __init__(self, forms: Iterable[tuple[str, T]]) -> None:
        groups: dict[str, dict[str, Entry[T]]] = {}
        for form, meaning in forms:
            folded = fold(form)
            groups.setdefault(lead(folded), {}).setdefault(folded, Entry(form, folded, meaning))
        self._groups = {key: (sorted(group), group) for key, group in groups.items()}

    @property
    def firsts(self) -> frozenset[str]:
        """First words of all forms, lower case."""
        return frozenset(self._groups)

    def longest(self, key: str, folded: str, text: str, start: int) -> Entry[T] | None:
        """Longest known form that ``text`` has at ``start``, ending where a word ends; ``key`` is its first word."""
        found = self._groups.get(key)
        if found is None:
            return None
        keys, group = found
        limit = start + len(max(keys, key=len)) if len(keys) < 4 else start + 120
        rest = folded[start:limit]
        while rest:
            position = bisect_right(keys, rest)
            if position == 0:
                return None
            candidate = keys[position - 1]
            if rest.startswith(candidate):
                end = start + len(candidate)
                if (end >= len(text) or not text[end].isalnum()) and _cased(group[candidate].form, text[start:end]):
                    return group[candidate]
                rest = candidate[:-1]
                continue
            shared = 0
            for a, b in zip(candidate, rest, strict=False):
                if a != b:
                    break
                shared += 1
            rest = rest[:shared]
        return None


def _cased(form: str, found: str) -> bool:
    """Whether the capitals of ``found`` allow it to be ``form``.

    >>> _cased("NetEase", "Netease"), _cased("WHO", "who"), _cased("Target", "target"), _cased("vivo", "vivo")
    (True, False, False, True)
    """
    if found.replace("’", "'") == form:
        return True
    if not found[0].isupper() and not found[0].isdigit():
        return False
    return not (form.isupper() and len(form) < 6)
