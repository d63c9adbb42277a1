"""Which time a sentence inherits from those before it in its paragraph."""

from datetime import date

from newsledger.stages.relate.metrics.cues import Cues
from newsledger.types.document import Document, Sentence
from newsledger.types.mentions import TimeExpression

_SOURCE_REACH = 45  # tokens from the beginning of a sentence within which its source is named
_DATED_SAYING = 20  # tokens from a verb of saying to its "that": "learned from the office on the 9th that"
_CUT = frozenset(("been", "was", "were", "is", "are", "has", "have", "had"))
_CLOSERS = frozenset((".", "。", "!", "?", ";", "；", ",", '"', "”"))
_FRAGMENT = frozenset(("VBD", "VBN"))


class Carry:
    """The time that holds for a sentence, as its paragraph is read from the beginning.

    ``held`` is the time that opened the paragraph and that nothing has replaced; a sentence that the translator broke
    off from the one before it has the time of that one.
    """

    __slots__ = ("_broken", "_cues", "_held", "_last", "_published", "time")

    def __init__(self, cues: Cues, published: date | None) -> None:
        self._cues = cues
        self._published = published
        self.time: TimeExpression | None = None
        self._held: TimeExpression | None = None
        self._last: TimeExpression | None = None  # what opened the sentence before
        self._broken: TimeExpression | None = None  # what the sentence before breaks off with

    def read(self, document: Document, sentence: Sentence, times: tuple[TimeExpression, ...]) -> None:
        """Takes in the times of the next sentence of the paragraph; ``time`` is then what that sentence inherits."""
        opener, replaced = self._opener(document, sentence, times)
        if replaced:
            self._held = opener if opener and _opens_paragraph(document, sentence) else None
        self.time = self._held
        if not replaced:
            self.time = self._held or self._broken or (self._last if _fragment(document, sentence) else None)
            if self.time and _example(document, sentence) and self._ahead(self.time):
                self.time = self._held = None
        self._last = opener if replaced else self.time
        self._broken = _broken_off(document, sentence, times) or (self._broken if self.time is self._broken else None)

    def _ahead(self, time: TimeExpression) -> bool:
        """Whether the time has still to come."""
        return self._published is not None and time.begin is not None and time.begin > self._published

    def _opener(
        self, document: Document, sentence: Sentence, times: tuple[TimeExpression, ...]
    ) -> tuple[TimeExpression | None, bool]:
        """The dated time that opens the sentence, and whether any time opens it."""
        for time in times:
            if time.opens_sentence:
                holds = time.role == "adverbial" and dated(time) and not self._reporting(document, sentence, time)
                return (time if holds else None), True
        for time in times:
            if time.role == "adverbial" and dated(time) and self._opens_report(document, sentence, time):
                return time, True
        return None, False

    def _opens_report(self, document: Document, sentence: Sentence, time: TimeExpression) -> bool:
        """Whether the time opens what a source says: "According to the bureau, in May, …", "… show that in May, …"."""
        words = document.words
        if not 2 <= time.first - sentence.first <= _SOURCE_REACH:
            return False
        if time.last >= sentence.last or words[time.last].text != ",":
            return False
        before = words[time.first - 1].lower
        if before == ",":
            return words[sentence.first].lower == "according"
        said = range(max(sentence.first, time.first - _DATED_SAYING), time.first - 1)
        return before == "that" and any("report" in self._cues.roles(words[j].lemma("VBD")) for j in said)

    def _reporting(self, document: Document, sentence: Sentence, time: TimeExpression) -> bool:
        """Whether the day is that of a report: "On the 25th, the bureau said that …"."""
        if time.grain != "day":
            return False
        words = document.words
        said = False
        for j in range(time.last, min(sentence.last, time.last + _SOURCE_REACH)):
            if words[j].lower == "that":
                return said
            said = said or ("VBD" in words[j].tags and "report" in self._cues.roles(words[j].lemma("VBD")))
        return False


def dated(time: TimeExpression) -> bool:
    """Whether the time has a day to begin or to end with."""
    return time.begin is not None or time.finish is not None


def _opens_paragraph(document: Document, sentence: Sentence) -> bool:
    return document.paragraphs[sentence.paragraph].first_sentence == sentence.index


def _example(document: Document, sentence: Sentence) -> bool:
    """Whether the sentence gives an example, which may be of how things are before a change to come."""
    words, i = document.words, sentence.first
    return i + 1 < sentence.last and words[i].lower == "for" and words[i + 1].lower in ("example", "instance")


def _fragment(document: Document, sentence: Sentence) -> bool:
    """Whether the sentence goes on without a subject: "Increased to 25 cases."."""
    words, i = document.words, sentence.first
    moved = not _FRAGMENT.isdisjoint(words[i].tags) and i + 2 < sentence.last
    return moved and words[i + 1].lower in ("to", "by", "from") and words[i + 2].is_digit


def _broken_off(document: Document, sentence: Sentence, times: tuple[TimeExpression, ...]) -> TimeExpression | None:
    """The time that the sentence stops at, before what it is said of: "The mine has been since 2019. A total of …"."""
    if not times:
        return None
    time, words = times[-1], document.words
    if time.role != "adverbial" or not dated(time) or sentence.last - time.last > 2:
        return None
    if any(words[j].text not in _CLOSERS for j in range(time.last, sentence.last)):
        return None
    alone = time.opens_sentence and time.first - sentence.first <= 1
    return time if alone or (time.first > sentence.first and words[time.first - 1].lower in _CUT) else None
