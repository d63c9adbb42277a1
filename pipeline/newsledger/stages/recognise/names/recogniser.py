"""Finds the proper names of a document."""

from newsledger.lexicons.loader import Lexicons
from newsledger.types.document import Document
from newsledger.types.mentions import Name
from newsledger.types.syntax import Syntax


class NameRecogniser:
    """Callable ``(Document, Syntax) → names`` in text order, never overlapping."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons

    def __call__(self, document: Document, syntax: Syntax) -> tuple[Name, ...]:
        return ()
