"""Turns the numerals of one sentence into quantities."""

from bisect import bisect_left

from newsledger.lexicons.loader import Lexicons
from newsledger.stages.recognise.quantities import kinds, ranks
from newsledger.stages.recognise.quantities.ages import age
from newsledger.stages.recognise.quantities.changes import Changes
from newsledger.stages.recognise.quantities.comparators import Comparators
from newsledger.stages.recognise.quantities.counted import Counted
from newsledger.stages.recognise.quantities.draft import Draft
from newsledger.stages.recognise.quantities.durations import Durations
from newsledger.stages.recognise.quantities.exclusions import Context, Exclusions
from newsledger.stages.recognise.quantities.multiples import multiplies
from newsledger.stages.recognise.quantities.proportions import join_proportions
from newsledger.stages.recognise.quantities.ranges import join_ranges, lend_parts, lend_units
from newsledger.stages.recognise.quantities.reader import NumeralReader
from newsledger.stages.recognise.quantities.scene import Scene
from newsledger.types.document import Document, Sentence
from newsledger.types.mentions import Quantity
from newsledger.types.syntax import Syntax


class Measures:
    """Quantities of one sentence."""

    def __init__(self, lexicons: Lexicons, reader: NumeralReader) -> None:
        self._reader = reader
        self._counted = Counted(reader.units, reader.guards)
        self._comparators = Comparators(lexicons.comparators)
        self._changes = Changes(lexicons.changes)
        self._durations = Durations(lexicons.figure_words)
        self._exclusions = Exclusions(lexicons)

    def of(
        self,
        document: Document,
        syntax: Syntax,
        sentence: Sentence,
        anchors: list[int],
        times: tuple[tuple[int, int], ...],
    ) -> list[Quantity]:
        """Quantities whose numbers begin in the tokens ``anchors`` of ``sentence``; ``times`` are spans of dates."""
        text, begin = document.clean.text, sentence.start
        stretches = [(document.starts[i], document.ends[i]) for i in anchors]
        drafts = self._reader.read(text, begin, sentence.end, stretches)
        drafts = [d for d in drafts if _stands(d) or not _overlaps(d, times)]
        if not drafts:
            return []
        scene = Scene(document, syntax, sentence)
        for draft in drafts:
            draft.first = scene.token_at(draft.start)
            if draft.unit is None:
                self._at_number(scene, draft)
        if len(drafts) > 1:
            drafts = join_proportions(text, drafts)
            drafts = join_ranges(text, begin, drafts, lambda draft: self._changes.governed(scene, draft.first))
            lend_units(text, begin, drafts)
        kept: list[Draft] = []
        for draft in drafts:
            if kept and draft.start < kept[-1].end:
                continue  # inside the name of what was counted: "two new 737 Max jets"
            if self._settle(scene, draft, kept):
                kept.append(draft)
        if len(kept) > 1:
            lend_units(text, begin, kept)
            lend_parts(text, kept)
        out: list[Quantity] = []
        for draft in kept:
            out.append(self._finish(scene, draft, out[-1] if out else None))
        return out

    def _at_number(self, scene: Scene, draft: Draft) -> None:
        """Reads "100+", "300-odd" and the unit behind it."""
        end = scene.sentence.end
        plus = self._comparators.at_number(scene.text, draft.number_end, end)
        if plus is None:
            return
        draft.comparator, draft.end = plus
        match = self._reader.units.after(scene.text, draft.end, end, True)
        if match:
            draft.take(match)

    def _settle(self, scene: Scene, draft: Draft, kept: list[Draft]) -> bool:
        """Finds out what a bare number counts or ranks; ``False`` for one that is no quantity after all."""
        form = draft.numeral.form
        if form == "ordinal":
            ranked_before = "rank" in [k.unit for k in kept]
            if not ranks.ranked(scene, draft, ranked_before):
                return False
            draft.unit, draft.kind, draft.dimension = "rank", "rank", "rank"
            return True
        if form == "words" and _titled(scene, draft):
            return False
        if form == "multiple":
            return multiplies(scene, draft)
        return age(scene, draft) or draft.unit is not None or self._counted.settle(scene, draft)

    def _finish(self, scene: Scene, draft: Draft, before: Quantity | None) -> Quantity:
        """The quantity of ``draft``; ``before`` is the one before it in its sentence."""
        text, sentence, first = scene.text, scene.sentence, draft.first
        last = max(first + 1, scene.token_from(draft.end))
        compared = self._comparators.before(text, sentence.start, draft.start)
        if compared and draft.kind != "rank":
            draft.comparator = compared[0]
        elif draft.comparator == "=":
            draft.comparator = self._comparators.after(text, draft.end, sentence.end) or "="
        kinds.decide(scene, self._changes, self._durations, draft, first, last, before)
        if before is not None:
            _convert(text, before, draft)
        noun = (draft.unit or "") if draft.noun is not None else ""
        context = Context(scene, scene.words, draft, first, last, noun)
        return Quantity(
            start=draft.start,
            end=draft.end,
            number_end=draft.number_end,
            first=first,
            last=last,
            low=draft.low,
            high=draft.high,
            unit=draft.unit,
            kind=draft.kind,
            comparator=draft.comparator,
            direction=draft.direction,
            dimension=draft.dimension,
            attributive=draft.attributive,
            exclusion=self._exclusions.of(context),
            rule="quantity." + draft.rule,
        )


def _convert(text: str, before: Quantity, draft: Draft) -> None:
    """A conversion in brackets shares bound and direction: "fell by more than 2 miles (3.2 km)"."""
    if text[before.end : draft.start].strip() not in ("(", "/") or draft.ratio != ("/" in (before.unit or "")):
        return
    if before.unit == draft.unit or draft.dimension in ("count", "", "share") or draft.comparator != "=":
        return
    if before.comparator in (">", ">=", "<", "<="):
        draft.comparator = before.comparator
    if before.kind == "change" and draft.kind != "change":
        draft.kind, draft.direction = "change", before.direction


def _stands(draft: Draft) -> bool:
    """Is the number so plainly a quantity that a date around it must be an error, or a length of time?"""
    plain = draft.numeral.form in ("digits", "words")
    return plain and (draft.unit is not None or draft.numeral.grouped or draft.numeral.scale != 1)


def _titled(scene: Scene, draft: Draft) -> bool:
    """ "the Five-Year Housing Programme": number and unit in capitals are part of a name."""
    following = scene.text[draft.number_end : draft.number_end + 2]
    return following[:1] == "-" and following[1:].isupper() and scene.words[draft.first].is_title


def _overlaps(draft: Draft, times: tuple[tuple[int, int], ...]) -> bool:
    """Whether the number shares a character with one of ``times``, which are in text order and apart."""
    before = bisect_left(times, (draft.end,)) - 1  # the last that starts before the number's end
    return before >= 0 and draft.start < times[before][1]
