"""Verb groups of a tagged sentence: auxiliaries, adverbs between them, main verb."""

from collections.abc import Sequence

from newsledger.types.document import Word
from newsledger.types.syntax import Tense, VerbGroup

_MODALS = {"'ll": "will", "’ll": "will", "wo": "will", "ca": "can", "'d": "would", "’d": "would", "sha": "shall"}
_BE = frozenset(
    {"be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re", "'m", "’s", "’re", "’m", "get", "gets"}
    | {"got", "getting"}
)
_HAVE = frozenset({"have", "has", "had", "having", "'ve", "’ve", "'s", "’s", "'d", "’d"})
_DO = frozenset({"do", "does", "did"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither"})
_ADVERBS = frozenset({"RB", "RBR", "RBS"})
_TENSES: dict[str, Tense] = {
    "VBD": "past", "VBZ": "present", "VBP": "present", "MD": "present", "TO": "infinitive", "VBG": "gerund",
    "VBN": "participle", "VB": "imperative",
}  # fmt: skip
_WINDOW = 6  # adverbs and their conjunctions between two verbs of one group


def verb_group(words: Sequence[Word], tags: Sequence[str], i: int, base: int) -> VerbGroup | None:
    """The verb group that token ``i`` opens (a modal, "to" or a verb), in tokens of the document (``base`` added)."""
    tag = tags[i]
    modal: str | None = None
    to = passive = progressive = perfect = negated = False
    head = i
    if tag == "MD" or tag == "TO":
        head, negated = _next_verb(words, tags, i + 1, negated)
        if head < 0 or tags[head] != "VB":
            return None
        if tag == "MD":
            lower = words[i].lower
            modal = _MODALS.get(lower, lower)
        else:
            to = True
    while True:
        lower = words[head].lower
        is_be, is_have = lower in _BE, lower in _HAVE
        if not (is_be or is_have or lower in _DO):
            break
        following, denied = _next_verb(words, tags, head + 1, negated)
        if following < 0:
            negated = denied if is_be or lower in _DO else negated
            break
        after = tags[following]
        if is_be and after == "VBN" and not passive:
            passive = True
        elif is_be and after == "VBG":
            if words[following].lower == "going" and modal is None:
                verb = following + 2
                if verb < len(tags) and tags[verb - 1] == "TO" and tags[verb] == "VB":
                    modal, head, negated = "going", verb, denied
                    continue
            progressive = True
        elif is_have and after == "VBN" and not perfect:
            perfect = True
        elif lower in _DO and after == "VB" and following > head:
            pass
        else:
            break
        head, negated = following, denied
    last = head + 1
    particle = None
    if last < len(tags) and tags[last] == "RP":
        particle = base + last
    return VerbGroup(
        base + i, base + last, base + head, _TENSES[tag], modal, to, passive, progressive, perfect, negated, particle
    )


def _not_only(words: Sequence[Word], j: int) -> bool:
    """ "must not only build": affirmed all the same."""
    return words[j].lower == "not" and j + 1 < len(words) and words[j + 1].lower in ("only", "just", "merely")


def _next_verb(words: Sequence[Word], tags: Sequence[str], i: int, negated: bool) -> tuple[int, bool]:
    """The verb that follows from ``i`` on, over adverbs only, and whether one of them denies; -1 if there is none."""
    denied = negated
    for j in range(i, min(len(tags), i + _WINDOW)):
        tag = tags[j]
        if tag[:2] == "VB":
            return j, denied
        if tag in _ADVERBS or words[j].lower in _NEGATIONS:
            denied = denied or (words[j].lower in _NEGATIONS and not _not_only(words, j))
        elif not (tag in ("CC", ",", "HYPH") and j > i and tags[j - 1] in _ADVERBS):
            return -1, denied
    return -1, denied
