"""Quoted titles: names of reports, measures, products, plays, in which no body is named by itself."""

import re

from newsledger.stages.recognise.names.forms import CAPITAL, FUNCTION, THING
from newsledger.stages.recognise.names.reading import Candidate, Reading, organisation
from newsledger.types.document import Sentence
from newsledger.types.marks import QUOTE

PAIRS = {'"': '"', "“": "”", "《": "》", "``": "''"}
_OPENING = re.compile(r"[\"“《`]")  # of one of the PAIRS
_CLOSERS = frozenset(PAIRS.values())
_TITLE = 9  # tokens of the name of a medium
_INSIDE = frozenset((":", "-", "&", "'s", "’s"))
_LONGEST = 24  # tokens of a title


def titles(reading: Reading, sentence: Sentence) -> list[tuple[int, int]]:
    """Token spans between quotation marks in which most words are capitalised."""
    found: list[tuple[int, int]] = []
    quoted = reading.text[sentence.start : sentence.end]
    for mark in PAIRS:
        if mark in quoted:
            break
    else:
        return found
    words, flags, token_at = reading.words, reading.flags, reading.document.token_at
    done = sentence.first
    for opening in _OPENING.finditer(reading.text, sentence.start, sentence.end):
        i = token_at(opening.start())
        if i < done or not words[i].marks & QUOTE:
            continue
        close = _closing(reading, i, min(sentence.last, i + _LONGEST))
        if close is None:
            continue
        done = close + 1
        if not flags[i + 1] & CAPITAL:
            continue
        content = [k for k in range(i + 1, close) if words[k].is_alpha and len(words[k].text) > 3]
        if content and 3 * sum([flags[k] & CAPITAL for k in content]) >= 2 * len(content):
            found.append((i + 1, close))
    return found


def outlet(reading: Reading, first: int, high: int) -> Candidate | None:
    """The medium whose quoted name begins at ``first``: 'the magazine "Far Shores"', '"Lorvane Post" reported'."""
    words, flags = reading.words, reading.flags
    opening = words[first - 1].text
    close = next((k for k in range(first + 1, min(first + _TITLE, high)) if words[k].text in _CLOSERS), None)
    if close is None or opening not in PAIRS or not flags[close - 1] & CAPITAL:
        return None
    for k in range(first, close):
        if not flags[k] & (CAPITAL | FUNCTION) and words[k].text not in _INSIDE:
            return None
    behind = words[close + 1].lower if close + 1 < high else ""
    if behind == "website" and close + 2 < high and words[close + 2].lower in reading.cues.reports:
        behind = words[close + 2].lower
    before = words[first - 2].lower
    if (
        before in reading.cues.quoted_outlets
        or behind in reading.cues.quoted_outlets
        or (behind in reading.cues.reports and not flags[first - 2] & THING)
    ):
        first += words[first].lower == "the"
        return organisation(first, close, "media", "organisation.quoted") if first < close else None
    return None


def _closing(reading: Reading, opening: int, high: int) -> int | None:
    """The token before ``high`` that closes the quotation which the token ``opening`` opens."""
    mark = PAIRS[reading.words[opening].text]
    end = reading.ends[high - 1]
    at = reading.text.find(mark, reading.ends[opening], end)
    while at >= 0:
        token = reading.document.token_at(at)
        if reading.words[token].text == mark:
            return token
        at = reading.text.find(mark, at + 1, end)
    return None


def inside(reading: Reading, candidate: Candidate, spans: list[tuple[int, int]]) -> bool:
    """Whether the candidate is a part of a quoted title, or the whole title of a work ("the film …").

    Who issued a document may stand in its title: "Opinions of the State Council on …".
    """
    for first, last in spans:
        if (candidate.first, candidate.last) == (first, last) and first > 1:
            return reading.words[first - 2].lower in reading.cues.works
        if first <= candidate.first and candidate.last <= last and (candidate.first, candidate.last) != (first, last):
            i = candidate.first - 1
            if i > first and reading.words[i].lower == "the":
                i -= 1
            return not (i > first and reading.words[i].lower == "of" and reading.flags[i - 1] & THING)
    return False
