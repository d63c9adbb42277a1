"""What a number without a unit of measure counts, or that it is no quantity at all."""

import re

from newsledger.stages.recognise.quantities import ranks
from newsledger.stages.recognise.quantities.bare import bare_number, of_magnitude
from newsledger.stages.recognise.quantities.draft import Draft
from newsledger.stages.recognise.quantities.guards import Guards
from newsledger.stages.recognise.quantities.lemmas import noun_lemma
from newsledger.stages.recognise.quantities.nouns import INVARIANT, counted_noun
from newsledger.stages.recognise.quantities.scene import Scene
from newsledger.stages.recognise.quantities.units import UnitMatch, Units

_LEVEL = re.compile(r"[ -](?:yuan[ -])?(?:level|class|tier|grade|scale)[ -](?=[a-z])")
_PER = (
    " per ", "/", " a day", " an hour", " a week", " a month", " a year", " an episode", " every day", " every hour",
    " every week", " every month", " every year", " for every ", " for each ",
)  # fmt: skip
_NO_NUMBER_ONE = re.compile(
    r"\b(?:no|any|every|each|this|that|another|which|some|such|someone|day|other|good|bad|new|old|big|by|as|with"
    r"|number|square|phase|chapter|part|formula|level|stage|round|game|season|year|everyone|not|said|says|asked|joked|wrote"
    r"|recalled|complained) $",
    re.IGNORECASE,
)
_BODIES = frozenset({
    "crowd", "workforce", "army", "force", "team", "audience", "staff", "delegation", "contingent", "squad", "corps",
    "community", "membership", "congregation", "group", "party", "police", "crew", "throng",
})  # fmt: skip
_AVERAGE_OF = re.compile(
    r"(daily|weekly|monthly|annual|yearly) average of (?:about |over |nearly |more than |less than )?$"
)
_OF_LAST = frozenset("frtny")  # last letters of "of" and of the comparing words after it
_SPANS = {"daily": "day", "weekly": "week", "monthly": "month", "annual": "year", "yearly": "year"}
_PARTITIVE = frozenset(("part", "aspect", "element", "facet", "example", "instance", "component"))  # an article's "one"
_PLURAL = frozenset(("NNS", "NNPS"))
_NO_UNITS = frozenset(("in", "on", "by", "to", "and", "or", "off", "way", "sided", "time", "up"))
_SIDES = frozenset(("hand", "side", "point"))
_SIDE_AHEAD = re.compile("hand|side|point", re.IGNORECASE)
_ADVERBIAL_ONE = frozenset({
    "day", "time", "night", "morning", "evening", "afternoon", "way", "hand", "side", "point", "thing", "another",
    "kind", "level",
})  # fmt: skip


class Counted:
    """Finds the counted noun of a bare number."""

    def __init__(self, units: Units, guards: Guards) -> None:
        self._units = units
        self._guards = guards

    def settle(self, scene: Scene, draft: Draft) -> bool:
        """Gives ``draft`` its noun; ``False`` for one that is no quantity."""
        text, words, sentence, numeral = scene.text, scene.words, scene.sentence, draft.numeral
        if ranks.top(text, sentence.start, draft.start, draft.low):
            draft.unit, draft.kind, draft.dimension, draft.rule = "rank", "rank", "rank", "rank.top"
            draft.comparator = "<="
            return True
        if text[draft.start - 5 : draft.start] == " top ":
            draft.comparator = ">"  # "cases top 60,000"
        if "agnitude" in text[max(sentence.start, draft.start - 26) : draft.start] and of_magnitude(
            text, sentence, draft
        ):
            return True
        level = draft.last_scale != 1 and numeral.form == "digits" and _LEVEL.match(text, draft.end, sentence.end)
        if level:
            _drop_scale(draft)
        after = scene.token_from(level.end() if level else draft.end)
        if numeral.form == "vague":
            return self._vague(scene, draft, after)
        if draft.glued_hyphen(text):
            return self._attributive(scene, draft, after)
        digits, one = numeral.form == "digits", draft.low == draft.high == 1
        yearly = digits and not draft.is_range
        if yearly and self._guards.year(text, sentence.start, numeral, True):
            return False  # also before a plural
        if one and not digits and _is_pronoun(scene, draft):
            return False
        noun = counted_noun(scene, after, one)
        if noun is None:
            if yearly and self._guards.year(text, sentence.start, numeral, False):
                return False
            return bare_number(self._units, scene, draft, after)
        tag = scene.tag(noun)
        plural = tag in _PLURAL
        if yearly and not plural and self._guards.year(text, sentence.start, numeral, False):
            return False
        if not digits and self._named(scene, draft, after):
            return False
        if not plural and digits and draft.start == sentence.start and words[after].is_title and draft.high < 50:
            return False  # "5 Overall structure", the number of a heading
        if numeral.form == "words" and one and not _is_number_one(scene, draft, words[noun].lower):
            return False
        if (
            tag == "NNP"
            and digits
            and numeral.scale == 1
            and (not numeral.grouped or draft.is_range)
            and draft.high < 100_000
        ):
            return False  # part of a name: "787 Dreamliner", "575 Mill Road"
        if digits and _numbered_name(scene, draft, noun, tag):
            return False
        self._count(scene, draft, noun, tag)
        if level:
            draft.end = draft.number_end
        return True

    @staticmethod
    def _named(scene: Scene, draft: Draft, after: int) -> bool:
        """ "the Division Two side": a capital number word behind a proper noun is the end of a name."""
        words, first = scene.words, draft.first
        return (
            draft.numeral.form == "words"
            and first > scene.first
            and words[first].is_title
            and words[first - 1].is_title
            and scene.tag(first - 1) in ("NNP", "NN")
            and words[after].lower == words[after].text
        )

    def _count(self, scene: Scene, draft: Draft, noun: int, tag: str) -> None:
        text = scene.text
        lemma = noun_lemma(scene.words[noun], tag)
        draft.noun, draft.end = noun, scene.document.ends[noun]
        unit = self._units.of_noun(lemma)
        if (unit is not None and unit[1] not in ("share", "money", "multiple", "data")) or lemma == "percentage_point":
            assert unit is not None
            draft.unit, draft.dimension, draft.ratio = unit
            draft.rule = "amount.unit"
            return
        draft.unit, draft.dimension, draft.rule = lemma, "count", "count.noun"
        daily = (
            _AVERAGE_OF.search(text, max(0, draft.start - 30), draft.start)
            if text[draft.start - 2 : draft.start - 1] in _OF_LAST
            else None
        )
        if daily:  # "a daily average of 12 flights"
            draft.unit, draft.ratio = f"{lemma}/{_SPANS[daily[1]]}", True
            return
        if text.startswith(_PER, draft.end):
            found = self._units.per(text, UnitMatch(lemma, draft.end, "count"), scene.sentence.end)
            if found.end != draft.end:
                draft.take(found)

    def _vague(self, scene: Scene, draft: Draft, after: int) -> bool:
        """ "dozens of mosques", "tens of millions of dollars"."""
        document = scene.document
        if after < scene.last and scene.words[after].lower == "of":
            after += 1
            match = self._units.after(scene.text, document.ends[after - 1], scene.sentence.end, False)
            if match:
                draft.take(match)
                return True
        noun = counted_noun(scene, after, False)
        if noun is not None:
            draft.noun, draft.end = noun, document.ends[noun]
            draft.unit, draft.dimension = noun_lemma(scene.words[noun], scene.tag(noun)), "count"
        return True

    def _attributive(self, scene: Scene, draft: Draft, after: int) -> bool:
        """ "three-point range", "6-digit code", "four-cylinder engines": the word behind the hyphen is the unit."""
        document, words = scene.document, scene.words
        if after < scene.last and words[after].lower in ("-", "‐", "–"):
            after += 1
        if after >= scene.last or document.starts[after] - draft.end > 1:
            return False
        word = words[after]
        if not word.is_alpha or word.lower in _NO_UNITS:
            return False
        if word.lower in ("plus", "odd", "strong"):
            noun = counted_noun(scene, after + 1, False)
            if noun is None:
                return True
            self._count(scene, draft, noun, scene.tag(noun))
            if word.lower == "strong" and draft.unit in _BODIES:
                draft.unit = "person"
            return True
        if word.is_upper or (word.is_title and draft.numeral.form == "words"):
            return False
        tag = scene.tag(after)
        if tag[:2] != "NN":
            return False
        draft.attributive = True
        draft.noun, draft.end = after, document.ends[after]
        draft.unit, draft.dimension, draft.rule = noun_lemma(word, tag), "count", "count.attributive"
        return True


def _numbered_name(scene: Scene, draft: Draft, noun: int, tag: str) -> bool:
    """ "the regional 415 programme": bare digits, the article and one thing are a name with a number in it."""
    words, first = scene.words, draft.first
    if tag != "NN" or draft.numeral.scale != 1:
        return False
    whole = draft.low == draft.low.to_integral_value()
    if not whole or scene.text.startswith(".0", draft.number_end - 2):  # "the Bluetooth 5.0 protocol"
        before = words[first - 1] if first > scene.first else None
        return before is not None and before.is_title and before.is_alpha and noun == first + 1
    if draft.numeral.grouped:
        return False
    quoted = first + 2 < noun and words[first + 2].text in ('"', "“") and scene.tag(first + 1) == "NN"
    if draft.high < 2 or draft.is_range or words[noun].lower in INVARIANT or (noun != first + 1 and not quoted):
        return False
    at = first - 1 if first - 1 >= scene.first else first
    if at > scene.first and scene.tag(at) in ("JJ", "NN"):
        at -= 1
    return words[at].lower == "the"


def _drop_scale(draft: Draft) -> None:
    """ "2-3 hundred billion level clusters": the scale belongs to the level, not to the number."""
    draft.low, draft.high = draft.low / draft.last_scale, draft.high / draft.last_scale
    draft.number_end = draft.bare_end


def _is_pronoun(scene: Scene, draft: Draft) -> bool:
    """Does the word before "one" make it a pronoun whatever noun may follow: "no one", "with one of"?

    "on the one hand" and "one-, two- and three-bedroom" are left to the noun that comes.
    """
    text = scene.text
    if draft.numeral.form != "words" or text[draft.end : draft.end + 1] in ("-", "‐"):
        return False
    return _pronoun_before(scene, draft) and _SIDE_AHEAD.search(text, draft.end, scene.sentence.end) is None


def _pronoun_before(scene: Scene, draft: Draft) -> bool:
    before = scene.text[max(scene.sentence.start, draft.start - 12) : draft.start]
    return _NO_NUMBER_ONE.search(before) is not None


def _is_number_one(scene: Scene, draft: Draft, noun: str) -> bool:
    """Is "one" before a noun the number, not a pronoun or the "one" of "one day"?"""
    text = scene.text
    if (
        noun in _ADVERBIAL_ONE
        and text[draft.number_end : draft.number_end + 1] == " "
        and " " not in text[draft.number_end + 1 : draft.end].strip()
    ):
        return noun in _SIDES
    if noun in _PARTITIVE and text.startswith(f" {noun} of ", draft.number_end):
        return False
    return not _pronoun_before(scene, draft)
