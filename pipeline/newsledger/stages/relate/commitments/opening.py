"""A marker with the act it opens, and the verb group it stands in."""

from newsledger.stages.relate.commitments.acts import Act
from newsledger.stages.relate.commitments.lexis import BE
from newsledger.stages.relate.commitments.view import QUOTES, View
from newsledger.types.value import value

HAVE = frozenset(("have", "has", "had", "having", "'ve"))


@value(kw_only=True)
class Opening:
    """A marker ``[first, last)`` and its act. ``subject_end``: the token that its subject stands before.

    ``addressed`` are the tokens of those who are told to act; ``kind`` is the frame; ``word`` the marker's lemma.
    """

    first: int
    last: int
    act: Act
    kind: str
    word: str
    subject_end: int
    addressed: tuple[int, int] | None = None
    negated: bool = False
    past: bool = False
    attempted: bool = False  # "had tried to", "tried to": over, whoever reports it
    possessor: tuple[int, int] | None = None


def auxiliaries(view: View, i: int) -> tuple[int, frozenset[str]]:
    """First token of the verb group that ends at ``i``, and its auxiliaries: be, have, had, do.

    A participle after "and" shares those of the participle before it: "is promoting A and working to build B".
    """
    first, aspects, k = i, set(), i - 1
    while k >= 0 and i - k < 8:
        low = view.low[k]
        if low in BE or low in HAVE or low in ("do", "does", "did"):
            first = k
            aspects.add("be" if low in BE else "had" if low == "had" else "have" if low in HAVE else "do")
        elif not (view.is_adverb(k) or low in QUOTES or low == "n't"):
            break
        k -= 1
    if not aspects and i and view.tag[i] == "VBG" and view.low[i - 1] in ("and", ","):
        for k in range(i - 2, max(0, i - 25), -1):
            if view.low[k] in (";", ":"):
                break
            if view.tag[k] == "VBG" and view.low[before_adverbs(view, k)] in BE:
                return i, frozenset(("be",))
    return first, frozenset(aspects)


def before_adverbs(view: View, i: int) -> int:
    """Last token before ``i`` that is no adverb; 0 where none is."""
    i -= 1
    while i > 0 and view.is_adverb(i):
        i -= 1
    return max(i, 0)


def through_to(view: View, i: int, verb: int) -> int:
    """Token after the "to" between marker and verb."""
    for k in range(verb - 1, i, -1):
        if view.low[k] == "to":
            return k + 1
    return verb
