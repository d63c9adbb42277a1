"""Whose figure it is, and among what a rank or a share is taken."""

from newsledger.stages.relate.metrics.chains import chain_from
from newsledger.stages.relate.metrics.cues import Cues
from newsledger.stages.relate.metrics.figure import Figure, View
from newsledger.stages.relate.metrics.referents import Referents
from newsledger.stages.relate.metrics.verb_subjects import subject
from newsledger.types.mentions import Name
from newsledger.types.value import value

_OUTWARDS = 3  # verbs outwards from the figure whose pronoun subject refers to the subject of the next
_REACH = 16
Span = tuple[int, int]
_OWN = frozenset(("its", "their", "our", "his", "her", "it", "they", "we"))  # goes back to who speaks
_OWN_COMPANY = _OWN | {"company", "firm", "group"}
_AUXILIARIES = frozenset(("has", "have", "had"))
_ACTIVE = frozenset(("VBD", "VBZ", "VBP", "VBN"))
_TELLING = frozenset(("report", "forecast"))
_WITHIN = frozenset(("in", "across", "throughout"))
_SOURCE = 8  # tokens from "according" to the body whose word is cited
_NAMES = 60  # names in a sentence beyond which it is a list of names


@value
class Bodies:
    """The places and organisations that a sentence names: all, and those that are no part of a figure ("US$3")."""

    named: tuple[Name, ...]
    apart: tuple[Name, ...]


def bodies_of(view: View, names: tuple[Name, ...]) -> Bodies:
    """Those among the names of the sentence that may have figures."""
    if not names or len(names) > _NAMES:
        return Bodies((), ())
    named = tuple([name for name in names if name.kind != "person"])
    spans = [(figure.quantity.start, figure.quantity.end) for figure in view.figures]
    return Bodies(named, tuple([n for n in named if not any(start <= n.start < end for start, end in spans)]))


def owner(
    cues: Cues,
    view: View,
    figure: Figure,
    bodies: Bodies,
    indicator: tuple[int, int] | None,
    referents: Referents,
) -> Span | None:
    """Clean span of the place or organisation whose figure it is: beside the indicator, else the verb's subject.

    Where the text only describes it ("the company", "its"), that is a name in an earlier sentence. Who only tells or
    expects a figure is not meant: "the bureau said that the fair drew 3,000 visitors".
    """
    for name in reversed(bodies.named):  # "in Lund 40, in Malmo more than 300"
        if name.last == figure.lead + 1 and view.low(name.first - 1) == "in" and figure.previous is not None:
            return name.start, name.end
    if indicator is not None:
        first, last = indicator
        for name in bodies.named:
            if name.last == first and name.last <= figure.quantity.last:
                return name.start, name.end
            if name.last + 1 == first and view.low(name.last) in ("'s", "’s"):
                return name.start, name.end
            if name.first in (last + 1, last + 2) and view.low(last) in ("of", "in"):
                return name.start, name.end
        if view.low(first - 1) != "its" or not any(n.last < first for n in bodies.named):
            described = referents.beside(view, first, last)
            if described is not None:
                return described
    apart = bodies.apart
    until = figure.quantity.first
    group = view.finite_before(until)
    for _ in range(_OUTWARDS):
        chain = subject(view, group) if group else None
        if chain is not None:
            for name in apart:
                if chain.first <= name.first < chain.last and not _tells(cues, view, name, figure):
                    return name.start, name.end
            described = referents.within(view, chain.first, chain.last)
            if described is not None:
                return described
            if view.low(chain.first) in ("it", "its") and not any(n.first < chain.first for n in apart):
                return referents.it(view)
        if group is None or chain is None or view.tag(chain.head.head) != "PRP":
            break
        until = chain.first
        group = view.finite_before(group.first)  # "the port said that it will …"
    where = _reported_in(view, figure, apart, referents)
    if where is not None:
        return where
    before = [
        n
        for n in apart
        if n.last <= until and not _aside(view, n, figure.quantity.first) and not _tells(cues, view, n, figure)
    ]
    return (before[-1].start, before[-1].end) if before else None


def _reported_in(view: View, figure: Figure, bodies: tuple[Name, ...], referents: Referents) -> Span | None:
    """The place of what was counted: "37 cases were reported in Rowan", "across the province"."""
    for group in view.groups_in(figure.quantity.last, figure.quantity.last + _REACH)[:1]:
        if view.low(group.last) in _WITHIN and not view.figure_in(figure.quantity.last, group.last):
            for name in bodies:
                if name.first in (group.last + 1, group.last + 2):
                    return name.start, name.end
            return referents.within(view, group.last + 1, group.last + 3)
    return None


def _tells(cues: Cues, view: View, name: Name, figure: Figure) -> bool:
    """Whether the body is the source of what is told of another: the subject of a verb of saying, "according to" it.

    A verb of saying with the figure for its object tells of its subject ("Acme reported a profit of 3 million"), and
    so does a clause that goes back to it ("the port said that its sales rose 3%"). A place tells of itself.
    """
    if name.kind == "place":
        return False
    first = figure.quantity.first
    own = _OWN_COMPANY if name.organisation_kind == "company" else _OWN
    if not own.isdisjoint([word.lower for word in view.words[name.last : first]]):
        return False
    before = name.first - 1 - (view.low(name.first - 1) == "the")
    for j in range(before, max(view.first, before - _SOURCE), -1):
        if view.low(j) == "to" and view.low(j - 1) == "according":
            return True  # "according to (statistics from) the bureau"
        if view.low(j) == ",":
            break
    verb = name.last
    while view.tag(verb) == "RB" or view.low(verb) in _AUXILIARIES:
        verb += 1
    if verb >= first or view.tag(verb) not in _ACTIVE:
        return False
    if not cues.roles(view.lemma(verb)) & _TELLING:
        return False
    if any(verb < group.head < first for group in view.groups_in(verb + 1, first)):
        return True
    opens = figure.lead == verb or view.low(figure.lead) == "that"  # "Acme said (that) 40 workers were hurt"
    after = view.groups_in(figure.quantity.last, figure.quantity.last + _REACH) if opens else ()
    if not after or after[0].modal or after[0].tense not in ("past", "present"):
        return False
    return not any(view.low(j) in (",", ";", "and", "(") for j in range(figure.quantity.last, after[0].first))


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
