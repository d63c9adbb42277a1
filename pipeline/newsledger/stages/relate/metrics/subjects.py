"""Whose figure it is, and among what a rank or a share is taken."""

from newsledger.stages.relate.metrics.chains import chain_from, subject
from newsledger.stages.relate.metrics.figure import Figure, View
from newsledger.types.mentions import Name

_OUTWARDS = 3  # verbs outwards from the figure whose pronoun subject refers to the subject of the next
_REACH = 16
Span = tuple[int, int]
_NAMES = 60  # names in a sentence beyond which it is a list of names


def owner(view: View, figure: Figure, names: tuple[Name, ...], indicator: tuple[int, int] | None) -> Span | None:
    """Clean span of the place or organisation whose figure it is: beside the indicator, else the verb's subject."""
    bodies = [n for n in names if n.kind != "person"] if len(names) <= _NAMES else []
    if not bodies:
        return None
    for name in reversed(bodies):  # "in Lund 40, in Malmo more than 300"
        if name.last == figure.lead + 1 and view.low(name.first - 1) == "in" and figure.previous is not None:
            return name.start, name.end
    if indicator is not None:
        first, last = indicator
        for name in bodies:
            if name.last == first and name.last <= figure.quantity.last:
                return name.start, name.end
            if name.last + 1 == first and view.low(name.last) in ("'s", "’s"):
                return name.start, name.end
            if name.first in (last + 1, last + 2) and view.low(last) in ("of", "in"):
                return name.start, name.end
    figures = view.figures
    bodies = [n for n in bodies if not any(f.quantity.start <= n.start < f.quantity.end for f in figures)]  # "US$3"
    until = figure.quantity.first
    group = view.finite_before(until)
    for _ in range(_OUTWARDS):
        chain = subject(view, group) if group else None
        if chain is not None:
            for name in bodies:
                if chain.first <= name.first < chain.last:
                    return name.start, name.end
        if group is None or chain is None or view.tag(chain.head.head) != "PRP":
            break
        until = chain.first
        group = view.finite_before(group.first)  # "the port said that it will …"
    before = [n for n in bodies if n.last <= until and not _aside(view, n, figure.quantity.first)]
    return (before[-1].start, before[-1].end) if before else None


def _aside(view: View, name: Name, until: int) -> bool:
    """Whether the name stands in a relative clause or a quotation that closes before token ``until``."""
    for j in range(name.first - 1, max(view.first, name.first - _REACH), -1):
        lower = view.low(j)
        if lower in ('"', "“"):
            return any(view.low(k) in ('"', "”") for k in range(name.last, until))
        if lower in ("which", "who", "whose", "where") and view.low(j - 1) == ",":
            return any(view.low(k) == "," for k in range(name.last, until))
        if lower in (",", ";"):
            return False
    return False


def scope(view: View, figure: Figure, indicator: tuple[int, int] | None) -> Span | None:
    """The set that a rank is taken in ("in the city") or that a share is a part of ("of the total")."""
    q = figure.quantity
    links = ("in", "among", "of", "across") if q.kind == "rank" else ("of",) if q.kind == "ratio" else ()
    if view.low(q.last) not in links:
        return None
    chain = chain_from(view, q.last + 1)
    if chain is None or (indicator is not None and indicator[0] >= chain.first):
        return None
    return view.chars(q.last, chain.last)
