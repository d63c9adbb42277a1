"""Cases of ``tests/cases/times``: every time expression of a text, in order."""

import datetime
from typing import Any

import pytest

from casefile import Case, check, load_cases
from newsledger import Article, Extractor


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
