"""Base form or finite present."""

from collections.abc import Sequence

from newsledger.stages.recognise.syntax.context import (
    CAUSATIVES,
    DO,
    HAVE,
    NOUNS,
    OBJECTS,
    SUBORDINATORS,
    WINDOW,
    can,
    left,
)
from newsledger.types.document import Word


def base_after_modal(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """ "will further plan", "does not increase", "may the council vote"."""
    if not can(words[i], "VB"):
        return None
    j = left(tags, i)
    if j < 0:
        return None
    if tags[j] == "MD":
        return "VB"
    if tags[j] == "TO":
        return "VB" if tags[i] in ("VBP", "VB") else None
    if words[j].lower in DO and tags[j][0] == "V" and tags[i] in ("VBP", "VB"):
        return "VB"
    if tags[j] == "PRP" and j and (tags[j - 1] == "MD" or words[j - 1].lower in DO) and tags[i] in ("VBP", "VB"):
        return "VB"
    return None


def base_after_causative(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """ "let the market decide", "help growers sell": object and bare infinitive."""
    if tags[i] != "VBP":
        return None
    for j in range(left(tags, i), max(-1, i - 8), -1):
        if words[j].lower in CAUSATIVES and tags[j][0] == "V":
            return "VB"
        if tags[j] not in NOUNS and tags[j] not in ("PRP", "DT", "JJ", "PRP$", "HYPH", "CC", "CD"):
            return None
    return None


def finite_after_subject(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """ "they plan", "which include": a finite form after a plural subject."""
    if tags[i] != "VB" or not can(words[i], "VBP"):
        return None
    j = left(tags, i)
    if j < 0:
        return None
    if tags[j] in ("WDT", "WP") or (tags[j] == "PRP" and words[j].lower in ("i", "we", "they", "you")):
        before = j - 1
        if before >= 0 and (tags[before] in ("MD", "VB") or words[before].lower in DO | CAUSATIVES):
            return None
        return "VBP"
    return None


def finite_after_noun(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """ "members discuss plans": after a noun, with nothing before that asks for a base form."""
    if tags[i] != "VB" or not can(words[i], "VBP"):
        return None
    j = left(tags, i)
    if j < 0 or tags[j] not in ("NNS", "NNPS", "NN"):
        return None
    plural = tags[j] != "NN"
    for k in range(j - 1, max(-1, j - WINDOW), -1):
        tag = tags[k]
        if tag in ("MD", "TO", "VB", "VBZ", "VBD", "VBP", "VBG", "VBN") or words[k].lower in CAUSATIVES:
            return None
        if tag in ("NNS", "NNPS"):
            plural = True
        if tag in (":", ".") or words[k].lower in SUBORDINATORS:
            break
    return "VBP" if plural else None


def coordinated_base(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """ "will build and run", "they build and run": the form of the first verb holds for the second."""
    j = left(tags, i)
    if j < 1 or tags[j] not in ("CC", ",") or words[j].lower not in ("and", "or", ",", "but"):
        return None
    for k in range(j - 1, max(-1, j - WINDOW), -1):
        tag = tags[k]
        if tag == "VB":
            bare = words[i].lower in HAVE and i + 1 < len(tags) and tags[i + 1] in ("VBN", "RB")
            return "VB" if can(words[i], "VB") and not bare else None
        if tag == "VBP":
            return "VBP" if can(words[i], "VBP") and words[j].lower != "," else None
        if tag in ("VBZ", "VBD", "VBG", ":", ".", "MD"):
            return None
    return None


def base_after_opening(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """Bare imperative at the start of a sentence or after a semicolon: "Promote the sector"."""
    if tags[i] != "VBP" or not can(words[i], "VB") or words[i].lower in DO or i + 1 >= len(tags):
        return None
    j = left(tags, i)
    return "VB" if (j < 0 or tags[j] == ":") and tags[i + 1] in OBJECTS and tags[i + 1] != "PRP" else None
