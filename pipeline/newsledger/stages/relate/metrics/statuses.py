"""Whether a figure is a fact, an aim or an expectation: by the marker of its own clause."""

from newsledger.schemas.record import Status
from newsledger.stages.relate.metrics.cues import Cues
from newsledger.stages.relate.metrics.figure import Figure, View
from newsledger.stages.relate.metrics.governing import governing
from newsledger.stages.relate.metrics.policies import forbidden, part, ruled
from newsledger.stages.relate.metrics.standing import standing
from newsledger.stages.relate.metrics.verb_marks import committed, marked
from newsledger.stages.relate.metrics.verb_subjects import subject
from newsledger.types.syntax import VerbGroup

_OVER = frozenset(("require", "ensure", "hope", "aim", "order", "demand"))
_ESTIMATED = frozenset(("estimated", "expected", "projected", "predicted", "forecast", "anticipated"))
_PLANNED = frozenset(("planned", "target", "targeted", "proposed"))
_HELD = frozenset(("stake", "share", "holding", "interest", "shareholding", "ownership", "tax", "duty", "tariff"))
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
        found = marked(cues, view, group, first=step == 0)
        if found == "actual" and step and committed(cues, view, group, groups[index + 1]):
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


def _foreseen(view: View, figure: Figure) -> bool:
    """Whether a temperature is one to come: "tomorrow it will be 30°C"."""
    index = governing(view, figure)
    return index is not None and view.groups[index].modal in ("will", "'ll")


def _old_value(cues: Cues, view: View, figure: Figure) -> bool:
    """Will shorten the trip from 9 days to 6 days; goes up to 4 pounds from 3: what it is before the change."""
    q, index = figure.quantity, governing(view, figure)
    if view.low(figure.lead) == "from" and view.low(figure.lead - 1) in ("up", "down"):
        return True  # "will employ 2,500 people, up from 900 today"
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
