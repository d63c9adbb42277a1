"""Quoted titles: names of reports, measures, products, plays, in which no body is named by itself."""

import re

from newsledger.stages.recognise.names.forms import CAPITAL, THING
from newsledger.stages.recognise.names.reading import Candidate, Reading
from newsledger.types.document import Sentence
from newsledger.types.marks import QUOTE

PAIRS = {'"': '"', "“": "”", "《": "》", "``": "''"}
_OPENING = re.compile(r"[\"“《`]")  # of one of the PAIRS
_LONGEST = 24  # tokens of a title


def titles(reading: Reading, sentence: Sentence) -> list[tuple[int, int]]:
    """Token spans between quotation marks in which most words are capitalised."""
    found: list[tuple[int, int]] = []
    words, flags = reading.words, reading.flags
    done = sentence.first
    for opening in _OPENING.finditer(reading.text, sentence.start, sentence.end):
        i = reading.document.token_at(opening.start())
        if i < done or not words[i].marks & QUOTE:
            continue
        closing = PAIRS[words[i].text]
        for close in range(i + 1, min(sentence.last, i + _LONGEST)):
            if words[close].text == closing:
                break
        else:
            continue
        content = [k for k in range(i + 1, close) if words[k].is_alpha and len(words[k].text) > 3]
        if content and flags[i + 1] & CAPITAL and 3 * sum(flags[k] & CAPITAL for k in content) >= 2 * len(content):
            found.append((i + 1, close))
        done = close + 1
    return found


def inside(reading: Reading, candidate: Candidate, spans: list[tuple[int, int]]) -> bool:
    """Whether the candidate is a part of a quoted title, not the whole of it.

    Who issued a document may stand in its title: "Opinions of the State Council on …".
    """
    for first, last in spans:
        if first <= candidate.first and candidate.last <= last and (candidate.first, candidate.last) != (first, last):
            i = candidate.first - 1
            if i > first and reading.words[i].lower == "the":
                i -= 1
            return not (i > first and reading.words[i].lower == "of" and reading.flags[i - 1] & THING)
    return False
