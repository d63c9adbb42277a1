"""Names known beforehand, found where a word of the text opens one."""

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


_PEEK = 4  # characters behind the first word by which a form is looked up


@value
class Entry(Generic[T]):
    """A form of a known name and what it stands for."""

    form: str
    loose: bool
    meaning: T


Forms = tuple[tuple[str, Entry[T]], ...]  # folded forms and their entries, the longest first


class Gazetteer(Generic[T]):
    """Known forms by their first word and the characters behind it: at most places that leaves none to compare."""

    def __init__(self, forms: Iterable[tuple[str, T]], is_word: Callable[[str], bool]) -> None:
        """``is_word`` tells the words of the dictionary: a form made of them alone is found only as written."""
        groups: dict[str, dict[str, Entry[T]]] = {}
        for form, meaning in forms:
            folded = fold(form)
            entry = Entry(form, _loose(form, is_word), meaning)
            groups.setdefault(lead(folded), {}).setdefault(folded, entry)
        self._groups: dict[str, tuple[dict[str, Forms[T]], Forms[T]]] = {
            key: _by_peek(key, group) for key, group in groups.items()
        }
        self._small_firsts = frozenset(
            key for key, group in groups.items() if any(entry.form[0].islower() for entry in group.values())
        )

    @property
    def firsts(self) -> frozenset[str]:
        """First words of all forms, lower case."""
        return frozenset(self._groups)

    @property
    def small_firsts(self) -> frozenset[str]:
        """First words of the forms that begin with a small letter: "vivo"."""
        return self._small_firsts

    def longest(self, word: str, folded: str, text: str, start: int) -> Entry[T] | None:
        """Longest known form that ``text`` has at ``start``, ending where a word ends.

        ``word`` is the token at ``start`` in lower case, ``folded`` the folded ``text``.
        """
        group = self._groups.get(word)
        if group is None:
            word = lead(word)
            group = self._groups.get(word)
            if group is None:
                return None
        by_peek, short = group
        behind = start + len(word)
        forms = by_peek.get(folded[behind : behind + _PEEK], short) if by_peek else short
        for form, entry in forms:
            if form == word or folded.startswith(form, start):
                end = start + len(form)
                if (end >= len(text) or not text[end].isalnum()) and _cased(entry, text, start):
                    return entry
        return None


def _by_peek(first: str, group: dict[str, Entry[T]]) -> tuple[dict[str, Forms[T]], Forms[T]]:
    """Forms by what follows their first word, and those that are too short for that; these are in every list."""
    by_length = sorted(group.items(), key=lambda item: -len(item[0]))
    enough = len(first) + _PEEK
    short = tuple(item for item in by_length if len(item[0]) < enough)
    long: dict[str, list[tuple[str, Entry[T]]]] = {}
    for item in by_length:
        if len(item[0]) >= enough:
            long.setdefault(item[0][len(first) : enough], []).append(item)
    return {peek: (*items, *short) for peek, items in long.items()}, short


def _loose(form: str, is_word: Callable[[str], bool]) -> bool:
    """Whether other capitals than those of ``form`` may write it: "Netease", "Nato", "Nanjing daily"."""
    words = form.replace("-", " ").split()
    if len(words) == 1 and form.isupper() and len(form) < 4:
        return False
    return any(word.isalpha() and not is_word(word.lower()) for word in words)


def _cased(entry: Entry[T], text: str, start: int) -> bool:
    """Whether the capitals at ``start``, where the folded form stands, allow it to be the entry's form."""
    if entry.loose and (text[start].isupper() or text[start].isdigit()):
        return True
    return text[start : start + len(entry.form)].replace("’", "'") == entry.form


def dictionary(lexicons: Lexicons) -> Callable[[str], bool]:
    """Tells the words of the dictionary and the function words."""
    function = frozenset(lexicons.name_words["function"].words)
    return lambda word: word in function or bool(lexicons.tagging.readings(word))
