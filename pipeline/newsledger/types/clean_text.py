"""Cleaned text that still knows where each character came from."""

from bisect import bisect_right
from dataclasses import field
from datetime import date
from typing import Literal

from newsledger.types.article import Article
from newsledger.types.value import value

# What a stretch of text is. Facts are taken from ``body``, ``heading``, ``caption`` and ``headline``;
# organisations are recognised everywhere.
Role = Literal["headline", "dateline", "heading", "caption", "body", "byline", "metadata", "furniture"]


@value
class Edit:
    """Replacement of ``raw[start:end]`` by ``replacement``, claimed by ``rule``."""

    start: int
    end: int
    replacement: str
    rule: str


@value
class Mark:
    """A stretch ``[start, end)`` of the clean text whose role the cleaner knows, and by which rule."""

    start: int
    end: int
    role: Role
    rule: str


@value(kw_only=True)
class Masthead:
    """What the article says about itself."""

    title: str | None = None
    published: date | None = None
    published_rule: str | None = None  # what the date was taken or inferred from
    reference: date | None = None  # where ``published`` is unknown: a day of the right year, the day itself a guess
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    editor: str | None = None

    @property
    def today(self) -> date | None:
        """The day from which relative times are counted."""
        return self.published or self.reference


@value
class CleanText:
    """Clean text of an article, the edits that made it, and the way back to raw offsets.

    ``clean_breaks[i]`` is a clean offset, ``raw_breaks[i]`` its raw offset; between two breaks
    both run in step. A stretch that an edit wrote lies between a break and the next one.
    """

    article: Article
    text: str
    edits: tuple[Edit, ...] = ()
    marks: tuple[Mark, ...] = ()
    masthead: Masthead = field(default_factory=Masthead)
    clean_breaks: tuple[int, ...] = (0,)
    raw_breaks: tuple[int, ...] = (0,)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Map the clean span ``[start, end)`` to the raw span that it was made from.

        An end inside a stretch that an edit wrote widens to the whole of what was replaced.
        """
        clean, raw = self.clean_breaks, self.raw_breaks
        if len(raw) == 1:  # nothing was edited
            return start, end
        i = bisect_right(clean, start)
        shift = raw[i - 1] - clean[i - 1]
        if start < end and (i == len(clean) or (end <= clean[i] and raw[i] - clean[i] == shift)):
            return start + shift, end + shift  # most spans lie between two breaks, where nothing was written
        return self._raw_start(start), self._raw_end(end)

    def _raw_start(self, position: int) -> int:
        i = bisect_right(self.clean_breaks, position) - 1
        if self._is_written(i):
            return self.raw_breaks[i]
        return self.raw_breaks[i] + position - self.clean_breaks[i]

    def _raw_end(self, position: int) -> int:
        if position == 0:
            return 0
        i = bisect_right(self.clean_breaks, position - 1) - 1
        if self._is_written(i):
            return self.raw_breaks[i + 1]
        return self.raw_breaks[i] + position - self.clean_breaks[i]

    def _is_written(self, i: int) -> bool:
        """Whether an edit wrote the stretch that starts at break ``i``, in another length than it replaced."""
        clean, raw = self.clean_breaks, self.raw_breaks
        return i + 1 < len(raw) and raw[i + 1] - raw[i] != clean[i + 1] - clean[i]
