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
        return tuple(self._draft(document, body, persons) for body in bodies.values())

    def _draft(self, document: Document, names: list[Name], persons: dict[int, list[Name]]) -> OrganisationDraft:
        fullest = max(names, key=lambda n: (n.end - n.start, -n.start))
        kinds: dict[OrganisationKind, int] = {}
        for name in names:
            kind = name.organisation_kind or "other"
            kinds[kind] = kinds.get(kind, 0) + 1
        people: dict[str, PersonDraft] = {}
        if persons:
            for name in names:
                near = _near(persons.get(document.sentence_at(name.first).index, []), name)
                person = near and self._people.of(document, name, near)
                if person:
                    people.setdefault(document.clean.text[slice(*person.span)], person)
        return OrganisationDraft(
            name=(fullest.start, fullest.end),
            kind=max(kinds, key=kinds.__getitem__),
            mentions=tuple(MentionDraft(span=(n.start, n.end), rule=n.rule) for n in names),
            people=tuple(people.values()),
        )


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
