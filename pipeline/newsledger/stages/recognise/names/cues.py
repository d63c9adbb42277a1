"""Words that the grammar of names looks for beside a name or in it."""

from dataclasses import fields

from newsledger.lexicons.loader import Lexicons
from newsledger.types.value import value


@value(kw_only=True)
class Cues:
    """The rows of the table ``name_cues``, whose comments say what each is for; all in lower case but club endings."""

    causes: frozenset[str]
    outlet_nouns: frozenset[str]
    origins: frozenset[str]
    company_offices: frozenset[str]
    company_persons: frozenset[str]
    acting_trades: frozenset[str]
    declares: frozenset[str]
    beats: frozenset[str]
    says: frozenset[str]
    intends: frozenset[str]
    of_things: frozenset[str]
    medium_endings: frozenset[str]
    quoted_outlets: frozenset[str]
    reports: frozenset[str]
    heads_for: frozenset[str]
    heads_on: frozenset[str]
    posts: frozenset[str]
    dedicated: frozenset[str]
    compound_ends: frozenset[str]
    club_endings: frozenset[str]
    dropped_trades: frozenset[str]
    state_nouns: frozenset[str]
    product_uses: frozenset[str]
    products: frozenset[str]
    posted: frozenset[str]
    product_parts: frozenset[str]
    company_verbs: frozenset[str]
    scopes: frozenset[str]
    lower_heads: frozenset[str]
    governed: frozenset[str]
    club_places: frozenset[str]
    club_suffixes: frozenset[str]
    state_offices: frozenset[str]
    company_countries: frozenset[str]
    common_nouns: frozenset[str]
    particles: frozenset[str]
    branches: frozenset[str]
    works: frozenset[str]
    presents: frozenset[str]
    executive_acts: frozenset[str]
    tickers: frozenset[str]
    topical_roles: frozenset[str]
    football: frozenset[str]


def cues(lexicons: Lexicons) -> Cues:
    """The words of the lexicon by the part that they play."""
    return Cues(**{field.name: frozenset(lexicons.name_cues[field.name].words) for field in fields(Cues)})
