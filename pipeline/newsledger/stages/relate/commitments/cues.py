"""Which words of an article may open a commitment or report one, found in one look at each token."""

from bisect import bisect_left

from newsledger.stages.relate.commitments import frame_bits as bits
from newsledger.stages.relate.commitments.gates import frames_at
from newsledger.stages.relate.commitments.lexis import Lexis
from newsledger.types.document import Document
from newsledger.types.marks import SAYING

_CUES = bits.ALL | SAYING


class Cues:
    """Where the cues of one article stand; token indices are the document's."""

    def __init__(self, document: Document, lexis: Lexis) -> None:
        self._words, self._lexis = document.words, lexis
        words, places = document.words, document.marked(_CUES)
        self._markers = [i for i in places if words[i].marks & bits.ALL]
        self._saying = [i for i in places if words[i].marks & SAYING]

    def markers(self, first: int, last: int) -> list[tuple[int, int]]:
        """Tokens of ``[first, last)`` that may open a marker, as distances from ``first``, each with its frames."""
        places, lexis, words = self._markers, self._lexis, self._words
        return [
            (i - first, frames)
            for i in places[bisect_left(places, first) : bisect_left(places, last)]
            if (frames := frames_at(lexis, words, first, i, last))
        ]

    def saying(self, first: int, last: int) -> list[int]:
        """Tokens of ``[first, last)`` that may be finite verbs of saying, as distances from ``first``."""
        places = self._saying
        return [i - first for i in places[bisect_left(places, first) : bisect_left(places, last)]]
