"""A number without unit or noun: what it counts is named elsewhere, or it is no quantity."""

import re
from collections.abc import Sequence

from newsledger.stages.recognise.quantities.draft import Draft
from newsledger.stages.recognise.quantities.lemmas import noun_lemma
from newsledger.stages.recognise.quantities.nouns import counted_noun
from newsledger.stages.recognise.quantities.scene import Scene
from newsledger.stages.recognise.quantities.units import UnitMatch, Units
from newsledger.types.document import Sentence, Word
from newsledger.types.marks import NUMBER

_LIMITED_AGES = frozenset(("retirement", "pension", "minimum", "maximum", "legal", "voting", "drinking"))
_MEAN = frozenset(("average", "median", "mean"))
_SUSPENDED = re.compile(r"[-‐](?=,| )")
_ENUMERATOR = re.compile(r"[.)、）](?: |$|[A-Z])|[、．]|\.$")
_SETS = frozenset({
    "the", "its", "their", "these", "those", "his", "her", "our",
})  # fmt: skip
_PRONOUNS = frozenset(("them", "whom", "which", "these", "those"))
_KNOWN = frozenset(("the", "these", "those", "all", "both"))
_AUXILIARY = frozenset(("were", "are", "have", "had", "remain", "remained"))
_BEFALLEN = frozenset({
    "died", "killed", "injured", "wounded", "hurt", "arrested", "hospitalized", "hospitalised", "missing", "dead",
    "rescued", "drowned", "infected", "detained", "evacuated", "displaced", "sickened", "perished",
})  # fmt: skip
_NO_NAMES = frozenset(("RB", "IN", "DT", "JJR", "RBR", "CC", "PDT"))  # what may open a sentence before a number
_ON_SCALE = re.compile(r" on the ([A-Za-z]{1,8}) scale\b")
_CLOSING_AT = re.compile(r"\b(?:clos|end|finish|settl)(?:ed?|ing|s|es)? at $")
_MAGNITUDE = re.compile(
    r"\bmagnitude(?: of| (?:greater|higher|more) than| above| over| exceeding| at least)? $", re.IGNORECASE
)
_NEXT_ITEM = re.compile(r"\. (?=[A-Z])")
_GROUPS = frozenset(("family", "families", "household", "households", "crew"))
_MEASURED = {
    "population": "person",
    "populations": "person",
    "attendance": "person",
    "workforce": "person",
    "headcount": "person",
    "audience": "person",
    "enrolment": "student",
    "enrollment": "student",
    "membership": "member",
    "toll": "death",
    "deaths": "death",
}


def bare_number(units: Units, scene: Scene, draft: Draft, after: int) -> bool:
    """What a number without unit or noun that ends before token ``after`` counts; ``False`` if it is no quantity."""
    numeral, sentence, words, text, first = draft.numeral, scene.sentence, scene.words, scene.text, draft.first
    if _is_item(scene, draft, after):
        return False
    if numeral.form == "several":
        return False
    if _SUSPENDED.match(text, draft.end, sentence.end):
        return True  # "four-, five- and six-cylinder": the unit comes later
    if numeral.form == "words" and _or_two(words, sentence, first):
        draft.unit, draft.dimension = noun_lemma(words[first - 2], "NN"), "count"
        draft.rule = "count.or_two"
        return True
    if numeral.form == "words" and (
        draft.high <= 1 or (draft.high <= 12 and not draft.is_range and not _kept_bare(scene, first, after))
    ):
        return False
    draft.rule = "number.bare"
    if _on_scale(units, text, sentence, draft) or _of_age(words, sentence, draft, first):
        return True
    counted = (
        _grouped(words, sentence, first)
        or _measured(words, sentence, first)
        or _of_set(scene, after)
        or _number_of(scene, first)
    )
    sized = None if counted else _of_size(scene, after)
    if sized is not None:
        counted = noun_lemma(words[sized], scene.tag(sized))
    if counted is not None:
        draft.unit, draft.dimension, draft.rule = counted, "count", "count.named_apart"
    if counted is not None and sized is not None:
        rate = units.per(text, UnitMatch(counted, scene.document.ends[sized], "count"), sentence.end)
        draft.unit, draft.ratio = rate.code, rate.ratio  # "40,000 12-inch wafers per month"
    return True


def _is_item(scene: Scene, draft: Draft, after: int) -> bool:
    """The number of an item ("1. Pay attention", "(2) …", "1 Do not open") or part of a name ("Catch 22")."""
    numeral, sentence, words, text, first = draft.numeral, scene.sentence, scene.words, scene.text, draft.first
    if draft.start == sentence.start:
        if _ENUMERATOR.match(text, draft.end, draft.end + 3):
            return True
        return after < sentence.last and words[after].is_title and draft.high < 50
    if draft.start == sentence.start + 1 and text[sentence.start] in "(（":
        return text[draft.end : draft.end + 1] in (")", "）")
    if numeral.form != "digits" or numeral.grouped or numeral.scale != 1 or numeral.sign or first == sentence.first:
        return False
    name = words[first - 1]
    if name.is_title and draft.high < 100_000 and not draft.is_range and name.text[-1].isalpha():
        opens = first - 1 == sentence.first and scene.tag(first - 1) in _NO_NAMES  # "Only 13 of the 27 samples"
        return not opens  # "Catch 22", "Windows 95", "GB/T 13000"
    if name.text == ":" and draft.high < 50 and after < sentence.last and words[after].is_title:
        return True  # "Ada Brook: 4 Never got going.", a mark
    if draft.high >= 30 or _NEXT_ITEM.match(text, draft.end) is None:
        return False
    return scene.tag(first - 1)[0] in "N.,:"  # "… of the cover 2. The …"


def _on_scale(units: Units, text: str, sentence: Sentence, draft: Draft) -> bool:
    """ "7 on the Richter scale", "closed at 1,334.20"."""
    before = text[max(sentence.start, draft.start - 24) : draft.start]
    scale = _ON_SCALE.match(text, draft.end, sentence.end)
    if scale and scale[1] == "Richter":
        draft.unit, draft.dimension, draft.rule = "magnitude", "level", "amount.unit"
        return True
    named = units.after(text, scale.start(1), sentence.end, True) if scale else None
    if named:
        draft.unit, draft.dimension, draft.rule = named.code, named.dimension, "amount.unit"
        return True
    if _CLOSING_AT.search(before) and draft.numeral.grouped:
        draft.unit, draft.dimension, draft.rule = "index", "level", "amount.index"
        return True
    return False


def of_magnitude(text: str, sentence: Sentence, draft: Draft) -> bool:
    """ "a quake of magnitude 6.1"."""
    if not _MAGNITUDE.search(text[max(sentence.start, draft.start - 32) : draft.start]):
        return False
    draft.unit, draft.dimension, draft.rule = "magnitude", "level", "amount.unit"
    return True


def _of_age(words: Sequence[Word], sentence: Sentence, draft: Draft, first: int) -> bool:
    """ "raise the retirement age from 62 to 64", "life expectancy is 73"."""
    limit = _aged(words, sentence, first)
    if not limit or draft.high > 120:
        return False
    draft.unit, draft.dimension, draft.kind, draft.rule = "year", "aged", "amount", "amount.age_limit"
    if limit == "expectancy":
        draft.unit, draft.kind, draft.rule = "year_of_age", "age", "age.expectancy"
    return True


def _or_two(words: Sequence[Word], sentence: Sentence, first: int) -> bool:
    """ "a pick or two"."""
    if first - 3 < sentence.first or words[first - 1].lower != "or" or not words[first - 2].is_alpha:
        return False
    return words[first - 3].lower in ("a", "an", "another", "one")


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


def _sized(words: Sequence[Word], sentence: Sentence, after: int) -> bool:
    """ "two 90,000-ton berths": a size with its hyphen stands before what is counted."""
    number = after + 3 < sentence.last and (words[after].is_digit or words[after].marks & NUMBER)
    return bool(number) and words[after + 1].lower == "-"


def _of_size(scene: Scene, after: int) -> int | None:
    """Token of the noun of "two 90,000-ton berths", "40 12-inch screens"."""
    if not _sized(scene.words, scene.sentence, after):
        return None
    return counted_noun(scene, after + 3, False)


def _of_set(scene: Scene, after: int) -> str | None:
    """Noun of "10 of the staff", "three of its ships"."""
    words = scene.words
    if after + 2 >= scene.last or words[after].lower != "of" or words[after + 1].lower not in _SETS:
        return None
    noun = counted_noun(scene, after + 2 + (scene.tag(after + 2) == "CD"), False)  # "3 of the 27 samples"
    if noun is not None and noun + 3 < scene.last and words[noun + 1].lower in ("'s", "’s"):
        counted = scene.tag(noun + 2) == "CD"  # "five of the board's seven members"
        noun = counted_noun(scene, noun + 2 + counted, False)
    return noun_lemma(words[noun], scene.tag(noun)) if noun else None


def _number_of(scene: Scene, first: int) -> str | None:
    """Noun of "the number of flights has been less than 11"."""
    words = scene.words
    for j in range(first - 3, max(scene.first - 1, first - 25), -1):
        if words[j].lower in ("number", "numbers") and words[j + 1].lower == "of":
            noun = counted_noun(scene, j + 2, False)
            return noun_lemma(words[noun], scene.tag(noun)) if noun and noun < first else None
        if words[j].text in (";", "；"):
            return None
    return None


def _kept_bare(scene: Scene, first: int, after: int) -> bool:
    """A small number word alone counts only behind a comparing word or before its set ("five of the seven")."""
    words, sentence = scene.words, scene.sentence
    if after + 1 < sentence.last and words[after].lower == "of":
        if words[after + 1].lower in _SETS:
            return True
        if words[after + 1].lower in _PRONOUNS:  # "nine of them", but "the two of them" are known
            return words[first - 1].lower not in _KNOWN or first == sentence.first
    if _sized(words, sentence, after) or _grouped(words, sentence, first) or _befell(words, sentence, first, after):
        return True
    return first > 0 and words[first - 1].lower in ("than", "least", "most", "about", "nearly")


def _befell(words: Sequence[Word], sentence: Sentence, first: int, after: int) -> bool:
    """ "Three were killed and two injured": people whom something befell, but not "the three were hurt"."""
    if first > sentence.first and words[first - 1].lower in _KNOWN:
        return False
    auxiliary = after < sentence.last and words[after].lower in _AUXILIARY
    return any(words[j].lower in _BEFALLEN for j in range(after, min(sentence.last, after + (3 if auxiliary else 1))))


def _grouped(words: Sequence[Word], sentence: Sentence, first: int) -> str | None:
    """The persons of "a family of five", "a crew of nine", but not of "the crew of nine", who are known."""
    of = first - 2 >= sentence.first and words[first - 1].lower == "of"
    known = of and words[first - 3].lower in _SETS and first - 3 >= sentence.first
    return "person" if of and words[first - 2].lower in _GROUPS and not known else None


def _measured(words: Sequence[Word], sentence: Sentence, first: int) -> str | None:
    """What nouns count that name the figure: a population is of persons, a toll of deaths."""
    for j in range(first - 1, max(sentence.first - 1, first - 8), -1):
        unit = _MEASURED.get(words[j].lower)
        if unit is not None or words[j].text in (";", ",", ":"):
            return unit
    return None
