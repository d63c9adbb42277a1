"""The singular of a counted noun."""

from newsledger.stages.recognise.quantities.nouns import INVARIANT
from newsledger.stages.recognise.quantities.units import singular
from newsledger.types.document import Word

_SINGULAR_IN_S = frozenset({
    "lens", "news", "means", "corps", "series", "species", "physics", "politics",
})  # fmt: skip
_PEOPLE = frozenset(("people", "persons", "personnel", "person", "persons"))
_IRREGULAR = {"men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth", "lives": "life"}


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
