"""Subjects: of a verb, of a verb that goes on from another, of a relative clause, of a sentence."""

from newsledger.stages.relate.commitments.phrases import bounded, particle_noun, phrase_before, relative_of
from newsledger.stages.relate.commitments.view import NOMINAL, QUOTES, View

_WINDOW = 60
_BOUNDARIES = frozenset([":", ";", "–", "—", "?", "!", "…", "；", "：", "。"])
_RELATIVES = frozenset(("which", "who", "that", "whom", "whose", "where"))
_CONTENTS = frozenset(("fact", "news", "announcement", "idea", "view", "assurance", "confirmation", "word", "promise"))
_LEADERS = frozenset(("and", "but", "or", "so", "then", "also", "both", "not", "only"))


def subject_before(view: View, end: int) -> tuple[int, int] | None:
    """Tokens of the subject that ends before token ``end`` (the marker), or ``None`` where none stands there."""
    last = end
    if _noun_after_that(view, end - 1):
        return end - 1, end
    floor = max(0, end - _WINDOW)
    while last > floor and (
        (view.is_adverb(last - 1) and not particle_noun(view, last - 1, last) and not bounded(view, last - 1))
        or view.low[last - 1] in QUOTES
        or (view.time[last - 1] >= 0 and last - 1 > floor)
    ):
        last -= 1
    if last > floor and view.low[last - 1] in (",", "，"):
        inner = _before_insertion(view, last - 1, floor)
        if inner is None:
            return None
        last = inner
        while last > floor and (view.is_adverb(last - 1) or view.low[last - 1] in QUOTES):
            last -= 1
    first = phrase_before(view, last, floor)
    while (
        first < last
        and view.low[first] != "both"
        and (
            view.low[first] in _LEADERS or view.low[first] in QUOTES or view.is_adverb(first) or view.low[first] == ","
        )
    ):
        if view.low[first] in QUOTES and any(view.low[k] in QUOTES for k in range(first + 1, last)):
            break
        first += 1
    while last > first and (view.low[last - 1] in QUOTES or view.low[last - 1] == ","):
        if view.low[last - 1] in QUOTES and any(view.low[k] in QUOTES for k in range(first, last - 1)):
            break
        last -= 1
    if first < last - 1 and particle_noun(view, last - 1, last):
        return first, last
    if first >= last or not any(view.tag[k] in NOMINAL or view.tag[k] == "VBG" for k in range(first, last)):
        return None
    if all(view.tag[k] in ("JJ", "RB", "DT", "CC") and view.low[k] not in _PRONOMINAL for k in range(first, last)):
        return None
    return first, last


def _noun_after_that(view: View, k: int) -> bool:
    """Whether a word that the tags call a verb is a noun between "that" and its verb: "that work is to begin"."""
    if k < 2 or k + 1 >= view.last or view.low[k - 1] != "that" or view.tag[k] not in ("VB", "VBP"):
        return False
    if view.tag[k - 2][:2] != "VB" and view.low[k - 2] not in _CONTENTS:
        return False  # "the bodies that run will close"
    return "NN" in view.words[k].tags and (view.tag[k + 1] == "MD" or view.low[k + 1] in ("is", "was"))


def main_subject(view: View) -> tuple[int, int] | None:
    """Tokens of the subject of the sentence's first main clause that has one."""
    syntax = view.mentions.syntax.of(view.sentence)
    for group, clause in zip(syntax.verb_groups, syntax.clauses, strict=True):
        if clause.kind == "main" and clause.subject is not None and group.first - view.offset < view.last:
            return subject_before(view, group.first - view.offset)
    return None


def subject_after(view: View, verb: int) -> tuple[int, int] | None:
    """Tokens of the subject of a verb of saying that stands before it, after what was said: "…," said Ann Lee, …"""
    k, quoted = verb + 1, verb - 1
    if quoted > 0 and view.low[quoted] == ",":
        quoted -= 1
    after = quoted >= 0 and (view.low[quoted] in QUOTES or (quoted < verb - 1 and view.tag[verb] == "VBD"))
    if not after or k >= view.last or view.lemma(verb) == "tell":
        return None
    if view.low[quoted] not in QUOTES and view.tag[k] not in ("DT", "NNP", "NNPS", "PRP"):
        return None  # ", said in May"
    while k < view.last and (view.tag[k] in NOMINAL or view.tag[k] == "HYPH"):
        k += 1
    if view.low[quoted] not in QUOTES and k < view.last and view.low[k] not in (".", ",", ";"):
        return None  # "Ann Lee, the mayor, said schools should"
    return (verb + 1, k) if k > verb + 1 else None


_PRONOMINAL = frozenset(("this", "that", "these", "those", "all", "some", "both", "each", "many", "others"))


def _before_insertion(view: View, comma: int, floor: int) -> int | None:
    """Token after the subject where an apposition or adverbial stands between it and the marker."""
    finite = False
    for k in range(comma - 1, max(floor, comma - 30), -1):
        low = view.low[k]
        if low in (",", "，"):
            relative = view.low[k + 1] in _RELATIVES  # ", which was set up in May,"
            if view.tag[k + 1] == "VBD" and "VBN" in view.words[k + 1].tags:  # ", founded in May,"
                relative = relative or not any(view.tag[j] in ("MD", "VBZ", "VBD") for j in range(k + 2, comma))
            return k if k > floor and (relative or not finite) else None
        if low in _BOUNDARIES:
            return None
        finite = finite or view.tag[k] in ("MD", "VBZ", "VBD")
    return None


def coordinate_subject(view: View, end: int) -> tuple[int, int] | None:
    """Subject of the clause that the verb at ``end`` goes on with: that of the nearest finite verb to its left.

    "The plant covers 40 mu and [plans to …]" → the plant.
    """
    root = root_of(view, end)
    found = subject_before(view, root) if root is not None else None
    if found is not None:
        return found
    floor = max(0, end - _WINDOW)
    k = end - 1
    while k >= floor:
        tag = view.tag[k]
        if view.low[k] in (";", "；"):
            return None
        if (tag in ("VBD", "VBZ", "MD") or (tag == "VBP" and view.low[k] != "like")) and relative_of(
            view, k, floor
        ) is None:
            found = subject_before(view, k)
            if found is not None and not (view.low[found[0]] == "it" and view.tag[min(k + 1, end - 1)] == "JJ"):
                return found
        k -= 1
    return None


def root_of(view: View, end: int) -> int | None:
    """First token of the verb group from which the one at ``end`` goes on, by way of those between."""
    syntax = view.mentions.syntax.of(view.sentence)
    groups, clauses = syntax.verb_groups, syntax.clauses
    place = end + view.offset
    at = next((i for i, group in enumerate(groups) if group.first <= place < group.last), None)
    if at is None or clauses[at].conjoined is None:
        return None
    while (earlier := clauses[at].conjoined) is not None:
        at = earlier
    first = groups[at].first - view.offset
    return first if first < end and ";" not in view.low[first:end] else None


def antecedent(view: View, end: int) -> tuple[int, int] | None:
    """Subject of a relative clause whose pronoun stands right before ``end``: the noun phrase before the pronoun."""
    k = end - 1
    while k > 0 and (view.is_adverb(k) or view.low[k] in QUOTES):
        k -= 1
    if k > 0 and view.low[k] in ("who", "which", "that") and (view.tag[k][:1] == "W" or view.low[k] == "who"):
        last = k - 1 if view.low[k - 1] == "," else k
        first = phrase_before(view, last, max(0, last - _WINDOW))
        if view.low[k] == "who":  # "understanding of those who": persons, not the understanding
            for j in range(last - 1, first, -1):
                if view.low[j - 1] == "of" and view.low[j] in ("those", "people", "all", "persons"):
                    first = j
                    break
        return (first, last) if first < last else None
    return None
