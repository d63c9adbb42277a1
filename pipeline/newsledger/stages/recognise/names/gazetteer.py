"""Names known beforehand, found where a word of the text opens one."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from newsledger.lexicons.loader import Lexicons
from newsledger.stages.recognise.names.forms import lead
from newsledger.types.value import value

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


_PEEK = 4  # characters behind a form's first word by which most places that hold no form are passed over


@value
class Entry(Generic[T]):
    """A form of a known name and what it stands for."""

    form: str
    loose: bool
    meaning: T


class Gazetteer(Generic[T]):
    """Known forms, grouped by their first word and sorted, so that the longest one at a place is a few comparisons."""

    def __init__(self, forms: Iterable[tuple[str, T]], is_word: Callable[[str], bool]) -> None:
        """``is_word`` tells the words of the dictionary: a form made of them alone is found only as written."""
        groups: dict[str, dict[str, Entry[T]]] = {}
        for form, meaning in forms:
            folded = fold(form)
            entry = Entry(form, _loose(form, is_word), meaning)
            groups.setdefault(lead(folded), {}).setdefault(folded, entry)
        self._groups = {
            key: (sorted(group), group, max(map(len, group)), _peeks(key, group)) for key, group in groups.items()
        }

    @property
    def firsts(self) -> frozenset[str]:
        """First words of all forms, lower case."""
        return frozenset(self._groups)

    @property
    def small_firsts(self) -> frozenset[str]:
        """First words of the forms that begin with a small letter: "vivo"."""
        return frozenset(
            key
            for key, (_, group, _, _) in self._groups.items()
            if any(entry.form[0].islower() for entry in group.values())
        )

    def longest(self, key: str, folded: str, text: str, start: int) -> Entry[T] | None:
        """Longest known form that ``text`` has at ``start``, ending where a word ends; ``key`` is its first word."""
        found = self._groups.get(key)
        if found is None:
            return None
        keys, group, longest, peeks = found
        if peeks and folded[start + len(key) : start + len(key) + _PEEK] not in peeks:
            return None
        rest = folded[start : start + longest]
        while rest:
            position = bisect_right(keys, rest)
            if position == 0:
                return None
            candidate = keys[position - 1]
            if rest.startswith(candidate):
                end = start + len(candidate)
                if (end >= len(text) or not text[end].isalnum()) and _cased(group[candidate], text[start:end]):
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


def _peeks(key: str, forms: Iterable[str]) -> frozenset[str]:
    """What follows the first word ``key`` in all of ``forms``; empty where one of them is too short to tell."""
    if any(len(form) < len(key) + _PEEK or not form.startswith(key) for form in forms):
        return frozenset()
    return frozenset(form[len(key) : len(key) + _PEEK] for form in forms)


def _loose(form: str, is_word: Callable[[str], bool]) -> bool:
    """Whether other capitals than those of ``form`` may write it: "Netease", "Nato", "Nanjing daily"."""
    words = form.replace("-", " ").split()
    if len(words) == 1 and form.isupper() and len(form) < 4:
        return False
    return any(word.isalpha() and not is_word(word.lower()) for word in words)


def _cased(entry: Entry[T], found: str) -> bool:
    """Whether the capitals of ``found`` allow it to be the entry's form."""
    if found.replace("’", "'") == entry.form:
        return True
    return entry.loose and (found[0].isupper() or found[0].isdigit())


def dictionary(lexicons: Lexicons) -> Callable[[str], bool]:
    """Tells the words of the dictionary and the function words."""
    function = frozenset(lexicons.name_words["function"].words)
    return lambda word: word in function or bool(lexicons.tagging.readings(word))
