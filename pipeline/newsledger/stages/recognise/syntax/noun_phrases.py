"""Base noun phrases of a tagged sentence."""

from collections.abc import Sequence

from newsledger.types.document import Word
from newsledger.types.syntax import NounPhrase

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
STARTS = frozenset({
    "DT", "PDT", "PRP$", "WP$", "CD", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "$", "RB",
    "RBR", "RBS", "FW", "``",
})  # fmt: skip
_INSIDE = NOUNS | {"CD", "JJ", "JJR", "JJS", "$", "FW", "SYM", "AFX"}
_ADJECTIVES = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "CD"})
_ADVERBS = frozenset({"RB", "RBR", "RBS"})
_CONTINUES = _INSIDE | {"POS", "HYPH", "CC", "``", "''", "VBN", "VBG"}  # what may follow a noun in its phrase
_COMPOUNDED = _INSIDE | {"VBN", "VBG", "VBD", "VB", "RB", "RP", "IN", "DT", "AFX", "TO"}
_DETERMINERS = frozenset({"DT", "PDT", "PRP$", "WP$"})
_TIMES = frozenset({
    "year", "month", "week", "quarter", "decade", "today", "yesterday", "tomorrow", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday", "time", "day", "afternoon", "morning", "evening",
    "night",
})  # fmt: skip
_SENTENCE_ADVERBS = frozenset({
    "also", "still", "now", "not", "n't", "just", "then", "already", "even", "yet", "again", "always", "often",
    "never", "so", "too", "there", "here", "soon", "ago", "well", "thus", "however", "therefore", "once", "instead",
})  # fmt: skip
_QUOTED = 8  # longest quotation inside a noun phrase, in tokens
_LONGEST = 40


def noun_phrase(words: Sequence[Word], tags: Sequence[str], i: int, base: int) -> NounPhrase | None:
    """The base noun phrase that token ``i`` opens; its tokens are those of the document (``base`` added)."""
    n = len(tags)
    if tags[i] in NOUNS and (i + 1 >= n or tags[i + 1] not in _CONTINUES):
        return NounPhrase(base + i, base + i + 1, base + i)
    n = min(n, i + _LONGEST)
    j = i
    head = -1
    determined = False
    while j < n:
        tag = tags[j]
        if j > i and head < 0 and j + 2 < n and tags[j + 1] == "HYPH" and tag in _COMPOUNDED and tag not in NOUNS:
            j += 1  # "an off-road vehicle": what stands before a hyphen may be anything
            continue
        if tag in NOUNS:
            if head == j - 1 and head >= i and words[head].lower in _TIMES and tag[:3] == "NNP" and tags[head] == "NN":
                break  # "last year Harbin built"
            head = j
        elif tag in _INSIDE:
            if tag == "CD" and head == j - 1 and head >= i and tags[head] in ("NN", "NNS"):
                break  # "output value 3 billion yuan"
            if tag != "CD" and tags[j - 1] == "NNS" and head == j - 1:
                break
        elif tag in _DETERMINERS:
            if j > i and not (tags[j - 1] in ("PDT", "DT") and head < 0):
                break
            determined = True
        elif tag == "POS":
            if head != j - 1 or j + 1 >= n:
                break
        elif tag == "HYPH":
            if j == i or j + 1 >= n or tags[j + 1] not in _COMPOUNDED:
                break
            j += 1  # "built-up areas", "state-owned": what the hyphen joins goes along
            if tags[j] in NOUNS:
                head = j
        elif tag == "VBN" or tag == "VBG":
            if not _premodifies(words, tags, i, j, n, determined):
                break
        elif tag in _ADVERBS:
            if j + 1 < n and tags[j + 1] == "HYPH" and j > i:
                j += 1
                continue
            if j + 1 >= n or tags[j + 1] not in _ADJECTIVES or not _noun_follows(tags, j + 1, n):
                break
            if words[j].lower in _SENTENCE_ADVERBS:
                break
            if j > i and head == j - 1:
                break
        elif tag == "CC":
            if not _joins_modifiers(tags, i, j, n):
                break
        elif tag == ",":
            if not (j > i and tags[j - 1] in ("JJ", "VBN") and j + 2 < n and _adjective_list(tags, j, n)):
                break
        elif tag == "``":
            close = _closing(tags, j, n)
            if close < 0 or (j == i and close + 1 >= n):
                break
            inner = [k for k in range(j + 1, close) if tags[k] in NOUNS]
            if inner:
                head = inner[-1]
            j = close
        else:
            break
        j += 1
    if head < 0:
        return _without_noun(tags, i, j, base, determined)
    last = head + 1
    if last < len(tags) and tags[last] == "''" and "``" in tags[i:last]:
        last += 1
    while last < j and tags[last] == "CD" and tags[last - 1] in ("NNP", "CD"):
        last += 1
    return NounPhrase(base + i, base + last, base + head)


def _without_noun(tags: Sequence[str], i: int, j: int, base: int, determined: bool) -> NounPhrase | None:
    while j > i and tags[j - 1] not in ("CD", "DT", "JJ", "JJR", "JJS", "PRP$", "FW"):
        j -= 1
    if j == i or not (determined or any(tags[k] == "CD" for k in range(i, j))):
        return None
    return NounPhrase(base + i, base + j, base + j - 1)


def _noun_follows(tags: Sequence[str], j: int, n: int) -> bool:
    while j < n and (
        tags[j] in _ADJECTIVES
        or tags[j] == "HYPH"
        or (tags[j] == "CC" and tags[j - 1] in _ADJECTIVES and j + 1 < n and tags[j + 1] in ("JJ", "VBN"))
    ):
        j += 1
    return j < n and tags[j] in NOUNS


def _premodifies(words: Sequence[Word], tags: Sequence[str], i: int, j: int, n: int, determined: bool) -> bool:
    """Whether the participle ``j`` stands before its noun rather than being a verb."""
    if j + 2 < n and tags[j + 1] == "HYPH":
        return tags[j + 2] in _COMPOUNDED and _noun_follows(tags, j + 3, n)
    if not _noun_follows(tags, j + 1, n):
        return False
    if j > i:
        before = tags[j - 1]
        if before in NOUNS:
            return False
        return determined or before in ("JJ", "CD", "POS", "RB", "CC", "HYPH", "``", "JJS", "JJR")
    return tags[j] == "VBN" and j > 0 and tags[j - 1] in ("IN", "VB", "VBG")


def _joins_modifiers(tags: Sequence[str], i: int, j: int, n: int) -> bool:
    """Whether the conjunction ``j`` joins two modifiers of the noun that follows: "safe and green systems"."""
    if j == i or j + 2 >= n:
        return False
    before, after, beyond = tags[j - 1], tags[j + 1], tags[j + 2]
    if before in ("JJ", "VBN") and after in ("JJ", "VBN"):
        return _noun_follows(tags, j + 2, n)
    return before == "NN" and after == "NN" and beyond == "NNS" and "DT" not in tags[i:j] and "CD" not in tags[i:j]


def _adjective_list(tags: Sequence[str], j: int, n: int) -> bool:
    while j + 1 < n and tags[j] in (",", "CC") and tags[j + 1] in ("JJ", "VBN"):
        j += 2
        if j < n and tags[j] == "," and j + 1 < n and tags[j + 1] == "CC":
            j += 1
    return j < n and (tags[j] in NOUNS or _noun_follows(tags, j, n))


def _closing(tags: Sequence[str], j: int, n: int) -> int:
    for k in range(j + 1, min(n, j + _QUOTED)):
        tag = tags[k]
        if tag == "''":
            return k
        if tag not in _INSIDE and tag not in ("HYPH", "VBN", "VBG", "CC", "IN", "DT", "POS"):
            return -1
    return -1
