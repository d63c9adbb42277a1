"""What the relating rules see: one sentence, and a figure in it."""

from dataclasses import dataclass

from newsledger.schemas.record import Direction, Status
from newsledger.types.document import Document, Sentence
from newsledger.types.mentions import Mentions, Quantity, TimeExpression
from newsledger.types.syntax import NounPhrase, SentenceSyntax, VerbGroup

# Words that may stand between a figure and what governs it: they compare, approximate or add up.
_COMPARING = frozenset({
    "more", "less", "fewer", "than", "over", "nearly", "about", "around", "approximately", "almost", "some",
    "roughly", "least", "most", "up", "only", "just", "well", "much", "many", "above", "below", "under", "as", "no",
    "not", "another", "an", "a", "total", "cumulative", "totally", "close", "further", "still", "even", "barely",
    "between", "at", "within", "beyond", "estimated", "average", "already", "also", "now", "generally", "basically",
    "currently", "respectively", "mere", "whopping", "additional", "higher", "lower", "larger", "greater", "exactly",
})  # fmt: skip
_CLAUSE_WORDS = frozenset({
    "that", "because", "while", "when", "if", "since", "whether", "although", "though", "whereas", "so", "but",
    "which", "who", "unless",
})  # fmt: skip
_UNITS = frozenset({"year", "month", "quarter", "week"})
_TOTALS = frozenset({"total", "average", "excess", "maximum", "minimum", "tune", "sum"})


class View:
    """One sentence with its syntax, its figures and its times. Token indices are the document's."""

    __slots__ = ("document", "figures", "first", "groups", "last", "phrases", "sentence", "tags", "times", "words")

    def __init__(
        self,
        mentions: Mentions,
        sentence: Sentence,
        quantities: tuple[Quantity, ...],
        times: tuple[TimeExpression, ...],
    ) -> None:
        self.document: Document = mentions.document
        self.sentence = sentence
        self.words = mentions.document.words
        self.first, self.last = sentence.first, sentence.last
        syntax: SentenceSyntax = mentions.syntax.of(sentence)
        self.tags = syntax.tags
        self.phrases = _mended(self, syntax.noun_phrases)
        self.groups = syntax.verb_groups
        self.times = times
        self.figures: list[Figure] = []
        for quantity in quantities:
            self.figures.append(
                Figure(quantity, lead(self, quantity.first), self.figures[-1] if self.figures else None)
            )
        for figure in self.figures:
            figure.group = self.group_of(figure)

    def low(self, i: int) -> str:
        """Lower-case form of token ``i``, ``""`` outside the sentence."""
        return self.words[i].lower if self.first <= i < self.last else ""

    def tag(self, i: int) -> str:
        """Tag of token ``i``, ``""`` outside the sentence."""
        return self.tags[i - self.first] if self.first <= i < self.last else ""

    def lemma(self, i: int) -> str:
        """Lemma of token ``i`` under its tag."""
        return self.words[i].lemma(self.tag(i)) if self.first <= i < self.last else ""

    def phrase_at(self, i: int) -> NounPhrase | None:
        """The noun phrase that holds token ``i``."""
        for phrase in self.phrases:
            if phrase.first <= i < phrase.last:
                return phrase
            if phrase.first > i:
                break
        return None

    def phrase_ending(self, i: int) -> NounPhrase | None:
        """The noun phrase that ends before token ``i``."""
        return self.phrase_at(i - 1)

    def group_of(self, figure: "Figure") -> VerbGroup | None:
        """The verb group that is the figure ("was halved"), else the last one before it."""
        for group in self.groups:
            if group.first <= figure.quantity.first < group.last:
                return group
        return self.group_before(figure.lead)

    def group_before(self, i: int) -> VerbGroup | None:
        """The last verb group that ends at or before token ``i`` with no semicolon or colon between."""
        found = None
        for group in self.groups:
            if group.last > i + 1:
                break
            found = group
        if found is None:
            return None
        for j in range(found.last, i + 1):
            if self.words[j].text in (";", "；"):
                return None
        return found

    def figure_in(self, first: int, last: int) -> bool:
        """Whether a figure begins in tokens ``[first, last)``."""
        return any(first <= f.quantity.first < last for f in self.figures)

    def chars(self, first: int, last: int) -> tuple[int, int]:
        """Clean span of tokens ``[first, last)``."""
        return self.document.starts[first], self.document.ends[last - 1]


@dataclass(slots=True, eq=False)
class Figure:
    """A quantity in its sentence, and what the rules have found of it so far.

    ``lead`` is the token before it and its comparing words, ``group`` the verb group before it, ``previous`` the figure
    before it, ``members`` the list of like figures that it belongs to ("3%, 5% and 8%"), empty where it stands alone.
    ``indicator`` holds tokens.
    """

    quantity: Quantity
    lead: int
    previous: "Figure | None"
    group: VerbGroup | None = None
    members: "tuple[Figure, ...]" = ()
    stated: bool = False
    unit: str | None = None
    indicator: tuple[int, int] | None = None
    status: Status | None = None
    direction: Direction | None = None


def _mended(view: View, phrases: tuple[NounPhrase, ...]) -> tuple[NounPhrase, ...]:
    """The noun phrases with "year-on-year" and the like taken as one modifier or adverb."""
    spots = [
        i
        for i in range(view.first, view.last - 4)
        if view.words[i + 1].lower == "-" and view.words[i].lower in _UNITS and view.low(i + 2) in ("on", "over")
    ]
    if not spots:
        return phrases
    out: list[NounPhrase] = []
    for phrase in phrases:
        spot = next((i for i in spots if i < phrase.last and phrase.first < i + 5), None)
        if spot is None:
            out.append(phrase)
        elif phrase.first <= spot and phrase.last <= spot + 1:
            if phrase.first < spot and not view.words[spot - 1].is_alpha:
                out.append(NounPhrase(phrase.first, spot, spot - 1))
            elif phrase.first < spot:
                out.append(phrase)
        elif phrase.last > spot + 5:
            first = phrase.first
            if out and out[-1].last == spot + 1:
                first = out.pop().first
            out.append(NounPhrase(min(first, phrase.first), phrase.last, phrase.head))
    return tuple(out)


def lead(view: View, first: int) -> int:
    """The token before the figure at token ``first``, past the words that compare or approximate."""
    i = first - 1
    while i >= view.first and first - i < 10:
        lower = view.low(i)
        before = view.low(i - 1)
        if (lower == "of" and before in _TOTALS) or (lower == "to" and before in ("up", "close", "equivalent")):
            i -= 2
        elif lower in _COMPARING or (view.tag(i) == "RB" and lower not in ("not",)):
            i -= 1
        else:
            break
    return i


def clause_word(view: View, i: int) -> bool:
    """Whether token ``i`` opens a clause rather than a phrase."""
    return view.low(i) in _CLAUSE_WORDS
