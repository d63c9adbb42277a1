"""The period of a time that stands in a list of times, or after "since"."""

from newsledger.stages.relate.metrics.carrying import dated
from newsledger.stages.relate.metrics.figure import Figure, View
from newsledger.types.drafts import PeriodDraft
from newsledger.types.mentions import TimeExpression


def draft(time: TimeExpression) -> PeriodDraft:
    """The period that the time itself stands for."""
    return PeriodDraft(begin=time.begin, finish=time.finish, span=(time.start, time.end))


def listed(view: View, figure: Figure, time: TimeExpression) -> PeriodDraft:
    """Where times are listed, that of the figure's place in its own list, or the stretch over all."""
    run = _run(view, time)
    if len(run) < 2:
        return _since(view, time)
    if len(figure.members) == len(run):
        return draft(run[figure.members.index(figure)])
    begins = [t.begin for t in run if t.begin]
    ends = [t.finish for t in run if t.finish]
    if len(begins) == len(run) == len(ends):
        return PeriodDraft(begin=min(begins), finish=max(ends), span=(run[0].start, run[-1].end))
    return draft(time)


def _since(view: View, time: TimeExpression) -> PeriodDraft:
    """The time, or the stretch from it on where its sentence opens with "Since the line opened on April 24, …"."""
    today = view.document.clean.masthead.published
    opened = (
        view.low(view.first) == "since" and time.first > view.first and today is not None and time.finish is not None
    )
    if opened and not any(view.low(j) == "," for j in range(view.first, time.first)) and time.finish <= today:  # type: ignore[operator]
        return PeriodDraft(begin=time.begin, finish=today, span=(time.start, time.end))
    return draft(time)


def _run(view: View, time: TimeExpression) -> list[TimeExpression]:
    """The list of times, joined by commas and "and", that ``time`` belongs to."""
    times = [t for t in view.times if dated(t) and t.role == "adverbial"]
    run: list[TimeExpression] = []
    for t in times:
        gap = [view.low(j) for j in range(run[-1].last, t.first)] if run else []
        joined = bool(gap) and all(word in (",", "and", "&") for word in gap)
        if joined and gap == [","] and view.tag(t.first) in ("IN", "TO"):
            joined = False
        if not joined:
            if time in run:
                break
            run = []
        run.append(t)
    return run if time in run else [time]
