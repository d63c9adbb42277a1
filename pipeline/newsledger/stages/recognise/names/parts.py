"""Bodies made of the bodies found: a lower-case part of one, and one whose complement is another."""

from dataclasses import replace

from newsledger.stages.recognise.names.forms import CAPITAL, FUNCTION, ROLE, UNIT
from newsledger.stages.recognise.names.reading import Candidate, Reading, organisation
from newsledger.types.document import Sentence


def units(reading: Reading, sentence: Sentence, bodies: list[Candidate]) -> list[Candidate]:
    """Lower-case parts of the bodies found: "traffic police corps of the Jilin Public Security Department"."""
    words, flags = reading.words, reading.flags
    found: list[Candidate] = []
    for body in bodies:
        if body.organisation_kind in _WITHOUT_UNITS:
            continue
        of = body.first - 1
        if of > sentence.first and words[of].lower == "the":
            of -= 1
        unit = of - 1
        if unit <= sentence.first or words[of].lower != "of" or not flags[unit] & UNIT or flags[unit] & CAPITAL:
            continue
        first = unit
        while first > sentence.first and unit - first < 3 and _describes(reading, first - 1):
            first -= 1
        if first < unit and first > sentence.first and words[first - 1].lower == "the":
            found.append(organisation(first, body.last, body.organisation_kind, "organisation.unit"))
    return found


def joined(reading: Reading, bodies: list[Candidate]) -> list[Candidate]:
    """Bodies whose complement is a body that the grammar cut short: "Audit Office of the [National … Commission]"."""
    words = reading.words
    for body in bodies:
        if words[body.first - 1].lower in _LINKS:
            break
    else:
        return []
    starts = {body.first: body for body in sorted(bodies, key=lambda c: c.last)}  # the longest from each token
    found: list[Candidate] = []
    for body in bodies:
        for i in range(body.first + 1, min(body.last + 2, len(words))):
            part = starts.get(i)
            if (
                part is None
                or part.last <= body.last
                or (i > body.last and words[body.last].lower not in ("of", "the"))
            ):
                continue
            link = i - 1 - (words[i - 1].lower == "the")
            if link > body.first and words[link].lower == "of":
                found.append(replace(body, last=part.last, end=part.end))
                break
    return found


_WITHOUT_UNITS = frozenset(("media", "culture", "sports"))  # "the news section of the Herald" is a page
_LINKS = frozenset(("of", "the"))  # one stands before a body that is a complement


def _describes(reading: Reading, i: int) -> bool:
    return reading.words[i].is_alpha and not reading.flags[i] & (FUNCTION | CAPITAL | ROLE)
