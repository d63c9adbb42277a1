"""Counts of tags by form and of tags in sequence, from treebanks."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from newsledger.types.value import value

STARTERS = "."  # the state before a sentence's first word and after its last
OPENERS = frozenset({".", "!", "?", ";", ":", "…", "—", "–", "-", "*", "•", "□", "■", "●", "。", "；", "："})
QUOTES = frozenset({'"', "'", "“", "‘", "``", "(", "[", "（", "《"})


@value(kw_only=True)
class TagCounts:
    """``forms``: form → tag → count; capitalised forms only where they are not so by position.

    ``pairs``: (state, following state) → count. A state is a tag, or a tag, a space and a form for the commonest
    function words, whose company differs from that of their tag.
    ``classes``: signature of a form (see ``signatures``) → tag → share.
    """

    forms: Mapping[str, Mapping[str, int]]
    pairs: Mapping[tuple[str, str], int]
    classes: Mapping[str, Mapping[str, float]]


def opens(forms: Sequence[str], i: int) -> bool:
    """Whether token ``i`` stands where any word takes a capital letter: at the start, after a stop, colon, semicolon.

    >>> [opens(["Well", ";", "“", "We", "go"], i) for i in range(5)]
    [True, False, True, True, False]
    """
    if i == 0 or forms[i - 1] in OPENERS:
        return True
    return forms[i - 1] in QUOTES and (i == 1 or forms[i - 2] in OPENERS or forms[i - 2] == ",")


def read_forms(path: Path) -> dict[str, str]:
    """Rows of a two-column table, unparsed: first column → rest of the line."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return dict([line.split("\t", 1) for line in lines if line and line[0] != "#"])


def read_pairs(path: Path) -> dict[tuple[str, str], int]:
    """Rows of a table ``state, state, count``."""
    pairs = {}
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line and line[0] != "#":
            before, after, count = line.split("\t")
            pairs[before, after] = int(count)
    return pairs
