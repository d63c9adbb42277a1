"""What a verb group itself says of the status of its figures: modals, aims, decisions, expectations."""

from newsledger.schemas.record import Status
from newsledger.stages.relate.metrics.cues import Cues
from newsledger.stages.relate.metrics.figure import View
from newsledger.stages.relate.metrics.verb_subjects import subject
from newsledger.types.syntax import VerbGroup

_EXPECTING = frozenset(("may", "might", "could"))
_WILLING = frozenset(("will", "shall", "must", "should", "going", "need", "'ll", "ought"))
_COMPLETION = frozenset(("complete", "finish", "open", "operate", "build", "commission", "reach"))
_AIMS = frozenset(
    ("plan", "aim", "goal", "target", "decision", "commitment", "promise", "intend", "pledge", "proposal")
)
_PROPOSED = frozenset(("propose", "plan", "pledge", "promise", "vow", "intend", "target"))
_DECIDING = frozenset(("decide", "resolve", "vote", "agree", "choose", "opt"))
_OPENING = 8  # verb groups of a sentence among which its "once completed" stands


def marked(cues: Cues, view: View, group: VerbGroup, *, first: bool) -> Status | None:
    """What the verb group itself says; ``None`` where it leaves the question to the one before."""
    roles = cues.roles(view.lemma(group.head))
    if only(view, group) or denied(view, group):
        return "target"
    if group.modal == "would" and (group.perfect or view.low(group.first + 1) == "rather"):
        return "actual"  # "a win would have made them third"
    if _continues(view, group):
        return None
    if group.modal in ("can", "may") and group.passive and "policy" in roles:
        return "target"
    if group.modal in _EXPECTING:
        return "forecast"
    if group.modal == "would":
        return "target"
    if group.modal in ("will", "'ll") and _natural(cues, view, group):
        return "forecast"
    if group.modal in _WILLING:
        return "forecast" if "forecast" in roles or _by_estimate(cues, view) else "target"
    if group.to and (view.lemma(group.first - 1) in _AIMS or view.low(group.first - 1) == "necessary"):
        return "target"
    if group.to and _resolved(view, group):
        return "target"
    if group.modal == "can":
        return "forecast" if _once_completed(view, group) else "actual"
    if "forecast" in roles or (not first and group.passive and view.lemma(group.head) == "see"):
        return "forecast"
    if first and _announced(view, group):
        return "target"
    open_aim = not group.perfect or (view.lemma(group.head) in _PROPOSED and not group.passive)
    if "target" in roles and (group.tense != "participle" or not first) and open_aim:
        return "target"
    if group.first == view.first and view.tag(group.head) in ("VB", "VBP"):
        return "target"  # a bare verb that opens its sentence
    if group.tense in ("past", "present"):
        return "actual"
    return None


def denied(view: View, group: VerbGroup) -> bool:
    """Whether something is not allowed: "cannot carry", "no bus may carry"."""
    if group.modal not in ("can", "may", "must", "should", "shall"):
        return False
    phrase = view.phrase_ending(group.first)
    return group.negated or (phrase is not None and view.low(phrase.first) == "no")


def only(view: View, group: VerbGroup) -> bool:
    """Whether only so much may be had: "can only buy"."""
    return group.modal in ("can", "may") and any(view.low(j) == "only" for j in range(group.first, group.last + 1))


def _announced(view: View, group: VerbGroup) -> bool:
    """Announced that it was sending 100 agents: a progressive under an announcement is a plan."""
    if view.tag(group.head) != "VBG" or group.last - group.first < 2 or group.tense not in ("past", "present"):
        return False
    at = view.group_index(group.first - 1)
    return at >= 0 and group.first - view.groups[at].last <= 6 and view.lemma(view.groups[at].head) == "announce"


def _continues(view: View, group: VerbGroup) -> bool:
    """Whether a bare verb with no subject goes on with an infinitive or a modal: "decided to ban A, build B"."""
    bare = group.tense == "present" and not group.modal and group.head == group.first
    return bare and view.low(group.first - 1) in (",", "and") and view.tag(group.head) in ("VB", "VBP")


def _resolved(view: View, group: VerbGroup) -> bool:
    """Decided to close, voted in June to close: what somebody made up their mind to do."""
    at = view.group_index(group.first - 1)
    near = at >= 0 and 0 <= group.first - view.groups[at].last <= 4
    return near and view.lemma(view.groups[at].head) in _DECIDING


def _natural(cues: Cues, view: View, group: VerbGroup) -> bool:
    """Whether what will be is nobody's doing: "rain will fall", "3 inches of rain will fall", "there will be rain"."""
    chain = subject(view, group)
    if chain is not None and "nature" in cues.roles(view.lemma(chain.head.head)):
        return True
    near = view.phrase_ending(group.first)
    if view.low(group.first - 1) == "there":
        near = view.phrase_at(group.last)
    return near is not None and "nature" in cues.roles(view.lemma(near.head))


def _by_estimate(cues: Cues, view: View) -> bool:
    """According to the estimate of the bureau, …"""
    return view.low(view.first) == "according" and any(
        "forecast" in cues.roles(view.lemma(i)) for i in range(view.first + 2, min(view.last, view.first + 7))
    )


def _once_completed(view: View, group: VerbGroup) -> bool:
    """After the project is completed, it can …"""
    for other in view.groups[:_OPENING]:
        if other.first >= group.first:
            return False
        if view.lemma(other.head) in _COMPLETION and any(
            view.low(j) in ("after", "once", "when") for j in range(max(view.first, other.first - 8), other.first)
        ):
            return True
    return view.low(view.first) == "after" and any(
        view.low(j) in ("completion", "commissioning", "operation") for j in range(view.first, group.first)
    )


def committed(cues: Cues, view: View, group: VerbGroup, following: VerbGroup) -> bool:
    """Has agreed to lend: what somebody has bound themselves to is still to come."""
    onto = following.tense == "gerund" and view.low(following.first - 1) == "to"  # "has committed to buying"
    goal = (following.to and following.first == group.last) or (onto and following.first == group.last + 1)
    bound = group.perfect and not group.passive and goal
    return bound and "target" in cues.roles(view.lemma(group.head))
