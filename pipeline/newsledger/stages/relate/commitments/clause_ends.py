"""Where a clause ends: at a subject of its own, at who says it, at punctuation."""

from newsledger.stages.relate.commitments.lexis import Lexis
from newsledger.stages.relate.commitments.subjects import subject_before
from newsledger.stages.relate.commitments.view import NOMINAL, QUOTES, View

_NAMES = (["NNP"], ["NNS"], ["NN"], ["CC"])  # after a comma of a list
_OWN_SUBJECT = 24  # tokens between a comma and the modal of a clause with a subject of its own
_NOMINATIVES = frozenset(("i", "we", "he", "she", "it", "they"))


def own_subject(view: View, k: int) -> bool:
    """Whether a clause with a subject of its own starts at ``k``, after ", and": "…, and towns that apply will"."""
    if view.low[k - 1] != "and":
        return False
    if view.low[k] in _NOMINATIVES:
        return pronoun_clause(view, k)
    if view.tag[k] not in NOMINAL:
        return False
    for j in range(k + 1, min(view.last, k + _OWN_SUBJECT)):
        if view.low[j] == ";" or (view.low[j] == "," and view.tag[j + 1 : j + 2] not in _NAMES):
            return False
        if view.tag[j] == "MD":
            found = subject_before(view, j)
            if found is not None and found[0] == k:
                return True
    return False


def pronoun_clause(view: View, k: int) -> bool:
    """Whether a pronoun and its finite verb start a clause at ``k``: "and we want to win"."""
    if k >= view.last or view.low[k] not in _NOMINATIVES:
        return False
    verb = view.after_adverbs(k + 1)
    return verb < view.last and view.tag[verb] in ("VBP", "VBZ", "VBD", "MD")


def opens_clause(view: View, i: int) -> bool:
    """Whether a subject and a finite verb follow the conjunction ``i``: "as it tries", "after the club was"."""
    for k in range(i + 1, min(view.last, i + 8)):
        if view.tag[k] in ("VBZ", "VBD", "VBP"):
            return k > i + 1
        if view.tag[k] not in NOMINAL:
            return False
    return False


def attribution(view: View, lexis: Lexis, k: int) -> bool:
    """Whether "…, the agency reported." closes the sentence from token ``k`` on."""
    last = view.last
    while last > k and (view.low[last - 1] in QUOTES or view.low[last - 1] in (".", ",") or view.time[last - 1] >= 0):
        last -= 1
    if not 1 < last - k < 14 or view.tag[last - 1] not in ("VBD", "VBN", "VBZ"):
        return False
    return lexis.verb_is(view.lemma(last - 1), "saying") and all(
        view.tag[j] in NOMINAL or view.tag[j] in ("IN", "HYPH", "CC") for j in range(k, last - 1)
    )


def states_figure(view: View, verb: int) -> bool:
    """Whether the purpose states a figure, which the act is to reach: "to renovate 1,200 homes"."""
    for k in range(verb + 1, min(view.last, verb + 14)):
        if view.low[k] in (",", ";", "."):
            return False
        if view.tag[k] == "CD" and view.words[k].is_digit:
            return view.time[k] < 0
    return False


def trimmed(view: View, first: int, last: int, floor: int) -> int:
    """End of the clause from ``first`` on without the punctuation and the "and" that stand there."""
    while last > floor and (
        view.low[last - 1] in (",", ";", ".", ":", "!", "?", "and", "or", "，", "；", "。", "–", "—", "-")
        or (view.low[last - 1] in QUOTES and _unpaired(view, first, last))
    ):
        last -= 1
    return last


def _unpaired(view: View, first: int, last: int) -> bool:
    return sum(view.low[k] in QUOTES for k in range(first, last)) % 2 == 1
