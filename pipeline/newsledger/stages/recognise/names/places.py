"""Places: known ones with what follows them, and names closed by "City", "County", "Province" …"""

from newsledger.lexicons.loader import Lexicons
from newsledger.stages.recognise.names.forms import (
    CAPITAL,
    COMMON,
    FUNCTION,
    PLACE_HEAD,
    PLACE_START,
    lead,
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


def places(reading: Reading, names: Gazetteer[str], sentence: Sentence, marked: list[int]) -> list[Candidate]:
    """Places of a sentence: known ones, and names closed by "City", "County", "Province" …"""
    found: list[Candidate] = []
    flags, words, starts = reading.flags, reading.words, reading.starts
    high = sentence.last
    done = sentence.first
    for i in marked:
        f = flags[i]
        if i < done or not f & (PLACE_START | PLACE_HEAD) or (not f & CAPITAL and words[i].lower != "my"):
            continue
        canonical = None
        first, last = i, i
        if f & PLACE_START:
            entry = names.longest(lead(words[i].lower), reading.folded, reading.text, starts[i])
            if entry is not None:
                canonical = entry.meaning
                last = reading.behind(i, starts[i] + len(entry.form), high)
        elif i > sentence.first and flags[i - 1] & (CAPITAL | FUNCTION | COMMON) == CAPITAL:
            first, last = i - 1, i
            while (
                first > sentence.first and flags[first - 1] & (CAPITAL | FUNCTION | COMMON) == CAPITAL and i - first < 4
            ):
                first -= 1
        if last == i and first == i:
            continue
        while last < high and flags[last] & PLACE_HEAD and flags[last] & CAPITAL:
            last += 1
        rule = "place.known" if canonical else "place.head"
        found.append(
            Candidate(
                first=first, last=last, kind="place", organisation_kind=None, rule=rule, rank=0, canonical=canonical
            )
        )
        done = last
    return found
