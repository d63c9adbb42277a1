"""Paragraphs of a clean text: lines, cut where the cleaner marked a stretch of another role."""

import re
from collections.abc import Iterator

from newsledger.types.clean_text import CleanText, Mark, Role
from newsledger.types.value import value

_LINE = re.compile(r"[^\n\r]+")
_ENDED = (".", "!", "?", ";", ",", ":", "…", ".)", "-")
_LONGEST_HEADING = 20  # words


@value
class Stretch:
    """Characters ``[start, end)`` of one role: a line, or a part of it."""

    start: int
    end: int
    role: Role


def stretches(clean: CleanText) -> Iterator[Stretch]:
    """Stretches of ``clean`` in order, none empty; marks never cross a line."""
    marks = clean.marks
    m = 0
    for line in _LINE.finditer(clean.text):
        start, end = line.span()
        inside: list[Mark] = []
        while m < len(marks) and marks[m].start < end:
            inside.append(marks[m])
            m += 1
        position = start
        for mark in inside:
            if mark.start > position:
                yield Stretch(position, mark.start, "body")
            yield Stretch(mark.start, mark.end, mark.role)
            position = mark.end
        if position < end:
            whole = not inside
            yield Stretch(position, end, "heading" if whole and _is_heading(line.group()) else "body")


def _is_heading(line: str) -> bool:
    """A short line without a full stop: "4.3 Double-byte part", "II. Key tasks"."""
    text = line.strip().rstrip("\"' ")
    return bool(text) and not text.endswith(_ENDED) and len(text) <= 160 and text.count(" ") < _LONGEST_HEADING
