"""Row models of the tables that name recognition reads."""

from typing import Literal

from newsledger.lexicons.row import Form, LowerForm, Row
from newsledger.schemas.record import OrganisationKind


class OrganisationHeadRow(Row):
    """A head word or phrase that closes or opens the name of a body (key: lower case, words one space apart).

    ``needs``: what must stand beside it in the name. ``name``: one more name word; ``words``: two, or a place;
    ``coined``: one that is no word of the dictionary, nor a place; ``proper``: such a one or a place;
    ``place``: a place or nationality; ``body``: it must be part of a named body; ``actor``: as ``name``, and the
    sentence must show the body act, administer or employ; ``never``: only as part of a longer head or before a
    company's legal form; ``behind``: it opens the name, the rest of which follows ("Banco de …").
    """

    lower_key = True

    kind: OrganisationKind
    needs: Literal["name", "words", "behind", "coined", "proper", "place", "body", "actor", "never"] = "name"
    topic: bool = False  # lists of topics may stand before or behind it: "Reform and Development Commission"
    lower: bool = False  # may be written lower-case behind a proper name: "Hainan daily"
    unit: bool = False  # lower-case part of a named body: "traffic brigade of the Wuhan Public Security Bureau"
    tail: bool = False  # a company's legal form or trade


class HeadSwayRow(Row):
    """Words before a head that say which kind it is: a *news* network is media."""

    kind: OrganisationKind
    heads: tuple[LowerForm, ...]
    words: tuple[LowerForm, ...]


class KnownOrganisationRow(Row):
    """A well-known body; its key is its usual full name in English."""

    kind: OrganisationKind
    also: tuple[Form, ...] = ()  # other forms that mean this body wherever they stand
    short: tuple[Form, ...] = ()  # forms that mean it only beside evidence, or after a fuller form in the article
    later: tuple[Form, ...] = ()  # forms that mean it only after a fuller form in the article: "the Foxes"
    ambiguous: bool = False  # the full name itself needs evidence: "Target", "Orange"
    product: bool = False  # also a platform or product: no body in "on Twitter"


class BodyNounRow(Row):
    """A common noun that says what the name beside it is: "retailer Hadley", "Hadley, a retailer" (key: singular)."""

    lower_key = True

    kind: OrganisationKind


class PlaceRow(Row):
    """A region with its names and the names of places in it."""

    level: Literal["country", "region", "province", "city", "world"]
    names: tuple[Form, ...] = ()
    people: tuple[Form, ...] = ()  # adjectives and demonyms: "French"
    within: tuple[Form, ...] = ()  # cities, districts and counties in it
    city: bool = False  # a province that is a city: "the city" may mean it


class WordListRow(Row):
    """A list of words that play one part, in names or beside figures; the key says which."""

    words: tuple[Form, ...]
