"""Which rules read a time, without its preposition, at a digit or at a word of which class."""

import re
from collections.abc import Callable

from newsledger.stages.recognise.times.anaphors import neighbour, same_stretch, same_time, since_then
from newsledger.stages.recognise.times.dates import (
    day_month,
    iso_date,
    month_day,
    month_of_year,
    ordinal_day,
    plain_year,
    year_range,
)
from newsledger.stages.recognise.times.edges import edge_day, edge_of, stage_of, year_end
from newsledger.stages.recognise.times.reading import Atom, Reading
from newsledger.stages.recognise.times.relative import (
    new_year,
    plain_weekday,
    relative_day,
    same_period,
    several_units,
    shifted,
    the_weekend,
)
from newsledger.stages.recognise.times.spans import (
    decade,
    fiscal_year,
    five_year_plan,
    part_of_year,
    quarter_code,
    year_to,
)

Rule = Callable[[Reading, int], Atom | None]

# Rules for forms that hold a digit, by what the form looks like: most numbers are of no shape that a time has.
SHAPES: tuple[tuple[re.Pattern[str], tuple[Rule, ...]], ...] = (
    (re.compile(r"\d{1,2}"), (day_month,)),
    (re.compile(r"(?:18|19|20)\d\d(?:\D.*)?", re.DOTALL), (iso_date, year_range, decade, plain_year)),
    (re.compile(r"\d{1,2}(?:st|nd|rd|th)"), (day_month, five_year_plan, part_of_year, ordinal_day)),
    (re.compile(r"(?:[qh]\d|\d[qh])\d{0,4}"), (quarter_code,)),
    (re.compile(r"fy\d{2,4}"), (fiscal_year,)),
)


def digit_rules(form: str) -> tuple[Rule, ...]:
    """The rules that may read a time from this lower-case form with a digit on."""
    if form.isdecimal():  # as most are: told by their length
        if len(form) <= 2:
            return SHAPES[0][1]
        return SHAPES[1][1] if len(form) == 4 and form.startswith(("18", "19", "20")) else ()
    for shape, rules in SHAPES:
        if shape.fullmatch(form):
            return rules
    return ()


WORD_RULES: dict[str, tuple[Rule, ...]] = {
    "month": (month_day, month_of_year),
    "weekday": (plain_weekday,),
    "day": (relative_day,),
    "ordinal": (part_of_year, edge_day, five_year_plan),
    "shift": (same_time, edge_day, neighbour, shifted, several_units),
    "edge": (edge_of,),
    "stage": (stage_of,),
    "same": (same_stretch, same_time, same_period),
    "that": (same_time,),
    "then": (since_then,),
    "weekend": (the_weekend,),
    "new": (new_year,),
    "year": (year_end, year_to),
    "half": (year_to,),
    "quarter": (year_to,),
    "months": (year_to,),
    "fy": (fiscal_year,),
    "ago": (),
}
