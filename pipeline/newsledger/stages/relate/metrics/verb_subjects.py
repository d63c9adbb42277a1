"""Of what a verb is said: the noun phrases before it, past what stands between, or those of the verb before."""

from newsledger.stages.relate.metrics.chains import Chain, chain_ending, opening_aside, time_ends
from newsledger.stages.relate.metrics.figure import View
from newsledger.types.syntax import VerbGroup

_ASIDES = frozenset(("which", "who", "where", "whose", "including", "especially"))
_AUXILIARY = frozenset(("has", "have", "had", "not", "more", "than", "almost", "nearly"))
_SPANS = frozenset(("day", "week", "month", "quarter", "year", "hour", "night"))
_LONGEST = 30
_STEPS = 3  # verbs back from one that goes on to the one whose subject it has


def subject(view: View, group: VerbGroup, steps: int = _STEPS) -> Chain | None:
    """The noun phrases before the verb group, back to the beginning of its clause; found once for each group.

    A verb that goes on after a comma or "and" has the subject of the one before, up to ``steps`` verbs back.
    """
    if steps != _STEPS:
        return _subject(view, group, steps)
    known, first = view.subjects, group.first
    if first not in known:
        known[first] = _subject(view, group, steps)
    return known[first]


def _subject(view: View, group: VerbGroup, steps: int) -> Chain | None:
    end = group.first
    while end > view.first and (view.tag(end - 1) in ("RB", "MD") or view.low(end - 1) in _AUXILIARY):
        end -= 1
    if view.low(end - 1) in ("which", "that", "who"):
        found = antecedent(view, end - 1)
        if found is not None and steps and view.tag(found.head.head)[:3] == "NNP":
            earlier = view.finite_before(found.first)
            return (subject(view, earlier, steps - 1) if earlier else None) or found
        return found
    while end > view.first and group.first - end < _LONGEST:
        time = time_ends(view, end)
        if time is None:
            time = _span_before(view, end)
        if time is not None:
            end = time - 1 if view.tag(time - 1) in ("VBN", "VBG") else time
        elif view.low(end - 1) == ")":
            end = bracket_before(view, end)
        elif view.low(end - 1) == "," and (aside := _aside_before(view, end - 1)) is not None:
            end = aside
        elif view.low(end - 1) in (",", "so", "now"):
            end -= 1
        elif (other := _infinitive_before(view, end)) is not None:
            end = other
        elif view.tag(end - 1) in ("VBG", "VBN") and view.phrase_at(end - 1) is None and view.phrase_ending(end - 1):
            end -= 1
        else:
            break
    found = chain_ending(view, end)
    if found is not None and steps and _of_figure_before(view, found):
        found = None  # "rose 4% in Lund, fell 3% …"
    if found is None and steps and group.tense in ("past", "present", "participle"):
        joined = view.low(end - 1) in ("and", "but") or view.low(group.first - 1) == ","
        earlier = view.finite_before(end) if joined else None
        return subject(view, earlier, steps - 1) if earlier else None
    return _described(view, found) if found is not None else None


def _span_before(view: View, end: int) -> int | None:
    """First token of a day or a length of time that ends before token ``end``: "that day", "in 3 days"."""
    phrase = view.phrase_ending(end)
    if phrase is None or phrase.last != end or view.lemma(phrase.head) not in _SPANS:
        return None
    if phrase.head - phrase.first == 1 and view.low(phrase.first) in ("that", "this"):
        return phrase.first
    if phrase.head == phrase.first and view.low(phrase.first - 1) == "that":
        return phrase.first - 1
    counted = view.tag(phrase.first) == "CD" and view.low(phrase.first - 1) in ("in", "within", "for", "over")
    return phrase.first - 1 if counted and phrase.first - 1 > view.first else None


def _of_figure_before(view: View, found: Chain) -> bool:
    """Whether the phrase hangs by its preposition on a figure, and so is no subject."""
    link = found.first - 1
    if view.tag(link) != "IN" or view.low(link) == "that" or not view.figures:
        return False
    return any(figure.quantity.last == link and figure.quantity.kind != "count" for figure in view.figures)


def _described(view: View, found: Chain) -> Chain:
    """What a participle describes whose object ends the subject: "[the bridge] linking Lund and Tarn is"."""
    i = found.first - 1
    if view.low(i) == "and" and (other := view.phrase_ending(i)) is not None:
        i = other.first - 1
    if view.tag(i) != "VBG":
        return found
    bearer = view.phrase_ending(i)
    if bearer is None or bearer.last != i:
        return found
    if view.tag(bearer.first - 1)[:2] in ("VB", "IN", "TO") and view.low(bearer.first - 1) != "of":
        return found
    return chain_ending(view, i) or found


def _aside_before(view: View, i: int) -> int | None:
    """Where the relative clause that the comma at token ``i`` closes begins: "the fire, which started …, is"."""
    for j in range(i - 1, max(view.first, i - 24), -1):
        if view.low(j) in (";", ":"):
            return None
        opener = view.low(j) in _ASIDES or view.tag(j) in ("VBG", "VBN")
        if opener and view.low(j - 1) == ",":
            return j - 1
        if view.low(j - 1) == "," and view.tag(j) in ("PRP$", "DT"):  # "Lake Vern, our region's fifth largest lake, is"
            best = any(view.tag(k) in ("JJS", "RBS") for k in range(j + 1, i))
            named = view.phrase_ending(j - 1)
            return j - 1 if best and named is not None and not opening_aside(view, j - 1, named) else None
    return None


def bracket_before(view: View, end: int) -> int:
    """Token of the bracket that the one before token ``end`` closes."""
    for i in range(end - 2, max(view.first, end - 12) - 1, -1):
        if view.low(i) == "(":
            return i
    return end - 1


def _infinitive_before(view: View, end: int) -> int | None:
    """Where the infinitive that ends before token ``end`` begins: "the shares to be sold"."""
    for group in view.groups_in(end - 6, end):
        if group.last == end and group.to and view.phrase_ending(group.first) is not None:
            return group.first
    return None


def antecedent(view: View, i: int) -> Chain | None:
    """The phrase before the relative pronoun at token ``i``."""
    if view.low(i - 1) == ",":
        i -= 1
        i = _span_before(view, i) or i  # "earned 3 million yuan in 3 days, accounting for …"
    return chain_ending(view, i)
