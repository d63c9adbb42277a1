"""Which body or place a description means: "the bureau", "the city", the board that a chairwoman speaks for."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping

from newsledger.lexicons.loader import Lexicons
from newsledger.types.drafts import CleanSpan, OrganisationDraft
from newsledger.types.mentions import Mentions, Name

_LOOKED_AT = 40  # names before a description among which it may have its body
_ISSUERS = 8  # names before a plan's among which its issuer stands
_PUBLIC = frozenset(("government", "party", "zone"))
PRONOUNS = frozenset({
    "we", "i", "us", "our", "my", "he", "she", "his", "her", "it", "its", "they", "their", "this",
})  # fmt: skip


class Descriptions:
    """The nouns by which an article refers back to bodies and places, and what is known of places.

    ``refers`` gives the kinds of bodies that "the company", "the county" may mean; ``place_levels`` says of known
    places, lower case, whether they are a country, a province, a city or a town.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        nouns = lexicons.commitment_nouns
        self.refers = {noun: frozenset(row.refers) for noun, row in nouns.items() if row.refers}
        self.place_levels: dict[str, str] = {}
        for place in lexicons.places.values():
            self.place_levels.update(dict.fromkeys((name.lower() for name in place.within), "town"))
        for place in lexicons.places.values():
            level = "city" if place.city else place.level
            self.place_levels.update(dict.fromkeys((name.lower() for name in place.names), level))


class Bodies:
    """The named bodies and places of an article in text order, and how often it speaks of each."""

    def __init__(
        self, mentions: Mentions, organisations: tuple[OrganisationDraft, ...], levels: Mapping[str, str]
    ) -> None:
        """``levels``: ``Descriptions.place_levels``."""
        self._text = mentions.document.clean.text
        self._levels = levels
        self._all = mentions.names
        self._all_starts = [name.start for name in mentions.names]
        self.names: list[Name] = [name for name in mentions.names if name.kind != "person"]
        self._starts = [name.start for name in self.names]
        self._organisations = organisations
        self._mentioned: dict[CleanSpan, list[int]] = {}  # by mention, the starts of its organisation's mentions
        for body in organisations:
            starts = [mention.span[0] for mention in body.mentions]
            for mention in body.mentions:
                self._mentioned[mention.span] = starts

    def within(self, start: int, end: int) -> list[Name]:
        """Names of bodies and places within clean offsets ``[start, end)``."""
        i = bisect_right(self._starts, start - 1)
        found = []
        while i < len(self.names) and self.names[i].start < end:
            if self.names[i].end <= end:
                found.append(self.names[i])
            i += 1
        return found

    def names_in(self, start: int, end: int) -> tuple[Name, ...]:
        """All names that start within clean offsets ``[start, end)``, persons too."""
        return self._all[bisect_left(self._all_starts, start) : bisect_left(self._all_starts, end)]

    def _before(self, start: int, most: int) -> list[Name]:
        i = bisect_right(self._starts, start - 1)
        return self.names[max(0, i - most) : i]

    def issuer(self, start: int) -> CleanSpan | None:
        """The body that issued a plan or notice: the last organisation named before it."""
        for name in reversed(self._before(start, _ISSUERS)):
            if name.kind == "organisation" and name.organisation_kind in _PUBLIC:
                return name.start, name.end
        return None

    def described(self, noun: str, kinds: frozenset[str] | None, start: int) -> CleanSpan | None:
        """The name that "the company", "the city" at clean offset ``start`` refers back to.

        A name that is itself headed by the noun goes before all others, then the body that the article has named most.
        """
        if kinds is None:
            return None
        fitting = [name for name in self._before(start, _LOOKED_AT) if self._fits(name, noun, kinds)]
        headed = [name for name in fitting if self._head(name) == noun]
        return self._foremost(headed or fitting, start)

    def spoken_for(self, kinds: frozenset[str], start: int) -> CleanSpan | None:
        """The body that an officer of bodies of ``kinds`` speaks for at ``start``: the one named most so far."""
        fitting = [name for name in self._before(start, _LOOKED_AT) if self._fits(name, "", kinds)]
        return self._foremost(fitting, start)

    def employer(self, person: str) -> CleanSpan | None:
        """The organisation of whose people one has the surname ``person`` (lower case)."""
        for body in self._organisations:
            for one in body.people:
                if person in self._text[slice(*one.span)].lower().split():
                    return body.name
        return None

    def _fits(self, name: Name, noun: str, kinds: frozenset[str]) -> bool:
        if name.kind == "place":
            called = self._text[name.start : name.end].lower()
            return "place" in kinds and (not noun or _is_such(called, noun, self._levels))
        return name.organisation_kind in kinds

    def _head(self, name: Name) -> str:
        """Lower-case head noun of a name: the bureau in "Bureau of Culture", the port in "Port of Colby"."""
        return self._text[name.start : name.end].lower().split(" of ")[0].rsplit(None, 1)[-1]

    def _foremost(self, names: list[Name], start: int) -> CleanSpan | None:
        """Of ``names`` the one that the text before ``start`` mentions most, of equals the last."""
        best, most = None, 0
        for name in names:
            starts = self._mentioned.get((name.start, name.end))
            count = bisect_left(starts, start) if starts is not None else self._namesakes(name, names)
            if count >= most:
                best, most = (name.start, name.end), count
        return best

    def _namesakes(self, name: Name, names: list[Name]) -> int:
        written = self._text[name.start : name.end]
        return sum(self._text[other.start : other.end] == written for other in names)


_BELOW = frozenset(("town", "city", ""))  # levels of places that are no country, province or region
_LEVELS: dict[str, frozenset[str]] = {
    **dict.fromkeys(("country", "nation"), frozenset(("country",))),
    **dict.fromkeys(("province", "region"), frozenset(("province", "region"))),
    "state": frozenset(("country", "province", "region")),
}
_HEADS = frozenset({
    "city", "province", "country", "county", "district", "town", "village", "region", "state", "municipality",
    "prefecture", "township", "borough", "island",
})  # fmt: skip


def _is_such(name: str, noun: str, levels: Mapping[str, str]) -> bool:
    """Whether the place ``name`` (lower case) may be called a ``noun``.

    "Nanhu County" is no city; a bare "Nanhu" may be any, unless the table of places knows it for a country or province.
    """
    head = name.rsplit(None, 1)[-1]
    if head in _HEADS:
        return head == noun
    level = levels.get(name, "")
    return level in _LEVELS.get(noun, _BELOW) or (not level and noun in ("province", "region", "state"))
