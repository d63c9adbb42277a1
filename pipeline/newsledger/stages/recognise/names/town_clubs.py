"""Clubs that go by the name of their town in an article about sport: "Barcelona are hoping to sell …"."""

from newsledger.stages.recognise.names.reading import Candidate, Reading, organisation
from newsledger.types.document import Sentence

_WHERE = frozenset(("in", "near", "around", "across", "central", "north", "south", "outside"))


def full_names(reading: Reading, bodies: list[Candidate]) -> dict[str, str]:
    """Known body by the first word of the name of a club: "Leicester" for "Leicester City"."""
    return {
        reading.words[body.first].text: body.canonical
        for body in bodies
        if body.organisation_kind == "sports" and body.canonical and body.last - body.first > 1
    }


def clubs(
    reading: Reading, sentence: Sentence, candidates: list[Candidate], towns: frozenset[str], full: dict[str, str]
) -> list[Candidate]:
    """Places of ``candidates`` that are one of ``towns`` and do not say where something is.

    ``full`` gives the known club that the article names in full.
    """
    if not towns:
        return []
    found = []
    for c in candidates:
        if c.kind != "place" or c.last != c.first + 1 or reading.words[c.first].text not in towns:
            continue
        before = reading.words[c.first - 1].lower if c.first > sentence.first else ""
        behind = reading.words[c.last] if c.last < sentence.last else None
        if before in _WHERE:
            continue
        if behind is not None and behind.text == "," and c.last + 1 < sentence.last:
            behind = reading.words[c.last + 1]
        if behind is not None and behind.is_title:
            continue
        found.append(
            organisation(
                c.first,
                c.last,
                "sports",
                "organisation.town_club",
                canonical=full.get(reading.words[c.first].text),
            )
        )
    return found
