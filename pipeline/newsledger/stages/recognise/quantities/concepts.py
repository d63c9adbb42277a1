"""The words of the sentence that name what a quantity measures.

What stands beside the figure names it ("a fine of 3 million", "a 5 % tax on imports", "40 % of the vote"); else the
subject of the verb that governs it, past relative clauses, times and other figures.
"""

from bisect import bisect_right
from collections.abc import Sequence

from newsledger.types.document import Document, Sentence, Word
from newsledger.types.mentions import Mentions, Quantity
from newsledger.types.syntax import NounPhrase, SentenceSyntax

_PRONOUNS = frozenset({
    "more", "less", "most", "least", "much", "fewer",
    "i", "you", "he", "she", "it", "we", "they", "this", "that", "these", "those", "there", "who", "which",
    "what", "one", "someone", "everyone", "me", "him", "them", "us", "her", "all", "both", "some", "many",
    "others", "each", "himself", "itself", "themselves", "here",
})  # fmt: skip
_TIMES = frozenset({
    "year", "years", "month", "months", "week", "weeks", "day", "days", "quarter", "half", "time", "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow",
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "morning", "evening", "night", "afternoon", "decade", "century", "season", "period", "jan", "feb",
    "mar", "apr", "jun", "jul", "aug", "sept", "oct", "nov", "dec", "minutes", "hours", "hour", "minute",
})  # fmt: skip
_LINKS = frozenset({
    "of", "in", "for", "on", "at", "to", "from", "with", "by", "between", "among", "against", "over", "under",
    "across", "and", "&", "per", "'s", "’s", "'", "’", "the",
})  # fmt: skip
_BESIDE = frozenset(("of", "in", "for", "on"))
_BEFORE_FIGURE = frozenset({
    "of", "to", "at", "by", "from", "with", "for", "than", "as", "in", ":", "over", "under", "between", "worth",
    "up", "down", "+", "-", "−", "(", "≈", "~", "about", "around", "nearly", "almost", "some", "more", "less",
    "least", "most", "only", "just", "roughly", "approximately", "another", "a", "an", "the", "no", "not",
    "above", "below", "versus", "was",
})  # fmt: skip
_SKIPPED_TAGS = frozenset(("RB", "RBR", "JJR", "RBS", "JJS", "$", "SYM"))
_RELATIVE = frozenset(("which", "that", "who", "whom"))
_EMPTY_HEADS = frozenset({
    "total", "average", "cost", "maximum", "minimum", "sum", "excess", "record",
})  # fmt: skip
_RAISED = frozenset({
    "rise", "fall", "increase", "grow", "drop", "decline", "decrease", "climb", "reach", "exceed", "total",
    "shrink", "hit",
})  # fmt: skip
_PREPOSITIONS = frozenset({
    "in", "on", "for", "at", "to", "from", "with", "by", "between", "among", "against", "over", "under", "across",
    "into", "about",
})  # fmt: skip
_AFTER_VERBS = frozenset(("to", "at", "from", "with", "in"))


def concepts(mentions: Mentions) -> tuple[tuple[int, int] | None, ...]:
    """Clean spans of what the quantities of ``mentions`` measure, in their order; ``None`` where the text names it not.

    Metrics find their indicators by rules of their own; this is for those who ask for the quantities alone.
    """
    found: list[tuple[int, int] | None] = []
    sentence: Sentence | None = None
    done: list[Quantity] = []
    for quantity in mentions.quantities:
        own = mentions.document.sentence_at(quantity.first)
        if sentence is not own:
            sentence, done = own, []
        before = found[-1] if done else None
        found.append(_concept(mentions.document, own, mentions.syntax.of(own), quantity, done, before))
        done.append(quantity)
    return tuple(found)


def _concept(
    document: Document,
    sentence: Sentence,
    grammar: SentenceSyntax,
    quantity: Quantity,
    done: Sequence[Quantity],
    named: tuple[int, int] | None,
) -> tuple[int, int] | None:
    """Span for ``quantity``; ``done`` are those before it in its sentence, ``named`` is what the last one measures."""
    first, counted = quantity.first, quantity.dimension == "count" and not quantity.attributive
    scene = _Scene(document, sentence, grammar, done)
    beside = scene.beside(quantity.last, counted, quantity.dimension)
    if beside is not None:
        return scene.chars(beside)
    if done and first >= done[-1].last and scene.continues(done[-1].last, first):
        return named
    phrase = scene.governor(first, counted) or scene.subject(first)
    return scene.chars(phrase) if phrase else None


class _Scene:
    """One sentence as the rules see it; tokens are the document's."""

    __slots__ = ("base", "document", "end", "figures", "groups", "phrases", "tags", "words")

    def __init__(
        self, document: Document, sentence: Sentence, grammar: SentenceSyntax, done: Sequence[Quantity]
    ) -> None:
        self.document = document
        self.words: Sequence[Word] = document.words
        self.base, self.end = sentence.first, sentence.last
        self.tags, self.phrases, self.groups = grammar.tags, grammar.noun_phrases, grammar.verb_groups
        self.figures = done

    def chars(self, span: tuple[int, int]) -> tuple[int, int]:
        return self.document.starts[span[0]], self.document.ends[span[1] - 1]

    def tag(self, i: int) -> str:
        return self.tags[i - self.base]

    # -- right of the figure -------------------------------------------------------------------------------------

    def beside(self, last: int, counted: bool, dimension: str) -> tuple[int, int] | None:
        """ "a 5 % tax on imports", "40 % of the vote", "8 miles (13 km) of tunnels", "five seasons of the show"."""
        words, i = self.words, last
        if i < self.end and words[i].lower in ("-", "‐"):
            i += 1
        if i < self.end and words[i].text == "(":
            i = self.past_bracket(i)
        elif i < self.end and self.tag(i) == "''":
            i += 1
        if i + 1 >= self.end:
            return None
        lower = words[i].lower
        if lower in _BESIDE:
            if counted and lower != "of":
                return None
            if lower != "of" and (words[i + 1].lower in ("the", "a", "an") or dimension not in ("money", "share")):
                return None
            i += 1
        index = self.at(i)
        if index is None or not self.names(index):
            return None
        phrase = self.phrases[index]
        if words[i - 1].lower not in _BESIDE and (
            counted or (phrase.first >= i and self.tag(i)[:2] not in ("NN", "JJ"))
        ):
            return None
        if any(words[k].is_digit and not words[k].is_alpha and not words[k].is_title for k in range(i, phrase.last)):
            return None
        end = phrase.last
        if end + 1 < self.end and words[end].lower in ("of", "on", "for"):
            following = self.at(end + 1)
            if following is not None and self.names(following):
                end = self.phrases[following].last
        return max(i, phrase.first), end

    def past_bracket(self, i: int) -> int:
        """Token after the bracket that opens at ``i``."""
        for j in range(i + 1, min(self.end, i + 9)):
            if self.words[j].text == ")":
                return j + 1
        return self.end

    # -- left of the figure --------------------------------------------------------------------------------------

    def continues(self, end: int, first: int) -> bool:
        """Does nothing but a bracket, a comma or a preposition part the figure from the one before it?"""
        return first - end <= 5 and all(
            w.is_punct or w.lower in _BEFORE_FIGURE or w.lower in ("and", "or") for w in self.words[end:first]
        )

    def governor(self, first: int, counted: bool) -> tuple[int, int] | None:
        """The noun phrase before the figure and its preposition: "a fine of", "sales by", "Harbour Bank, down"."""
        words, i = self.words, first - 1
        linked = ""
        while i >= self.base and first - i < 7:
            lower, tag = words[i].lower, self.tag(i)
            if tag[:2] == "NN" and lower not in ("+", "-", "−", "≈", "~"):
                break
            if lower in _BEFORE_FIGURE or tag in _SKIPPED_TAGS or (lower == "," and linked in ("up", "down")):
                linked = lower
                i -= 1
                continue
            break
        if i < self.base or (self.tag(i)[:2] != "NN" and words[i].lower != ")"):
            return None
        if counted and linked != "of":
            return None
        index = self.ending(i + 1)
        if index is None:
            index = self.at(i)
            if index is None or not self.named(i):
                return None
            return self.phrases[index].first, i + 1  # the phrase runs into the figure: "floor area ≈ 32 m2"
        if not self.names(index):
            return None
        phrase = self.phrases[index]
        if words[phrase.head].lower in _EMPTY_HEADS:
            return None
        if linked in _AFTER_VERBS and phrase.first > self.base and words[phrase.first - 1].lower in _PREPOSITIONS:
            return None  # "eased against the yen to 108"
        return self.chain(index)

    def subject(self, first: int) -> tuple[int, int] | None:
        """The phrase before the nearest verb group that has one of its own; pronouns are looked through."""
        words = self.words
        for group in reversed(self.groups):
            if group.first >= first:
                continue
            i = group.first - 1
            while i >= self.base and self.tag(i) in ("RB", "MD", "RBR"):
                i -= 1
            if i < self.base:
                continue
            lower = words[i].lower
            if group.tense == "gerund" or (group.to and words[group.head].lower not in _RAISED):
                continue
            if lower in _RELATIVE:
                i -= 1
                if i >= self.base and words[i].lower == ",":
                    i -= 1
            elif lower == "," and group.tense != "participle":
                i = self.before_aside(i)
            index = self.ending(i + 1)
            while index is not None and not self.names(index):
                before = self.phrases[index].first
                pronoun = words[self.phrases[index].head].lower in _PRONOUNS
                if before <= self.base or (pronoun and words[before - 1].lower not in _PREPOSITIONS):
                    index = None
                    break
                gap = before - 1
                if words[gap].lower in _LINKS or words[gap].lower == ",":
                    gap -= 1
                index = self.ending(gap + 1)
            if index is not None:
                return self.chain(index)
        if any(g.first < first and self.pronoun_before(g.first) for g in self.groups):
            return None
        for index, phrase in enumerate(self.phrases):
            if phrase.last > first:
                return None
            if self.names(index):
                return self.chain(index)
        return None

    def before_aside(self, i: int) -> int:
        """Last token before the comma at ``i`` and the relative clause that it may close."""
        for j in range(i - 1, max(self.base, i - 16), -1):
            if self.words[j].lower in ("which", "who", "whose") and self.words[j - 1].lower == ",":
                return j - 2
        return i - 1

    def pronoun_before(self, token: int) -> bool:
        return token > self.base and self.words[token - 1].lower in _PRONOUNS

    # -- phrases -------------------------------------------------------------------------------------------------

    def at(self, token: int) -> int | None:
        """Index of the noun phrase that holds ``token``."""
        index = bisect_right(self.phrases, token, key=_first) - 1
        return index if index >= 0 and self.phrases[index].last > token else None

    def ending(self, token: int) -> int | None:
        """Index of the noun phrase that ends at ``token``, past a bracket."""
        words = self.words
        if token - 1 > self.base and words[token - 1].text in (")", "）"):
            token -= 1
            while token > self.base and words[token - 1].text not in ("(", "（"):
                token -= 1
            token -= 1
        index = self.at(token - 1) if token > self.base else None
        return index if index is not None and self.phrases[index].last <= token + 1 else None

    def names(self, index: int) -> bool:
        """Can the phrase name something: no figure, no time, no pronoun?"""
        phrase = self.phrases[index]
        return self.named(phrase.head) and self.words[phrase.head].lower not in _EMPTY_HEADS

    def named(self, token: int) -> bool:
        """Is the token neither pronoun, time nor part of a figure?"""
        head = self.words[token]
        if head.lower in _PRONOUNS or head.lower in _TIMES or not head.text[0].isalpha():
            return False
        return not any(q.first <= token < q.last for q in self.figures)

    def chain(self, index: int) -> tuple[int, int]:
        """The noun phrase with those it hangs on: "the output value | of industry | in the district"."""
        last, first = self.phrases[index].last, self.phrases[index].first
        while index > 0:
            previous = self.phrases[index - 1]
            between = self.words[previous.last : first]
            if len(between) > 2 or any(w.lower not in _LINKS for w in between):
                break
            if not self.named(previous.head):
                break
            index, first = index - 1, previous.first
        return first, last


def _first(phrase: NounPhrase) -> int:
    return phrase.first
