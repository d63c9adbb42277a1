"""A finite verb for a sentence that was left without one."""

from collections.abc import Sequence

from newsledger.stages.recognise.syntax.context import FINITE, NOUNS, can, left
from newsledger.types.document import Word

_POSSIBLY_FINITE = frozenset({"VBN", "NN", "NNS", "JJ"})
_COMPLEMENTS = frozenset({"IN", "TO", "DT", "CD", "PRP$", "PRP", "RB", "JJR", "RP", "$", ",", "NNS", "JJ", "NN", "``"})


def supply_finite_verb(words: Sequence[Word], tags: list[str]) -> None:
    """A sentence with a full stop and no finite verb: the likeliest word that can be one becomes it.

    "The value of exports rose above the mark": past tense first, then the present, each after a noun.
    """
    if len(tags) < 6 or tags[-1] != "." or not FINITE.isdisjoint(tags):
        return
    if any(tag == "VB" and tags[left(tags, i)] != "TO" for i, tag in enumerate(tags)):
        return
    best: tuple[int, int, str] | None = None
    for i in range(1, min(len(tags) - 2, 60)):
        if tags[i] not in _POSSIBLY_FINITE or len(words[i].tags) < 2 or words[i].is_title:
            continue
        j = left(tags, i)
        if j < 0 or not (tags[j] in NOUNS or (tags[j] == "," and tags[i] == "VBN") or tags[j] in ("DT", "''", "PRP")):
            continue
        if tags[i] == "VBN" and words[i + 1].lower == "by" and tags[i + 2] not in ("CD", "RB", "JJR", "IN"):
            continue
        if tags[i + 1] not in _COMPLEMENTS:
            continue
        plural = tags[j] == "NNS"
        for rank, tag in enumerate(("VBD", "VBP" if plural else "VBZ", "VBP")):
            if can(words[i], tag) and (best is None or rank < best[0]):
                best = rank, i, tag
                break
    if best is not None:
        tags[best[1]] = best[2]
