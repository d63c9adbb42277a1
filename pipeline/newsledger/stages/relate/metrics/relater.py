"""Says of each quantity what it measures, whose it is, and when."""

from newsledger.lexicons.loader import Lexicons
from newsledger.types.drafts import MetricDraft, OrganisationDraft
from newsledger.types.mentions import Mentions


class MetricRelater:
    """Callable ``(Mentions, organisations) → metrics`` in text order."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons

    def __call__(self, mentions: Mentions, organisations: tuple[OrganisationDraft, ...]) -> tuple[MetricDraft, ...]:
        return ()
