"""Heads of bodies' names: which head, if any, closes at a token."""

from collections.abc import Mapping

from newsledger.lexicons.name_rows import OrganisationHeadRow
from newsledger.stages.recognise.names.reading import Reading

_LONGEST = 5  # words of the longest head


class Heads:
    """The heads of the lexicon by their words."""

    def __init__(self, rows: Mapping[str, OrganisationHeadRow]) -> None:
        self._rows = dict(rows)

    def closing(self, reading: Reading, i: int, low: int) -> tuple[int, str, OrganisationHeadRow] | None:
        """Longest head whose last word is token ``i``: its first token, id and row; not left of ``low``."""
        words, starts, ends = reading.words, reading.starts, reading.ends
        best = None
        text = words[i].lower
        found = self._rows.get(text)
        if found is not None:
            best = i, text, found
        for first in range(i - 1, max(low, i - _LONGEST) - 1, -1):
            joint = "" if starts[first + 1] == ends[first] else " "
            text = words[first].lower.replace("’", "'") + joint + text
            found = self._rows.get(text)
            if found is not None:
                best = first, text, found
        return best
