"""Runs the relating rules in order."""

from newsledger.lexicons.loader import Lexicons
from newsledger.stages.relate.commitments.relater import CommitmentRelater
from newsledger.stages.relate.metrics.relater import MetricRelater
from newsledger.stages.relate.organisations.relater import OrganisationRelater
from newsledger.types.drafts import Drafts
from newsledger.types.marks import Facts, Form
from newsledger.types.mentions import Mentions


class Relater:
    """Callable ``Mentions → Drafts``."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._organisations = OrganisationRelater(lexicons)
        self._metrics = MetricRelater(lexicons)
        self._commitments = CommitmentRelater(lexicons)

    def describe(self, form: Form) -> Facts:
        """Where the scans of this stage stop."""
        return Facts(self._commitments.mark(form))

    def __call__(self, mentions: Mentions) -> Drafts:
        organisations = self._organisations(mentions)
        metrics = self._metrics(mentions, organisations)
        commitments = self._commitments(mentions, organisations, metrics)
        return Drafts(mentions, metrics, organisations, commitments)
