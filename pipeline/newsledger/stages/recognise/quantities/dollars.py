"""Whose dollar a bare "$" is: the country that an article is plainly about, else the United States'."""

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from newsledger.lexicons.loader import Lexicons
from newsledger.types.document import Document
from newsledger.types.mentions import Quantity

_DEFAULT = "USD"
_ENOUGH = 3  # mentions of a country before an article may be taken to be about it
_MARKED = 2  # what an amount in marked US dollars weighs: who marks them means another dollar by the bare sign


class Dollars:
    """Gives amounts in bare dollars the currency of the country that most of the places named lie in.

    Conservative: the country itself must be named, be named (with its cities) three times, twice as often as all other
    countries together, and four times as often as the United States; an amount of its currency that is followed by a
    bare dollar in brackets shows that the bare one is another.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        self._local = {row.place: code for code, row in lexicons.currencies.items() if row.place}
        self._countries = frozenset(place for place, row in lexicons.places.items() if row.level == "country")
        self._named: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
        for place, row in lexicons.places.items():
            owner = "United States" if place == "US states" else "China" if row.level == "province" else place
            owner = place if place in self._local else owner
            for name in (*row.names, *row.people, *row.within):
                parts = tuple(name.split(" "))
                self._named.setdefault(parts[0], []).append((parts, owner, name not in row.within))

    def __call__(self, document: Document, quantities: list[Quantity]) -> list[Quantity]:
        """``quantities`` with the bare dollars of a local article in its own currency."""
        text = document.clean.text
        bare = [i for i, q in enumerate(quantities) if q.unit is not None and q.unit[:3] == _DEFAULT and _bare(text, q)]
        if not bare:
            return quantities
        code = self._currency(document, quantities, frozenset(bare))
        if code is None:
            return quantities
        out = list(quantities)
        for i in bare:
            out[i] = replace(out[i], unit=code + (out[i].unit or "")[3:])
        return out

    def _currency(self, document: Document, quantities: Sequence[Quantity], bare: frozenset[int]) -> str | None:
        mentions: Counter[str] = Counter()
        named: set[str] = set()
        words, known = document.words, self._named
        for i, word in enumerate(words):
            for parts, place, itself in known.get(word.text, ()):
                if len(parts) == 1 or tuple(w.text for w in words[i : i + len(parts)]) == parts:
                    mentions[place] += 1
                    if itself:
                        named.add(place)
                    break
        found = [place for place in self._local if place in named]
        if not found:
            return None
        place = max(found, key=lambda p: mentions[p])
        code = self._local[place]
        marked = sum(q.unit is not None and q.unit[:3] == _DEFAULT for i, q in enumerate(quantities) if i not in bare)
        for before, q in itertools.pairwise(quantities):
            gap = document.clean.text[before.end : q.start]
            if before.unit is not None and before.unit[:3] == code and gap.strip() in ("(", "（") and _is_dollar(q):
                return None  # "A$5m ($3.2m)"
        own = mentions[place] + sum(q.unit is not None and q.unit[:3] == code for q in quantities) + _MARKED * marked
        american = mentions["United States"]
        foreign = sum(n for p, n in mentions.items() if p != place and (p in self._countries or p in self._local))
        if code == "HKD":
            foreign -= mentions["China"]
        clear = own >= _ENOUGH and own >= 4 * (american - marked) and own >= 2 * (foreign - american)
        return code if clear else None


def _is_dollar(q: Quantity) -> bool:
    return q.unit is not None and q.unit[:3] == _DEFAULT


def _bare(text: str, q: Quantity) -> bool:
    """Does the amount bear nothing but "$" or "dollars"?"""
    if text[q.start] == "$":
        return not text.startswith(("US", " US", " U.S"), q.number_end)
    return text[q.number_end : q.end].lstrip(" -").startswith("dollar")
