"""Finds who commits to what."""

from newsledger.lexicons.loader import Lexicons
from newsledger.types.drafts import CommitmentDraft, MetricDraft, OrganisationDraft
from newsledger.types.mentions import Mentions


class CommitmentRelater:
    """Callable ``(Mentions, organisations, metrics) → commitments`` in text order."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons

    def __call__(
        self,
        mentions: Mentions,
        organisations: tuple[OrganisationDraft, ...],
        metrics: tuple[MetricDraft, ...],
    ) -> tuple[CommitmentDraft, ...]:
        return ()
