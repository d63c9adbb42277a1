"""Times that point back to one named before: "that day", "the same year", "since then", "the previous week"."""

from newsledger.stages.recognise.times.calendar import Interval, whole
from newsledger.stages.recognise.times.dates import year_after
from newsledger.stages.recognise.times.reading import Atom, Grains, Reading
from newsledger.types.mentions import TimeExpression

_LOOKED_BACK = 12  # expressions before this one among which its antecedent is sought
_PARAGRAPHS = 4  # paragraphs back beyond which nobody remembers the day
_POINTING = frozenset(("that", "this", "same"))
_NEXT = frozenset(("next", "following"))
_BEFORE = frozenset(("previous", "preceding", "prior"))
_WITHIN = frozenset(("in", "during", "over", "throughout", "within"))
_COMPARING = frozenset(("than", "compared", "from", "against", "versus", "on", "times", "year"))


def same_time(t: Reading, i: int) -> Atom | None:
    """That day, the same month, on this day, that same year: the day or the stretch that was named last."""
    if t.low(i) not in _POINTING:
        return None
    at = i + (2 if t.low(i + 1) == "same" else 1)
    word = t.low(at)
    unit = 0 if word in t.words.day_part else t.words.unit.get(word)
    if unit is None or word[-1] == "s" or unit == 3 or not _ends_there(t, at + 1):
        return None
    if t.low(i) == "this" and (unit != 0 or word != "day" or t.low(i - 1) != "on"):
        return None
    if t.low(i) == "same" and (t.low(i - 1) not in ("the", "that", "this") or year_after(t, at + 1)[1] > at + 1):
        return None
    if unit == 2 and t.low(i) == "same" and t.low(i - 2) not in ("in", "during", "later"):
        return None  # what a change is measured against
    first = i - 1 if t.low(i) == "same" and t.low(i - 1) == "that" else i
    before = antecedent(t, i, unit)
    if before is None or before.begin is None:
        return None
    span = whole(before.begin, unit, 0)
    return Atom(first=first, last=at + 1, span=span, grain=Grains[unit], rule="time.same")


def same_stretch(t: Reading, i: int) -> Atom | None:
    """During the same period, with nothing compared: the stretch that was named last."""
    if t.low(i + 1) != "period" or t.low(i - 1) != "the" or t.low(i - 2) not in _WITHIN:
        return None
    if year_after(t, i + 2)[1] > i + 2 or any(t.low(j) in _COMPARING for j in range(i - 9, i - 2)):
        return None
    if t.low(i - 2) in ("in", "over") and (t.low(i + 2) != "," or t.low(i - 3) not in ("", ".", "\n", '"', "“")):
        return None
    for before in _nearest(t, i):
        if before.begin and before.finish and before.begin < before.finish and before.role == "adverbial":
            span = before.begin, before.finish
            return Atom(first=i, last=i + 2, span=span, grain=before.grain, rule="time.same")
    return None


def since_then(t: Reading, i: int) -> Atom | None:
    """Since then, from then on: from the time that was named last. ``i`` is the token of "then"."""
    if t.low(i - 1) not in ("since", "from"):
        return None
    before = next((e for e in _nearest(t, i) if e.begin and not e.until), None)
    span = (before.begin, before.begin) if before and before.begin else None
    if span and t.today and span[0] > t.today:
        span = None
    return Atom(first=i, last=i + 1, span=span, grain=before.grain if before else "day", rule="time.then")


def neighbour(t: Reading, i: int) -> Atom | None:
    """The next day, the following year, the previous week, where a time of that size was named before."""
    word = t.low(i)
    if t.low(i - 1) != "the" or not (word in _NEXT or word in _BEFORE):
        return None
    unit = t.words.unit.get(t.low(i + 1))
    if unit is None or t.low(i + 1)[-1] == "s" or unit == 3:
        return None
    before = antecedent(t, i, unit, exact=True)
    if before is None or before.begin is None or (t.today and before.begin >= t.today):
        return None
    role = "comparison" if word in _BEFORE else "adverbial"
    span = whole(before.begin, unit, 1 if word in _NEXT else -1)
    return Atom(first=i, last=i + 2, span=span, grain=Grains[unit], rule="time.neighbour", role=role)


def antecedent(t: Reading, i: int, unit: int, *, exact: bool = False) -> TimeExpression | None:
    """The time before token ``i`` that names a day (unit 0) or lies in one week, month or year.

    In the sentence of ``i`` it is the nearest. In an earlier one the day that opens it, or on which it was reported,
    goes before those of its "that" clause: "announced on the 9th that he fell ill on the 7th. On the same day …".
    """
    here = t.document.sentence_at(i).index
    best: TimeExpression | None = None
    sentence = here
    for before in _nearest(t, i):
        if not _within(before, unit, exact=exact):
            continue
        index = t.document.sentence_at(before.first).index
        if index == here and before.role != "dateline":
            return before
        if best is None:
            best, sentence = before, index
        elif index == sentence and (before.opens_sentence or t.low(before.last) == "that"):
            best = before
        elif index != sentence:
            break
    return best


def _nearest(t: Reading, i: int) -> list[TimeExpression]:
    """The times before token ``i`` that something happened in, the nearest first, no further back than paragraphs."""
    sentences = t.document.sentences
    paragraph = t.document.sentence_at(i).paragraph
    out = []
    for before in t.found[: -_LOOKED_BACK - 1 : -1]:
        if paragraph - sentences[t.document.sentence_at(before.first).index].paragraph > _PARAGRAPHS:
            break
        if before.role in ("adverbial", "attribute", "dateline"):
            out.append(before)
    return out


def _within(time: TimeExpression, unit: int, *, exact: bool) -> bool:
    begin, finish = time.begin, time.finish
    if begin is None or (finish is None and unit == 0):
        return False
    if unit == 0:
        return begin == finish and time.grain == "day" and not time.until
    if exact and time.grain != Grains[unit]:
        return False
    stretch: Interval = whole(begin, unit, 0)
    return finish is not None and finish <= stretch[1]


def _ends_there(t: Reading, i: int) -> bool:
    """Whether no noun follows that the day or year would only modify: "that day labourers are hired"."""
    if i >= t.count or not t.tokens[i].is_alpha:
        return t.low(i) not in ("-", "'s", "’s")
    word = t.tokens[i]
    return word.is_title or word.tags[0][:2] not in ("NN", "JJ")
