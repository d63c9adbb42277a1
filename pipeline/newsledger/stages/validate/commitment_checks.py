"""Named checks on commitments: each returns why it refuses a draft, or ``None``."""

from collections.abc import Callable

from newsledger.types.drafts import CommitmentDraft


def head_in_clause(commitment: CommitmentDraft) -> str | None:
    """The act stands in its own clause."""
    start, end = commitment.span
    low, high = commitment.head
    if not (start <= low < high <= end):
        return f"the act at {low}-{high} stands outside its clause at {start}-{end}"
    return None


def object_in_clause(commitment: CommitmentDraft) -> str | None:
    """What is acted on stands in the clause."""
    if commitment.object is None:
        return None
    start, end = commitment.span
    low, high = commitment.object
    if not (start <= low < high <= end):
        return f"the object at {low}-{high} stands outside its clause at {start}-{end}"
    return None


def marker_before_act(commitment: CommitmentDraft) -> str | None:
    """The marker comes before the act, or is the act itself."""
    if commitment.marker is not None and commitment.marker[0] > commitment.head[0]:
        return f"the marker at {commitment.marker[0]} follows its act at {commitment.head[0]}"
    return None


COMMITMENT_CHECKS: tuple[Callable[[CommitmentDraft], str | None], ...] = (
    head_in_clause,
    object_in_clause,
    marker_before_act,
)
