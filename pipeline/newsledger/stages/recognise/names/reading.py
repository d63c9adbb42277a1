"""A document as the name grammar reads it: parallel lists, one entry per token."""

from dataclasses import field

from newsledger.schemas.record import OrganisationKind
from newsledger.stages.recognise.names.cues import Cues
from newsledger.stages.recognise.names.forms import CAPITAL, COMMON, FUNCTION
from newsledger.stages.recognise.names.gazetteer import fold
from newsledger.types.document import Document, Sentence, Word
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
    cues: Cues
    _title_case: dict[int, bool] = field(init=False, repr=False, default_factory=dict)  # by sentence

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

    def title_case(self, sentence: Sentence) -> bool:
        """Whether nearly every word has a capital, as in headlines: capitals say nothing then."""
        known = self._title_case.get(sentence.index)
        if known is None:
            known = self._title_case[sentence.index] = self._is_title_case(sentence)
        return known

    def _is_title_case(self, sentence: Sentence) -> bool:
        if sentence.last - sentence.first >= 40 or self.words[sentence.last - 1].text in (".", "。"):
            return False
        capitals = content = 0
        for i in range(sentence.first, sentence.last):
            if self.words[i].is_alpha and not self.flags[i] & FUNCTION:
                content += 1
                capitals += self.flags[i] & CAPITAL  # which is one
        return content >= 5 and capitals >= 0.8 * content


def read(document: Document, cues: Cues) -> Reading:
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
        cues,
    )


@value
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


def organisation(
    first: int,
    last: int,
    organisation_kind: OrganisationKind | None,
    rule: str,
    rank: int = 1,
    canonical: str | None = None,
    start: int | None = None,
    end: int | None = None,
) -> Candidate:
    """Tokens that may name a body."""
    return Candidate(first, last, "organisation", organisation_kind, rule, rank, canonical, start, end)
