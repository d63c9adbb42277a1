"""Facts as the relating rules claim them, in clean offsets, before validation."""

from datetime import date
from decimal import Decimal

from newsledger.schemas.record import Comparator, Direction, Force, MetricKind, OrganisationKind, Status
from newsledger.types.mentions import Mentions
from newsledger.types.value import value

CleanSpan = tuple[int, int]


@value(kw_only=True)
class PeriodDraft:
    """Closed interval of days; ``span`` holds the words that say so."""

    begin: date | None
    finish: date | None
    span: CleanSpan | None = None


@value(kw_only=True)
class MetricDraft:
    """A metric in clean offsets; ``sentence`` is the index of its sentence."""

    span: CleanSpan
    sentence: int
    kind: MetricKind
    low: Decimal
    high: Decimal
    unit: str | None
    comparator: Comparator = "="
    direction: Direction | None = None
    basis: str | None = None
    indicator: CleanSpan | None = None
    subject: CleanSpan | None = None
    scope: CleanSpan | None = None
    status: Status = "actual"
    period: PeriodDraft | None = None
    rule: str


@value
class MentionDraft:
    """One mention of an organisation."""

    span: CleanSpan
    rule: str


@value
class PersonDraft:
    """A person of an organisation."""

    span: CleanSpan
    role: str | None


@value
class OrganisationDraft:
    """An organisation with its mentions in text order; ``name`` is the span of its fullest mention."""

    name: CleanSpan
    kind: OrganisationKind
    mentions: tuple[MentionDraft, ...]
    people: tuple[PersonDraft, ...] = ()


@value(kw_only=True)
class CommitmentDraft:
    """A commitment in clean offsets; ``targets`` are indices into the metrics, ``actor_organisation`` one into
    the organisations of the same :class:`Drafts`."""

    span: CleanSpan
    sentence: int
    head: CleanSpan
    action: str
    force: Force
    marker: CleanSpan | None = None
    object: CleanSpan | None = None
    actor: CleanSpan | None = None
    actor_name: CleanSpan | None = None
    actor_organisation: int | None = None
    targets: tuple[int, ...] = ()
    deadline: date | None = None
    topic: CleanSpan | None = None
    rule: str


@value
class Drafts:
    """All that the relating rules claim of one article."""

    mentions: Mentions
    metrics: tuple[MetricDraft, ...] = ()
    organisations: tuple[OrganisationDraft, ...] = ()
    commitments: tuple[CommitmentDraft, ...] = ()
