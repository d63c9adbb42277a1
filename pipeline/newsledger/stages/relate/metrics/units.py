"""What a bare number counts: the noun that its indicator names."""

import re
from collections.abc import Sequence

from newsledger.stages.relate.metrics.cues import Cues
from newsledger.stages.relate.metrics.figure import Figure, View
from newsledger.types.drafts import MetricDraft

_NUMBER_OF = frozenset({
    "number", "total", "count", "quantity", "amount", "scale", "sale", "output", "production", "shipment", "delivery",
    "export", "import", "ownership", "stock",
})  # fmt: skip
_SUMS = frozenset(("total", "number", "tally", "sum"))  # of what was counted before, where no "of" follows
_FLOWS = frozenset(("flow", "base", "throughput", "turnout", "headcount"))  # of what the noun before them names
_RAISED = frozenset(("raise", "invest", "earn", "pay", "spend", "owe", "borrow", "lend", "cost"))
_PAID = frozenset(("buy", "sell", "purchase", "get"))
_CURRENCY = re.compile(r"(?!MVA|BTU|TEU|DWT)[A-Z]{3}(?![A-Za-z])")
_RATES = frozenset(("year", "month", "week", "day", "hour"))
_SUM = 1_000_000
_NOUNS = ("NN", "NNS")


def counted(cues: Cues, view: View, figure: Figure) -> str | None:
    """Unit of a count whose number has no noun: "the number of flights was 11", "4 of the 5 products", "3,744 were".

    The singular of the head after "number of", else of the indicator, else the unit of the figure before.
    """
    if figure.quantity.unit == "times":
        return "time"  # "won the cup 18 times"
    if figure.persons:
        return "person"
    tokens = figure.indicator
    previous = figure.previous if figure.previous and figure.previous.quantity.kind == "count" else None
    if tokens is None:
        return previous.unit if previous else None
    first, last = tokens
    if figure.group is not None and figure.quantity.low >= _SUM and view.lemma(figure.group.head) in _RAISED:
        return None  # "20 companies raised a total of 2.7 billion"
    if previous and previous.indicator == tokens:
        return previous.unit
    phrase = view.phrase_at(first)
    if phrase is not None and view.lemma(phrase.head) in _NUMBER_OF and view.low(phrase.last) == "of":
        phrase = view.phrase_at(phrase.last + 1) or view.phrase_at(phrase.last + 2) or phrase
    if phrase is not None and phrase.head < last and view.lemma(phrase.head) in _SUMS:
        counts = view.lemma(phrase.head) not in cues.listed("masses")
        return previous.unit if previous and counts else None  # "12 new mills, bringing the total to 87"
    if phrase is not None and phrase.first < phrase.head < last and _flows(cues, view, phrase.head):
        return singular(view, phrase.head - 1)  # "the average daily passenger flow"
    if phrase is not None and view.low(phrase.head) == "toll" and phrase.head < last:
        named = view.low(phrase.head - 1) in cues.listed("harms")
        return singular(view, phrase.head - 1) if named else "death"
    if phrase is None or phrase.head >= last or view.tag(phrase.head) not in _NOUNS:
        return None
    if view.tag(phrase.head) == "NN" and view.low(phrase.head) in cues.listed("masses"):
        return None
    return singular(view, phrase.head)


def _flows(cues: Cues, view: View, i: int) -> bool:
    """Whether the noun at token ``i`` is a stream or stock of what the noun before it names."""
    of = view.low(i) in _FLOWS and view.tag(i - 1) in _NOUNS
    return of and view.low(i - 1) not in cues.listed("masses")


def money(cues: Cues, view: View, figure: Figure, drafts: Sequence[MetricDraft]) -> str | None:
    """Currency of a bare sum, with its rate: "the lamp is 120 yuan. … I bought it for 99": that of the sum before.

    What is counted must be a price or what somebody paid.
    """
    q, tokens, group = figure.quantity, figure.indicator, figure.group
    if q.end != q.number_end:
        return None
    priced = tokens is not None and view.lemma(tokens[1] - 1) in cues.listed("prices")
    if not priced and group is not None and figure.lead - group.last < 3:
        verb = view.lemma(group.head)
        priced = verb == "cost" or (verb in _PAID and view.low(figure.lead) in ("for", "at"))
    if not priced:
        return None
    before = next((d.unit for d in reversed(drafts) if d.unit is not None and _CURRENCY.match(d.unit)), None)
    if before is None:
        return None
    step = view.low(q.last + 1) if view.low(q.last) in ("per", "a", "every", "each") else ""
    return f"{before[:3]}/{step}" if step in _RATES else before[:3]


def singular(view: View, i: int) -> str:
    """The noun at token ``i`` as a unit: singular, lower case, "person" for people."""
    lemma = view.words[i].lemma("NNS" if view.tag(i) == "NNS" else "NN").lower()
    if view.tag(i) == "NNS" and lemma == view.low(i) and lemma[-1:] == "s" and lemma[-2:] != "ss" and len(lemma) > 3:
        lemma = lemma[:-1]
    return "person" if lemma in ("people", "personnel", "population", "persons") else lemma
