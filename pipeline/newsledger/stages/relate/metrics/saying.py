"""Whether a time is when something was said rather than when it was so."""

from newsledger.stages.relate.metrics.cues import Cues
from newsledger.stages.relate.metrics.figure import Figure, View
from newsledger.types.mentions import TimeExpression
from newsledger.types.syntax import VerbGroup

_THAT = 30  # tokens between a verb of saying and its "that"
_VERBS = 24  # verb groups before a figure that may report it


def saying(cues: Cues, view: View, time: TimeExpression, figure: Figure) -> bool:
    """Whether the time is when something was said, and the figure stands in what was said."""
    q = figure.quantity
    until = view.group_index(q.first) + 1
    for i in range(max(0, until - _VERBS), until):
        group = view.groups[i]
        if "report" not in cues.roles(view.lemma(group.head)) or group.first >= q.first:
            continue
        if view.low(time.last) == "that" and 0 <= time.first - group.last <= 12 and time.last <= q.first:
            return True
        said = view.low(time.first - 1) in ("that", ":", "that,") or view.low(time.first - 2) == "that"
        beside = (0 <= time.first - group.last <= 1 and not said) or 0 <= group.first - time.last <= 2
        opener = time.last <= group.first and (
            group.tense == "gerund"
            or not any(
                time.last <= g.first < group.first and g.tense in ("past", "present")
                for g in view.groups[max(0, i - 9) : i]
            )
        )
        if not (beside or opener):
            continue
        at = max(group.last, time.last if time.first >= group.last else 0)
        for j in range(group.last, min(q.first, max(at, group.last) + 12)):
            if view.low(j) in ("that", ":", '"', "“", "”") or (view.low(j) == "," and at <= j <= at + 4 * beside):
                return True
        if any(view.low(j) == "that" for j in range(at, min(q.first, at + _THAT))):
            return True
        if opener and time.grain == "day" and _tells(view, group, q.first):
            return True
    return False


def _tells(view: View, group: VerbGroup, i: int) -> bool:
    """Whether a clause without "that" hangs on the verb: "On Sunday, he said the town has 9 wells"."""
    content = next((g for g in view.groups_in(group.last, i) if g.tense in ("past", "present")), None)
    if group.tense != "past" or content is None or view.figure_in(group.last, content.first):
        return False
    return all(view.low(j) != "," for j in range(group.last, content.first))
