"""Gathers the names of one body into one organisation."""

from collections import Counter

from newsledger.lexicons.loader import Lexicons
from newsledger.stages.relate.organisations.identity import Named, clusters
from newsledger.types.drafts import MentionDraft, OrganisationDraft
from newsledger.types.mentions import Mentions, Name


class OrganisationRelater:
    """Callable ``Mentions → organisations`` in order of their first mention."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._places = frozenset(
            word.lower()
            for row in lexicons.places.values()
            for form in (*row.names, *row.within, *row.people)
            for word in form.split()
        )

    def __call__(self, mentions: Mentions) -> tuple[OrganisationDraft, ...]:
        text = mentions.document.clean.text
        names = [name for name in mentions.names if name.kind == "organisation"]
        named = [Named(text[n.start : n.end], n.canonical, n.organisation_kind) for n in names]
        numbers = clusters(named, self._places)
        bodies: dict[int, list[Name]] = {}
        for name, number in zip(names, numbers, strict=True):
            bodies.setdefault(number, []).append(name)
        return tuple(_draft(body) for body in bodies.values())


def _draft(names: list[Name]) -> OrganisationDraft:
    fullest = max(names, key=lambda n: (n.end - n.start, -n.start))
    kinds = Counter(name.organisation_kind or "other" for name in names)
    return OrganisationDraft(
        name=(fullest.start, fullest.end),
        kind=kinds.most_common(1)[0][0],
        mentions=tuple(MentionDraft(span=(n.start, n.end), rule=n.rule) for n in names),
    )
