"""Which words of an article may open a commitment or report one, found in one pass over its forms."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import cast

from newsledger.types.document import Word

MODAL, VERB, COPULA, TAKER, SAYING, TO = 1, 2, 4, 8, 16, 32
_MARKERS = MODAL | VERB | COPULA | TAKER
_REACH = 18  # tokens between a marker and its "to"
_NEAR = 2  # tokens between "is" and its "to"
_COMPLEMENTS = frozenset(("that", "of", "for", "at"))
_OBJECTS = frozenset(("DT", "PRP$", "JJ", "JJR", "CD", "$", "NN", "NNS"))  # what an object without "to" may begin with
_MOST = 200_000  # forms remembered


class Cues:
    """Where the cues of one article stand; token indices are the document's."""

    def __init__(self, words: Sequence[Word], flags: list[int]) -> None:
        self._words, self._flags = words, flags
        places = [i for i, flag in enumerate(flags) if flag]
        self._markers = [i for i in places if flags[i] & _MARKERS]
        self._saying = [i for i in places if flags[i] & SAYING]
        self._to = [i for i in places if flags[i] & TO]

    def markers(self, first: int, last: int) -> list[int]:
        """Tokens of ``[first, last)`` that may open a marker, as distances from ``first``.

        All but modals need a "to" soon after them, or "that", "of", "for" or "at" right after, or an
        object where they may take one.
        """
        places = self._markers
        return [
            i - first for i in places[bisect_left(places, first) : bisect_left(places, last)] if self._opens(i, last)
        ]

    def _opens(self, i: int, last: int) -> bool:
        flag = self._flags[i]
        if flag & MODAL:
            return True
        reach = _NEAR if flag & COPULA else _REACH
        if i + 1 < last and not flag & COPULA:
            following = self._words[i + 1]
            if following.lower in _COMPLEMENTS or (flag & TAKER and following.tags[0] in _OBJECTS):
                return True
        k = bisect_left(self._to, i + 1)
        return k < len(self._to) and self._to[k] < min(last, i + reach)

    def saying(self, first: int, last: int) -> list[int]:
        """Tokens of ``[first, last)`` that may be finite verbs of saying, as distances from ``first``."""
        places = self._saying
        return [i - first for i in places[bisect_left(places, first) : bisect_left(places, last)]]


class CueFinder:
    """Callable ``words → Cues``; remembers what it knows of forms, up to a bound."""

    def __init__(self, describe: Callable[[Word], int]) -> None:
        self._describe = describe
        self._known: dict[str, int] = {}

    def __call__(self, words: Sequence[Word]) -> Cues:
        known = self._known
        if len(known) > _MOST:
            known.clear()
        lowers = [word.lower for word in words]
        flags = list(map(known.get, lowers))
        if None in flags:
            for word in words:
                if word.lower not in known:
                    known[word.lower] = self._describe(word)
            flags = list(map(known.get, lowers))
        return Cues(words, cast("list[int]", flags))
