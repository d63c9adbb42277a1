"""What the relating rules see: one sentence, and a figure in it."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsledger.schemas.record import Direction, Status
from newsledger.stages.relate.metrics.mending import adjectives_from_verbs, mended, verbs_from_nouns
from newsledger.types.document import Document, Sentence
from newsledger.types.mentions import Mentions, Quantity, TimeExpression
from newsledger.types.syntax import NounPhrase, SentenceSyntax, VerbGroup

if TYPE_CHECKING:
    from newsledger.stages.relate.metrics.chains import Chain

# Words that may stand between a figure and what governs it: they compare, approximate or add up.
_COMPARING = frozenset({
    "more", "less", "fewer", "than", "over", "nearly", "about", "around", "approximately", "almost", "some",
    "roughly", "least", "most", "up", "only", "just", "well", "much", "many", "above", "below", "under", "as", "no",
    "not", "another", "an", "a", "total", "cumulative", "totally", "further", "still", "even", "barely",
    "between", "at", "within", "beyond", "average", "already", "also", "now", "generally", "basically",
    "currently", "respectively", "mere", "whopping", "additional", "higher", "lower", "larger", "greater", "exactly",
})  # fmt: skip
_CLAUSE_WORDS = frozenset({
    "that", "because", "while", "when", "if", "since", "whether", "although", "though", "whereas", "so", "but",
    "which", "who", "unless",
})  # fmt: skip
_REACH = 80  # tokens between a verb and a figure that it may govern
_TIMES = 40  # times in a sentence beyond which it is a table of dates
UNASKED = -1  # no index of a verb group: nobody has asked yet for the one that governs a figure
_TOTALS = frozenset({"total", "average", "excess", "maximum", "minimum", "tune", "sum"})


class View:
    """One sentence with its syntax, its figures and its times. Token indices are the document's."""

    __slots__ = (
        "_figure_starts",
        "_group_ends",
        "_group_starts",
        "_phrase_starts",
        "document",
        "figures",
        "first",
        "groups",
        "last",
        "phrases",
        "sentence",
        "subjects",
        "tags",
        "times",
        "words",
    )

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
        self.phrases = mended(self, syntax.noun_phrases)
        self.groups = syntax.verb_groups
        verbs_from_nouns(self)
        adjectives_from_verbs(self)
        self.times = times if len(times) <= _TIMES else ()
        self.subjects: dict[int, Chain | None] = {}  # those of verb groups, by first token, as ``chains`` finds them
        self._phrase_starts = [p.first for p in self.phrases]
        self._group_starts = [g.first for g in self.groups]
        self._group_ends = [g.last for g in self.groups]
        self._figure_starts = [q.first for q in quantities]
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
        at = bisect_right(self._phrase_starts, i) - 1
        if at >= 0 and self.phrases[at].last > i:
            return self.phrases[at]
        return None

    def phrase_ending(self, i: int) -> NounPhrase | None:
        """The noun phrase that ends before token ``i``."""
        return self.phrase_at(i - 1)

    def group_of(self, figure: "Figure") -> VerbGroup | None:
        """The verb group that is the figure ("was halved"), else the last one before it."""
        first = figure.quantity.first
        at = bisect_right(self._group_starts, first) - 1
        if at >= 0 and self.groups[at].last > first:
            return self.groups[at]
        return self.group_before(figure.lead)

    def group_index(self, i: int) -> int:
        """Index of the last verb group that ends at or before token ``i + 1``; -1 where there is none."""
        return bisect_right(self._group_ends, i + 1) - 1

    def group_before(self, i: int) -> VerbGroup | None:
        """The last verb group that ends at or before token ``i + 1`` with no semicolon between, in reach."""
        at = self.group_index(i)
        if at < 0:
            return None
        found = self.groups[at]
        if i - found.last > _REACH:
            return None
        for j in range(found.last, i + 1):
            if self.words[j].text in (";", "；"):
                return None
        return found

    def groups_in(self, first: int, last: int) -> tuple[VerbGroup, ...]:
        """The verb groups that lie in tokens ``[first, last)``."""
        return self.groups[bisect_left(self._group_starts, first) : bisect_right(self._group_ends, last)]

    def finite_before(self, i: int) -> VerbGroup | None:
        """The last finite verb group that ends by token ``i``, of the few last ones."""
        for at in range(self.group_index(i - 1), max(-1, self.group_index(i - 1) - 6), -1):
            if self.groups[at].tense in ("past", "present"):
                return self.groups[at]
        return None

    def next_figure(self, i: int) -> "Figure | None":
        """The first figure that begins at or after token ``i``."""
        at = bisect_left(self._figure_starts, i)
        return self.figures[at] if at < len(self.figures) else None

    def figure_in(self, first: int, last: int) -> bool:
        """Whether a figure begins in tokens ``[first, last)``."""
        at = bisect_left(self._figure_starts, first)
        return at < len(self._figure_starts) and self._figure_starts[at] < last

    def chars(self, first: int, last: int) -> tuple[int, int]:
        """Clean span of tokens ``[first, last)``."""
        return self.document.starts[first], self.document.ends[last - 1]


@dataclass(slots=True, eq=False)
class Figure:
    """A quantity in its sentence, and what the rules have found of it so far.

    ``lead`` is the token before it and its comparing words, ``group`` the verb group before it, ``previous`` the figure
    before it, ``members`` the list of like figures that it belongs to ("3%, 5% and 8%"), empty where it stands alone.
    ``indicator`` holds tokens. ``reported``: a verb of saying follows it as its subject; ``referring``: "of which",
    "of them" say that it counts what was named before; ``part``: it is a part of the figure before ("…, 100 of whom
    are elected"); ``persons``: its verb says that it counts people; ``governing``: what ``statuses.governing`` found.
    """

    quantity: Quantity
    lead: int
    previous: "Figure | None"
    group: VerbGroup | None = None
    members: "tuple[Figure, ...]" = ()
    reported: bool = False
    referring: bool = False
    part: bool = False
    persons: bool = False
    unit: str | None = None
    indicator: tuple[int, int] | None = None
    status: Status | None = None
    direction: Direction | None = None
    governing: int | None = UNASKED


def lead(view: View, first: int) -> int:
    """The token before the figure at token ``first``, past the words that compare or approximate."""
    i = first - 1
    while i >= view.first and first - i < 10:
        lower, before = view.low(i), view.low(i - 1)
        if (lower == "of" and before in _TOTALS) or (lower == "to" and before in ("up", "close", "equivalent")):
            i -= 2
            continue
        estimate = lower == "estimated" and before in ("an", "the", "some")
        if not estimate and lower not in _COMPARING and (view.tag(i) != "RB" or lower == "not"):
            break
        if lower == "average" and view.tag(i)[:2] == "VB":
            break  # "would average 4 %"
        i -= 1
    return i


def attributive(view: View, figure: Figure) -> bool:
    """Whether the figure is a lasting trait of a thing, tied to it by a hyphen: "a 40-episode drama"."""
    q, text = figure.quantity, view.document.clean.text
    return q.kind in ("amount", "count", "duration") and text[q.number_end : q.number_end + 1] in ("-", "‐")


def clause_word(view: View, i: int) -> bool:
    """Whether token ``i`` opens a clause rather than a phrase."""
    return view.low(i) in _CLAUSE_WORDS
