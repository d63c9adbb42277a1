"""Amount, count, ratio, change, age or duration: what the quantity itself and its neighbours decide."""

import re

from newsledger.stages.recognise.quantities.changes import Changes
from newsledger.stages.recognise.quantities.draft import Draft
from newsledger.stages.recognise.quantities.durations import Durations
from newsledger.stages.recognise.quantities.scene import Scene
from newsledger.types.mentions import Quantity

_COMPARED = re.compile(
    r" (?:that|those|as (?:many|much|large|big|high|fast|long|expensive|costly|cheap|heavy|strong|deep|wide|tall|thick"
    r"|likely|common|powerful|dangerous|effective|efficient|productive|great|good|bad|small|dense|rich|hot|old|often"
    r"|far|hard)|the|more|higher|larger|greater|bigger|faster|of|what|its|their|longer|less|lower|cheaper|stronger"
    r"|over)\b"
)
_LISTED = re.compile(
    r"(?: of [a-zA-Z -]{2,40})?,? ?(?:and |or )?(?:about |nearly |more than |over |almost |around |at least |up to )?"
)
_OLD_VALUE = re.compile(r",? (?:up |down )?from (?:about |around |nearly |over )?")  # "11 minutes, from 19 minutes"
_RESTATED = frozenset((", or ", " or ", " (", ", or about ", " or about ", ", or nearly "))
_MORE_PER = re.compile(r"[^()]{0,40}? (more|less|higher|lower|fewer) per ")
_MORE_THINGS = re.compile(r" (more|fewer|less) ")
_SETTLED = frozenset(("rank", "age"))


def decide(
    scene: Scene, changes: Changes, durations: Durations, draft: Draft, first: int, last: int, before: Quantity | None
) -> None:
    """Sets kind and direction of ``draft`` over tokens ``[first, last)``; ``before`` is the quantity before it."""
    if draft.kind in _SETTLED:
        return
    text, form, sentence = scene.text, draft.numeral.form, scene.sentence
    if form in ("multiple", "halving"):
        draft.kind, draft.direction = "change", "down" if form == "halving" else "up"
        return
    if draft.unit == "times" and (draft.rule == "change.fold" or _COMPARED.match(text, draft.end, sentence.end)):
        draft.kind, draft.direction = "change", "up"
        return
    if draft.dimension == "time" and not draft.ratio:
        moved = changes.of_duration(scene, draft, first)
        if moved is not None:
            draft.kind, draft.direction = "change", moved
            return
        measured = durations.stated(scene, draft, first, last) or (
            before is not None
            and before.kind == "amount"
            and before.unit == draft.unit
            and (_listed(text, before, draft) or _OLD_VALUE.fullmatch(text[before.end : draft.start][:40]) is not None)
        )
        draft.kind = "amount" if measured else "duration"
        return
    if draft.dimension == "aged":
        return
    if draft.dimension == "multiple" and draft.attributive and text.endswith("-time", draft.start, draft.end):
        draft.kind, draft.unit, draft.dimension = "count", "time", "count"  # "a three-time winner"
        return
    if draft.dimension == "multiple" and last < scene.last and scene.tag(last)[:2] == "NN":
        draft.kind = "ratio"  # "12 times earnings"
        return
    more = _MORE_PER.match(text, draft.number_end, draft.end) if draft.ratio else None
    if more:
        draft.kind, draft.direction = "change", "up" if more[1] == "more" else "down"
        return
    more = _MORE_THINGS.match(text, draft.number_end, draft.end) if draft.dimension == "count" else None
    if more and text.startswith(" than ", draft.end):
        draft.kind, draft.direction = (
            "change",
            "up" if more[1] == "more" else "down",
        )  # "7 more severe cases than in May"
        return
    draft.kind = "ratio" if draft.ratio else "count" if draft.dimension in ("count", "", "multiple") else "amount"
    change = changes.of(scene, draft, first, last)
    if change:
        draft.kind, draft.direction = "change", change[0]
    elif before is not None and before.kind == "change" and _goes_on(text, before, draft):
        draft.kind, draft.direction = "change", before.direction


def _goes_on(text: str, before: Quantity, draft: Draft) -> bool:
    """Is it a like figure of a list, or the same change in percent ("down $1.05, or 1.3 %")?"""
    if draft.rule == "ratio.proportion":
        return False
    if draft.unit == "percent" and text[before.end : draft.start] in _RESTATED:
        return True
    return before.unit == draft.unit and _listed(text, before, draft)


def _listed(text: str, before: Quantity, draft: Draft) -> bool:
    """Does only a comma or "and" stand between the two?"""
    gap = text[before.end : draft.start]
    return len(gap) < 64 and bool(gap.strip()) and _LISTED.fullmatch(gap) is not None
