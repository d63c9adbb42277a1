"""Clubs that go by the name of their town in an article about sport: "Barcelona are hoping to sell …"."""

from newsledger.stages.recognise.names.reading import Candidate, Reading, organisation
from newsledger.types.document import Sentence


def in_sport(reading: Reading, bodies: list[Candidate]) -> bool:
    """Whether the article is about clubs: several are named, or one beside words of the game."""
    named = sum([c.organisation_kind == "sports" for c in bodies])
    if named > 2:
        return True
    folded = reading.folded
    return named > 0 and sum([cue in folded for cue in reading.cues.football]) > 2 - named


def _is_town(reading: Reading, place: Candidate, towns: frozenset[str]) -> bool:
    return place.last == place.first + 1 and reading.words[place.first].text in towns


def _is_named_after(reading: Reading, place: Candidate) -> bool:
    """Whether it may be a club that no list has: "Marsh Town"."""
    return (
        place.rule == "place.head"
        and place.last == place.first + 2
        and reading.words[place.last - 1].text in reading.cues.club_suffixes
    )


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
        if c.kind != "place" or not (_is_town(reading, c, towns) or _is_named_after(reading, c)):
            continue
        before = reading.words[c.first - 1].lower if c.first > sentence.first else ""
        behind = reading.words[c.last] if c.last < sentence.last else None
        if before in reading.cues.club_places:
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
