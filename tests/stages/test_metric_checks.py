"""Each check on metrics: what it refuses, and the nearest thing that it lets pass."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from newsledger.stages.validate.checks import METRIC_CHECKS
from newsledger.types.drafts import MetricDraft

PLAIN = MetricDraft(
    span=(0, 1), sentence=0, kind="count", low=Decimal(3), high=Decimal(3), unit="person", rule="metric.count.test"
)

CASES: tuple[tuple[str, dict[str, Any], dict[str, Any]], ...] = (
    ("range_order", {"low": Decimal(9)}, {"low": Decimal(2)}),
    ("rank_positive", {"kind": "rank", "low": Decimal(0)}, {"kind": "rank", "low": Decimal(1)}),
    ("rank_whole", {"kind": "rank", "low": Decimal("1.5")}, {"kind": "rank"}),
    (
        "share_range",
        {"kind": "ratio", "unit": "percent", "high": Decimal(130), "scope": (0, 1)},
        {"kind": "ratio", "unit": "percent", "high": Decimal(130)},
    ),
    (
        "fall_range",
        {"kind": "change", "unit": "percent", "direction": "down", "high": Decimal(120)},
        {"kind": "change", "unit": "percent", "direction": "up", "high": Decimal(120)},
    ),
    ("count_not_negative", {"low": Decimal(-4)}, {"kind": "amount", "unit": "degC", "low": Decimal(-4)}),
    ("count_whole", {"low": Decimal("0.5")}, {"low": Decimal("2.9")}),
    (
        "temperature_possible",
        {"kind": "amount", "unit": "degC", "low": Decimal(-400)},
        {"kind": "amount", "unit": "degC", "low": Decimal(-40)},
    ),
)


@pytest.mark.parametrize(("name", "refused", "passed"), CASES, ids=[c[0] for c in CASES])
def test_check(name: str, refused: dict[str, Any], passed: dict[str, Any]) -> None:
    named = {check.__name__: check for checks in METRIC_CHECKS.values() for check in checks}
    assert named[name](replace(PLAIN, **refused))
    assert named[name](replace(PLAIN, **passed)) is None
    assert named[name](PLAIN) is None


def test_every_check_has_its_case() -> None:
    assert {check.__name__ for checks in METRIC_CHECKS.values() for check in checks} == {case[0] for case in CASES}
