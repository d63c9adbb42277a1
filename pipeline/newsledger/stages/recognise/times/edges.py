"""Rules that read the edge or stage of a stretch: the end of July, early 2020."""

from newsledger.stages.recognise.times.calendar import Interval, months, plus, whole, years
from newsledger.stages.recognise.times.dates import month_of_year, plain_year, year_after
from newsledger.stages.recognise.times.reading import Atom, Grains, Reading
from newsledger.stages.recognise.times.relative import several_units, shifted
from newsledger.stages.recognise.times.spans import fiscal_year, five_year_plan, part_of_year
from newsledger.types.mentions import Grain


def inner_atom(t: Reading, i: int) -> Atom | None:
    """The period at token ``i`` after "end of" and the like, where "the year" means this one."""
    if i >= len(t.starts):
        return None
    for rule in (part_of_year, five_year_plan, month_of_year, plain_year, shifted, several_units, fiscal_year):
        found = rule(t, i)
        if found:
            return found
    unit = t.words.unit.get(t.low(i))
    if unit and t.low(i)[-1] != "s":
        span = whole(t.today, unit, 0) if t.today else None
        return Atom(first=i, last=i + 1, span=span, grain=Grains[unit], rule="time.this_unit")
    return None


def edge_of(t: Reading, i: int) -> Atom | None:
    """End of July, beginning of this year, middle of 2020, end of the 13th Five-Year Plan period."""
    edge = t.words.edge.get(t.low(i))
    if edge is None or t.low(i + 1) != "of":
        return None
    return _edge(t, i, edge, (t.low(i + 2) in ("the", "each") and i + 3) or i + 2, "time.edge")


def edge_day(t: Reading, i: int) -> Atom | None:
    """The last day of 2019, the first day of July."""
    edge = {"first": -1, "last": 1}.get(t.low(i))
    unit = t.words.unit.get(t.low(i + 1))
    if edge is None or unit not in (0, 1, 2) or t.low(i + 2) != "of" or t.low(i + 1)[-1] == "s":
        return None
    inner = inner_atom(t, (t.low(i + 3) == "the" and i + 4) or i + 3)
    if inner is None or inner.grain not in ("month", "quarter", "year", "years"):
        return None
    span = None
    if inner.span:
        day = inner.span[0] if edge < 0 else inner.span[1]
        span = (
            whole(day, unit, 0) if unit != 1 else (min(day, plus(day, 0, -6 * edge)), max(day, plus(day, 0, -6 * edge)))
        )
    return Atom(first=i, last=inner.last, span=span, grain=Grains[unit], rule="time.edge.day")


def stage_of(t: Reading, i: int) -> Atom | None:
    """Early July, late 2020, mid-July, early this year."""
    stage = t.words.stage.get(t.low(i))
    if stage is None:
        return None
    inner = inner_atom(t, i + 2 if t.low(i + 1) in ("-", "in") else i + 1)
    if inner is None or inner.grain not in ("month", "year"):
        return None
    span = _third(inner, stage) if inner.span else None
    grain: Grain = "day" if inner.grain == "month" else "month"
    return Atom(first=i, last=inner.last, span=span, grain=grain, rule="time.stage")


def year_end(t: Reading, i: int) -> Atom | None:
    """Year-end, end of last year written "last year's end"; "the end of the year" is read by ``edge_of``."""
    if t.low(i) == "year" and t.low(i - 1) == "the" and t.low(i - 2) == "within":
        span = whole(t.today, 4, 0) if t.today else None
        return Atom(first=i, last=i + 1, span=span, grain="year", rule="time.this_unit")
    if t.low(i) == "year" and t.low(i - 1) in ("whole", "full", "entire") and t.low(i - 2) in ("the", "this"):
        year, last = year_after(t, i + 1)
        whole_year = t.today.year if t.today else None
        span = years(year or whole_year, year or whole_year) if year or whole_year else None  # type: ignore[arg-type]
        return Atom(first=i - 1, last=last, span=span, grain="year", rule="time.this_unit")
    if t.low(i) != "year" or t.low(i + 1) != "-" or t.low(i + 2) != "end":
        return None
    span = None
    if t.today:
        end = years(t.today.year, t.today.year)[1]
        span = (end, end)
    return Atom(first=i, last=i + 3, span=span, grain="day", rule="time.edge.year_end", bare=True)


def _edge(t: Reading, i: int, edge: int, at: int, rule: str) -> Atom | None:
    inner = inner_atom(t, at)
    if inner is None:
        return None
    if inner.grain == "day" and inner.span and inner.span[0] == inner.span[1]:
        return None
    span = None
    if inner.span:
        if edge > 0:
            span = (inner.span[1], inner.span[1])
        elif edge < 0:
            span = (inner.span[0], inner.span[0])
        else:
            span = _third(inner, 0)
    return Atom(first=i, last=inner.last, span=span, grain="day", rule=rule)


def _third(inner: Atom, stage: int) -> Interval | None:
    if inner.span is None:
        return None
    begin, finish = inner.span
    if inner.grain == "month" and inner.span == whole(begin, 2, 0):
        first, last = ((1, 10), (11, 20), (21, finish.day))[stage + 1]
        return begin.replace(day=first), begin.replace(day=last)
    if inner.grain == "year":
        return months(begin.year, *((1, 4), (5, 8), (9, 12))[stage + 1])
    return inner.span
