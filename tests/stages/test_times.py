"""Cases of ``tests/cases/times``: every time expression of a text, in order."""

import datetime
from typing import Any

import pytest

from casefile import Case, check, load_cases
from newsledger import Article, Extractor
from newsledger.lexicons.loader import load_lexicons

# A sentence for each class of the table, in which each of its forms must be read as a time.
_FRAMES = {
    "month": "The mill closed in {} 2019.",
    "weekday": "The mill closed on {}.",
    "day": "The mill closed {}.",
    "present": "The mill {} has 4 looms.",
    "season": "The mill closed last {}.",
    "stage": "The mill closed in {} June.",
    "edge": "The mill closed at the {} of June.",
    "shift": "The mill closed in the {} three months.",
    "day_part": "The mill closed on the {} of June 3.",
}


def _flat(case: Case, extractor: Extractor) -> list[dict[str, Any]]:
    mentions = extractor.trace(Article(text=case.text, published=case.published)).mentions
    return [
        {
            "span": (t.start, t.end),
            "period": None if t.begin is t.finish is None else f"{t.begin or '..'}/{t.finish or '..'}",
            "rule": t.rule,
            "role": t.role,
            "until": t.until,
            "opens": "paragraph" if t.opens_paragraph else "sentence" if t.opens_sentence else None,
        }
        for t in mentions.times
    ]


@pytest.mark.parametrize("case", load_cases("times"), ids=str)
def test_time_case(case: Case, extractor: Extractor) -> None:
    check(case, "times", _flat(case, extractor))


def test_nothing_raises_on_hostile_input(extractor: Extractor) -> None:
    for text in ("the " * 5000, "2020-" * 5000, "from July " * 3000, "(" * 500 + "July 5", "of the end " * 3000):
        extractor.trace(Article(text=text, published=datetime.date(2020, 7, 26)))


@pytest.mark.parametrize("kind", sorted(_FRAMES))
def test_every_form_of_the_table_is_read(kind: str, extractor: Extractor) -> None:
    forms = [form for row in load_lexicons().times.values() if row.kind == kind for form in row.forms]
    assert forms
    for form in forms:
        if form in ("mondays", "this", "current", "prior"):
            continue  # these stand before other words than the frame's
        shown = form.capitalize() if kind in ("month", "weekday") else form
        text = _FRAMES[kind].format(shown)
        times = extractor.trace(Article(text=text, published=datetime.date(2020, 7, 26))).mentions.times
        assert any(text[t.start : t.end].lower().find(form) >= 0 for t in times), text


@pytest.mark.parametrize("published", [datetime.date.min, datetime.date(2021, 3, 31), datetime.date.max])
@pytest.mark.parametrize(
    "said",
    [
        *("300 decades ago", "on the 13th", "last week", "next week", "last month", "next quarter", "last summer"),
        *("next winter", "in the past 500 years", "late past 1 month", "last year", "next year", "by December"),
    ],
)
def test_arithmetic_stays_within_the_calendar(said: str, published: datetime.date, extractor: Extractor) -> None:
    times = extractor.trace(Article(text=f"The mill sold 40 looms {said}.", published=published)).mentions.times
    assert len(times) == 1
    assert times[0].begin is None or times[0].finish is None or times[0].begin <= times[0].finish


def test_part_of_a_month_that_is_a_stretch_over_two(extractor: Extractor) -> None:
    text = "The mill sold 40 looms late past 1 month."
    (time,) = extractor.trace(Article(text=text, published=datetime.date(2021, 3, 5))).mentions.times
    assert (time.begin, time.finish) == (datetime.date(2021, 2, 5), datetime.date(2021, 3, 5))
