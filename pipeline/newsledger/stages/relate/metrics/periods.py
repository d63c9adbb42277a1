"""Of what time a figure is: the time of its clause, or the one that opened its paragraph."""

from datetime import date

from newsledger.schemas.record import Status
from newsledger.stages.relate.metrics.carrying import dated
from newsledger.stages.relate.metrics.cues import Cues
from newsledger.stages.relate.metrics.dating import distance, earlier, opens_clause
from newsledger.stages.relate.metrics.figure import Figure, View, attributive
from newsledger.stages.relate.metrics.listed_times import draft, listed
from newsledger.types.drafts import PeriodDraft
from newsledger.types.mentions import TimeExpression

_STEPS = frozenset(("year", "quarter", "month", "week", "day"))


def period(
    cues: Cues, view: View, figure: Figure, status: Status, opening: TimeExpression | None, published: date | None
) -> PeriodDraft | None:
    """Period of the figure; ``opening`` is the time that its sentence inherits."""
    if (attributive(view, figure) and status == "actual") or _a_year_earlier(view, figure):
        return None
    own, silent = in_sentence(cues, view, figure)
    if own is not None:
        gone = own.begin == own.finish and earlier(own.finish, published)
        ahead = published is not None and own.begin is not None and own.begin >= published and own.finish != own.begin
        return None if (gone and status == "forecast") or (ahead and status == "actual") else own
    if silent or opening is None:
        return None
    if status != "actual" and earlier(opening.finish, published) and not _estimated(view, figure):
        return None
    if status == "actual" and earlier(published, opening.begin):
        return None
    return draft(opening)


def _estimated(view: View, figure: Figure) -> bool:
    """Whether what has happened is only estimated: "the loss is estimated at 30 million yuan"."""
    group = figure.group
    return group is not None and group.modal is None and not group.to and view.lemma(group.head) == "estimate"


def in_sentence(cues: Cues, view: View, figure: Figure) -> tuple[PeriodDraft | None, bool]:
    """The period that the sentence says, and whether it says that the figure has none ("at present")."""
    best: tuple[int, TimeExpression] | None = None
    silent = False
    for time in view.times:
        if time.role == "present":
            if time.opens_sentence or (opens_clause(view, time) and time.last <= figure.quantity.first):
                silent = True
            continue
        if not dated(time) or time.role in ("comparison", "dateline"):
            continue
        cost = distance(cues, view, figure, time)
        if cost is not None and (best is None or cost < best[0]):
            best = cost, time
    if best is None:
        return None, silent
    return listed(view, figure, best[1]), False


def _a_year_earlier(view: View, figure: Figure) -> bool:
    """From 2.1 billion yuan a year earlier: the figure is of a time that is only told from another."""
    i = figure.quantity.last
    return view.low(i) in ("a", "one") and view.low(i + 1) in _STEPS and view.low(i + 2) in ("earlier", "ago", "before")
