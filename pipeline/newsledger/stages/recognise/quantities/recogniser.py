"""Finds the quantities of a document."""

from bisect import bisect_left

from newsledger.lexicons.loader import Lexicons
from newsledger.stages.recognise.quantities.measures import Measures
from newsledger.stages.recognise.quantities.reader import NumeralReader
from newsledger.types.document import Document, Word
from newsledger.types.mentions import Quantity, TimeExpression
from newsledger.types.syntax import Syntax

_ANCHORS_KEPT = 60_000


class QuantityRecogniser:
    """Callable ``(Document, Syntax, times) → quantities`` in text order, never overlapping."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._reader = NumeralReader(lexicons)
        self._measures = Measures(lexicons, self._reader)
        self._anchors: dict[Word, bool] = {}

    def __call__(self, document: Document, syntax: Syntax, times: tuple[TimeExpression, ...]) -> tuple[Quantity, ...]:
        anchors = self._anchor_tokens(document)
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
        return tuple(out)

    def _anchor_tokens(self, document: Document) -> list[int]:
        known, is_anchor = self._anchors, self._reader.is_anchor
        if len(known) > _ANCHORS_KEPT:
            known.clear()
        found: list[int] = []
        get = known.get
        for i, word in enumerate(document.words):
            anchor = get(word)
            if anchor is None:
                anchor = known[word] = is_anchor(word.lower)
            if anchor:
                found.append(i)
        return found
