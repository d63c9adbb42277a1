"""Whose figure it is where the text only describes the owner: "the company's assets", "its output", "the county"."""

from newsledger.stages.relate.bodies import Bodies, Descriptions
from newsledger.stages.relate.metrics.figure import View
from newsledger.types.drafts import CleanSpan, MetricDraft, OrganisationDraft
from newsledger.types.mentions import Mentions

_POINTING = frozenset(("the", "this", "our"))
_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
_LINKS = frozenset(("of", "in", "at", "across", "throughout"))
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS", "HYPH"))


class Referents:
    """Resolves the descriptions of one article; what they may mean is gathered when the first one is met."""

    def __init__(
        self, mentions: Mentions, organisations: tuple[OrganisationDraft, ...], descriptions: Descriptions
    ) -> None:
        self._mentions, self._organisations, self._descriptions = mentions, organisations, descriptions
        self._bodies: Bodies | None = None
        self.previous: MetricDraft | None = None  # the last metric of the sentences before

    def beside(self, view: View, first: int, last: int) -> CleanSpan | None:
        """Whose the indicator ``[first, last)`` is: "the company's revenue", "revenue of the company"."""
        if view.low(first - 1) in _POSSESSIVE and view.low(first - 3) in _POINTING:
            return self._meant(view, first - 3)
        if view.low(first - 1) == "its":
            return self.it(view)
        if view.low(last) in _LINKS:
            return self.within(view, last + 1, last + 3)
        return None

    def it(self, view: View) -> CleanSpan | None:
        """Whom "it" means where this sentence names nobody: the owner of a figure of the sentence before."""
        before = self.previous
        if before is None or before.sentence != view.sentence.index - 1:
            return None
        told = view.document.sentences[before.sentence]
        return before.subject if told.paragraph == view.sentence.paragraph else None

    def within(self, view: View, first: int, last: int) -> CleanSpan | None:
        """The body that the first description in tokens ``[first, last)`` means."""
        for i in range(first, min(last, view.last) - 1):
            if view.low(i) in _POINTING:
                found = self._meant(view, i)
                if found is not None:
                    return found
        return None

    def _meant(self, view: View, i: int) -> CleanSpan | None:
        """The body that the article or pronoun ``i`` and the noun after it refer back to."""
        if view.tag(i + 1) != "NN" or view.tag(i + 2) in _NOUNS:  # "the company chairman", "the county-level road"
            return None
        noun = view.low(i + 1)
        kinds = self._descriptions.refers.get(noun)
        if kinds is None:
            return None
        if self._bodies is None:
            self._bodies = Bodies(self._mentions, self._organisations, self._descriptions.place_levels)
        return self._bodies.described(noun, kinds, view.document.starts[i])
