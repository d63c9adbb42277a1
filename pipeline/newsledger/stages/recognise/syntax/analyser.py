"""Analyses one sentence."""

from newsledger.lexicons.loader import Lexicons
from newsledger.types.document import Document, Sentence
from newsledger.types.syntax import SentenceSyntax


class SyntaxAnalyser:
    """Callable ``(Document, Sentence) → SentenceSyntax``."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons

    def __call__(self, document: Document, sentence: Sentence) -> SentenceSyntax:
        tags = tuple(document.words[i].tags[0] for i in range(sentence.first, sentence.last))
        return SentenceSyntax(tags, (), ())
