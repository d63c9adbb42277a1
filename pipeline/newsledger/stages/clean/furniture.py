"""Lines that a portal puts around an article, by the furniture lexicon."""

from itertools import groupby

from newsledger.lexicons.loader import Lexicons
from newsledger.stages.clean.page import Line, Page


class FurnitureRule:
    """Gives a line that the furniture lexicon knows the role that it has there."""

    def __init__(self, lexicons: Lexicons) -> None:
        rows = tuple(lexicons.furniture.values())
        self._rows = tuple((f"line.{name}", row) for name, row in lexicons.furniture.items())
        starts = sorted(form for row in rows for form in row.starts)
        self._starts = {letter: tuple(forms) for letter, forms in groupby(starts, key=lambda form: form[:1])}
        self._wholes = frozenset(form for row in rows for form in row.whole)
        self._holds = tuple(form for row in rows for form in row.holds)
        self._most_words = max((row.words for row in rows), default=0)

    def is_held_by(self, text: str) -> bool:
        """Whether any line of ``text`` may hold words that make it furniture wherever they stand in it."""
        lower = text.lower()
        return any(map(lower.__contains__, self._holds))

    def __call__(self, line: Line, page: Page) -> bool:
        """Whether the line is furniture, and was given its role."""
        if line.words > self._most_words:
            return False
        lower = line.text.lower()
        bare = lower.strip(" \t.:|>»·-*[]()\"'")
        begin = lower.lstrip(" \t[(□■●◆▲·*-–—>")
        known = bare in self._wholes or self._has_start(begin) or self._has_start(lower)
        if not known and not (page.holds_furniture and any(map(lower.__contains__, self._holds))):
            return False
        for rule, row in self._rows:
            if line.words <= row.words and (
                bare in row.whole
                or begin.startswith(row.starts)
                or lower.startswith(row.starts)
                or any(form in lower for form in row.holds)
            ):
                line.take(row.role, rule)
                return True
        return False

    def _has_start(self, lower: str) -> bool:
        return lower.startswith(self._starts.get(lower[:1], ()))
