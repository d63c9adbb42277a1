"""Named checks on drafts: each returns why it refuses a draft, or ``None``."""

from collections.abc import Callable

from newsledger.types.drafts import CommitmentDraft, MetricDraft


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


METRIC_CHECKS: tuple[Callable[[MetricDraft], str | None], ...] = (range_order, rank_positive)
COMMITMENT_CHECKS: tuple[Callable[[CommitmentDraft], str | None], ...] = ()
