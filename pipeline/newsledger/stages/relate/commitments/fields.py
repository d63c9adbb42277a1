"""Object, targets, deadline and topic of a commitment."""

from bisect import bisect_left

from newsledger.stages.relate.commitments.chain import Clause
from newsledger.stages.relate.commitments.view import QUOTES, View
from newsledger.types.drafts import CleanSpan, MetricDraft

_TOPICS = (
    ("in", "terms", "of"), ("in", "the", "field", "of"), ("in", "the", "area", "of"), ("in", "the", "aspect", "of"),
    ("as", "for"), ("regarding",), ("with", "regard", "to"), ("in", "respect", "of"), ("on", "the", "issue", "of"),
    ("with", "respect", "to"), ("as", "regards"), ("when", "it", "comes", "to"), ("concerning",), ("as", "to"),
    ("in", "regard", "to"), ("in", "the", "fields", "of"), ("in", "the", "aspects", "of"), ("in", "the", "areas", "of"),
    ("in", "the", "sphere", "of"), ("on", "the", "question", "of"),
)  # fmt: skip
_BY_FIRST = {opener[0]: tuple(other for other in _TOPICS if other[0] == opener[0]) for opener in _TOPICS}
_TOPIC_LENGTH = 20


def object_of(view: View, clause: Clause) -> CleanSpan | None:
    """What is acted on: the words after the verb to the end of the clause, up to a purpose or a deadline."""
    act = clause.act
    first = act.head + 1
    while first < clause.last and (view.tag[first] in ("RP",) or view.is_adverb(first) or view.low[first] in QUOTES):
        if view.low[first] in QUOTES and view.low[clause.last - 1] in QUOTES:
            break
        first += 1
    last = clause.last
    for k in range(first, clause.last):
        if view.time[k] >= 0 and k > first:
            last = k - 1 if view.tag[k - 1] == "IN" else k
            break
    if first < last and view.tag[first] == "IN" and view.low[first] not in ("for", "on", "to", "with", "in", "at"):
        return None
    return view.span(first, last) if first < last else None


def topic_end(view: View) -> tuple[int, int] | None:
    """Tokens of the phrase that a sentence's opening names as its topic: "In terms of X, …" """
    for opener in _BY_FIRST.get(view.low[0], ()) if view.last else ():
        if tuple(view.low[: len(opener)]) == opener:
            first = len(opener)
            for k in range(first, min(view.last, first + _TOPIC_LENGTH)):
                if view.low[k] in (",", "，", ":"):
                    return (
                        (first + 1 if view.low[first] == "the" and k > first + 1 else first, k) if k > first else None
                    )
    return None


def targets(
    spans: list[CleanSpan],
    metrics: tuple[MetricDraft, ...],
    starts: list[int],
    text: str,
    *,
    counts_only: bool = False,
) -> tuple[int, ...]:
    """Indices of the metrics whose quantity lies within one of the spans; ``starts`` are those of the metrics.

    The first span is the clause, the others the subject's: with ``counts_only`` these give counts alone, since the
    money in "the £5m fund aims to help" is not what is to be reached. Nor is the whole of which a part is: "half of the
    40 seats".
    """
    found: list[int] = []
    for number, (start, end) in enumerate(spans):
        i = bisect_left(starts, start)
        while i < len(metrics) and starts[i] < end:
            fits = not (counts_only and number) or metrics[i].kind == "count"
            if fits and metrics[i].span[1] <= end and i not in found and text[starts[i] - 8 : starts[i]] != " of the ":
                found.append(i)
            i += 1
    return tuple(sorted(found))
