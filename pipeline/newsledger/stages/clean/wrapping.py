"""Text that was wrapped at a fixed width: its lines belong together."""

from collections.abc import Iterator
from itertools import pairwise

from newsledger.types.clean_text import Edit

_NARROWEST, _WIDEST = 45, 110  # characters of the longest line
_UNEVEN = 22  # characters by which a full line may fall short of the longest one: a long word did not fit
_ENDS = tuple(".!?:;\"'”’")

# A line: where it starts in the text, and what stands in it without white space at its end.
_Line = tuple[int, str]


def wrapping(text: str) -> Iterator[Edit]:
    """Edits that turn the line breaks inside wrapped paragraphs into spaces.

    A block of three lines or more is wrapped if all its lines but the last are about as long as the longest, none is
    longer than a page is wide, and at least half of the breaks fall inside a sentence.
    """
    block: list[_Line] = []
    position = 0
    for raw in text.split("\n"):
        line = raw.rstrip()
        if line and len(line) <= _WIDEST:
            block.append((position, line))
        else:
            if len(block) > 2:
                yield from _joined(block)
            block = []
        position += len(raw) + 1
    if len(block) > 2:
        yield from _joined(block)


def _joined(block: list[_Line]) -> Iterator[Edit]:
    widest = max(len(line) for _, line in block)
    if widest < _NARROWEST or any(len(line) < widest - _UNEVEN for _, line in block[:-1]):
        return
    inside = sum(
        1 for (_, line), (_, below) in pairwise(block) if not line.endswith(_ENDS) and below.lstrip()[:1].islower()
    )
    if inside * 2 < len(block) - 1:
        return
    for (start, line), (next_start, below) in pairwise(block):
        yield Edit(start + len(line), next_start + len(below) - len(below.lstrip()), " ", "layout.wrapped")
