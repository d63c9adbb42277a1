"""Which names name the same body."""

import re
from collections.abc import Sequence

from newsledger.types.value import value

_WORD = re.compile(r"[^\W_]+")
_EMPTY = frozenset(("of", "the", "and", "for", "at", "in", "on", "s"))
_FORM = frozenset(
    (
        "co", "ltd", "inc", "corp", "corporation", "company", "limited", "plc", "llc", "llp", "gmbh", "ag", "sa", "nv",
        "group", "holdings", "holding",
    )
)  # fmt: skip
_RANKS = frozenset(("provincial", "municipal", "province", "city", "municipality", "autonomous", "region"))
_STATE = frozenset(("government", "party", "health", "education"))
_MOST = 200  # bodies that share a word, compared with one another
_FULL_RANK = frozenset(("general",))
_POSTS = frozenset(("consulate", "embassy"))  # of one country in another: two places
_UNITS = frozenset(("department", "bureau"))


@value
class Named:
    """A name as the article writes it, the known body it is of, if any, and its kind."""

    text: str
    canonical: str | None
    kind: str | None


def key(name: str) -> frozenset[str]:
    """Words that tell one body from another, whatever their order: case, "of", "the" and possessives left out.

    >>> key("Hebei Provincial Department of Water Resources") == key("Hebei Provincial Water Resources Department")
    True
    """
    lower = name.lower().replace("’", "'").replace("'s", "").replace("chinese", "china")
    if "u.s." in lower:
        lower = lower.replace("u.s.", "us")
    words = frozenset(_WORD.findall(lower))
    return words - _EMPTY or words


def bare(named: Named) -> frozenset[str]:
    """Key without legal forms of companies and ranks of state organs."""
    words = key(named.text)
    if named.kind == "company":
        return words - _FORM or words
    if named.kind == "government":
        words = frozenset("department" if word in _UNITS else word for word in words)
        if "consulate" in words:
            words -= _FULL_RANK
        return words - _RANKS or words
    return words


def clusters(names: Sequence[Named], places: frozenset[str]) -> list[int]:
    """For each name, in text order, the index of the first name of its body.

    Same key or same known body; then names that lack only the place, the rank or the word "department" of exactly
    one other ("Health Commission" behind "Wuhan Municipal Health Commission").
    Media of different names stay apart, unless one is the acronym of the other.
    """
    numbers: list[int] = []
    by_id: dict[str, int] = {}
    by_key: dict[frozenset[str], int] = {}
    keys: dict[tuple[str, str | None], frozenset[str]] = {}  # most names of an article stand in it several times
    for i, name in enumerate(names):
        words = keys.get((name.text, name.kind))
        if words is None:
            words = keys[name.text, name.kind] = bare(name)
        number = by_key.get(words)
        if number is not None and _distinct(names[number].canonical, name.canonical):
            number = None
        if number is None and name.canonical is not None and _by_canonical(name):
            number = by_id.get(name.canonical)
        if number is None:
            number = i
        by_key.setdefault(words, number)
        if name.canonical is None or _by_canonical(name):
            by_id.setdefault(name.canonical or name.text, number)
        numbers.append(number)
    return _merged(names, numbers, keys, places)


def _distinct(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _by_canonical(name: Named) -> bool:
    """Whether the lexicon's word for it counts: differently named outlets are different bodies."""
    return name.kind != "media" or name.text == name.canonical or (name.text.isupper() and len(name.text) < 7)


def _says_where(
    names: Sequence[Named], keys: dict[int, frozenset[str]], i: int, j: int, places: frozenset[str]
) -> bool:
    """Whether name ``j`` says all that name ``i`` says, and besides only where the body is."""
    if names[j].kind != names[i].kind or not keys[i] < keys[j]:
        return False
    more = keys[j] - keys[i]
    if not all(word in places or word == "department" for word in more):
        return False
    return not (keys[i] & places and more & places) or not _POSTS.isdisjoint(keys[i])


def _merged(
    names: Sequence[Named],
    numbers: list[int],
    known: dict[tuple[str, str | None], frozenset[str]],
    places: frozenset[str],
) -> list[int]:
    """Join a cluster with the one other cluster whose name says the same and also says where."""
    firsts = sorted(set(numbers))
    keys = {i: known[names[i].text, names[i].kind] for i in firsts}
    partial = [i for i in firsts if names[i].kind in _STATE and len(keys[i]) > 1]
    if not partial:
        return numbers
    by_word: dict[str, list[int]] = {}
    for i in firsts:
        for word in keys[i]:
            by_word.setdefault(word, []).append(i)
    target: dict[int, int] = {}
    for i in partial:
        others = min((by_word[word] for word in keys[i]), key=len)
        fuller = [j for j in others[:_MOST] if _says_where(names, keys, i, j, places)]
        if len(fuller) == 1:
            target[i] = fuller[0]
    if not target:
        return numbers
    result = []
    for number in numbers:
        seen = {number}
        while number in target and target[number] not in seen:
            number = target[number]
            seen.add(number)
        result.append(number)
    first_of: dict[int, int] = {}
    return [first_of.setdefault(number, i) for i, number in enumerate(result)]
