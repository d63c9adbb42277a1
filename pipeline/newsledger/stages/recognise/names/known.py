"""Bodies and places known beforehand."""

from newsledger.lexicons.loader import Lexicons
from newsledger.schemas.record import OrganisationKind
from newsledger.stages.recognise.names.forms import CAPITAL, KNOWN, PLACE, lead
from newsledger.stages.recognise.names.gazetteer import Gazetteer
from newsledger.stages.recognise.names.reading import Candidate, Reading, organisation
from newsledger.types.document import Sentence

Known = tuple[str, OrganisationKind, bool, bool]  # id, kind, needs evidence, is a platform too


def known_organisations(lexicons: Lexicons) -> Gazetteer[Known]:
    """Gazetteer of the bodies of the lexicon."""
    forms: list[tuple[str, Known]] = []
    for key, row in lexicons.known_organisations.items():
        forms.append((key, (key, row.kind, row.ambiguous, row.product)))
        forms += ((form, (key, row.kind, False, row.product)) for form in row.also)
        forms += ((form, (key, row.kind, True, row.product)) for form in row.short)
    return Gazetteer(forms)


def known_places(lexicons: Lexicons) -> Gazetteer[str]:
    """Gazetteer of places and of the adjectives made of them; the meaning is the row's id and what the form is."""
    forms: list[tuple[str, str]] = []
    for key, row in lexicons.places.items():
        forms += ((form, key) for form in (*row.names, *row.within, *row.people))
    return Gazetteer(forms)


def organisations(reading: Reading, names: Gazetteer[Known], sentence: Sentence) -> list[Candidate]:
    """Known bodies of a sentence."""
    found: list[Candidate] = []
    flags, words, starts = reading.flags, reading.words, reading.starts
    i = sentence.first
    while i < sentence.last:
        if not flags[i] & KNOWN:
            i += 1
            continue
        entry = names.longest(lead(words[i].lower), reading.folded, reading.text, starts[i])
        if entry is None:
            i += 1
            continue
        end = starts[i] + len(entry.form)
        last = i + 1
        while last < sentence.last and starts[last] < end:
            last += 1
        key, kind, ambiguous, _ = entry.meaning
        if not ambiguous:
            found.append(
                organisation(
                    first=i, last=last, organisation_kind=kind, rule="organisation.known", rank=1, canonical=key
                )
            )
        i = last
    return found


def places(reading: Reading, names: Gazetteer[str], sentence: Sentence) -> list[Candidate]:
    """Known places of a sentence."""
    found: list[Candidate] = []
    flags, words, starts = reading.flags, reading.words, reading.starts
    i = sentence.first
    while i < sentence.last:
        if not flags[i] & PLACE or (not flags[i] & CAPITAL and words[i].lower != "my"):
            i += 1
            continue
        entry = names.longest(lead(words[i].lower), reading.folded, reading.text, starts[i])
        if entry is None:
            i += 1
            continue
        end = starts[i] + len(entry.form)
        last = i + 1
        while last < sentence.last and starts[last] < end:
            last += 1
        found.append(
            Candidate(
                first=i,
                last=last,
                kind="place",
                organisation_kind=None,
                rule="place.known",
                rank=0,
                canonical=entry.meaning,
            )
        )
        i = last
    return found
