"""The record of one article: the product's contract, schema 1.0."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION: Literal["1.0"] = "1.0"

MetricKind = Literal["amount", "count", "ratio", "change", "rank"]
Comparator = Literal["=", ">", ">=", "<", "<=", "~"]
Direction = Literal["up", "down"]
Status = Literal["actual", "target", "forecast"]
Basis = Literal["year_on_year", "month_on_month", "quarter_on_quarter", "cumulative"]
OrganisationKind = Literal[
    "government", "party", "company", "zone", "education", "research", "health", "media",
    "military", "international", "association", "sports", "culture", "other",
]  # fmt: skip
Force = Literal["pledge", "will", "plan", "aim", "directive"]
FactKind = Literal["metric", "organisation", "commitment"]

Offset = Annotated[int, Field(ge=0, description="0-based offset in Unicode code points of the source text")]
Number = Annotated[int | float, Field(description="exact value: integers as integers, decimals as written")]
NonEmpty = Annotated[str, Field(min_length=1)]


class Model(BaseModel):
    """Common settings: unknown fields are refused, values are frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Span(Model):
    """A quotation: ``text == source[start:end]``, half-open."""

    text: NonEmpty = Field(description="the quoted characters")
    start: Offset
    end: Offset


class DocumentInfo(Model):
    """What is known of the article itself."""

    id: NonEmpty = Field(description="file stem, or what the caller gave")
    source: str | None = Field(None, description="where the article was read from")
    sha256: str = Field(description="SHA-256 of the raw bytes, lower-case hexadecimal", pattern=r"^[0-9a-f]{64}$")
    media_type: str = Field(description="media type of the source")
    encoding: str = Field(description="encoding that the source was decoded with")
    characters: int = Field(ge=0, description="length of the source text in code points")
    title: str | None = Field(None, description="headline of the article")
    published: date | None = Field(None, description="publication date, to which relative dates refer")
    outlet: str | None = Field(None, description="medium that published the article")
    authors: tuple[str, ...] = Field((), description="authors as named in the article")
    editor: str | None = Field(None, description="editor as named in the article")
    text: str | None = Field(None, description="the source text, where it is not the file itself")


class Period(Model):
    """Closed interval of days; an open start or end is null."""

    start: date | None = Field(description="first day")
    end: date | None = Field(description="last day")
    text: str | None = Field(None, description="the words that say so")


class Metric(Model):
    """A quantity stated in the text that measures or counts something."""

    id: NonEmpty
    quantity: Span = Field(description="number, scale word, unit or counted noun")
    kind: MetricKind
    low: Number
    high: Number
    unit: str | None = Field(description="ISO 4217 code, unit symbol, or singular head noun of what is counted")
    comparator: Comparator
    direction: Direction | None = Field(description="of a change")
    basis: Basis | None = Field(None, description="what a change is measured against, where the text says so")
    indicator: Span | None = Field(description="the phrase that names what is measured or counted")
    subject: Span | None = Field(description="whose figure it is: place or organisation")
    scope: Span | None = Field(description="for ranks and ratios: the set compared")
    status: Status
    period: Period | None = Field(description="the time the figure is of")
    evidence: Span = Field(description="the sentence")
    rule: NonEmpty = Field(description="the rule that made it")


class Mention(Span):
    """One mention of an organisation."""

    rule: NonEmpty = Field(description="the rule that found it")


class Person(Model):
    """A person and the role held in an organisation."""

    name: NonEmpty
    role: str | None
    start: Offset
    end: Offset


class Organisation(Model):
    """A named body of people that can act or employ."""

    id: NonEmpty
    name: NonEmpty = Field(description="the fullest name that the text gives")
    kind: OrganisationKind
    aliases: tuple[str, ...] = Field((), description="other forms used in this article")
    mentions: tuple[Mention, ...] = Field(min_length=1)
    people: tuple[Person, ...] = ()


class Commitment(Model):
    """A statement that an actor will, promises, plans, intends or strives to do something."""

    id: NonEmpty
    text: NonEmpty = Field(description="the clause")
    start: Offset
    end: Offset
    head: Span = Field(description="the main action verb")
    marker: Span | None = Field(description="what makes it a commitment; null where inherited")
    action: NonEmpty = Field(description="the head's lemma")
    object: Span | None = Field(description="what is acted on")
    actor: Span | None = Field(description="who acts, as the text says")
    actor_name: str | None = Field(description="who stands behind the actor")
    actor_organisation: str | None = Field(description="id of an organisation of this record")
    force: Force
    targets: tuple[str, ...] = Field((), description="ids of the metrics that say how much or how many")
    deadline: date | None
    topic: str | None = Field(None, description="the heading phrase it stands under")
    evidence: Span = Field(description="the sentence")
    rule: NonEmpty = Field(description="the rule that made it")


class Rejection(Model):
    """What a rule claimed and validation refused."""

    kind: FactKind
    check: NonEmpty = Field(description="the check that refused it")
    message: NonEmpty
    evidence: Span
    rule: NonEmpty


class ArticleRecord(Model):
    """One article's facts, each with its evidence."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    document: DocumentInfo
    metrics: tuple[Metric, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    rejections: tuple[Rejection, ...] = ()
