"""What a number without a unit of measure counts, or that it is no quantity at all."""

import re
from collections.abc import Sequence

from newsledger.stages.recognise.quantities import ranks
from newsledger.stages.recognise.quantities.draft import Draft
from newsledger.stages.recognise.quantities.guards import Guards
from newsledger.stages.recognise.quantities.nouns import INVARIANT, counted_noun
from newsledger.stages.recognise.quantities.tokens import token_from
from newsledger.stages.recognise.quantities.units import UnitMatch, Units, singular
from newsledger.types.document import Document, Sentence, Word
from newsledger.types.syntax import SentenceSyntax

_LEVEL = re.compile(r"[ -](?:yuan[ -])?(?:level|class|tier|grade|scale)[ -](?=[a-z])")
_PER = (" per ", "/", " a day", " an hour", " a week", " a month", " a year", " an episode")
_NO_NUMBER_ONE = re.compile(
    r"\b(?:no|any|every|each|this|that|another|which|some|such|someone|day|other|good|bad|new|old|big|by|as|with"
    r"|number|square|phase|chapter|part|formula|level|stage|round|game|season|year|everyone|not) $",
    re.IGNORECASE,
)
_ADVERBIAL_ONE = frozenset({
    "day", "time", "night", "morning", "evening", "afternoon", "way", "hand", "side", "point", "thing", "another",
    "kind", "level",
})  # fmt: skip
_LIMITED_AGES = frozenset(("retirement", "pension", "minimum", "maximum", "legal", "voting", "drinking"))
_MEAN = frozenset(("average", "median", "mean"))
_SUSPENDED = re.compile(r"[-‐](?=,| )")
_ENUMERATOR = re.compile(r"[.)、）](?: |$|[A-Z])|[、．]|\.$")
_SETS = frozenset({
    "the", "its", "their", "these", "those", "his", "her", "our",
})  # fmt: skip
_ON_SCALE = re.compile(r" on the ([A-Za-z]{1,8}) scale\b")
_CLOSING_AT = re.compile(r"\b(?:clos|end|finish|settl)(?:ed?|ing|s|es)? at $")
_MAGNITUDE = re.compile(r"\bmagnitude(?: of)? $", re.IGNORECASE)
_NEXT_ITEM = re.compile(r"\. (?=[A-Z])")
_MEASURED = {
    "population": "person",
    "populations": "person",
    "attendance": "person",
    "toll": "death",
    "deaths": "death",
}
_SINGULAR_IN_S = frozenset({
    "lens", "news", "means", "corps", "series", "species", "physics", "politics",
})  # fmt: skip
_PEOPLE = frozenset(("people", "persons", "personnel", "person", "persons"))
_IRREGULAR = {"men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth", "lives": "life"}


class Counted:
    """Finds the counted noun of a bare number."""

    def __init__(self, units: Units, guards: Guards) -> None:
        self._units = units
        self._guards = guards

    def settle(self, document: Document, sentence: Sentence, grammar: SentenceSyntax, draft: Draft, first: int) -> bool:
        """Gives ``draft``, whose first token is ``first``, its noun; ``False`` for one that is no quantity."""
        text, numeral = document.clean.text, draft.numeral
        if ranks.top(text, sentence.start, draft.start, draft.low):
            draft.unit, draft.kind, draft.dimension, draft.rule = "rank", "rank", "rank", "rank.top"
            draft.comparator = "<="
            return True
        level = draft.last_scale != 1 and numeral.form == "digits" and _LEVEL.match(text, draft.end, sentence.end)
        if level:
            _drop_scale(draft)
        after = token_from(document, level.end() if level else draft.end)
        if numeral.form == "vague":
            return self._vague(text, document, sentence, grammar, draft, after)
        if draft.glued_hyphen(text):
            return self._attributive(document, sentence, grammar, draft, after)
        one = draft.low == draft.high == 1
        noun = counted_noun(document, sentence, grammar.tags, after, one) if after < sentence.last else None
        plural = noun is not None and grammar.tags[noun - sentence.first] in ("NNS", "NNPS")
        if not draft.is_range and self._guards.year(text, sentence.start, sentence.end, numeral, plural):
            return False
        if noun is None:
            return self._bare(document, sentence, grammar, draft, first, after)
        word = document.words[noun]
        tag = grammar.tags[noun - sentence.first]
        if (
            not plural
            and numeral.form == "digits"
            and draft.start == sentence.start
            and document.words[after].is_title
            and draft.high < 50
        ):
            return False  # "5 Overall structure", the number of a heading
        if (
            numeral.form == "words"
            and one
            and not draft.glued_hyphen(text)
            and not _is_number_one(text, sentence, draft, word.lower)
        ):
            return False
        if (
            tag == "NNP"
            and numeral.form == "digits"
            and numeral.scale == 1
            and (not numeral.grouped or draft.is_range)
            and draft.high < 100_000
        ):
            return False  # part of a name: "787 Dreamliner", "575 Mill Road"
        self._count(document, sentence, draft, noun, tag)
        if level:
            draft.end = draft.number_end
        return True

    def _count(self, document: Document, sentence: Sentence, draft: Draft, noun: int, tag: str) -> None:
        word, text = document.words[noun], document.clean.text
        lemma = noun_lemma(word, tag)
        draft.noun, draft.end = noun, document.ends[noun]
        unit = self._units.of_noun(lemma)
        if (unit is not None and unit[1] not in ("share", "money", "multiple", "data")) or lemma == "percentage_point":
            assert unit is not None
            draft.unit, draft.dimension, draft.ratio = unit
            draft.rule = "amount.unit"
            return
        draft.unit, draft.dimension, draft.rule = lemma, "count", "count.noun"
        if text.startswith(_PER, draft.end):
            found = self._units.per(text, UnitMatch(lemma, draft.end, "count"), sentence.end)
            if found.end != draft.end:
                draft.take(found)

    def _vague(
        self, text: str, document: Document, sentence: Sentence, grammar: SentenceSyntax, draft: Draft, after: int
    ) -> bool:
        """ "dozens of mosques", "tens of millions of dollars"."""
        if after < sentence.last and document.words[after].lower == "of":
            after += 1
            match = self._units.after(text, document.ends[after - 1], sentence.end, False)
            if match:
                draft.take(match)
                return True
        if after < sentence.last:
            noun = counted_noun(document, sentence, grammar.tags, after, False)
            if noun is not None:
                tag = grammar.tags[noun - sentence.first]
                draft.noun, draft.end = noun, document.ends[noun]
                draft.unit, draft.dimension = noun_lemma(document.words[noun], tag), "count"
        return True

    def _attributive(
        self, document: Document, sentence: Sentence, grammar: SentenceSyntax, draft: Draft, after: int
    ) -> bool:
        """ "three-point range", "6-digit code", "four-cylinder engines": the word behind the hyphen is the unit."""
        if after < sentence.last and document.words[after].lower in ("-", "‐", "–"):
            after += 1
        if after >= sentence.last or document.starts[after] - draft.end > 1:
            return False
        word, tag = document.words[after], grammar.tags[after - sentence.first]
        if not word.is_alpha or word.lower in (
            "in",
            "on",
            "by",
            "to",
            "and",
            "or",
            "off",
            "way",
            "sided",
            "time",
            "up",
        ):
            return False
        if word.lower in ("plus", "odd", "strong"):
            noun = counted_noun(document, sentence, grammar.tags, after + 1, False)
            if noun is None:
                return True
            self._count(document, sentence, draft, noun, grammar.tags[noun - sentence.first])
            return True
        if tag[:2] != "NN" or word.is_upper or (word.is_title and draft.numeral.form == "words"):
            return False
        draft.attributive = True
        draft.noun, draft.end = after, document.ends[after]
        draft.unit, draft.dimension, draft.rule = noun_lemma(word, tag), "count", "count.attributive"
        return True

    def _bare(
        self,
        document: Document,
        sentence: Sentence,
        grammar: SentenceSyntax,
        draft: Draft,
        first: int,
        after: int,
    ) -> bool:
        """A number without unit or noun."""
        numeral, words, text = draft.numeral, document.words, document.clean.text
        if numeral.form == "several":
            return False
        if _SUSPENDED.match(text, draft.end, sentence.end):
            return True  # "four-, five- and six-cylinder": the unit comes later
        if numeral.form == "words" and self._or_two(words, sentence, first):
            draft.unit, draft.dimension = noun_lemma(words[first - 2], "NN"), "count"
            draft.rule = "count.or_two"
            return True
        if numeral.form == "words" and (
            draft.high <= 1
            or (draft.high <= 12 and not draft.is_range and not _kept_bare(document, sentence, first, after))
        ):
            return False
        if draft.start == sentence.start and _ENUMERATOR.match(text, draft.end, draft.end + 3):
            return False
        if draft.start == sentence.start and after < sentence.last and words[after].is_title and draft.high < 50:
            return False  # "1 Do not open", the number of an item
        if (
            draft.start == sentence.start + 1
            and text[sentence.start] in "(（"
            and text[draft.end : draft.end + 1] in (")", "）")
        ):
            return False
        draft.rule = "number.bare"
        if (
            numeral.form == "digits"
            and not numeral.grouped
            and numeral.scale == 1
            and not numeral.sign
            and first > sentence.first
        ):
            name = words[first - 1]
            if name.is_title and draft.high < 100_000 and not draft.is_range and name.text[-1].isalpha():
                return False  # "Catch 22", "Windows 95", "GB/T 13000"
            if (
                draft.high < 30
                and _NEXT_ITEM.match(text, draft.end)
                and grammar.tags[first - 1 - sentence.first][0] in "N.,:"
            ):
                return False  # "… of the cover 2. The material …"
        if _MAGNITUDE.search(text[max(sentence.start, draft.start - 16) : draft.start]):
            draft.unit, draft.dimension, draft.rule = "magnitude", "level", "amount.unit"
            return True
        scale = _ON_SCALE.match(text, draft.end, sentence.end)
        if scale:
            named = self._units.after(text, scale.start(1), sentence.end, True)
            if named or scale[1] == "Richter":
                draft.unit, draft.dimension = (named.code, named.dimension) if named else ("magnitude", "level")
                draft.rule = "amount.unit"
                return True
        if _CLOSING_AT.search(text[max(sentence.start, draft.start - 16) : draft.start]) and numeral.grouped:
            draft.unit, draft.dimension, draft.rule = "index", "level", "amount.index"
            return True
        limit = self._aged(words, sentence, first)
        if limit and draft.high <= 120:
            draft.unit, draft.dimension, draft.kind, draft.rule = "year", "aged", "amount", "amount.age_limit"
            if limit == "expectancy":
                draft.unit, draft.kind, draft.rule = "year_of_age", "age", "age.expectancy"
            return True
        measured = _measured(words, sentence, first)
        if measured:
            draft.unit, draft.dimension, draft.rule = measured, "count", "count.measured"
            return True
        counted = self._of_set(document, sentence, grammar, after) or self._number_of(
            document, sentence, grammar, first
        )
        if counted is not None:
            draft.unit, draft.dimension, draft.rule = counted, "count", "count.number_of"
        return True

    @staticmethod
    def _or_two(words: Sequence[Word], sentence: Sentence, first: int) -> bool:
        """ "a pick or two"."""
        if first - 3 < sentence.first or words[first - 1].lower != "or" or not words[first - 2].is_alpha:
            return False
        return words[first - 3].lower in ("a", "an", "another", "one")

    @staticmethod
    def _aged(words: Sequence[Word], sentence: Sentence, first: int) -> str:
        """ "raise the retirement age from 62 to 64" ("limit"), "life expectancy is 73" ("expectancy")."""
        for j in range(first - 1, max(sentence.first, first - 10), -1):
            lower = words[j].lower
            if lower == "age" and words[j - 1].lower in _LIMITED_AGES:
                return "limit"
            if lower == "expectancy" or (lower == "age" and words[j - 1].lower in _MEAN):
                return "expectancy"
            if lower in (",", ";"):
                return ""
        return ""

    @staticmethod
    def _of_set(document: Document, sentence: Sentence, grammar: SentenceSyntax, after: int) -> str | None:
        """Noun of "10 of the staff", "three of its ships"."""
        words = document.words
        if after + 2 >= sentence.last or words[after].lower != "of" or words[after + 1].lower not in _SETS:
            return None
        noun = counted_noun(document, sentence, grammar.tags, after + 2, False)
        return noun_lemma(words[noun], grammar.tags[noun - sentence.first]) if noun else None

    @staticmethod
    def _number_of(document: Document, sentence: Sentence, grammar: SentenceSyntax, first: int) -> str | None:
        """Noun of "the number of flights has been less than 11"."""
        words = document.words
        for j in range(first - 3, max(sentence.first - 1, first - 25), -1):
            if words[j].lower in ("number", "numbers") and words[j + 1].lower == "of":
                noun = counted_noun(document, sentence, grammar.tags, j + 2, False)
                return noun_lemma(words[noun], grammar.tags[noun - sentence.first]) if noun and noun < first else None
            if words[j].text in (";", "；"):
                return None
        return None


def noun_lemma(word: Word, tag: str) -> str:
    """Singular of a counted noun, lower case; people, persons and personnel are persons."""
    lower = word.lower
    if lower in _PEOPLE:
        return "person"
    irregular = _IRREGULAR.get(lower)
    if irregular:
        return irregular
    if tag == "NN":
        lemma = word.lemma("NNS" if "NNS" in word.tags and lower[-1] == "s" else tag).lower()
        plural = lemma == lower and lower[-1] == "s" and lower[-2:-1] not in "suiao" and lower not in _SINGULAR_IN_S
        return singular(lower) if plural else lemma
    lemma = word.lemma("NNS").lower() if "NNS" in word.tags else lower
    return singular(lower) if lemma == lower and lower not in INVARIANT else lemma


def _kept_bare(document: Document, sentence: Sentence, first: int, after: int) -> bool:
    """A small number word alone counts only behind a comparing word or before its set ("five of the seven")."""
    words = document.words
    if after + 1 < sentence.last and words[after].lower == "of" and words[after + 1].lower in _SETS:
        return True
    return first > 0 and document.words[first - 1].lower in ("than", "least", "most", "about", "nearly")


def _measured(words: Sequence[Word], sentence: Sentence, first: int) -> str | None:
    """What nouns count that name the figure: a population is of persons, a toll of deaths."""
    for j in range(first - 1, max(sentence.first - 1, first - 8), -1):
        unit = _MEASURED.get(words[j].lower)
        if unit is not None or words[j].text in (";", ",", ":"):
            return unit
    return None


def _drop_scale(draft: Draft) -> None:
    """ "2-3 hundred billion level clusters": the scale belongs to the level, not to the number."""
    draft.low, draft.high = draft.low / draft.last_scale, draft.high / draft.last_scale
    draft.number_end = draft.bare_end


def _is_number_one(text: str, sentence: Sentence, draft: Draft, noun: str) -> bool:
    """Is "one" before a noun the number, not a pronoun or the "one" of "one day"?"""
    if (
        noun in _ADVERBIAL_ONE
        and text[draft.number_end : draft.number_end + 1] == " "
        and " " not in text[draft.number_end + 1 : draft.end].strip()
    ):
        return noun in ("hand", "side", "point")
    return _NO_NUMBER_ONE.search(text[max(sentence.start, draft.start - 12) : draft.start]) is None
