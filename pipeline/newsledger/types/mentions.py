"""What the recognisers found in a document, before anything is related to anything."""

from datetime import date
from decimal import Decimal
from typing import Literal

from newsledger.schemas.record import Comparator, Direction, OrganisationKind
from newsledger.types.document import Document
from newsledger.types.syntax import Syntax
from newsledger.types.value import value

QuantityKind = Literal["amount", "count", "ratio", "change", "rank", "age", "duration"]
NameKind = Literal["organisation", "place", "person"]
# How a time stands in its clause: says when; belongs to a noun ("the June meeting"); is what a change is measured
# against ("over the same period"); dates the report; or is the time of speaking, which has no dates ("at present").
TimeRole = Literal["adverbial", "attribute", "comparison", "dateline", "present"]
Grain = Literal["day", "week", "month", "quarter", "half", "year", "years"]


@value(kw_only=True)
class Quantity:
    """A number with its scale and unit or counted noun.

    ``start``/``end`` are clean offsets of number, scale, unit or counted noun; ``number_end`` the end of number and
    scale; ``first``/``last`` the tokens that ``start``/``end`` fall in (half-open). ``low``/``high`` have the scale
    multiplied out. ``exclusion`` names the rule by which this quantity measures nothing that a metric may state
    (an age, a vague plural, a slogan, a definite reference …); ``None`` where it may be a metric.
    ``dimension`` is what the unit measures ("money", "length", "count" …), "" where nothing tells; ``attributive``: the
    unit stands before a noun ("a 13-hour system").
    """

    start: int
    end: int
    number_end: int
    first: int
    last: int
    low: Decimal
    high: Decimal
    unit: str | None
    kind: QuantityKind
    comparator: Comparator = "="
    direction: Direction | None = None
    dimension: str = ""
    attributive: bool = False
    exclusion: str | None = None
    rule: str


@value(kw_only=True)
class TimeExpression:
    """Words that name a time: clean offsets, tokens, and the closed interval of days they stand for.

    ``begin``/``finish`` are ``None`` where open ("since 2019" has no finish) or unknown (no publication date).
    ``opens_paragraph`` and ``opens_sentence``: it stands there as an adverbial before the clause.
    ``until`` is set for "by the end of …", "before …": it names a limit rather than a stretch.
    """

    start: int
    end: int
    first: int
    last: int
    begin: date | None
    finish: date | None
    grain: Grain
    until: bool = False
    opens_sentence: bool = False
    opens_paragraph: bool = False
    role: TimeRole = "adverbial"
    rule: str


@value
class Name:
    """A proper name: clean offsets, tokens, what it names and, for organisations, of which kind."""

    start: int
    end: int
    first: int
    last: int
    kind: NameKind
    organisation_kind: OrganisationKind | None
    canonical: str | None  # id of the known body that a lexicon row gives
    rule: str


@value
class Mentions:
    """A document with everything recognised in it, each tuple in text order."""

    document: Document
    syntax: Syntax
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    names: tuple[Name, ...] = ()
