"""Durations that are the stated measure of something rather than an adverbial of when or how long."""

from newsledger.stages.relate.metrics.chains import subject
from newsledger.stages.relate.metrics.figure import Figure, View

_SAID = frozenset(("be", "reach", "exceed", "average", "total", "remain"))
_ADVERBIAL = frozenset(("old", "ago", "later", "after", "before", "into", "away", "since", "from", "earlier", "long"))


def stated(view: View, figure: Figure, lists: bool) -> bool:
    """Whether the duration is what its clause says of something: "the term is 5 years", "365 days, 540 days and …".

    ``lists`` says that it goes on a list of which the figure before is a stated measure.
    """
    if lists:
        return True
    q, group = figure.quantity, figure.group
    if group is None or view.lemma(group.head) not in _SAID or figure.lead - group.last > 1:
        return False
    if view.low(q.last) in _ADVERBIAL or view.low(figure.lead) in ("for", "in", "within", "after"):
        return False
    chain = subject(view, group)
    return chain is not None and view.tag(chain.head.head) in ("NN", "NNS")
