"""A document as the name grammar reads it: parallel lists, one entry per token."""

from dataclasses import dataclass
from functools import partial

from newsledger.schemas.record import OrganisationKind
from newsledger.stages.recognise.names.forms import COMMON
from newsledger.stages.recognise.names.gazetteer import fold
from newsledger.types.document import Document, Word
from newsledger.types.mentions import NameKind
from newsledger.types.value import value

_OPENERS = frozenset(("RB", "RBR", "IN", "DT", "CC", "WRB", "VBN", "VBG", "MD", "PRP", "TO"))


@value
class Reading:
    """Tokens of a document with their flags (see ``forms``); ``folded`` is its text in lower case."""

    document: Document
    text: str
    folded: str
    words: tuple[Word, ...]
    flags: list[int]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def glued(self, i: int) -> bool:
        """Whether token ``i`` follows the one before it without a space."""
        return self.starts[i] == self.ends[i - 1]

    def only_opens(self, i: int) -> bool:
        """Whether the word, where it opens a sentence, has its capital from that alone: "Later", "Although"."""
        return bool(self.flags[i] & COMMON) and self.words[i].tags[0] in _OPENERS

    def behind(self, i: int, offset: int, high: int) -> int:
        """First token after ``i``, ``high`` at most, that starts at clean ``offset`` or later."""
        last = i + 1
        while last < high and self.starts[last] < offset:
            last += 1
        return last


def read(document: Document) -> Reading:
    """The document with every token's flags."""
    text = document.clean.text
    return Reading(
        document,
        text,
        fold(text),
        document.words,
        [word.flags for word in document.words],
        document.starts,
        document.ends,
    )


@dataclass(slots=True)  # not frozen: thousands are made for an article, and freezing doubles what one costs
class Candidate:
    """Tokens ``[first, last)`` that may be a name; ``rank`` settles overlaps: the longer of equal rank wins."""

    first: int
    last: int
    kind: NameKind
    organisation_kind: OrganisationKind | None
    rule: str
    rank: int = 1
    canonical: str | None = None
    start: int | None = None  # clean offsets, where the name starts or ends inside a token
    end: int | None = None


organisation = partial(Candidate, kind="organisation")
