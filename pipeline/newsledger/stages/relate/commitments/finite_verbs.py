"""Finite verbs within a clause: whether one states something of a subject of its own, which ends the clause."""

from newsledger.stages.relate.commitments.lexis import Lexis
from newsledger.stages.relate.commitments.opening import before_adverbs
from newsledger.stages.relate.commitments.subjects import subject_before
from newsledger.stages.relate.commitments.view import NOMINAL, View

_OBJECTS = (["DT"], ["PRP$"], ["PRP"])  # after a verb of the past; a participle has none


def states(view: View, lexis: Lexis, head: int, i: int, last_comma: int) -> bool:
    """Whether the finite-looking verb ``i`` has a subject of its own; "enterprises designated" has not."""
    if view.tag[i] == "VBZ" and "NNS" in view.words[i].tags and last_comma < 0:
        final = i + 1 >= view.last or view.low[i + 1] in (".", ",", ";")
        if final and view.tag[i - 1] == "NN":
            return False  # "to the ski runs", or a relative clause: "the lines the firm runs"
    if view.tag[i] != "VBD" or "VBN" not in view.words[i].tags or lexis.verb_is(view.lemma(i), "saying"):
        return True
    return (
        last_comma > head
        and last_comma + 1 < i
        and all(view.tag[k] in NOMINAL or view.low[k] == "and" for k in range(last_comma + 1, i))
    ) or _tells(view, i)


def _tells(view: View, i: int) -> bool:
    """Whether the past tense ``i`` goes on from an earlier verb: ", and then had the bench on its feet"."""
    and_at = before_adverbs(view, i)
    return view.low[and_at] == "and" and view.low[and_at - 1] == "," and view.tag[i + 1 : i + 2] in _OBJECTS


def predicates(view: View, head: int, i: int, last_comma: int) -> bool:
    """Whether "are" or "have" at ``i`` has all that stands after the last comma for its subject."""
    if view.low[i] not in ("are", "have") or not head < last_comma < i - 1:
        return False
    return all(view.tag[k] in NOMINAL or view.tag[k] in ("CC", "IN", "RB") for k in range(last_comma + 1, i))


def subject_start(view: View, head: int, i: int) -> int:
    """Where the subject of the finite verb ``i`` starts, when no comma set it off."""
    found = subject_before(view, i)
    if found is None or found[0] <= head + 1:
        return i
    return found[0] - 1 if view.low[found[0] - 1] in ("and", "but") else found[0]
