"""Gathers the names of one body into one organisation."""

from newsledger.lexicons.loader import Lexicons
from newsledger.types.drafts import OrganisationDraft
from newsledger.types.mentions import Mentions


class OrganisationRelater:
    """Callable ``Mentions → organisations`` in order of their first mention."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons

    def __call__(self, mentions: Mentions) -> tuple[OrganisationDraft, ...]:
        return ()
