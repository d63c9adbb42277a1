"""What bound the clause of a figure sets on it: "can only book one", "the maximum reward is", "edged up to".

The words right before a figure are read with the quantity; these are those of its verb and of its subject.
"""

from newsledger.schemas.record import Comparator
from newsledger.stages.relate.metrics.cues import Cues
from newsledger.stages.relate.metrics.figure import Figure, View
from newsledger.stages.relate.metrics.governing import governing
from newsledger.stages.relate.metrics.verb_marks import denied, only

_MOVING = frozenset(("go", "move", "come", "push", "drive", "take", "bring", "add", "shoot", "get", "send"))


def allowance(view: View, figure: Figure) -> bool:
    """Each person can only book one ticket; no bus can carry more than 20: the figure is the most that is allowed."""
    index = governing(view, figure)
    if index is None or view.groups[index].last > figure.quantity.first:
        return False
    if figure.quantity.comparator == ">":
        return denied(view, view.groups[index])
    return only(view, view.groups[index])


def capped(cues: Cues, view: View, figure: Figure) -> Comparator | None:
    """The maximum reward is 2 million yuan: a rule's own bound."""
    if figure.indicator is None or figure.quantity.comparator != "=" or figure.direction is not None:
        return None
    phrase = view.phrase_at(figure.indicator[0])
    if phrase is None or "policy" not in cues.roles(view.lemma(phrase.head)):
        return None
    words = [view.low(i) for i in range(phrase.first, phrase.head)]
    return "<=" if "maximum" in words or "highest" in words else ">=" if "minimum" in words else None


def moved_up(cues: Cues, view: View, figure: Figure) -> bool:
    """Edged up to 4.1%: "up to" tells where the value went, not a bound."""
    i = figure.quantity.first - 1
    if figure.quantity.comparator != "<=" or view.low(i) != "to" or view.low(i - 1) != "up":
        return False
    return view.tag(i - 2)[:2] == "VB" and (cues.is_change_verb(view.lemma(i - 2)) or view.lemma(i - 2) in _MOVING)
