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
    TITLE,
)
from newsledger.stages.recognise.names.reading import Candidate, Reading

OPENERS = GIVEN | SURNAME | ROLE | TITLE  # what a capitalised word must be to open the name of a person or announce it
OFFICE = "person.office"
_BARRED = FUNCTION | CALENDAR | HEAD | THING | PLACE_HEAD
_RUN = CAPITAL | _BARRED | ROLE
_SECOND = CAPITAL | _BARRED | PLACE | ROLE
_OTHER_NAME = CAPITAL | HEAD


def opened(reading: Reading, i: int, high: int) -> Candidate | None:
    """The person whose name the capitalised token ``i`` opens or announces; ``high`` is the sentence's end."""
    flags = reading.flags
    f = flags[i]
    if f & (ROLE | TITLE):
        last = _run(flags, i + 1, min(high, i + 4))
        if last > i + 1 and (f & TITLE or last - i > 2 or flags[i + 1] & SURNAME):
            return _person(i + 1, last, "person.title")
        if (
            last == i + 2
            and not flags[i + 1] & (PLACE | COMMON)
            and reading.words[i].lower in reading.cues.state_offices
        ):
            return _person(i + 1, last, OFFICE)
        return None
    if f & GIVEN and not f & _BARRED:
        last = _run(flags, i, min(high, i + 4))
        return _person(i, last, "person.given_name") if last > i + 1 else None
    if f & SURNAME and not f & PLACE:
        last = _chinese(flags, i, high)
        return _person(i, last, "person.surname") if last > i + 1 else None
    return None


def _person(first: int, last: int, rule: str) -> Candidate:
    return Candidate(first, last, "person", None, rule, 0)


def _run(flags: list[int], i: int, high: int) -> int:
    """End of the capitalised words from ``i`` on that a person's name may consist of."""
    while i < high and flags[i] & _RUN == CAPITAL:
        i += 1
    return i


def _chinese(flags: list[int], i: int, high: int) -> int:
    """End of a Chinese name: surname and one or two words that no dictionary has."""
    last = i + 1
    while last < min(high, i + 3) and flags[last] & _SECOND == CAPITAL:
        if flags[last] & (COMMON | SURNAME) == COMMON:
            break
        last += 1
    if last < high and flags[last] & _OTHER_NAME == _OTHER_NAME:
        return i
    return last
