"""Overlapping marks flattened into segments, one after another, so that nested facts can be shown without nesting."""

from collections.abc import Iterable
from dataclasses import dataclass

from newsledger.review.facts import LAYERS, Fact
from newsledger.review.shown import GAP, pieces


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of characters under the same marks.

    ``start`` is in code points of the source text. ``classes`` names the marks for the style sheet: ``m``, ``o``,
    ``c`` for the layers that cover the run, ``m2`` where two of a layer do, ``mb`` where one of them begins.
    ``form`` says how to show it: ``text``, ``control`` (one invisible character) or ``gap`` (unknown text).
    """

    start: int
    text: str
    classes: str
    form: str = "text"


def lines_of(text: str, facts: Iterable[Fact]) -> list[list[Segment]]:
    """The text as lines of segments, each line with its line feed. Linear in text and marks (after sorting)."""
    changes: dict[int, list[int]] = {}
    length = len(text)
    letters = {layer: number for number, layer in enumerate(LAYERS)}
    for fact in facts:
        layer = letters[fact.key.layer]
        for start, end in fact.marks:
            if 0 <= start < end <= length:
                changes.setdefault(start, [0] * 6)[layer] += 1
                changes[start][3 + layer] += 1
                changes.setdefault(end, [0] * 6)[layer] -= 1
    lines: list[list[Segment]] = []
    places = sorted(changes)
    depth = [0, 0, 0]
    position = begin = number = 0
    begun = ""
    while begin < length:
        feed = text.find("\n", begin)
        stop = length if feed < 0 else feed + 1
        line: list[Segment] = []
        while position < stop:
            if number < len(places) and places[number] == position:
                change = changes[places[number]]
                number += 1
                for layer in range(3):
                    depth[layer] += change[layer]
                begun = "".join(f" {letter}b" for layer, letter in enumerate("moc") if change[3 + layer])
            until = min(stop, places[number]) if number < len(places) else stop
            _append(line, position, text[position:until], _classes(depth) + begun)
            begun = ""
            position = until
        lines.append(line)
        begin = stop
    return lines


def _classes(depth: list[int]) -> str:
    names = []
    for layer, letter in enumerate("moc"):
        if depth[layer]:
            names.append(letter)
        if depth[layer] > 1:
            names.append(f"{letter}2")
    return " ".join(names)


def _append(line: list[Segment], start: int, text: str, classes: str) -> None:
    for offset, piece, control in pieces(text):
        if control:
            line.append(Segment(start + offset, piece, classes, "control"))
            continue
        position = start + offset
        while piece:
            cut = piece.find(GAP)
            if cut == 0:
                rest = piece.lstrip(GAP)
                line.append(Segment(position, piece[: len(piece) - len(rest)], classes, "gap"))
            else:
                rest = piece[cut:] if cut > 0 else ""
                line.append(Segment(position, piece[: len(piece) - len(rest)], classes))
            position += len(piece) - len(rest)
            piece = rest
