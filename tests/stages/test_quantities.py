"""Cases of the quantity layer: what is read as a quantity, with its unit, bounds, kind and exclusion."""

from typing import Any

import pytest

from casefile import Case, check, load_cases
from newsledger import Extractor

FIELDS = ("kind", "unit", "comparator", "direction", "concept", "exclusion", "rule")


def found(text: str, extractor: Extractor) -> list[dict[str, Any]]:
    return [
        {
            "span": (q.start, q.end),
            "number": text[q.start : q.number_end],
            "low": float(q.low),
            "high": float(q.high),
            **{name: getattr(q, name) for name in FIELDS},
        }
        for q in extractor.quantities(text)
    ]


@pytest.mark.parametrize("case", load_cases("quantities"), ids=str)
def test_quantities(case: Case, extractor: Extractor) -> None:
    check(case, "quantities", found(case.text, extractor))
