"""Which words of an article may open a commitment or report one, found in one look at each token."""

from bisect import bisect_left
from collections.abc import Sequence

from newsledger.types.document import Word
from newsledger.types.marks import COPULA, MODAL, SAYING, SOON, TAKER, TO, VERB

_MARKERS = MODAL | VERB | COPULA | TAKER
_CUES = _MARKERS | SAYING | TO
_REACH = 18  # tokens between a marker and its "to"
_SOON = 6  # tokens between a verb or adjective and the "to" that must be its own: "has", "is due"
_NEAR = 2  # tokens between "is" and its "to"
_COMPLEMENTS = frozenset(("that", "of", "for", "at"))
_OBJECTS = frozenset(("DT", "PRP$", "JJ", "JJR", "CD", "$", "NN", "NNS"))  # what an object without "to" may begin with


class Cues:
    """Where the cues of one article stand; token indices are the document's."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        places = [i for i, word in enumerate(words) if word.marks & _CUES]
        self._markers = [i for i in places if words[i].marks & _MARKERS]
        self._saying = [i for i in places if words[i].marks & SAYING]
        self._to = [i for i in places if words[i].marks & TO]

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
        flag = self._words[i].marks
        if flag & MODAL:
            return True
        reach = _NEAR if flag & COPULA else _SOON if flag & SOON else _REACH
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
