"""Heads of bodies' names: which head, if any, closes at a token."""

from newsledger.lexicons.loader import Lexicons
from newsledger.lexicons.name_rows import OrganisationHeadRow
from newsledger.schemas.record import OrganisationKind
from newsledger.stages.recognise.names.reading import Reading

_LONGEST = 6  # words of the longest head


class Heads:
    """The heads of the lexicon by their words, and the words before them that sway the kind."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._rows = dict(lexicons.organisation_heads)
        self._inner = frozenset(
            key[i:].lstrip(" ")
            for key in self._rows
            for i, c in enumerate(key)
            if c in " -'" or (i and key[i - 1] == "-")
        )  # what a longer head may end in: lets the search stop early
        self._places = frozenset(
            form.lower()
            for row in lexicons.places.values()
            for form in (*row.names, *row.within, *row.people)
            if " " in form
        )
        self._sways: dict[str, dict[str, OrganisationKind]] = {}
        for row in lexicons.head_sways.values():
            for head in row.heads:
                self._sways.setdefault(head, {}).update(dict.fromkeys(row.words, row.kind))

    def closing(self, reading: Reading, i: int, low: int) -> tuple[int, str, OrganisationHeadRow] | None:
        """Longest head whose last word is token ``i``: its first token, id and row; not left of ``low``."""
        words, starts, ends = reading.words, reading.starts, reading.ends
        best = None
        text = words[i].lower
        found = self._rows.get(text)
        if found is not None:
            best = i, text, found
        if text not in self._inner:
            return best
        for first in range(i - 1, max(low, i - 2 * _LONGEST) - 1, -1):
            joint = "" if starts[first + 1] == ends[first] else " "
            lower = words[first].lower
            text = (lower.replace("’", "'") if "’" in lower else lower) + joint + text
            found = self._rows.get(text)
            if found is not None:
                best = first, text, found
            elif text not in self._inner:
                break
        return best

    def is_place(self, name: str) -> bool:
        """Whether a name closed by a head is a place all the same: "Soviet Union"."""
        return name.lower() in self._places

    def sways(self, head: str) -> dict[str, OrganisationKind] | None:
        """Kinds by the words that give them to a body with this head: a *media* network, a *research* center."""
        return self._sways.get(head)
