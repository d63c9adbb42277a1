"""The part of a chain of noun phrases that names a measure: without determiners, owners, places and times."""

from newsledger.stages.relate.metrics.chains import Chain
from newsledger.stages.relate.metrics.figure import View
from newsledger.types.syntax import NounPhrase

_KEPT = frozenset(("of", "for", "between", "per", "from", "to", "and", "above", "below"))
_SIZE = frozenset(("above", "below", "over", "under"))
_ANAPHORS = frozenset(
    ("first", "second", "third", "same", "other", "figure", "figures", "latter", "former", "rest", "others", "some")
)  # what was named before
_NO_NOUNS = frozenset(("DT", "PRP", "EX", "WP", "WDT", "CD"))


def measure(view: View, chain: Chain) -> tuple[int, int] | None:
    """Tokens of ``chain`` that name the measure: without determiners, owners, places and times."""
    first = _without_owner(view, chain.first, chain.head)
    if view.low(first) == "capita" and view.low(first - 1) == "per":
        first -= 1
    last = max(chain.core, chain.head.last)
    while last < chain.last:
        lower = view.low(last)
        if lower in _SIZE and view.low(last + 1) == "designated":
            last += 3
            continue
        relating = lower.endswith("able") and view.tag(last) == "JJ" and view.low(last + 1) == "to"
        if relating and (bearer := view.phrase_at(last + 2)) is not None and bearer.last <= chain.last:
            last = bearer.last  # "profit attributable to the shareholders"
            continue
        following = view.phrase_at(last + 1) if lower not in _SIZE else view.phrase_at(last)
        if following is None and view.tag(last + 1) in ("VBN", "VBG", "JJ"):
            following = view.phrase_at(last + 2)
        if following is None or following.last > chain.last or view.figure_in(following.first, following.last):
            break
        if lower in _SIZE and view.tag(last) != "DT":
            last = following.last
            continue
        if lower not in _KEPT or _time_at(view, last, following.last):
            break
        if lower == "of" and is_owner(view, following) and view.low(chain.head.head) not in ("number", "numbers"):
            break
        last = following.last
    for i in range(first + 1, last - 1):
        if view.low(i) == "-" and view.words[i + 1].is_title and not view.words[i - 1].is_title:
            last = i  # "shares-Evening Post": the outlet after a headline
            break
    if last - first == 1 and view.low(first) in _ANAPHORS:
        return None
    if first >= last or _time_at(view, first, last) or view.tag(chain.head.head) in _NO_NOUNS:
        return None
    return first, last


def _without_owner(view: View, first: int, head: NounPhrase) -> int:
    """First token of the phrase after its determiner, possessor or time: "this year's power generation"."""
    for i in range(head.head - 1, first - 1, -1):
        if view.low(i) in ("'s", "’s") or (view.low(i) in ("'", "’") and view.tag(i - 1)[:3] == "NNP"):
            return i + 1
    while first < head.head and (
        view.tag(first) in ("DT", "PDT", "PRP$", "WDT", "``", "RB") or view.low(first) in ("its", "current", "such")
    ):
        first += 1
    return first


def is_owner(view: View, phrase: NounPhrase) -> bool:
    """Whether the phrase after "of" says whose the measure is: a proper name or a possessive."""
    return view.tag(phrase.first) == "PRP$" or view.tag(phrase.head)[:3] == "NNP"


def _time_at(view: View, first: int, last: int) -> bool:
    return any(time.first < last and first < time.last for time in view.times)


def plain(view: View, chain: Chain) -> tuple[int, int] | None:
    """Tokens of ``chain`` that name a measure, without "all", "various" or a number before them; no figure inside."""
    found = measure(view, chain)
    if found is None or view.figure_in(chain.first, chain.last):
        return None
    first, last = found
    while first < last and view.low(first) in ("various", "all", "these", "those"):
        first += 1
    if view.words[first].is_digit and first + 1 < last:
        first += 1
    return (first, last) if first < last else None


def in_time(view: View, i: int) -> bool:
    """Whether token ``i`` belongs to a time expression."""
    return any(time.first <= i < time.last for time in view.times)
