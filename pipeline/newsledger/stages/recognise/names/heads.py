"""Heads of bodies' names: which head, if any, closes at a token."""

from newsledger.lexicons.loader import Lexicons
from newsledger.schemas.record import OrganisationKind
from newsledger.stages.recognise.names.reading import Reading
from newsledger.types.value import value

_LONGEST = 6  # words of the longest head


@value
class Head:
    """A head of the lexicon (see ``OrganisationHeadRow``) as the grammar reads it.

    ``trade``: it is but a trade, which a ministry may have in its name ("Information Technology"). ``sways``: kinds by
    the words that give them to a body with this head: a *media* network, a *research* center.
    """

    id: str
    kind: OrganisationKind
    needs: str
    topic: bool
    lower: bool
    trade: bool
    sways: dict[str, OrganisationKind]
    rule: str
    rank: int


class Heads:
    """The heads of the lexicon by their words, and the words before them that sway the kind."""

    def __init__(self, lexicons: Lexicons) -> None:
        legal = lexicons.name_cues["legal_heads"].words
        sways: dict[str, dict[str, OrganisationKind]] = {}
        for sway in lexicons.head_sways.values():
            for head in sway.heads:
                sways.setdefault(head, {}).update(dict.fromkeys(sway.words, sway.kind))
        self._heads = {
            key: Head(
                id=key,
                kind=row.kind,
                needs=row.needs,
                topic=row.topic,
                lower=row.lower,
                trade=row.tail and key not in legal,
                sways=sways.get(key, {}),
                rule=f"organisation.head.{key}",
                rank=1 + key.count(" "),
            )
            for key, row in lexicons.organisation_heads.items()
        }
        self._inner = frozenset(
            key[i:].lstrip(" ")
            for key in self._heads
            for i, c in enumerate(key)
            if c in " -'" or (i and key[i - 1] == "-")
        )  # what a longer head may end in: lets the search stop early
        self._places = frozenset(
            form.lower()
            for row in lexicons.places.values()
            for form in (*row.names, *row.within, *row.people)
            if " " in form
        )

    def closing(self, reading: Reading, i: int, low: int) -> tuple[int, Head] | None:
        """Longest head whose last word is token ``i``, and its first token; not left of ``low``."""
        words, starts, ends = reading.words, reading.starts, reading.ends
        text = words[i].lower
        found = self._heads.get(text)
        best = None if found is None else (i, found)
        if text not in self._inner:
            return best
        for first in range(i - 1, max(low, i - 2 * _LONGEST) - 1, -1):
            joint = "" if starts[first + 1] == ends[first] else " "
            lower = words[first].lower
            text = (lower.replace("’", "'") if "’" in lower else lower) + joint + text
            found = self._heads.get(text)
            if found is not None:
                best = first, found
            elif text not in self._inner:
                break
        return best

    def is_place(self, name: str) -> bool:
        """Whether a name closed by a head is a place all the same: "Soviet Union"."""
        return name.lower() in self._places
