"""Ages of people and things: "50 year-old", "aged 86", "Jamie Lee, 25, said"."""

import re

from newsledger.stages.recognise.quantities.draft import Draft
from newsledger.stages.recognise.quantities.scene import Scene

_OLD = re.compile(r"(?i:[- ]?(year|month|week|day)s?[- ]old\b)| years? of age\b")
# what the patterns of ages before the number end with: nearly all numbers stand behind other words
_BEFORE_AGE = (
    "as ", "aged ", "age ", "ages ", "of ", "between ", "turned ", "turns ", "turning ", "is ", "'s ", "was ", "be ",
    "am ", "now ", "only ", "just ", "under ", "over ", "above ", "below ",
)  # fmt: skip
_AGED = re.compile(
    r"\b(?:as (?:young|old) as|aged|ages?|age of|ages of|ages? between|turned|turns|turning) $", re.IGNORECASE
)
_GROUP = re.compile(  # those of an age: "people over 60"; the number stands alone
    r"\b(?:those|people|persons|children|adults|residents|citizens|women|men|elderly|girls|boys|players|voters|youths?)"
    r" (?:aged )?(?:under|over|above|below) $",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    r"\b(?:he|she|i|who)(?: is|'s| was| will be| would be| turns| turned| am| has turned) (?:now |only |just )?$",
    re.IGNORECASE,
)
_AFTER_PREDICATE = re.compile(r"(?:,| by | when | next | this | in | at | on | and )|[.;]|$")
_OLDEST = 120


def age(scene: Scene, draft: Draft) -> bool:
    """Marks ``draft`` as an age if it is one."""
    numeral, text, sentence = draft.numeral, scene.text, scene.sentence
    if numeral.form not in ("digits", "words") or draft.prefix:
        return False
    old = _OLD.match(text, draft.number_end, sentence.end)
    if old and draft.high > _OLDEST and draft.unit is not None and old[0].endswith("s old"):
        return False  # of a thing: "the bridge is 200 years old"
    if old:
        if old[1]:
            _mark(draft, f"{old[1].lower()}_of_age", old.end(), "old")
        else:
            _mark(draft, "year_of_age", old.end(), "years_of_age")
        return True
    if draft.unit is not None or (numeral.grouped and not draft.is_range) or numeral.scale != 1 or draft.high > _OLDEST:
        return False
    before = text[max(sentence.start, draft.start - 24) : draft.start]
    if before.lower().endswith(_BEFORE_AGE):
        if _AGED.search(before):
            _mark(draft, "year_of_age", draft.end, "aged")
            return True
        if _GROUP.search(before) and not _counts(scene, draft):
            _mark(draft, "year_of_age", draft.end, "group")
            return True
        if _PREDICATE.search(before) and _AFTER_PREDICATE.match(text, draft.end, sentence.end):
            _mark(draft, "year_of_age", draft.end, "predicate")
            return True
    if numeral.form == "digits" and _apposed(scene, draft, before):
        _mark(draft, "year_of_age", draft.end, "apposition")
        return True
    return False


def _counts(scene: Scene, draft: Draft) -> bool:
    """Does a plain plural follow the number, or "of", which it may count: "people over 40 counties"?"""
    i = scene.token_from(draft.end)
    if i >= scene.last:
        return False
    return scene.words[i].lower == "of" or scene.words[i].tags[0] == "NNS"


def _apposed(scene: Scene, draft: Draft, before: str) -> bool:
    """A number between commas or in brackets after a capitalised name."""
    after = scene.text[draft.end : draft.end + 1]
    if not ((after == "," and before.endswith(", ")) or (after == ")" and before.endswith(" ("))):
        return False
    if draft.first - 2 < scene.first:
        return False
    name = scene.words[draft.first - 2]
    return name.is_title and name.is_alpha and not name.is_upper and len(name.text) > 1 and draft.low >= 5


def _mark(draft: Draft, unit: str, end: int, rule: str) -> None:
    draft.unit, draft.kind, draft.end, draft.dimension = unit, "age", end, "age"
    draft.rule, draft.ratio = f"age.{rule}", False
