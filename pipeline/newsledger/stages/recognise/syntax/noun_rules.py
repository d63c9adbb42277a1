"""Noun or verb, and what stands beside them."""

from collections.abc import Sequence

from newsledger.stages.recognise.syntax.context import (
    FINITE,
    NOUNS,
    OBJECTS,
    WINDOW,
    can,
    finite_before_break,
    governed,
    in_title_case,
    later_finite,
    left,
)
from newsledger.types.document import Word


def noun_after_noun_and(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """ "the river and lake patrol": a noun between "and" and a noun, where no base form stands before to go with."""
    if not can(words[i], "NN") or i < 2 or i + 1 >= len(tags) or tags[i - 1] != "CC" or tags[i - 2] not in NOUNS:
        return None
    if tags[i + 1] not in ("NN", "NNS", "IN", "JJ", "VBZ", "VBD", "MD"):
        return None
    for k in range(i - 2, max(-1, i - WINDOW), -1):
        if tags[k] in ("VB", "VBP", "MD", "TO"):
            return None
        if tags[k] in (":", "."):
            break
    return "NN"


def verb_of_singular_subject(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """ "the council plans to sell", "Orrin lives in": the only finite verb that the clause can have."""
    if i == 0 or i + 1 >= len(tags) or not can(words[i], "VBZ") or words[i].is_title:
        return None
    j = left(tags, i)
    if j < 0 or tags[j] not in ("NN", "NNP", "''", "NNPS", "-RRB-"):
        return None
    after = tags[i + 1]
    strong = after in ("DT", "PRP$", "PRP", "WRB", "WP") or words[i + 1].lower == "that"
    strong = strong or (after == "TO" and i + 2 < len(tags) and tags[i + 2] in ("VB", "RB"))
    if not strong and not (tags[j] == "NNP" and after in ("IN", "RB", "JJ", "``", "CD", "NN", "NNS")):
        return None
    if governed(words, tags, j) or finite_before_break(words, tags, i) or later_finite(words, tags, i):
        return None
    return "VBZ"


def second_verb_of_singular_subject(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """ "It will hire staff, and plans to open a shop": after "and", before an infinitive, with a finite verb before."""
    if i + 2 >= len(tags) or not can(words[i], "VBZ") or tags[i + 1] != "TO" or tags[i + 2] not in ("VB", "RB"):
        return None
    j = left(tags, i)
    if j < 2 or tags[j] != "CC":
        return None
    for k in range(j - 1, max(-1, j - 3 * WINDOW), -1):
        if tags[k] in FINITE:
            return "VBZ" if tags[k] == "VBZ" or tags[j - 1] == "," else None
        if tags[k] in (":", "."):
            return None
    return None


def further_before_verb(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """ "to further widen the road", "Further improve services": an adverb, and a verb after it."""
    if words[i].lower != "further" or i + 2 >= len(tags) or not can(words[i + 1], "VB"):
        return None
    if tags[i + 2] not in OBJECTS and tags[i + 2] not in ("RP", "CC"):
        return None
    before = tags[i - 1] if i else ":"
    if before not in ("TO", "MD", "CC", ",", ":", ".", "RB", "NNS", "PRP") or tags[i + 1] == "NNS":
        return None
    if before in ("CC", ",") and tags[i + 2] in ("NN", "NNS", "CC") and tags[i + 1] == "NN":
        return None
    tags[i + 1] = "VB"
    return "RB"


def possessive_s(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """ "the council's £10 fund": after a noun and before a sum of money, no verb."""
    if words[i].lower not in ("'s", "’s") or i == 0 or i + 1 >= len(tags) or tags[i - 1] not in NOUNS:
        return None
    return "POS" if tags[i + 1] in ("$", "CD", "POS") else None


def designated_size(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """ "above designated size", the term of official statistics: a preposition and a participle before its noun."""
    if words[i].lower != "designated" or i + 1 >= len(tags) or words[i + 1].lower not in ("size", "scale"):
        return None
    if i and words[i - 1].lower in ("above", "below", "over", "under"):
        tags[i - 1] = "IN"
    return "VBN"


def noun_after_according_to(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """ "according to plan": the preposition, not an infinitive."""
    if i < 2 or tags[i - 1] != "TO" or words[i - 2].lower != "according" or not can(words[i], "NN"):
        return None
    tags[i - 1] = "IN"
    return "NN"


def capital_of_a_name(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """ "the Chamber", "this Ministry": a capital letter that position does not explain makes a name of a noun."""
    if not words[i].is_title or i == 0 or words[i].is_upper or not can(words[i], "NNP"):
        return None
    if words[i - 1].is_punct or tags[i - 1] == "CD" or in_title_case(words):
        return None
    return "NNP"
