"""What a figure measures by its verb: the verb's subject, what the money goes to, or the verb itself."""

from newsledger.stages.relate.metrics.chains import antecedent, chain_from, in_time, measure, plain, subject
from newsledger.stages.relate.metrics.cues import Cues
from newsledger.stages.relate.metrics.figure import Figure, View

Tokens = tuple[int, int]
_TIMES = frozenset(("time", "year", "stage", "phase", "month", "total", "all", "advance", "batch"))


def said_of_subject(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """[Total industrial output value above designated size] reached 351.3 billion yuan."""
    group = figure.group
    if group is None or (figure.quantity.kind == "rank" and not cues.measures(view.lemma(group.head))):
        return None
    gap = figure.lead - group.last
    if gap > 6 or not cues.measures(view.lemma(group.head)):
        return None
    return subject_measure(cues, view, figure)


def subject_of_action(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """[The river] flows 397 km through the plain."""
    if figure.quantity.kind not in ("amount", "ratio", "change") or spends(cues, view, figure):
        return None
    return subject_measure(cues, view, figure)


def subject_measure(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """The measure that the subject of the figure's verb names; pronouns name none."""
    group = figure.group
    if group is None:
        return None
    chain = subject(view, group)
    if chain is None and group.tense in ("gerund", "participle", "infinitive"):
        chain = antecedent(view, group.first)
    if chain is None:
        return None
    found = measure(view, chain)
    if found and view.tag(found[0]) in ("PRP", "EX", "WP", "WDT"):
        return None
    return found


def measured_subject(cues: Cues, view: View, figure: Figure) -> bool:
    """Whether the figure is what a verb says of its subject: "accounts for 70 % of …"."""
    group = figure.group
    if group is None or figure.lead - group.last > 2:
        return False
    return cues.measures(view.lemma(group.head)) and not group.passive


def spends(cues: Cues, view: View, figure: Figure) -> bool:
    """Whether the figure is money that its verb hands out: its subject is no measure."""
    group = figure.group
    near = group is not None and figure.lead - group.last <= 1
    return near and figure.quantity.kind == "amount" and "spend" in cues.roles(view.lemma(group.head))  # type: ignore[union-attr]


def spent_on(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """Invested 3.45 billion yuan in [wetland protection projects]; issued 280 million yuan to support [relief]."""
    q = figure.quantity
    group = figure.group
    if q.kind != "amount" or group is None or "spend" not in cues.roles(view.lemma(group.head)):
        return None
    at = q.last
    at = figure.members[-1].quantity.last if figure.members else at
    if view.low(at) in ("in", "for", "on", "into", "towards") and not in_time(view, at):
        chain = chain_from(view, at + 1)
        return plain(view, chain) if chain and view.lemma(chain.head.head) not in _TIMES else None
    if view.low(at) == "to" and view.tag(at + 1) == "VB":
        chain = chain_from(view, at + 2)
        return plain(view, chain) if chain else None
    return None


def verb_itself(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """Will need to [pay] about 14 billion yuan."""
    group = figure.group
    if group is None or figure.quantity.kind != "amount" or figure.lead - group.last > 3:
        return None
    if "pay" not in cues.roles(view.lemma(group.head)):
        return None
    return group.head, group.head + 1
