"""Names of persons: a Chinese surname with its given name, or a known first name with what follows it."""

from newsledger.stages.recognise.names.forms import (
    CALENDAR,
    CAPITAL,
    COMMON,
    FUNCTION,
    GIVEN,
    HEAD,
    PLACE,
    PLACE_HEAD,
    ROLE,
    SURNAME,
    THING,
)
from newsledger.stages.recognise.names.reading import Candidate, Reading
from newsledger.types.document import Sentence

_TITLES = frozenset(
    ("mr", "mrs", "ms", "miss", "dr", "prof", "sir", "dame", "mr.", "mrs.", "ms.", "dr.", "prof.", "comrade")
)
_OFFICES = frozenset(
    ("president", "governor", "minister", "senator", "mayor", "chancellor", "premier", "secretary", "pope")
)
_BARRED = FUNCTION | CALENDAR | HEAD | THING | PLACE_HEAD


def persons(reading: Reading, sentence: Sentence, marked: list[int]) -> list[Candidate]:
    """Persons of a sentence."""
    flags, words = reading.flags, reading.words
    found: list[Candidate] = []
    done, high = sentence.first, sentence.last
    for i in marked:
        f = flags[i]
        if i < done or not f & CAPITAL:
            continue
        last, rule = i, ""
        if words[i].lower in _TITLES or f & ROLE:
            last = _run(reading, i + 1, min(high, i + 4))
            if last > i + 1 and (words[i].lower in _TITLES or last - i > 2 or (f & ROLE and flags[i + 1] & SURNAME)):
                found.append(_person(i + 1, last, "person.title"))
                done = last
                continue
            if last == i + 2 and words[i].lower in _OFFICES and not flags[i + 1] & (PLACE | COMMON):
                found.append(_person(i + 1, last, "person.office"))
                done = last
                continue
            continue
        if f & GIVEN and not f & _BARRED:
            last, rule = _run(reading, i, min(high, i + 4)), "person.given_name"
        elif f & SURNAME and not f & PLACE:
            last, rule = _chinese(reading, i, high), "person.surname"
        if last > i + 1:
            found.append(_person(i, last, rule))
            done = last
    return found


def _person(first: int, last: int, rule: str) -> Candidate:
    return Candidate(first=first, last=last, kind="person", organisation_kind=None, rule=rule, rank=0)


def _run(reading: Reading, i: int, high: int) -> int:
    """End of the capitalised words from ``i`` on that a person's name may consist of."""
    flags = reading.flags
    while i < high and flags[i] & CAPITAL and not flags[i] & _BARRED and not flags[i] & ROLE:
        i += 1
    return i


def _chinese(reading: Reading, i: int, high: int) -> int:
    """End of a Chinese name: surname and one or two words that no dictionary has."""
    flags = reading.flags
    last = i + 1
    while last < min(high, i + 3) and flags[last] & CAPITAL and not flags[last] & (_BARRED | PLACE | ROLE):
        if flags[last] & COMMON and not flags[last] & SURNAME:
            break
        last += 1
    if last < high and flags[last] & (CAPITAL | HEAD) == CAPITAL | HEAD:
        return i
    return last
