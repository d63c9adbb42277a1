"""The sentence around the numbers that are read."""

from bisect import bisect_left, bisect_right

from newsledger.types.document import Document, Sentence
from newsledger.types.syntax import Syntax


class Scene:
    """A sentence with its document and, once a rule asks for them, the tags of its words.

    Much shows to be no quantity by its words alone ("the first time", "in 2019"): such sentences are never tagged.
    """

    __slots__ = ("_syntax", "_tags", "document", "first", "last", "sentence", "text", "words")

    def __init__(self, document: Document, syntax: Syntax, sentence: Sentence) -> None:
        self.document, self.sentence = document, sentence
        self.text, self.words = document.clean.text, document.words
        self.first, self.last = sentence.first, sentence.last
        self._syntax = syntax
        self._tags: tuple[str, ...] | None = None

    @property
    def tags(self) -> tuple[str, ...]:
        """Penn tags of the sentence: ``tags[i - first]`` is of token ``i`` of the document."""
        tags = self._tags
        if tags is None:
            tags = self._tags = self._syntax.of(self.sentence).tags
        return tags

    def token_from(self, offset: int) -> int:
        """First token of the sentence that starts at or after clean ``offset``; its end where none does."""
        return bisect_left(self.document.starts, offset, self.first, self.last)

    def token_at(self, offset: int) -> int:
        """Token of the sentence that covers clean ``offset``, or the last one that starts before it."""
        return bisect_right(self.document.starts, offset, self.first, self.last) - 1

    def tag(self, i: int) -> str:
        """Tag of token ``i`` of the document."""
        return self.tags[i - self.first]
