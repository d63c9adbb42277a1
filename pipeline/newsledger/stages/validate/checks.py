"""Named checks on drafts: each returns why it refuses a draft, or ``None``."""

from collections.abc import Callable
from decimal import Decimal

from newsledger.schemas.record import MetricKind
from newsledger.types.drafts import MetricDraft


def range_order(metric: MetricDraft) -> str | None:
    """A range's low end must not exceed its high end."""
    if metric.low > metric.high:
        return f"low {metric.low} exceeds high {metric.high}"
    return None


def rank_positive(metric: MetricDraft) -> str | None:
    """Ranks count from one."""
    if metric.kind == "rank" and metric.low < 1:
        return f"a rank of {metric.low}"
    return None


def rank_whole(metric: MetricDraft) -> str | None:
    """Places in an order are whole numbers."""
    if metric.kind == "rank" and metric.low != metric.low.to_integral_value():
        return f"a rank of {metric.low}"
    return None


def share_range(metric: MetricDraft) -> str | None:
    """A share of a whole does not exceed 100 percent; rates, yields and margins may."""
    if metric.kind == "ratio" and metric.unit == "percent" and metric.scope and metric.high > 100:
        return f"a share of {metric.high} percent"
    return None


def fall_range(metric: MetricDraft) -> str | None:
    """Nothing falls by more than all of itself."""
    falls = metric.kind == "change" and metric.direction == "down" and metric.unit == "percent"
    if falls and metric.high > 100:
        return f"a fall of {metric.high} percent"
    return None


def count_not_negative(metric: MetricDraft) -> str | None:
    """There are no fewer than no things."""
    if metric.kind == "count" and metric.low < 0:
        return f"a count of {metric.low}"
    return None


def count_whole(metric: MetricDraft) -> str | None:
    """There is no part of a person or a ship; above one, a fraction may be an average."""
    if metric.kind == "count" and metric.unit in _INDIVISIBLE and 0 < metric.low < 1:
        return f"a count of {metric.low} {metric.unit}"
    return None


def temperature_possible(metric: MetricDraft) -> str | None:
    """No temperature lies below absolute zero."""
    if metric.unit == "degC" and metric.kind == "amount" and metric.low < Decimal("-273.15"):
        return f"a temperature of {metric.low} degrees Celsius"
    return None


_INDIVISIBLE = frozenset((
    "person", "student", "worker", "employee", "patient", "passenger", "doctor", "teacher", "resident", "household",
    "enterprise", "company", "case", "death", "village", "school", "hospital", "vehicle", "ship", "aircraft",
))  # fmt: skip
METRIC_CHECKS: dict[MetricKind, tuple[Callable[[MetricDraft], str | None], ...]] = {
    "amount": (range_order, temperature_possible),
    "count": (range_order, count_not_negative, count_whole),
    "ratio": (range_order, share_range),
    "change": (range_order, fall_range),
    "rank": (range_order, rank_positive, rank_whole),
}
