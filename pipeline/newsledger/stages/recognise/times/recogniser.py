"""Finds the time expressions of a document."""

from newsledger.lexicons.loader import Lexicons
from newsledger.types.document import Document
from newsledger.types.mentions import TimeExpression
from newsledger.types.syntax import Syntax


class TimeRecogniser:
    """Callable ``(Document, Syntax) → time expressions`` in text order, never overlapping."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons

    def __call__(self, document: Document, syntax: Syntax) -> tuple[TimeExpression, ...]:
        return ()
