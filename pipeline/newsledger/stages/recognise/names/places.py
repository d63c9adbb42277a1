"""Places: known ones with what follows them, and names closed by "City", "County", "Province" …"""

from newsledger.lexicons.loader import Lexicons
from newsledger.stages.recognise.names.forms import (
    CAPITAL,
    COMMON,
    FUNCTION,
    PLACE_HEAD,
    PLACE_START,
)
from newsledger.stages.recognise.names.gazetteer import Gazetteer, dictionary
from newsledger.stages.recognise.names.reading import Candidate, Reading
from newsledger.types.document import Sentence


def known_places(lexicons: Lexicons) -> Gazetteer[str]:
    """Gazetteer of places and of the adjectives made of them; the meaning is the row's id."""
    forms: list[tuple[str, str]] = []
    for key, row in lexicons.places.items():
        forms += ((form, key) for form in (*row.names, *row.within, *row.people))
    return Gazetteer(forms, dictionary(lexicons))


OPENERS = PLACE_START | PLACE_HEAD
_NAME = CAPITAL | FUNCTION | COMMON
_HEAD = PLACE_HEAD | CAPITAL


def opened(reading: Reading, names: Gazetteer[str], sentence: Sentence, i: int) -> Candidate | None:
    """The place whose name token ``i``, one of ``OPENERS``, opens, or closes as "City", "County", "Province" …"""
    flags = reading.flags
    f = flags[i]
    if not f & CAPITAL and reading.words[i].lower not in names.small_firsts:
        return None
    canonical = None
    first = last = i
    if f & PLACE_START:
        start = reading.starts[i]
        entry = names.longest(reading.words[i].lower, reading.folded, reading.text, start)
        if entry is None:
            return None
        canonical = entry.meaning
        last = reading.behind(i, start + len(entry.form), sentence.last)
    else:
        low = max(sentence.first, i - 4)
        while first > low and flags[first - 1] & _NAME == CAPITAL:
            first -= 1
        if first == i:
            return None
    high = sentence.last
    while last < high and flags[last] & _HEAD == _HEAD:
        last += 1
    return Candidate(first, last, "place", None, "place.known" if canonical else "place.head", 0, canonical)
