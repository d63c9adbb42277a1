"""Past tense or participle."""

from collections.abc import Sequence

from newsledger.stages.recognise.syntax.context import (
    BE,
    FINITE,
    GET,
    HAVE,
    NOUNS,
    OBJECTS,
    REPORTING,
    SUBJECTS,
    WINDOW,
    can,
    earlier_finite,
    governed,
    later_finite,
    left,
)
from newsledger.types.document import Word


def opening_participle(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """ "Built in 1962, the bridge …": a capital letter, a participle, no object."""
    if i or len(tags) < 2 or not words[0].is_title or not can(words[0], "VBN"):
        return None
    return "VBN" if tags[1] in ("IN", "TO", "RB", "CC") else None


def auxiliary_before_participle(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """Perfect or passive: "has also weathered", "was quickly approved", "has become"."""
    if not can(words[i], "VBN"):
        return None
    j = left(tags, i)
    if j < 0 or tags[j][:1] not in ("V", "P"):
        return None
    lower = words[j].lower
    if tags[j] in ("POS", "PRP", "PRP$"):
        k = j - 1  # "have we reached"
        return "VBN" if tags[j] == "PRP" and k >= 0 and words[k].lower in HAVE and tags[k][0] == "V" else None
    return "VBN" if lower in BE or lower in HAVE or lower in GET else None


def participle_before_noun(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """ "the approved plan", "its revised target": between determiner or adjective and noun."""
    if i == 0 or i + 1 >= len(tags) or not can(words[i], "VBN"):
        return None
    if tags[i - 1] in ("DT", "PRP$", "POS", "JJ", "CD") and tags[i + 1] in ("NN", "NNS", "NNP", "JJ"):
        return "VBN"
    return None


def past_after_subject_pronoun(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """A pronoun that is a subject wants a finite verb: "they estimated", "which also held"."""
    if not can(words[i], "VBD"):
        return None
    j = left(tags, i)
    if j < 0:
        return None
    if tags[j] == "PRP":
        if j and (words[j - 1].lower in HAVE or words[j - 1].lower in BE) and tags[j - 1][0] == "V":
            return None
        if words[j].lower in SUBJECTS:
            return "VBD"
        return "VBD" if j == 0 or tags[j - 1] in (",", "``", "CC", "IN", ":", "''") else None
    return "VBD" if tags[j] in ("WP", "WDT", "EX") else None


def coordinated_participle(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """Second of two participles or of two past tenses: "was planned and built", "came and built"."""
    j = left(tags, i)
    if j < 1 or tags[j] not in ("CC", ","):
        return None
    for k in range(j - 1, max(-1, j - WINDOW), -1):
        if tags[k] in ("VBD", "VBN"):
            if tags[k] == "VBN":
                before = left(tags, k)
                if before < 0 or tags[j] == "," or tags[j - 1] == "," or not can(words[i], "VBN"):
                    return None
                after = tags[i + 1] if i + 1 < len(tags) else "."
                if words[before].lower in BE:
                    return "VBN" if after not in OBJECTS and after not in ("WRB", "WP", "WDT") else None
                return "VBN" if words[before].lower in HAVE else None
            if words[k].lower in BE or words[k].lower in HAVE:
                return None
            return "VBD" if can(words[i], "VBD") and tags[j] == "CC" else None
        if tags[k] in FINITE or tags[k] in (":", ".", "VB", "VBG", "WDT", "WP"):
            return None
    return None


def past_after_apposition(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """ "Ms Orr, head of the board, told members": no finite verb so far, and an object follows."""
    if tags[i] != "VBN" or i < 2 or i + 1 >= len(tags) or not can(words[i], "VBD"):
        return None
    j = left(tags, i)
    if j < 1 or tags[j] != ",":
        return None
    if tags[i + 1] not in ("DT", "PRP", "PRP$") and words[i].lemma("VBD") not in REPORTING:
        return None
    named = False
    for k in range(j - 1, max(-1, j - 2 * WINDOW), -1):
        if tags[k] in FINITE or tags[k] in ("VB", "VBG", "VBN", "WDT", "WP"):
            return None
        if tags[k] in (":", "."):
            break
        named = named or tags[k] in NOUNS
    else:
        k = -1
    start = tags[k + 1] if k + 1 < len(tags) else ""
    return "VBD" if named and (start in NOUNS or start in ("DT", "PRP$", "JJ", "``")) else None


def reduced_relative(words: Sequence[Word], tags: list[str], i: int) -> str | None:
    """After a noun, a participle where the clause has its finite verb: "a report prepared for them was read"."""
    if not (can(words[i], "VBN") and can(words[i], "VBD")) or words[i].lower in HAVE:
        return None
    j = left(tags, i)
    if j < 0 or tags[j] not in NOUNS:
        return None
    hanging = governed(words, tags, j)
    after = tags[i + 1] if i + 1 < len(tags) else "."
    agent = i + 2 < len(tags) and words[i + 1].lower == "by" and tags[i + 2] not in ("CD", "RB", "$", "JJR", "IN")
    if tags[i] == "VBN":
        if after in OBJECTS and not agent:
            return None if hanging and earlier_finite(words, tags, i) else "VBD"
        if hanging or agent or earlier_finite(words, tags, i) or later_finite(words, tags, i):
            return None
        return "VBD"
    if after in OBJECTS and not agent:
        return None
    return "VBN" if later_finite(words, tags, i) or (hanging and earlier_finite(words, tags, i)) else None
