"""Finds the quantities of a document."""

from newsledger.lexicons.loader import Lexicons
from newsledger.types.document import Document
from newsledger.types.mentions import Quantity, TimeExpression
from newsledger.types.syntax import Syntax


class QuantityRecogniser:
    """Callable ``(Document, Syntax, times) → quantities`` in text order, never overlapping."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons

    def __call__(self, document: Document, syntax: Syntax, times: tuple[TimeExpression, ...]) -> tuple[Quantity, ...]:
        return ()
