"""Words that say a figure is a bound or an estimate."""

import re
from collections.abc import Mapping

from newsledger.lexicons.quantity_rows import ComparatorRow
from newsledger.schemas.record import Comparator

_WINDOW = 30
_LONGEST = 4
_PLUS = re.compile(r" ?\+(?!\d)|[ -](?:[Pp]lus|odd|or so|or more)\b|多")
_AFTER = re.compile(r" ?\(?((?:or|and) (?:even )?[a-z]+|so|left and right)\b(?! than\b)")
# how what these two patterns tell may begin: after most figures nothing of it does
_GLUED = ("+", " +", " plus", "-plus", " Plus", "-Plus", " odd", "-odd", " or ", "-or ", "多")
_FOLLOWING = (" or ", " and ", " so", " left", " plus", " odd", " +", "+", " (", "(")
_OPENING = "(“\"'"
_HYPHENS = "-—"
_BEFORE_WORD = _OPENING + _HYPHENS  # what may be glued to the front of a word
# "take over 15 %" is no comparison
_PREFIXES = frozenset(("sub", "near", "over", "under"))  # "sub-7 nanometre"
_TAKEN = frozenset({
    "take", "takes", "took", "taken", "taking", "hand", "handed", "handing", "turn", "turned", "win", "won",
    "brought", "bring", "left",
})  # fmt: skip
# "asked about 30 guards" is about them all
_SPEAKING = frozenset({
    "ask", "asks", "asked", "asking", "inquire", "inquired", "inquiring", "enquired", "talk", "talks", "talked",
    "talking", "learn", "learned", "learnt", "know", "knew", "think", "thought", "hear", "heard", "speak", "spoke",
    "speaking", "worry", "worried", "complain", "complained", "information", "questions", "news", "details", "story",
    "book", "concerns", "doubts",
})  # fmt: skip


class Comparators:
    """Finds comparing words before and after a figure."""

    def __init__(self, rows: Mapping[str, ComparatorRow]) -> None:
        self._before = {phrase: row.comparator for phrase, row in rows.items() if row.side == "before"}
        self._after = {phrase: row.comparator for phrase, row in rows.items() if row.side == "after"}
        self._last_words = frozenset(phrase.rsplit(" ", 1)[-1] for phrase in self._before)

    def before(self, text: str, begin: int, start: int) -> tuple[Comparator, int] | None:
        """Comparator of the longest phrase that ends right before ``start``, and where that phrase starts."""
        left = max(begin, start - _WINDOW)
        window = text[left:start].lower()
        tail = window.rstrip(" (“\"'\u00a0")
        if not tail:
            return None
        last = tail[-1]
        if last in "~≈∼～<>≤≥" and len(window) - len(tail) <= 1:
            return self._before[last], left + len(tail) - 1
        if last == "-":
            prefix = tail[:-1].rsplit(" ", 1)[-1]
            found_prefix = self._before.get(prefix) if prefix in _PREFIXES else None
            return (found_prefix, left + len(tail) - 1 - len(prefix)) if found_prefix else None
        if not (last.isalpha() or last == "."):
            return None
        if tail.rpartition(" ")[2].lstrip(_BEFORE_WORD) not in self._last_words:
            return None
        words = tail.split(" ")
        if left > begin and len(words) > 1:
            words[0] = ""
        found: tuple[Comparator, int] | None = None
        phrase = ""
        for n in range(1, min(_LONGEST, len(words)) + 1):
            phrase = words[-n] + (" " + phrase if phrase else "")
            comparator = self._before.get(phrase.lstrip(_OPENING))
            if comparator is None:
                if n == 1 and words[-1][0] in _HYPHENS:
                    comparator = self._before.get(words[-1].lstrip(_HYPHENS))
                if comparator is None:
                    continue
            if phrase == "over" and len(words) > n and words[-n - 1] in _TAKEN:
                return None
            if phrase == "about" and len(words) > n and words[-n - 1] in _SPEAKING:
                return None
            found = comparator, left + len(tail) - len(phrase)
        return found

    def at_number(self, text: str, position: int, end: int) -> tuple[Comparator, int] | None:
        """Comparator glued to the number itself, before its unit or noun: "100+", "300-odd", "50 or so"."""
        match = _PLUS.match(text, position, end) if text.startswith(_GLUED, position) else None
        if match is None:
            return None
        form = match[0].strip(" -").lower()
        return self._after.get(form, ">" if form == "多" else "~"), match.end()

    def after(self, text: str, position: int, end: int) -> Comparator | None:
        """Comparator of the phrase that follows a figure: "or more", "and above"."""
        if position >= end or not text.startswith(_FOLLOWING, position):
            return None
        match = _AFTER.match(text, position, end)
        if match is not None:
            return self._after.get(match[1])
        plus = _PLUS.match(text, position, end)
        return self._after.get(plus[0].strip(" -")) if plus else None
