"""Whether a figure is a fact, an aim or an expectation: by the marker of its own clause."""

from newsledger.schemas.record import Status
from newsledger.stages.relate.metrics.chains import subject
from newsledger.stages.relate.metrics.cues import Cues
from newsledger.stages.relate.metrics.figure import UNASKED, Figure, View, clause_word
from newsledger.stages.relate.metrics.policies import forbidden, part, ruled
from newsledger.stages.relate.metrics.standing import standing
from newsledger.types.syntax import VerbGroup

_EXPECTING = frozenset(("may", "might", "could"))
_WILLING = frozenset(("will", "shall", "must", "should", "going", "need", "'ll", "ought"))
_COMPLETION = frozenset(("complete", "finish", "open", "operate", "build", "commission", "reach"))
_OVER = frozenset(("require", "ensure", "hope", "aim", "order", "demand"))
_AIMS = frozenset(
    ("plan", "aim", "goal", "target", "decision", "commitment", "promise", "intend", "pledge", "proposal")
)
_ESTIMATED = frozenset(("estimated", "expected", "projected", "predicted", "forecast", "anticipated"))
_PLANNED = frozenset(("planned", "target", "targeted", "proposed"))
_PROPOSED = frozenset(("propose", "plan", "pledge", "promise", "vow", "intend", "target"))
_HELD = frozenset(("stake", "share", "holding", "interest", "shareholding", "ownership", "tax", "duty", "tariff"))
_DECIDING = frozenset(("decide", "resolve", "vote", "agree", "choose", "opt"))
_STEPS = 8  # verb groups that are asked, from the figure's own outwards


def status(cues: Cues, view: View, figure: Figure) -> Status:
    """Status of the figure by the first marker found from its verb outwards; actual where there is none."""
    groups = view.groups
    if figure.quantity.unit in ("degC", "degree") and _foreseen(view, figure):
        return "forecast"
    if part(view, figure):
        figure.part = True
        if figure.previous is not None and figure.previous.status in ("target", "forecast"):
            return figure.previous.status
    after = view.group_index(figure.quantity.last)
    if after >= 0 and groups[after].first >= figure.quantity.last and forbidden(view, groups[after]):
        return "target"
    index = governing(view, figure)
    if index is None:
        return "target" if _policy(cues, view, figure, None) else "actual"
    if (named := _named(cues, view, figure)) is not None:
        return named
    own = groups[index]
    if standing(view, figure, own) or _old_value(cues, view, figure):
        return "actual"
    i = figure.quantity.first - 1
    if view.low(i - 2) == "ahead" and view.tag(i) in ("DT", "PRP$") and view.low(i - 1) == "of":
        return "target"  # "closed ahead of a £10m refit"
    if _awaited(cues, view, figure):
        return "forecast"
    if own.last <= figure.lead and _orders(view, own.last, figure.lead):
        return "target"
    if own.first >= figure.quantity.last and own.modal is None and (not own.passive or own.perfect):
        return _over(cues, view, index) or "actual"
    if own.tense in ("imperative", "infinitive") and not own.to and own.modal is None and _ordered(view):
        return "target"
    for step in range(_STEPS):
        group = groups[index]
        found = _of_group(cues, view, group, first=step == 0)
        if found == "actual" and step and _committed(cues, view, group, groups[index + 1]):
            found = "target"
        if found:
            if found in ("actual", "target") and (outer := _over(cues, view, index)):
                return outer
            return _policy(cues, view, figure, group) or found if found == "actual" else found
        if index == 0:
            break
        index -= 1
        if any(view.words[j].text in (";", "；") for j in range(groups[index].last, groups[index + 1].first)):
            return _opening(view, groups[index + 1])
    return _opening(view, groups[0])


def _orders(view: View, first: int, last: int) -> bool:
    """Whether a bare verb with a capital opens the clause after the last semicolon: "…; Introduce 30 projects"."""
    for i in range(last, first - 1, -1):
        if view.words[i].text in (";", "；"):
            return i < last and view.words[i + 1].is_title and "VB" in view.words[i + 1].tags
    return False


def _ordered(view: View) -> bool:
    """Whether the sentence opens with a bare verb, as the measures of a plan do: "Build …, train …"."""
    opener = view.groups[0]
    return opener.first == view.first and opener.tense in ("imperative", "infinitive") and not opener.to


def _committed(cues: Cues, view: View, group: VerbGroup, following: VerbGroup) -> bool:
    """Has agreed to lend: what somebody has bound themselves to is still to come."""
    onto = following.tense == "gerund" and view.low(following.first - 1) == "to"  # "has committed to buying"
    goal = (following.to and following.first == group.last) or (onto and following.first == group.last + 1)
    bound = group.perfect and not group.passive and goal
    return bound and "target" in cues.roles(view.lemma(group.head))


def denied(view: View, group: VerbGroup) -> bool:
    """Whether something is not allowed: "cannot carry", "no bus may carry"."""
    if group.modal not in ("can", "may", "must", "should", "shall"):
        return False
    phrase = view.phrase_ending(group.first)
    return group.negated or (phrase is not None and view.low(phrase.first) == "no")


def willed(view: View, figure: Figure) -> bool:
    """Whether the figure is a target by a mere "will", which the translator may have put for the past."""
    index = governing(view, figure)
    for at in range(index if index is not None else -1, -1, -1):
        group = view.groups[at]
        if group.modal in ("will", "'ll", "shall"):
            return True
        if group.tense in ("past", "present"):
            return False
    return False


def only(view: View, group: VerbGroup) -> bool:
    """Whether only so much may be had: "can only buy"."""
    return group.modal in ("can", "may") and any(view.low(j) == "only" for j in range(group.first, group.last + 1))


def governing(view: View, figure: Figure) -> int | None:
    """Index of the verb group whose subject or object the figure is; found when first asked for."""
    if figure.governing == UNASKED:
        figure.governing = _governing(view, figure)
    return figure.governing


def _governing(view: View, figure: Figure) -> int | None:
    if figure.group is not None and figure.group.first <= figure.quantity.first < figure.group.last:
        return view.groups.index(figure.group, max(0, view.group_index(figure.quantity.first)))
    before: int | None = view.group_index(figure.lead)
    after: int | None = view.group_index(figure.quantity.last) + 1
    before = before if before is not None and before >= 0 else None
    while after is not None and after < len(view.groups) and view.groups[after].first < figure.quantity.last:
        after += 1
    after = after if after is not None and after < len(view.groups) else None
    finite = after is not None and view.groups[after].tense in ("past", "present")
    if finite and after is not None and view.groups[after].first == figure.quantity.last:
        return after  # "said 14,000 jobs could be lost"
    if after is not None and (before is None or _fresh(view, figure)):
        for j in range(figure.quantity.last, view.groups[after].first):
            of_which = view.low(j) == "which" and view.low(j - 1) == "of" and j <= figure.quantity.last + 1
            if view.low(j) in (",", ";", "and", ":") or (clause_word(view, j) and not of_which):
                return before
        if view.groups[after].tense in ("past", "present") or before is None:
            return after
    return before


def _fresh(view: View, figure: Figure) -> bool:
    """Whether the figure opens a clause: after a comma, "and" or "that"."""
    i = figure.lead
    return i < view.first or view.low(i) in (",", ";", "and", ":", '"', "“") or clause_word(view, i)


def _of_group(cues: Cues, view: View, group: VerbGroup, *, first: bool) -> Status | None:
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


def _announced(view: View, group: VerbGroup) -> bool:
    """Announced that it was sending 100 agents: a progressive under an announcement is a plan."""
    if view.tag(group.head) != "VBG" or group.last - group.first < 2 or group.tense not in ("past", "present"):
        return False
    at = view.group_index(group.first - 1)
    return at >= 0 and group.first - view.groups[at].last <= 6 and view.lemma(view.groups[at].head) == "announce"


def _foreseen(view: View, figure: Figure) -> bool:
    """Whether a temperature is one to come: "tomorrow it will be 30°C"."""
    index = governing(view, figure)
    return index is not None and view.groups[index].modal in ("will", "'ll")


def _old_value(cues: Cues, view: View, figure: Figure) -> bool:
    """Will shorten the trip from 9 days to 6 days; goes up to 4 pounds from 3: what it is before the change."""
    q, index = figure.quantity, governing(view, figure)
    if view.low(figure.lead) != "from" or index is None or not cues.is_change_verb(view.lemma(view.groups[index].head)):
        return False
    other = view.next_figure(q.last)
    if other is not None and other.quantity.first == q.last + 1 and view.low(q.last) == "to":
        return other.quantity.unit == q.unit or other.quantity.dimension == q.dimension == "time"
    before = figure.previous
    return before is not None and before.quantity.last == figure.lead and before.quantity.unit == q.unit


def _awaited(cues: Cues, view: View, figure: Figure) -> bool:
    """Beat the 3.5% that economists had expected."""
    i = figure.quantity.last
    if view.low(i) not in ("that", "which"):
        return False
    group = next(iter(view.groups_in(i, min(view.last, i + 8))), None)
    return group is not None and not group.passive and "forecast" in cues.roles(view.lemma(group.head))


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


def _named(cues: Cues, view: View, figure: Figure) -> Status | None:
    """An estimated annual output value of 2 billion yuan; the bank's 2.5% target; sell its 51% stake."""
    ahead = view.phrase_at(figure.quantity.last)
    if ahead is not None and ahead.first <= figure.quantity.last and figure.quantity.kind in ("ratio", "amount"):
        noun = view.lemma(ahead.head)
        if noun in ("target", "goal"):
            return "target"
        if noun in ("forecast", "projection", "estimate"):
            return "forecast"
        if figure.quantity.kind == "ratio" and view.tag(figure.lead) == "PRP$" and noun in _HELD:
            return "actual"
    named = figure.indicator if view.low(figure.lead) in ("to", "at", "of") else None
    if named is not None and view.lemma(_head(view, named)) in ("forecast", "projection"):
        return "forecast"
    phrase = view.phrase_ending(figure.lead) if view.low(figure.lead) == "of" else None
    if phrase is None:
        return None
    modifiers = [view.low(i) for i in range(phrase.first, phrase.head)]
    if any(word in _ESTIMATED for word in modifiers):
        return "forecast"
    if view.lemma(phrase.head) in ("target", "goal"):
        return "target"
    return "target" if any(word in _PLANNED for word in modifiers) else None


def _head(view: View, tokens: tuple[int, int]) -> int:
    phrase = view.phrase_at(tokens[0])
    return phrase.head if phrase is not None else tokens[1] - 1


def _by_estimate(cues: Cues, view: View) -> bool:
    """According to the estimate of the bureau, …"""
    return view.low(view.first) == "according" and any(
        "forecast" in cues.roles(view.lemma(i)) for i in range(view.first + 2, min(view.last, view.first + 7))
    )


def _over(cues: Cues, view: View, index: int) -> Status | None:
    """ "It is estimated that …", "is expected to …", "police expect …" over the verb group at ``index``."""
    for group in view.groups[max(0, index - 2 * _STEPS) : index]:
        roles = cues.roles(view.lemma(group.head))
        if "forecast" in roles and not group.perfect and _reaches(view, group, view.groups[index]):
            return "forecast"
        if group.perfect or not ("target" in roles or group.modal in ("must", "should")):
            continue
        if view.lemma(group.head) in _OVER and _reaches(view, group, view.groups[index]):
            return "target"
    return None


def _reaches(view: View, outer: VerbGroup, inner: VerbGroup) -> bool:
    """Whether a "that" right after ``outer`` opens the clause of ``inner``."""
    if view.low(outer.last) == "that":
        return not any(view.words[j].text in (";", "；") for j in range(outer.last, inner.first))
    if inner.modal is None and not inner.to:
        return False
    return inner.first - outer.last <= 8 and not any(view.low(j) == "," for j in range(outer.last, inner.first))


def _once_completed(view: View, group: VerbGroup) -> bool:
    """After the project is completed, it can …"""
    for other in view.groups[:_STEPS]:
        if other.first >= group.first:
            return False
        if view.lemma(other.head) in _COMPLETION and any(
            view.low(j) in ("after", "once", "when") for j in range(max(view.first, other.first - 8), other.first)
        ):
            return True
    return view.low(view.first) == "after" and any(
        view.low(j) in ("completion", "commissioning", "operation") for j in range(view.first, group.first)
    )


def _opening(view: View, group: VerbGroup) -> Status:
    """A bare verb that opens its clause tells somebody to do it, or goes on with "will"."""
    before = group.first - 1
    listed = view.low(before) == "," and view.low(before - 1) in ("etc", "etc.", ".")  # "A, B, etc., cover 9 towns"
    told = before >= view.first and not group.to and (view.tag(before)[:2] == "NN" or listed)
    if group.tense in ("imperative", "infinitive") and not told:
        return "target"
    return "actual"


def _policy(cues: Cues, view: View, figure: Figure, group: VerbGroup | None) -> Status | None:
    """A rate, a threshold or a subsidy that a rule sets, where nothing says that it was paid."""
    if group is not None and ruled(cues, view, figure, group):
        return "target"
    if group is not None and (group.tense == "past" or group.perfect or group.passive):
        return None
    near = view.phrase_ending(figure.lead) if view.low(figure.lead) == "of" else view.phrase_at(figure.quantity.last)
    if near is not None and "policy" in cues.roles(view.lemma(near.head)):
        return "target"
    chain = subject(view, group) if group is not None and view.lemma(group.head) == "be" else None
    if chain and any(view.lemma(i) in ("target", "goal", "plan") for i in range(chain.head.first, chain.head.last)):
        return "target"
    if chain is None and group is not None and view.lemma(group.head) == "exceed" and group.negated:
        chain = subject(view, group)  # "the reward does not exceed 500 yuan"
    if chain and group is not None and group.tense == "present" and "policy" in cues.roles(view.lemma(chain.head.head)):
        return "target"  # "the reward is 50 yuan"
    return None
