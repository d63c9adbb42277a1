"""Gathers the names of one body into one organisation."""

from bisect import bisect_left

from newsledger.lexicons.loader import Lexicons
from newsledger.schemas.record import OrganisationKind
from newsledger.stages.relate.organisations.identity import Named, clusters
from newsledger.stages.relate.organisations.people import REACH, People
from newsledger.types.document import Document
from newsledger.types.drafts import MentionDraft, OrganisationDraft, PersonDraft
from newsledger.types.mentions import Mentions, Name


class OrganisationRelater:
    """Callable ``Mentions → organisations`` in order of their first mention."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._people = People(frozenset(lexicons.name_words["roles"].words))
        self._places = frozenset(
            word.lower()
            for row in lexicons.places.values()
            for form in (*row.names, *row.within, *row.people)
            for word in form.split()
        )

    def __call__(self, mentions: Mentions) -> tuple[OrganisationDraft, ...]:
        document = mentions.document
        text = document.clean.text
        names = [name for name in mentions.names if name.kind == "organisation"]
        named = [Named(text[n.start : n.end], n.canonical, n.organisation_kind) for n in names]
        numbers = clusters(named, self._places)
        bodies: dict[int, list[Name]] = {}
        for name, number in zip(names, numbers, strict=True):
            bodies.setdefault(number, []).append(name)
        persons = _persons_by_sentence(mentions)
        return tuple(
            [
                OrganisationDraft(
                    _fullest(body),
                    _kind(body),
                    tuple([MentionDraft((name.start, name.end), name.rule) for name in body]),
                    self._people_of(document, body, persons) if persons else (),
                )
                for body in bodies.values()
            ]
        )

    def _people_of(
        self, document: Document, names: list[Name], persons: dict[int, list[Name]]
    ) -> tuple[PersonDraft, ...]:
        """The persons to whom a sentence that names the body gives an office in it, each once."""
        people: dict[str, PersonDraft] = {}
        for name in names:
            beside = persons.get(document.sentence_at(name.first).index)
            near = beside and _near(beside, name)
            person = near and self._people.of(document, name, near)
            if person:
                people.setdefault(document.clean.text[slice(*person.span)], person)
        return tuple(people.values())


def _fullest(names: list[Name]) -> tuple[int, int]:
    """Where the article first gives the longest name of a body."""
    fullest = names[0]
    for name in names:
        if name.end - name.start > fullest.end - fullest.start:
            fullest = name
    return fullest.start, fullest.end


def _kind(names: list[Name]) -> OrganisationKind:
    """The kind that most of a body's names say, of equals the first."""
    if len(names) == 1:
        return names[0].organisation_kind or "other"
    kinds: dict[OrganisationKind, int] = {}
    for name in names:
        kind = name.organisation_kind or "other"
        kinds[kind] = kinds.get(kind, 0) + 1
    return max(kinds, key=kinds.__getitem__)


def _near(persons: list[Name], body: Name) -> list[Name]:
    """Persons not farther than :data:`REACH` tokens from the body."""
    low = bisect_left(persons, body.first - REACH, key=lambda person: person.first)
    high = bisect_left(persons, body.last + REACH, key=lambda person: person.first)
    return persons[low:high]


def _persons_by_sentence(mentions: Mentions) -> dict[int, list[Name]]:
    found: dict[int, list[Name]] = {}
    for name in mentions.names:
        if name.kind == "person":
            found.setdefault(mentions.document.sentence_at(name.first).index, []).append(name)
    return found
