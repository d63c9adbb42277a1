"""Whether a figure is a difference against a base, which way it goes, and against what."""

from newsledger.schemas.record import Direction
from newsledger.stages.relate.metrics.cues import Cues
from newsledger.stages.relate.metrics.figure import Figure, View
from newsledger.stages.relate.metrics.lists import gap, goes_on
from newsledger.stages.relate.metrics.verb_subjects import subject

_REACH = 9
_MORE: dict[str, Direction] = {
    "more": "up", "higher": "up", "greater": "up", "longer": "up", "less": "down", "fewer": "down", "lower": "down",
    "shorter": "down",
}  # fmt: skip
_SAID = frozenset(("be", "reach", "remain", "stand", "exceed", "keep", "stay", "maintain", "account"))
_POINTS = frozenset(("percent", "percentage_point", "basis_point"))
_ALIKE = frozenset(("in", "from", "over", "for", "on", "compared", "against"))
_LEVELS = frozenset(("proportion", "share", "ratio", "percentage", "rate", "coverage", "contribution"))


def change(cues: Cues, view: View, figure: Figure) -> Direction | None:
    """Direction of a change that the quantity layer took for a level: it goes on a list of changes."""
    q, previous = figure.quantity, figure.previous
    if (
        view.low(q.last) in _MORE
        and view.low(q.last + 1) == "than"
        and (q.kind in ("amount", "ratio") or (q.kind == "count" and q.end == q.number_end and q.unit != "percent"))
    ):
        return _MORE[view.low(q.last)]
    if previous is None or previous.direction is None:
        return None
    if gap(view, figure) is not None or _parallel(view, previous, figure):
        return previous.direction
    if previous.quantity.unit != q.unit:
        stuff = q.kind == previous.quantity.kind == "amount" or previous.quantity.kind == "change"
        alike = stuff and q.kind == "amount" and view.low(q.last) == "of"
        return previous.direction if alike and _same_verb(view, previous, figure) else None
    if _from_value(view, previous, figure):
        return previous.direction  # "its growth forecast to 6 % from 5 %"
    if any(view.low(j) == "to" for j in range(previous.quantity.last, q.first)):
        return None
    if q.rule.endswith("proportion"):
        return None  # "a fall of 11 %, and one in four riders …"
    if goes_on(view, previous, figure) or _same_verb(view, previous, figure):
        return previous.direction
    return None


def _parallel(view: View, previous: Figure, figure: Figure) -> bool:
    """Grew by 6% in May, 7% in June and 8% in July; up 9% from June and 2 points from May: what follows is alike."""
    a, q = previous.quantity, figure.quantity
    if a.unit not in _POINTS or q.unit not in _POINTS or view.low(figure.lead) not in (",", "and"):
        return False
    link = view.low(q.last)
    if link not in _ALIKE or view.low(a.last) != link or q.first - a.last > _REACH:
        return False
    if link == "of" or view.groups_in(a.last, q.first):
        return False
    return not any(view.low(j) in (";", "which", "where", "with", "but") for j in range(a.last, q.first))


def _from_value(view: View, previous: Figure, figure: Figure) -> bool:
    """Whether the figure is the value that the one right before it came from."""
    beside = figure.lead == previous.quantity.last and previous.quantity.unit == figure.quantity.unit
    return beside and view.low(previous.lead) == "to" and view.low(figure.lead) == "from"


def level(cues: Cues, view: View, figure: Figure) -> bool:
    """The contribution rate to growth reached 65%: the subject's own noun names no change, nor does the verb."""
    q, group = figure.quantity, figure.group
    if q.unit != "percent" or group is None or figure.lead - group.last > 0 or group.first >= q.first:
        return False
    if view.lemma(group.head) not in _SAID or view.low(figure.lead) in ("by", "of"):
        return False
    if any(view.low(j) in ("up", "down") for j in range(group.last, q.first)):
        return False  # "its shares are down 40%"
    chain = subject(view, group)
    if chain is None:
        return False
    head = chain.head.head
    return view.lemma(head) in _LEVELS and not cues.is_change_noun(view.lemma(head - 1))


def _same_verb(view: View, previous: Figure, figure: Figure) -> bool:
    """Saved 60 tons of coal, 20 tons of soot and 9 tons of ash: amounts that one verb of change governs."""
    if previous.quantity.kind in ("ratio", "rank") or figure.quantity.unit in ("percent", None):
        return False
    if view.low(figure.lead) not in (",", "and") or view.low(previous.quantity.last) != "of":
        return False
    between = view.groups_in(previous.quantity.last, figure.quantity.first)
    return all(g.tense == "participle" for g in between) and not any(
        view.words[j].text in (";", "；") for j in range(previous.quantity.last, figure.quantity.first)
    )


def basis(view: View, figure: Figure) -> str | None:
    """What the change is measured against, by the words near the figure."""
    q = figure.quantity
    words = [view.low(i) for i in range(max(view.first, q.first - _REACH), min(view.last, q.last + _REACH))]
    text = " ".join(words)
    for name, phrases in _BASES:
        if any(phrase in text for phrase in phrases):
            return name
    return None


_BASES = (
    (
        "year_on_year",
        (
            "year - on - year", "year on year", "year-on-year", "yoy", "same period", "last year", "previous year",
            "a year earlier", "a year ago", "year over year", "year - over - year", "annually", "on the year",
        ),
    ),
    (
        "month_on_month",
        ("month - on - month", "month on month", "month-on-month", "previous month", "last month", "a month earlier"),
    ),
    (
        "quarter_on_quarter",
        ("quarter - on - quarter", "quarter-on-quarter", "previous quarter", "last quarter"),
    ),
)  # fmt: skip
