"""Which rules read a time, without its preposition, at a digit or at a word of which class."""

from collections.abc import Callable

from newsledger.stages.recognise.times.dates import (
    day_month,
    iso_date,
    month_day,
    month_of_year,
    ordinal_day,
    plain_year,
    year_range,
)
from newsledger.stages.recognise.times.edges import edge_of, stage_of, year_end
from newsledger.stages.recognise.times.reading import Atom, Reading
from newsledger.stages.recognise.times.relative import (
    new_year,
    plain_weekday,
    relative_day,
    same_period,
    several_units,
    shifted,
    that_day,
)
from newsledger.stages.recognise.times.spans import decade, fiscal_year, five_year_plan, part_of_year, quarter_code

Rule = Callable[[Reading, int], Atom | None]

DIGIT_RULES: tuple[Rule, ...] = (
    iso_date,
    year_range,
    day_month,
    five_year_plan,
    part_of_year,
    quarter_code,
    fiscal_year,
    decade,
    plain_year,
    ordinal_day,
)
WORD_RULES: dict[str, tuple[Rule, ...]] = {
    "month": (month_day, month_of_year),
    "weekday": (plain_weekday,),
    "day": (relative_day,),
    "ordinal": (part_of_year, five_year_plan),
    "shift": (shifted, several_units),
    "edge": (edge_of,),
    "stage": (stage_of,),
    "same": (that_day, same_period),
    "that": (that_day,),
    "new": (new_year,),
    "year": (year_end,),
    "fy": (fiscal_year,),
    "ago": (),
}
