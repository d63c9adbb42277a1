"""Quantities that measure nothing a metric may state; each rule's name goes with the quantity."""

from collections.abc import Callable
from dataclasses import dataclass

from newsledger.lexicons.loader import Lexicons
from newsledger.stages.recognise.quantities.draft import Draft
from newsledger.stages.recognise.quantities.scene import Scene
from newsledger.types.document import Word

_DEFINITE = frozenset(["the", "these", "those", "both", "all", "such"])
_SMALL = 10
_ADVERBIAL = frozenset({
    "hand", "side", "point", "time", "way", "sense", "stroke", "go",
})  # fmt: skip
_IN_A_ROW = frozenset(("consecutive", "successive", "straight"))
_OTHER = frozenset({
    "other", "following", "same", "latter", "former", "above", "first", "last", "past", "next",
})  # fmt: skip
_OTHERS = frozenset(("another", "other", "others"))
_BASES = frozenset((10, 100, 1000, 10_000, 100_000, 1_000_000))
_COMPASS = frozenset(("north", "south", "east", "west", "left", "right", "in", "out"))
_MARGINS = frozenset(("lead", "deficit", "cushion", "advantage", "margin", "win", "victory", "defeat", "loss"))
_BEATING = frozenset({
    "beat", "beats", "beaten", "beating", "defeat", "defeats", "defeated", "defeating", "won", "win", "wins", "winning",
    "lost", "lose", "loses", "losing", "thrashed", "led", "leading", "leads", "trailed", "trailing", "victory",
})  # fmt: skip
_BOUNDS = frozenset((">", ">=", "<", "<="))
_SOFTENED = frozenset(("generally", "usually", "normally", "typically", "often", "then", "thus", "also", "%"))
_MEANS = frozenset({
    "means", "mean", "indicates", "indicate", "signals", "signal", "denotes", "denote", "signifies", "signify",
    "suggests", "suggest", "represents", "implies", "imply", "separates", "reflects", "reflect",
})  # fmt: skip
_OPENING = frozenset(('"', "“", "'", "‘", "「", "``"))
_CLOSING = frozenset(('"', "”", "'", "’", "」", "''"))


@dataclass(slots=True)
class Context:
    """A draft among its words: it covers tokens ``[first, last)`` of the document."""

    scene: Scene
    words: tuple[Word, ...]  # of the document
    draft: Draft
    first: int
    last: int
    noun: str  # lemma of the counted noun, "" where there is none


Rule = Callable[[Context], bool]


class Exclusions:
    """Names the rule that says a quantity is no metric, or ``None``."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._slogans = frozenset(w for w, r in lexicons.exclusions.items() if r.role == "slogan")
        self._sets = frozenset(w for w, r in lexicons.exclusions.items() if r.role == "set")
        # In the order in which they are asked, with what they are about: any number, one with a noun, one in words.
        rules: tuple[tuple[Rule, bool, bool], ...] = (
            (self.vague_plural, False, False),
            (self.listing_name, False, False),
            (self.quoted_slogan, False, False),
            (self.capitalised_name, True, True),
            (self.set_phrase, True, False),
            (self.paired_ones, True, True),
            (self.last_one, True, True),
            (self.one_another, True, True),
            (self.more_than_one, True, True),
            (self.once, False, True),
            (self.lead_in_goals, True, False),
            (self.definite_reference, False, False),
            (self.known_set, True, False),
            (self.denominator, False, False),
            (self.zero_to_one, False, False),
            (self.broken_numeral, False, False),
            (self.around_the_clock, False, False),
            (self.threshold, False, False),
            (self.grade, True, False),
            (self.age, False, False),
            (self.duration, False, False),
        )
        self._rules = {
            (counted, spelled): tuple(
                rule for rule, of_noun, of_words in rules if of_noun <= counted and of_words <= spelled
            )
            for counted in (False, True)
            for spelled in (False, True)
        }

    def of(self, context: Context) -> str | None:
        """Name of the first rule that holds."""
        draft = context.draft
        for rule in self._rules[draft.noun is not None, draft.numeral.form == "words"]:
            if rule(context):
                return rule.__name__
        return None

    def vague_plural(self, c: Context) -> bool:
        """ "dozens of people", "several hundred": no number is stated."""
        return c.draft.numeral.form in ("vague", "several")

    def listing_name(self, c: Context) -> bool:
        """ "China's Top 100 Districts": the number belongs to the name of a list."""
        return c.first > c.scene.first and c.words[c.first - 1].text in ("Top", "TOP")

    def quoted_slogan(self, c: Context) -> bool:
        """A short quotation with a bare number: '4266', "two new and one heavy", "one belt"."""
        d, words = c.draft, c.words
        if d.dimension in ("share", "money", "rank") or d.numeral.scale != 1 or d.low > 9999:
            return False
        if d.unit is not None and d.dimension != "count" and d.numeral.form != "words":
            return False
        opening = closing = -1
        for i in range(c.first - 1, max(c.scene.first - 1, c.first - 7), -1):
            if words[i].text in _OPENING:
                opening = i
                break
        if opening < 0:
            return False
        for i in range(c.last, min(c.scene.last, opening + 10)):
            if words[i].text in _CLOSING:
                closing = i
                break
        if closing < 0:
            return False
        if d.noun is None or (c.first == opening + 1 and closing == c.last):
            return d.numeral.form == "words" or d.is_range or not d.numeral.grouped
        return d.numeral.form == "words" and c.scene.tag(d.noun) != "NNS"

    def capitalised_name(self, c: Context) -> bool:
        """Number word and noun with capitals inside a sentence: "the Three Gorges", "Seven Ones"."""
        d = c.draft
        if d.noun is None or c.first == c.scene.first:
            return False
        words = c.words
        return (
            words[c.first].is_title
            and words[c.first + 1].is_title
            and words[d.noun].is_title
            and c.scene.sentence.role == "body"
        )

    def set_phrase(self, c: Context) -> bool:
        """ "four chain", "two sessions": nouns that set phrases count."""
        d = c.draft
        if c.noun in _ADVERBIAL and d.low == 1 and d.numeral.form == "words":
            return True
        if c.noun not in self._slogans or d.low > 12:
            return False
        return (
            d.noun == c.first + 1
            and (c.words[c.first + 1].lower == c.noun or c.words[c.first + 1].is_title)
            and d.low > 1
        )

    def definite_reference(self, c: Context) -> bool:
        """ "the two companies", "all four departments": the set was named before."""
        d, words = c.draft, c.words
        if (d.dimension != "count" and d.unit is not None) or c.first == c.scene.first:
            return False
        before = words[c.first - 1].lower
        other = before in _OTHER and c.first - 2 >= c.scene.first
        if (words[c.first - 2].lower if other else before) not in _DEFINITE or d.low > _SMALL:
            return False
        if "." in c.scene.text[d.start : d.number_end]:
            return False  # "the 7.0 mark"
        return other or not self._summed(c)

    @staticmethod
    def _summed(c: Context) -> bool:
        """Whether it tells how many: "the six mills and one depot" is a list of counts, no known set.

        So do "the two consecutive falls", whose number is news.
        """
        words, i, noun = c.words, c.last, c.draft.noun
        if noun is not None and noun > c.first + 1 and words[c.first + 1].lower in _IN_A_ROW:
            return True
        if noun is None or i + 2 >= c.scene.last or words[c.first - 1].lower != "the":
            return False
        if words[i].lower != "and" or not words[i + 2].is_alpha:
            return False
        return c.scene.tag(noun) == "NNS" and c.scene.tag(i + 1) == "CD"

    def paired_ones(self, c: Context) -> bool:
        """ "one village, one product", "one east and one west": each has one, or one each; nothing is counted."""
        d, words = c.draft, c.words
        if d.noun != c.first + 1 or c.last != c.first + 2 or d.low != 1 or d.high != 1:
            return False
        after = c.last + 2
        ahead = after < c.scene.last and words[c.last].lower in (",", "and") and words[c.last + 1].lower == "one"
        behind = c.first - 3 >= c.scene.first and words[c.first - 1].lower in (",", "and")
        behind = behind and words[c.first - 3].lower == "one"
        stop = after + 1 if ahead else c.last
        closes = stop >= c.scene.last or words[stop].is_punct
        compass = words[c.first + 1].lower in _COMPASS
        comma = words[c.last].lower == "," if ahead else words[c.first - 1].lower == ","
        return (ahead or behind) and (compass or (comma and closes))

    def last_one(self, c: Context) -> bool:
        """ "one last chance", "one final push": the last of them, not one of several."""
        d, words = c.draft, c.words
        if not d.low == d.high == 1:
            return False
        if c.first > c.scene.first and words[c.first - 1].lower == "at" and words[c.first + 1].lower in _ADVERBIAL:
            return True  # "the crowd at one point laid claim to the square"
        return c.first + 2 < c.scene.last and words[c.first + 1].lower in ("last", "final")

    def one_another(self, c: Context) -> bool:
        """ "makes one team stronger than another", "a fire in one barn may reach other barns": any one."""
        d, words = c.draft, c.words
        if d.low != 1 or d.high != 1:
            return False
        for j in range(c.last + 1, min(c.scene.last, c.last + 12)):
            if c.scene.tag(j) == "CD" or words[j].lower == ";":
                break
            if words[j].lower == "other" and words[j - 1].lower == "the" and not _nominal(c, j + 1):
                return True  # "one drug sells while the other does not"
        for j in range(c.last + 1, min(c.scene.last, c.last + 7)):
            if words[j].is_punct or c.scene.tag(j) == "CD":
                return False
            if words[j].lower in _OTHERS:
                return words[j - 1].lower in ("than", "from", "onto") or c.scene.tag(j - 1)[:2] == "VB"
        return False

    def more_than_one(self, c: Context) -> bool:
        """ "more than one village": several, no number."""
        d = c.draft
        return d.low == d.high == 1 and d.comparator == ">" and d.numeral.form == "words" and d.dimension == "count"

    def once(self, c: Context) -> bool:
        """ "one time", "settled at one time": once, nothing that is counted."""
        d = c.draft
        return d.dimension == "multiple" and d.low == d.high == 1 and c.scene.text.endswith(" time", d.start, d.end)

    def lead_in_goals(self, c: Context) -> bool:
        """ "a three-goal lead", "within two goals of": a score of a match."""
        words, d = c.words, c.draft
        if c.noun != "goal":
            return False
        if c.first > c.scene.first and words[c.first - 1].lower in ("by", "with") and not d.attributive:
            for j in range(c.first - 2, max(c.scene.first, c.first - 8) - 1, -1):
                if words[j].is_punct or words[j].lower in _BEATING:
                    return not words[j].is_punct  # "beat the hosts by three goals", not "won, with two goals from Berg"
            return False
        if c.last >= c.scene.last:
            return False
        if d.attributive:
            return words[c.last].lower in _MARGINS
        return words[c.last].lower == "of" and c.first > c.scene.first and words[c.first - 1].lower == "within"

    def known_set(self, c: Context) -> bool:
        """ "two sides", "both parties"."""
        return c.noun in self._sets and c.draft.low == 2 and c.noun == "side"

    def denominator(self, c: Context) -> bool:
        """ "energy use per 10,000 yuan of GDP", "0.3 cases per 100,000": what the figure is taken over."""
        return c.first > c.scene.first and c.words[c.first - 1].lower == "per" and c.draft.low in _BASES

    def zero_to_one(self, c: Context) -> bool:
        """ "0-1 innovation", "from 0 to 1"."""
        d = c.draft
        return d.is_range and d.low == 0 and d.high == 1 and d.dimension in ("", "count")

    def broken_numeral(self, c: Context) -> bool:
        """ "40 people. Million.": the scale word was torn off."""
        return c.scene.text.startswith((". Million", ". Billion", ". Trillion", ". Thousand"), c.draft.end)

    def around_the_clock(self, c: Context) -> bool:
        """ "24 hours a day, 7 days a week"."""
        return c.draft.unit in ("hour/day", "day/week") and c.draft.low in (24, 7)

    def threshold(self, c: Context) -> bool:
        """ "a PMI above 50 % indicates expansion", "a score below 4 points to trouble": what a figure would mean."""
        if c.draft.comparator not in _BOUNDS or c.last >= c.scene.last or c.draft.dimension == "money":
            return False
        words, i = c.words, c.last
        if c.draft.unit == "point" and words[i].lower == "to":
            return i + 1 < c.scene.last and not words[i + 1].is_digit and c.first - c.scene.first > 1
        if c.draft.noun == c.last - 1 == c.first + 1 and words[c.last - 1].lower in _MEANS:
            return c.scene.tag(i)[:2] in ("NN", "JJ")  # "below 100 signals weakness"
        while i + 1 < c.scene.last and words[i].lower in _SOFTENED:
            i += 1
        return words[i].lower in _MEANS and c.scene.tag(i) in ("VBZ", "VBP", "NNS", "VB", "NN")

    def grade(self, c: Context) -> bool:
        """ "a three-star hotel", "a five-star rating": a class, not a number of stars."""
        return c.draft.attributive and c.noun == "star" and c.draft.low <= 7

    def age(self, c: Context) -> bool:
        """The age of a person or thing."""
        return c.draft.kind == "age"

    def duration(self, c: Context) -> bool:
        """A length of time that only says when or how long."""
        return c.draft.kind == "duration"


def _nominal(c: Context, i: int) -> bool:
    """Whether token ``i`` goes on a noun phrase and could be no verb."""
    return i < c.scene.last and c.scene.tag(i)[:2] in ("NN", "CD", "JJ") and "VBZ" not in c.words[i].tags
