"""Rows of the tables from which commitments are told."""

from datetime import date
from typing import Literal

from newsledger.lexicons.row import LowerForm, Row
from newsledger.schemas.record import Force, OrganisationKind

Frame = Literal[
    "modal", "to", "gerund", "object", "that", "adjective", "noun", "phrase", "need", "self", "opening",
    "dated", "undertaking", "deed", "term", "progressive", "urgent",
]  # fmt: skip
NounKind = Literal[
    "agent", "event", "never", "expert", "authority", "aimed", "advised", "intended", "deed", "subordinate", "work",
    "case", "feeling", "product", "governing",
]  # fmt: skip
VerbKind = Literal[
    "announcing",
    "happening", "effect", "prompting", "raising", "result", "saying", "forecasting", "wishing", "abandoning",
    "staged", "telic", "stressing", "presenting", "postponing", "organising",
    "doable", "transitive", "imposed"
]  # fmt: skip


class CommitmentMarkerRow(Row):
    """What makes a statement a commitment (key: lemma or phrase); frames are explained in the table's head."""

    lower_key = True

    force: Force
    frames: tuple[Frame, ...]
    past: bool = False  # still binds in the past tense


class CommitmentNounRow(Row):
    """What a noun can do as the subject of "will" (key: singular), and what it stands for."""

    lower_key = True

    kinds: tuple[NounKind, ...]
    refers: tuple[OrganisationKind | Literal["place"], ...] = ()  # "the company" is the body of these kinds
    speaks_for: tuple[OrganisationKind | Literal["place"], ...] = ()  # whose officer says "we"


class CommitmentVerbRow(Row):
    """What kinds of doing a verb names (key: lemma)."""

    lower_key = True

    kinds: tuple[VerbKind, ...]


class FestivalRow(Row):
    """A feast that may be a deadline: a day that moves from year to year, or one that does not ("12-25")."""

    forms: tuple[LowerForm, ...]
    days: tuple[date, ...] = ()
    day: str | None = None
