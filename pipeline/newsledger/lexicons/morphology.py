"""Possible tags and lemmas of a lower-case English form, from a dictionary of base forms and regular inflection."""

from collections.abc import Mapping

Readings = tuple[tuple[str, str], ...]  # (Penn tag, lemma), each tag once

_BASE_TAGS = {"N": ("NN",), "V": ("VB", "VBP"), "J": ("JJ",), "R": ("RB",)}
_VOWELS = frozenset("aeiou")


def readings(form: str, dictionary: Mapping[str, str]) -> Readings:
    """Readings of ``form``: those that its row lists, its base classes, its regular inflections.

    ``dictionary`` maps a form to the letters of the classes that it is a base form of (N, V, J, R), or to
    ``=TAG lemma TAG lemma …`` where the form is irregular and the row says everything.

    >>> readings("plans", {"plan": "NV"})
    (('NNS', 'plan'), ('VBZ', 'plan'))
    >>> readings("took", {"took": "=VBD take"})
    (('VBD', 'take'),)
    """
    row = dictionary.get(form)
    if row is None:
        return tuple(inflected(form, dictionary))
    if row[:1] == "=":
        parts = row[1:].split(" ")
        return tuple(zip(parts[::2], parts[1::2], strict=True))
    found = {tag: form for letter in row for tag in _BASE_TAGS[letter]}
    for tag, lemma in inflected(form, dictionary):
        found.setdefault(tag, lemma)
    return tuple(found.items())


def inflected(form: str, dictionary: Mapping[str, str]) -> list[tuple[str, str]]:
    """Readings of ``form`` as a regular inflection of a base form of the dictionary."""
    if len(form) < 4:
        return []
    if form[-1] == "s":
        return _with_s(form, dictionary)
    if form.endswith("ing"):
        return _verbal(form[:-3], ("VBG",), dictionary)
    if form.endswith("ed"):
        return _verbal(form[:-2], ("VBD", "VBN"), dictionary)
    return []


def _is(base: str, letter: str, dictionary: Mapping[str, str]) -> bool:
    row = dictionary.get(base, "")
    if row[:1] == "=":
        return any(f"{tag} {base}" in row for tag in _BASE_TAGS[letter])
    return letter in row


def _with_s(form: str, dictionary: Mapping[str, str]) -> list[tuple[str, str]]:
    if form[-2] in "su'":
        return []
    bases = [form[:-1]]
    if form.endswith("ies"):
        bases = [form[:-3] + "y", form[:-1]]
    elif form.endswith("es"):
        bases = [form[:-1], form[:-2]]
    found = []
    for letter, tag in (("N", "NNS"), ("V", "VBZ")):
        lemma = next((base for base in bases if _is(base, letter, dictionary)), None)
        if lemma is not None:
            found.append((tag, lemma))
    return found


def _verbal(stem: str, tags: tuple[str, ...], dictionary: Mapping[str, str]) -> list[tuple[str, str]]:
    bases = [stem, stem + "e"]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        bases.insert(0, stem[:-1])
    if stem[-1] == "i" and tags[0] == "VBD":
        bases.insert(0, stem[:-1] + "y")
    lemma = next((base for base in bases if _is(base, "V", dictionary)), None)
    return [(tag, lemma) for tag in tags] if lemma is not None else []
