"""Finds the proper names of a document."""

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
from newsledger.stages.recognise.names.forms import CAPITAL, FUNCTION, HEAD, KNOWN, PLACE_START, SITE, TAIL, Forms
from newsledger.stages.recognise.names.heads import Heads
from newsledger.stages.recognise.names.reading import Candidate, Reading, read
from newsledger.types.document import Document, Sentence
from newsledger.types.marks import NAME, QUOTE, Facts, Form
from newsledger.types.mentions import Name
from newsledger.types.syntax import Syntax

_MARKS = CAPITAL | HEAD | KNOWN | PLACE_START | SITE  # a token that can open or close a name


class NameRecogniser:
    """Callable ``(Document, Syntax) → names`` in text order, never overlapping."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._known = known.known_organisations(lexicons)
        self._places = places.known_places(lexicons)
        self._heads = Heads(lexicons)
        self._nouns = lexicons.body_nouns
        self._short = {
            key: (*row.short, *((key,) if row.ambiguous else ()))
            for key, row in lexicons.known_organisations.items()
            if row.short or row.ambiguous
        }
        self._clubs = frozenset(lexicons.name_words["town_clubs"].words)
        self._forms = Forms(lexicons, self._known.firsts, self._known.small_firsts, self._places.firsts)

    def describe(self, form: Form) -> Facts:
        """What the form can be in a name, and whether the scan for names stops at it."""
        flags = self._forms(form)
        return Facts((NAME if flags & _MARKS else 0) | (QUOTE if form.text in quoted.PAIRS else 0), flags)

    def __call__(self, document: Document, syntax: Syntax) -> tuple[Name, ...]:
        reading = read(document)
        sentences = document.sentences
        marked = [
            [i for i, word in enumerate(document.words[s.first : s.last], s.first) if word.marks & NAME]
            for s in sentences
        ]
        found = [self._first_pass(reading, s, marks) for s, marks in zip(sentences, marked, strict=True)]
        surnames = frozenset(
            reading.words[c.last - 1].text
            for candidates in found
            for c in candidates
            if c.kind == "person" and c.last - c.first > 1
        )
        titled = frozenset(
            reading.words[c.first].text for candidates in found for c in candidates if c.rule == "person.office"
        )
        if titled:
            found = [[c for c in candidates if not _is_titled(reading, c, titled)] for candidates in found]
        for k, (sentence, chosen) in enumerate(zip(sentences, found, strict=True)):
            if not marked[k]:
                continue
            further = evidence.by_evidence(reading, sentence, marked[k], chosen, self._nouns, surnames)
            if further:
                found[k] = _outermost(chosen + further)
        bodies = [c for candidates in found for c in candidates if c.kind == "organisation"]
        forms = references.references(reading, bodies, self._short)
        clubs = self._clubs if sum(c.organisation_kind == "sports" for c in bodies) > 2 else frozenset()
        full = town_clubs.full_names(reading, bodies) if clubs else {}
        names: list[Name] = []
        for sentence, marks, candidates in zip(sentences, marked, found, strict=True):
            further = references.find(reading, sentence, marks, forms) if forms else []
            if clubs:
                further += town_clubs.clubs(reading, sentence, candidates, clubs, full)
            if further:
                candidates = _outermost(candidates + further)
            names += (_name(reading, c) for c in candidates)
        return tuple(names)

    def _first_pass(self, reading: Reading, sentence: Sentence, marked: list[int]) -> list[Candidate]:
        """What each sentence shows by itself."""
        if not marked:
            return []
        title_case = _title_case(reading, sentence)
        candidates = known.organisations(reading, self._known, sentence, marked, title_case=title_case)
        candidates += organisations.by_head(reading, self._heads, sentence, marked, title_case=title_case)
        if candidates:
            spans = quoted.titles(reading, sentence)
            if spans:
                candidates = [c for c in candidates if not quoted.inside(reading, c, spans)]
            candidates += parts.joined(reading, candidates)
            candidates += parts.units(reading, sentence, candidates)
        people = persons.persons(reading, sentence, marked)
        single = {c.first for c in people if c.rule == "person.office"}
        if single:
            candidates = [c for c in candidates if not (c.first in single and c.last == c.first + 1)]
        candidates += people
        candidates += places.places(reading, self._places, sentence, marked)
        return _outermost(candidates)


def _is_titled(reading: Reading, candidate: Candidate, titled: frozenset[str]) -> bool:
    """Whether a body's one-word name is a person of this article: "Governor Abbott"."""
    return (
        candidate.kind == "organisation"
        and candidate.last - candidate.first == 1
        and reading.words[candidate.first].text in titled
    )


def _title_case(reading: Reading, sentence: Sentence) -> bool:
    """Whether nearly every word has a capital, as in headlines: capitals say nothing then."""
    if sentence.last - sentence.first >= 40 or reading.words[sentence.last - 1].text in (".", "。"):
        return False
    capitals = content = 0
    for i in range(sentence.first, sentence.last):
        word = reading.words[i]
        if word.is_alpha and not reading.flags[i] & FUNCTION:
            content += 1
            capitals += bool(reading.flags[i] & CAPITAL)
    return content >= 5 and capitals >= 0.8 * content


def _outermost(candidates: list[Candidate]) -> list[Candidate]:
    """Candidates that do not overlap: bodies first, then the longer, the higher rank, the earlier; in text order."""
    if len(candidates) < 2:
        return candidates
    chosen: list[Candidate] = []
    taken: set[int] = set()
    for candidate in sorted(candidates, key=lambda c: (c.kind != "organisation", c.first - c.last, -c.rank, c.first)):
        span = range(candidate.first, candidate.last)
        if taken.isdisjoint(span):
            taken.update(span)
            chosen.append(candidate)
    chosen.sort(key=lambda c: c.first)
    return chosen


def _stop(reading: Reading, i: int) -> int:
    """1 where the tokenizer took the full stop of the sentence for that of an abbreviation ("Arts."), else 0."""
    form = reading.words[i].lower
    return int(form.endswith(".") and form.count(".") == 1 and len(form) > 3 and not reading.flags[i] & TAIL)


def _name(reading: Reading, candidate: Candidate) -> Name:
    end = candidate.end
    if end is None:
        end = reading.ends[candidate.last - 1] - _stop(reading, candidate.last - 1)
    return Name(
        start=candidate.start or reading.starts[candidate.first],
        end=end,
        first=candidate.first,
        last=candidate.last,
        kind=candidate.kind,
        organisation_kind=candidate.organisation_kind,
        canonical=candidate.canonical,
        rule=candidate.rule,
    )
