"""An article as lines, each with the role that the rules have given it so far."""

import re
from dataclasses import dataclass, field

from newsledger.types.clean_text import Mark, Role

_LINE = re.compile(r"[^\n\r]+")
_LONG = 600  # characters: a line longer than this is running text


@dataclass(slots=True)
class Line:
    """Characters ``[start, end)`` of the clean text without white space at both ends.

    ``body_start``/``body_end`` narrow the line to what is left when a dateline or a source note is cut off.
    """

    index: int
    start: int
    end: int
    text: str
    words: int
    role: Role | None = None
    rule: str = ""
    body_start: int = 0
    body_end: int = 0
    prefix_rule: str = ""
    suffix_rule: str = ""
    is_titled: bool = False  # what follows the dateline is the headline

    @property
    def is_short(self) -> bool:
        """Whether the line may be something else than running text."""
        return len(self.text) <= _LONG

    def take(self, role: Role, rule: str) -> None:
        """Give the whole line a role."""
        self.role, self.rule = role, rule


@dataclass(slots=True)
class Page:
    """Lines of an article and what was read off them."""

    text: str
    lines: list[Line]
    holds_furniture: bool = False  # whether any line may hold words of the furniture lexicon
    fields: dict[str, list[str]] = field(default_factory=dict)

    def note(self, name: str, value: str) -> None:
        """Remember a value read for a field of the masthead."""
        self.fields.setdefault(name, []).append(value)

    def marks(self) -> tuple[Mark, ...]:
        """Marks in text order."""
        marks: list[Mark] = []
        for line in self.lines:
            if line.role is not None:
                marks.append(Mark(line.start, line.end, line.role, line.rule))
                continue
            if line.prefix_rule:
                marks.append(Mark(line.start, line.body_start, "dateline", line.prefix_rule))
            if line.is_titled:
                marks.append(Mark(line.body_start, line.body_end, "headline", "line.titled"))
            if line.suffix_rule:
                marks.append(Mark(line.body_end, line.end, "byline", line.suffix_rule))
        return tuple(marks)


def read_page(text: str) -> Page:
    """Lines of ``text`` that hold more than white space."""
    lines: list[Line] = []
    for match in _LINE.finditer(text):
        raw = match.group()
        stripped = raw.strip()
        if stripped:
            start = match.start() + len(raw) - len(raw.lstrip())
            end = start + len(stripped)
            lines.append(
                Line(len(lines), start, end, stripped, stripped.count(" ") + 1, body_start=start, body_end=end)
            )
    return Page(text, lines)
