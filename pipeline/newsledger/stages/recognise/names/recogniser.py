"""Finds the proper names of a document."""

from newsledger.lexicons.loader import Lexicons
from newsledger.stages.recognise.names import known, organisations
from newsledger.stages.recognise.names.forms import Forms
from newsledger.stages.recognise.names.heads import Heads
from newsledger.stages.recognise.names.reading import Candidate, Reading, read
from newsledger.types.document import Document
from newsledger.types.mentions import Name
from newsledger.types.syntax import Syntax


class NameRecogniser:
    """Callable ``(Document, Syntax) → names`` in text order, never overlapping."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._known = known.known_organisations(lexicons)
        self._places = known.known_places(lexicons)
        self._heads = Heads(lexicons.organisation_heads)
        self._forms = Forms(lexicons, self._known.firsts, self._places.firsts)

    def __call__(self, document: Document, syntax: Syntax) -> tuple[Name, ...]:
        reading = read(document, self._forms)
        names: list[Name] = []
        for sentence in document.sentences:
            candidates = known.places(reading, self._places, sentence)
            candidates += known.organisations(reading, self._known, sentence)
            candidates += organisations.by_head(reading, self._heads, sentence)
            names += (_name(reading, c) for c in _outermost(candidates))
        return tuple(names)


def _outermost(candidates: list[Candidate]) -> list[Candidate]:
    """Candidates that do not overlap: higher rank first, then the longer, then the earlier; in text order."""
    chosen: list[Candidate] = []
    taken: set[int] = set()
    for candidate in sorted(candidates, key=lambda c: (-c.rank, c.first - c.last, c.first)):
        span = range(candidate.first, candidate.last)
        if taken.isdisjoint(span):
            taken.update(span)
            chosen.append(candidate)
    return sorted(chosen, key=lambda c: c.first)


def _name(reading: Reading, candidate: Candidate) -> Name:
    return Name(
        start=reading.starts[candidate.first],
        end=reading.ends[candidate.last - 1],
        first=candidate.first,
        last=candidate.last,
        kind=candidate.kind,
        organisation_kind=candidate.organisation_kind,
        canonical=candidate.canonical,
        rule=candidate.rule,
    )
