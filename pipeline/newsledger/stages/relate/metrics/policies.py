"""Figures that a rule sets: what one is entitled to, limits, conditions, and the parts of such a figure."""

from newsledger.stages.relate.metrics.cues import Cues
from newsledger.stages.relate.metrics.figure import Figure, View
from newsledger.stages.relate.metrics.verb_subjects import subject
from newsledger.types.syntax import VerbGroup

_ENTITLED = frozenset(("receive", "enjoy", "get", "obtain", "claim", "apply", "reimburse", "subsidize", "exempt"))
_GRANTING = frozenset(("subsidize", "subsidise", "reimburse", "compensate", "exempt"))
_LIMITED = frozenset(("control", "limit", "cap", "restrict", "confine"))
_WITHIN = frozenset(("within", "at", "to", "below", "under"))
_CONDITIONS = frozenset(("requirement", "condition", "criterion", "qualification", "eligibility"))
_FORBIDDEN = frozenset((
    "forbidden", "prohibited", "banned", "allowed", "permitted", "required", "mandatory", "compulsory", "obligatory",
))  # fmt: skip
_PRESCRIBED = frozenset(("safe", "safety", "required", "legal", "permitted", "mandatory", "statutory", "prescribed"))
_SETTABLE = frozenset(("distance", "limit", "speed", "interval", "age", "load", "dose", "level", "height", "spacing"))
_ADDRESSED = frozenset(("you", "those", "anyone", "whoever"))


def ruled(cues: Cues, view: View, figure: Figure, group: VerbGroup) -> bool:
    """Whether the figure is an amount, a limit or a condition of a rule, by its verb group ``group``."""
    lemma = view.lemma(group.head)
    phrase = view.phrase_ending(figure.lead) if view.low(figure.lead) == "of" else None
    settable = phrase is not None and view.lemma(phrase.head) in _SETTABLE
    if settable and phrase and any(view.low(j) in _PRESCRIBED for j in range(phrase.first, phrase.head)):
        return True  # "keep a safe distance of two meters"
    if group.modal in ("can", "may") and not group.negated and lemma in _ENTITLED and figure.quantity.kind != "count":
        return True
    if group.modal or group.perfect or group.tense != "present":
        return False
    if lemma in _GRANTING and not group.passive and figure.quantity.kind == "amount":
        return True
    if (
        lemma in _LIMITED
        and group.passive
        and _WITHIN.intersection(view.low(j) for j in range(group.last, figure.quantity.first))
    ):
        return True
    if _condition(view, figure, group):
        return True
    chain = subject(view, group) if lemma in ("include", "be") else None
    return chain is not None and view.lemma(chain.head.head) in _CONDITIONS


def forbidden(view: View, group: VerbGroup) -> bool:
    """Gatherings of more than 10 people are forbidden: a rule told as a state."""
    told = group.tense == "present" and view.lemma(group.head) == "be" and not group.perfect
    ruled = view.low(group.last) if told else view.low(group.head)
    return ruled in _FORBIDDEN and not group.perfect and group.tense == "present"


def _condition(view: View, figure: Figure, group: VerbGroup) -> bool:
    """If you give blood 8 times, you will get a badge: the condition under which a rule grants something."""
    if (
        view.low(view.first) != "if"
        or view.low(view.first + 1) not in _ADDRESSED
        or figure.quantity.last > view.last - 4
    ):
        return False
    if any(view.low(j) == "," for j in range(view.first, figure.quantity.first)):
        return False
    main = next(
        (g for g in view.groups_in(figure.quantity.last, view.last) if g.modal in ("will", "can", "shall")), None
    )
    return main is not None and group.last <= figure.quantity.first and view.lemma(main.head) in _ENTITLED


def part(view: View, figure: Figure) -> bool:
    """Whether the figure is a part of the one before: "300 members, 100 of whom are elected, 50 appointed"."""
    before = figure.previous
    if before is None or (view.groups_in(before.quantity.last, figure.quantity.first) and not before.part):
        return False
    q = figure.quantity
    after = view.low(q.last) == "of" and view.low(q.last + 1) in ("whom", "which")
    ahead = view.low(figure.lead) in ("which", "whom") and view.low(figure.lead - 1) == "of"
    if after or ahead:
        return True
    return before.part and view.low(figure.lead) in (",", "and") and before.quantity.kind == q.kind
