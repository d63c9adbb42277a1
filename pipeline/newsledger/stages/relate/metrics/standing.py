"""Figures that describe what is there already, whatever is to be done with it."""

from newsledger.stages.relate.metrics.figure import Figure, View, attributive
from newsledger.types.syntax import VerbGroup

_EXPECTING = frozenset(("may", "might", "could"))
_EXCEEDING = frozenset(("surpass", "exceed", "beat", "match", "overtake", "top", "equal"))
# verbs whose object comes to be: what it is described with comes with it
_CREATING = frozenset((
    "build", "construct", "create", "establish", "set", "form", "develop", "cultivate", "open", "launch", "add",
    "install", "introduce", "train", "plan", "complete", "make", "lay", "found", "expand", "foster", "buy", "erect",
))  # fmt: skip


def standing(view: View, figure: Figure, group: VerbGroup) -> bool:
    """Whether the figure describes what is there already, whatever is to be done with it.

    "More than half of the 217 members must agree", "could surpass Smith's 48 percent", "Help the man with 3 wounds".
    """
    q, before = figure.quantity, figure.previous
    if attributive(view, figure) and group.first >= q.last and view.lemma(group.head) not in _CREATING:
        return True
    at_hand = view.low(figure.lead) == "the" and view.low(figure.lead - 1) == "of"
    if at_hand and before is not None and before.quantity.last == figure.lead - 1:
        return True
    if view.lemma(group.head) in _EXCEEDING and group.modal in _EXPECTING:
        return any(view.low(j) in ("'s", "’s") for j in range(max(group.last, q.first - 3), q.first))
    bare = group.first == view.first and group.tense in ("imperative", "infinitive", "present") and not group.to
    return bare and view.lemma(group.head) not in _CREATING and _with(view, figure)


def _with(view: View, figure: Figure) -> bool:
    """Whether the figure stands in a phrase with "with": "with 3 wounds", "with a moisture content of 80%"."""
    i = figure.lead
    phrase = view.phrase_ending(i) if view.low(i) == "of" else None
    return view.low(phrase.first - 1 if phrase is not None else i) == "with"
