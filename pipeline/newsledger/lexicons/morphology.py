"""Possible tags and lemmas of a lower-case English form, from a dictionary of base forms and regular inflection."""

from collections.abc import Mapping
from itertools import combinations

Readings = Mapping[str, str]  # Penn tag → lemma

NO_READINGS: Readings = {}

_LETTER_TAGS = {"J": ("JJ",), "R": ("RB",), "N": ("NN",), "V": ("VB", "VBP")}
# The classes of a row (in the dictionary's order) → the tags of its form.
_BASE_TAGS = {
    "".join(letters): tuple([tag for letter in letters for tag in _LETTER_TAGS[letter]])
    for n in range(1, len(_LETTER_TAGS) + 1)
    for letters in combinations(_LETTER_TAGS, n)
}
_PAST = ("VBD", "VBN")
_PRESENT_PARTICIPLE = ("VBG",)
_VOWELS = frozenset("aeiou")


def readings(form: str, dictionary: Mapping[str, str]) -> Readings:
    """Readings of ``form``: those that its row lists, its base classes, its regular inflections.

    ``dictionary`` maps a form to the letters of the classes that it is a base form of (J, R, N, V), or to
    ``=TAG lemma TAG lemma …`` where the form is irregular and the row says everything.

    >>> readings("plans", {"plan": "NV"})
    {'NNS': 'plan', 'VBZ': 'plan'}
    >>> readings("took", {"took": "=VBD take"})
    {'VBD': 'take'}
    """
    row = dictionary.get(form)
    if row is None:
        return inflected(form, dictionary)
    if row[0] == "=":
        parts = row[1:].split(" ")
        return dict(zip(parts[::2], parts[1::2], strict=True))
    found = dict.fromkeys(_BASE_TAGS[row], form)
    for tag, lemma in inflected(form, dictionary).items():
        found.setdefault(tag, lemma)
    return found


def inflected(form: str, dictionary: Mapping[str, str]) -> Readings:
    """Readings of ``form`` as a regular inflection of a base form of the dictionary."""
    if len(form) < 4:
        return NO_READINGS
    last = form[-1]
    if last == "s":
        return _with_s(form, dictionary)
    if last == "g" and form.endswith("ing"):
        return _verbal(form[:-3], _PRESENT_PARTICIPLE, dictionary)
    if last == "d" and form[-2] == "e":
        return _verbal(form[:-2], _PAST, dictionary)
    return NO_READINGS


def _is(base: str, letter: str, dictionary: Mapping[str, str]) -> bool:
    row = dictionary.get(base)
    if row is None:
        return False
    if row[0] == "=":
        return any(f"{tag} {base}" in row for tag in _LETTER_TAGS[letter])
    return letter in row


def _with_s(form: str, dictionary: Mapping[str, str]) -> Readings:
    if form[-2] in "su'":
        return NO_READINGS
    bases = [form[:-1]]
    if form.endswith("ies"):
        bases = [form[:-3] + "y", form[:-1]]
    elif form[-2] == "e":
        bases = [form[:-1], form[:-2]]
    found = {}
    for letter, tag in (("N", "NNS"), ("V", "VBZ")):
        for base in bases:
            if _is(base, letter, dictionary):
                found[tag] = base
                break
    return found


def _verbal(stem: str, tags: tuple[str, ...], dictionary: Mapping[str, str]) -> Readings:
    bases = [stem, stem + "e"]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        bases.insert(0, stem[:-1])
    if stem[-1] == "i" and tags is _PAST:
        bases.insert(0, stem[:-1] + "y")
    for base in bases:
        if _is(base, "V", dictionary):
            return dict.fromkeys(tags, base)
    return NO_READINGS
