"""Finds the quantities of a document."""

from bisect import bisect_left
from collections.abc import Sequence

from newsledger.lexicons.loader import Lexicons
from newsledger.stages.recognise.quantities.dollars import Dollars
from newsledger.stages.recognise.quantities.measures import Measures
from newsledger.stages.recognise.quantities.reader import NumeralReader
from newsledger.types.document import Document, Word
from newsledger.types.marks import NUMBER
from newsledger.types.mentions import Quantity, TimeExpression
from newsledger.types.syntax import Syntax


class QuantityRecogniser:
    """Callable ``(Document, Syntax, times, tokens) → quantities`` in text order, never overlapping.

    ``tokens`` are all those marked as numbers; others among them do no harm.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        self._reader = NumeralReader(lexicons)
        self.words = self._reader.number_words
        self._measures = Measures(lexicons, self._reader)
        self._dollars = Dollars(lexicons)

    def mark(self, word: Word) -> int:
        """Numbers are read from digits and number words (``words``) on."""
        return NUMBER if self._reader.is_anchor(word.lower) else 0

    def __call__(
        self, document: Document, syntax: Syntax, times: tuple[TimeExpression, ...], tokens: Sequence[int]
    ) -> tuple[Quantity, ...]:
        words = document.words
        anchors = [i for i in tokens if words[i].marks & NUMBER]
        if not anchors:
            return ()
        out: list[Quantity] = []
        i = 0
        spans = tuple((t.start, t.end) for t in times)
        while i < len(anchors):
            sentence = document.sentence_at(anchors[i])
            j = bisect_left(anchors, sentence.last, i)
            out.extend(self._measures.of(document, syntax, sentence, anchors[i:j], spans))
            i = max(j, i + 1)
        return tuple(self._dollars(document, out))
