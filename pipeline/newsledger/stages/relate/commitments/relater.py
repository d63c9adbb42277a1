"""Finds who commits to what."""

from newsledger.lexicons.loader import Lexicons
from newsledger.stages.relate.commitments.lexis import Lexis
from newsledger.stages.relate.commitments.marking import Marking
from newsledger.stages.relate.commitments.passages import Passage
from newsledger.types.drafts import CommitmentDraft, MetricDraft, OrganisationDraft
from newsledger.types.mentions import Mentions

_ROLES = frozenset(("body", "heading", "headline", "caption"))


class CommitmentRelater:
    """Callable ``(Mentions, organisations, metrics) → commitments`` in text order."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexis = Lexis(lexicons)
        self.mark = Marking(self._lexis)

    def __call__(
        self,
        mentions: Mentions,
        organisations: tuple[OrganisationDraft, ...],
        metrics: tuple[MetricDraft, ...],
    ) -> tuple[CommitmentDraft, ...]:
        passage = Passage(mentions, organisations, metrics, self._lexis)
        for sentence in mentions.document.sentences:
            if sentence.role in _ROLES:
                passage.read(sentence)
        return tuple(sorted(passage.drafter.drafts, key=lambda draft: draft.head))
