"""Finds the proper names of a document."""

from bisect import bisect_left
from collections.abc import Mapping
from operator import attrgetter

from newsledger.lexicons.loader import Lexicons
from newsledger.stages.recognise.names import (
    evidence,
    known,
    organisations,
    parts,
    persons,
    places,
    quoted,
    references,
    town_clubs,
)
from newsledger.stages.recognise.names.cues import cues
from newsledger.stages.recognise.names.forms import CAPITAL, HEAD, KNOWN, SITE, TAIL, Forms
from newsledger.stages.recognise.names.heads import Heads
from newsledger.stages.recognise.names.reading import Candidate, Reading, read
from newsledger.types.document import Document, Sentence, Word
from newsledger.types.marks import NAME, QUOTE
from newsledger.types.mentions import Name
from newsledger.types.syntax import Syntax

_STOPS = CAPITAL | HEAD | KNOWN | SITE  # of a token that can open or close a name
_CLOSERS, _ANNOUNCERS, _PLACES = organisations.CLOSERS, persons.OPENERS, places.OPENERS
_ANY = KNOWN | _CLOSERS | _ANNOUNCERS | _PLACES


class NameRecogniser:
    """Callable ``(Document, Syntax) → names`` in text order, never overlapping."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._known = known.known_organisations(lexicons)
        self._places = places.known_places(lexicons)
        self._heads = Heads(lexicons)
        self._cues = cues(lexicons)
        self._rules = evidence.RuleBook(self._cues)
        self._nouns = lexicons.body_nouns
        self._short = {
            key: (*row.short, *row.later, *((key,) if row.ambiguous else ()))
            for key, row in lexicons.known_organisations.items()
            if row.short or row.later or row.ambiguous
        }
        self._clubs = frozenset(lexicons.name_words["town_clubs"].words)
        self._forms = Forms(lexicons, self._known.firsts, self._known.small_firsts, self._places.firsts)

    def describe(self, word: Word, readings: Mapping[str, str]) -> tuple[int, int]:
        """Whether the scan for names stops at the form, and what it can be in a name: marks and flags."""
        flags = self._forms(word, readings)
        marks = NAME if flags & _STOPS or word.text in self._places.small_firsts else 0
        if word.is_punct and word.text in quoted.PAIRS:
            marks |= QUOTE
        return marks, flags

    def __call__(self, document: Document, syntax: Syntax) -> tuple[Name, ...]:
        reading = read(document, self._cues)
        marked = document.marked(NAME)
        scans = _by_sentence(document, marked)
        found = [self._first_pass(reading, sentence, marked) for sentence, marked in scans]
        self._add_evidence(reading, scans, found)
        bodies = [c for candidates in found for c in candidates if c.kind == "organisation"]
        forms = references.references(reading, bodies, self._short)
        clubs = self._clubs if town_clubs.in_sport(reading, bodies) else frozenset()
        full = town_clubs.full_names(reading, bodies) if clubs else {}
        names: list[Name] = []
        referring = references.find(reading, marked, forms) if forms else {}
        for (sentence, _), candidates in zip(scans, found, strict=True):
            further = referring.get(sentence.index)
            if clubs:
                further = (further or []) + town_clubs.clubs(reading, sentence, candidates, clubs, full)
            if further:
                candidates = _outermost(candidates + further)
            names += [_name(reading, candidate) for candidate in candidates]
        return tuple(names)

    def _first_pass(self, reading: Reading, sentence: Sentence, marked: list[int]) -> list[Candidate]:
        """What the sentence shows by itself."""
        flags = reading.flags
        bodies: list[Candidate] = []
        closed: list[Candidate] = []
        people: list[Candidate] = []
        sites: list[Candidate] = []
        body_end = person_end = place_end = sentence.first
        for i in marked:
            f = flags[i]
            if not f & _ANY:
                continue
            if f & KNOWN and i >= body_end:
                candidate = known.opened(reading, self._known, sentence, i)
                if candidate is not None:
                    bodies.append(candidate)
                    body_end = candidate.last
            if f & _CLOSERS:
                candidate = organisations.closed(reading, self._heads, sentence, i)
                if candidate is not None:
                    closed.append(candidate)
            if f & _ANNOUNCERS and f & CAPITAL and i >= person_end:
                candidate = persons.opened(reading, i, sentence.last)
                if candidate is not None:
                    people.append(candidate)
                    person_end = candidate.last
            if f & _PLACES and i >= place_end:
                candidate = places.opened(reading, self._places, sentence, i)
                if candidate is not None:
                    sites.append(candidate)
                    place_end = candidate.last
        bodies += closed
        if bodies:
            bodies = _with_parts(reading, sentence, bodies)
            offices = {c.first for c in people if c.rule == persons.OFFICE} if people else None
            if offices:
                bodies = [c for c in bodies if not (c.first in offices and c.last == c.first + 1)]
        return _outermost(bodies + people + sites)

    def _add_evidence(
        self, reading: Reading, scans: list[tuple[Sentence, list[int]]], found: list[list[Candidate]]
    ) -> None:
        """Bodies by what the first pass found in the whole article: those that only evidence shows, without persons."""
        words = reading.words
        surnames: set[str] = set()
        titled: set[str] = set()
        for candidates in found:
            for c in candidates:
                if c.kind == "person":
                    if c.rule == persons.OFFICE:
                        titled.add(words[c.first].text)
                    if c.last - c.first > 1:
                        surnames.add(words[c.last - 1].text)
        shown = evidence.Evidence(reading, self._rules, self._nouns, surnames)
        for k, (sentence, marked) in enumerate(scans):
            chosen = found[k]
            if titled:
                chosen = found[k] = [c for c in chosen if not _is_titled(reading, c, titled)]
            further = shown(sentence, marked, chosen)
            if further:
                found[k] = _outermost(chosen + further)


def _by_sentence(document: Document, marked: list[int]) -> list[tuple[Sentence, list[int]]]:
    """The sentences that hold marked tokens, each with its own."""
    found: list[tuple[Sentence, list[int]]] = []
    high = 0
    for sentence in document.sentences:
        low, high = high, bisect_left(marked, sentence.last, high)
        if low < high:
            found.append((sentence, marked[low:high]))
    return found


def _with_parts(reading: Reading, sentence: Sentence, bodies: list[Candidate]) -> list[Candidate]:
    """The bodies of a sentence that no quoted title holds, and those that are made of them."""
    spans = quoted.titles(reading, sentence)
    if spans:
        bodies = [c for c in bodies if not quoted.inside(reading, c, spans)]
    if len(bodies) > 1:
        bodies += parts.joined(reading, bodies)
    return bodies + parts.units(reading, sentence, bodies)


def _is_titled(reading: Reading, candidate: Candidate, titled: set[str]) -> bool:
    """Whether a body's one-word name is a person of this article: "Governor Abbott"."""
    return (
        candidate.kind == "organisation"
        and candidate.last - candidate.first == 1
        and reading.words[candidate.first].text in titled
    )


def _outermost(candidates: list[Candidate]) -> list[Candidate]:
    """Candidates that do not overlap: bodies first, then the longer, the higher rank, the earlier; in text order."""
    if len(candidates) < 2:
        return candidates
    ordered = sorted(candidates, key=_FIRST)
    end = 0
    for candidate in ordered:
        if candidate.first < end:
            break
        end = candidate.last
    else:
        return ordered
    chosen: list[Candidate] = []
    taken: set[int] = set()
    for candidate in sorted(candidates, key=lambda c: (c.kind != "organisation", c.first - c.last, -c.rank, c.first)):
        span = range(candidate.first, candidate.last)
        if taken.isdisjoint(span):
            taken.update(span)
            chosen.append(candidate)
    chosen.sort(key=_FIRST)
    return chosen


_FIRST = attrgetter("first")


def _stop(reading: Reading, i: int) -> int:
    """1 where the tokenizer took the full stop of the sentence for that of an abbreviation ("Arts."), else 0."""
    form = reading.words[i].text
    return int(form[-1] == "." and len(form) > 3 and form.count(".") == 1 and not reading.flags[i] & TAIL)


def _name(reading: Reading, candidate: Candidate) -> Name:
    end = candidate.end
    if end is None:
        end = reading.ends[candidate.last - 1] - _stop(reading, candidate.last - 1)
    return Name(
        candidate.start or reading.starts[candidate.first],
        end,
        candidate.first,
        candidate.last,
        candidate.kind,
        candidate.organisation_kind,
        candidate.canonical,
        candidate.rule,
    )
