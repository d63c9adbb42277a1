"""Runs the relating rules in order."""

from collections.abc import Mapping

from newsledger.lexicons.loader import Lexicons
from newsledger.stages.relate.commitments.relater import CommitmentRelater
from newsledger.stages.relate.metrics.relater import MetricRelater
from newsledger.stages.relate.organisations.relater import OrganisationRelater
from newsledger.types.document import Word
from newsledger.types.drafts import Drafts
from newsledger.types.mentions import Mentions


class Relater:
    """Callable ``Mentions → Drafts``."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._organisations = OrganisationRelater(lexicons)
        self._metrics = MetricRelater(lexicons)
        self._commitments = CommitmentRelater(lexicons)

    def describe(self, word: Word, readings: Mapping[str, str]) -> tuple[int, int]:
        """Where the scans of this stage stop: marks, and no flags."""
        return self._commitments.mark(word), 0

    def __call__(self, mentions: Mentions) -> Drafts:
        organisations = self._organisations(mentions)
        metrics = self._metrics(mentions, organisations)
        commitments = self._commitments(mentions, organisations, metrics)
        return Drafts(mentions, metrics, organisations, commitments)
