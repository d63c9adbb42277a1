"""What a number of things counts: the noun beside it, beyond it, or said of it elsewhere in the sentence."""

from newsledger.stages.relate.metrics.chains import Chain, chain_from
from newsledger.stages.relate.metrics.clauses import subject_measure
from newsledger.stages.relate.metrics.cues import Cues
from newsledger.stages.relate.metrics.figure import Figure, View
from newsledger.stages.relate.metrics.lists import before_clause
from newsledger.stages.relate.metrics.naming import is_owner, measure, plain
from newsledger.stages.relate.metrics.units import singular
from newsledger.stages.relate.metrics.verb_subjects import subject
from newsledger.types.mentions import Quantity
from newsledger.types.syntax import NounPhrase

Tokens = tuple[int, int]
_REFERRING = frozenset(("which", "them", "whom", "these", "those"))
_POINTS = frozenset(("point", "degree", "star", "place"))
_FILLERS = frozenset({
    "-", "more", "fewer", "less", "additional", "of", "the", "or", "so", "+", "odd", "plus", "strong", "other", "some",
})  # fmt: skip
_MARKS = frozenset(("mark", "threshold", "barrier"))
_PLAIN = frozenset(("NN", "NNS", "JJ", "VBG"))
_DETERMINED = frozenset(("DT", "CD", "PRP$", "PRP", "WDT", "PDT"))
_LONGEST_LIST = 20  # tokens
_STEPS = frozenset(("point", "place", "spot", "position", "notch"))  # of an index or a table


def counted_noun(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """450 [AI enterprises and R&D institutions], 20 sets of [drainage vehicles]."""
    q = figure.quantity
    if q.unit == "times" or (q.kind != "count" and not _counts_in_words(cues, q)):
        return None
    if q.unit == "point" and q.low != q.low.to_integral_value() and view.low(q.first - 1) == "to":
        return None  # "rose to 3,467.44 points": the index is measured
    if q.kind == "change" and q.unit in _STEPS and not _trails(view, figure):
        return None  # "gained 38 points": the index is measured
    first = after_number(view, figure)
    if first is not None and _number_is(cues, view, figure):
        return None
    if first is None or (q.unit in _POINTS and view.low(figure.lead) == "of"):
        return None
    head = view.document.token_at(q.end - 1)
    bearer = view.phrase_at(q.last)
    if view.low(first - 1) == "-" and bearer is not None and first < q.last <= bearer.head:
        return q.last, bearer.head + 1  # "a 20,000-seat stadium"
    if view.low(head + 1) == "of" and "classifier" in cues.roles(view.lemma(head)):
        inner = chain_from(view, head + 2)
        if inner and not view.figure_in(inner.first, inner.last):
            return measure(view, inner)
    if q.unit in _MARKS and view.low(q.first - 1) == "the":
        return subject_measure(cues, view, figure)  # "rose above the 7.2 mark"
    last = head + 1
    if view.low(head + 1) == "-" and head + 2 < view.last and view.words[head + 2].is_title:
        return first, head + 1  # "500 people-Harbour Post": the outlet after a headline
    owned = view.phrase_at(head + 2) if view.low(head + 1) == "of" else None
    if owned is not None and is_owner(view, owned) and view.lemma(head) in cues.listed("containers"):
        return first, owned.last  # "900 bottles of Vern Valley Cider"
    chain = chain_from(view, head) if owned is None or not is_owner(view, owned) else None
    if chain and chain.last > last and not view.figure_in(chain.last, chain.last + 1):
        found = measure(view, chain)
        last = max(last, found[1]) if found else chain.last
    last = _listed(view, last)
    return first, _qualified(cues, view, last)


def done_times(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """Won [the league championship] 18 times, has visited [the island] six times: the object of the verb."""
    group, phrase = figure.group, view.phrase_ending(figure.lead)
    if figure.quantity.unit != "times" or group is None or phrase is None or group.passive:
        return None
    if phrase.first - group.last > 1 or phrase.first < group.last or view.tag(phrase.head) not in ("NN", "NNS"):
        return None
    first = phrase.first + (view.tag(phrase.first) in ("DT", "PRP$"))
    return (first, phrase.last) if first < phrase.last else None


def headline_verb(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """[Virus cases] top 60,000, [losses] near 4 million: a headline's verb that looks like another word."""
    i = figure.quantity.first - 1
    phrase = view.phrase_ending(i) if view.low(i) in ("top", "near") else None
    if phrase is None or phrase.last < i or view.tag(phrase.head) != "NNS" or phrase.first > view.first:
        return None
    return measure(view, Chain(phrase.first, i, NounPhrase(phrase.first, i, min(phrase.head, i - 1)), i))


def _trails(view: View, figure: Figure) -> bool:
    """Fell behind the leader by 4 [points]."""
    group = figure.group
    return group is not None and view.low(figure.lead) == "by" and view.low(group.last) in ("behind", "ahead")


def counted_rate(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """25,000 [electric cars] a month, 40,000 [12-inch wafers] per month: what a rate counts."""
    q = figure.quantity
    counted, _, rate = (q.unit or "").partition("/")
    if q.kind != "ratio" or not rate or cues.is_unit(counted):
        return None
    first = after_number(view, figure)
    beyond = first is None
    if beyond:
        first = q.last
    assert first is not None
    for i in range(first, min(view.last, first + 12) if beyond else q.last):
        if view.tag(i) in ("NN", "NNS") and singular(view, i) == counted:
            return first, i + 1
    return None


def _number_is(cues: Cues, view: View, figure: Figure) -> bool:
    """The number of transactions is 33 sets: the subject names what is counted."""
    group = figure.group
    if group is None or figure.lead - group.last > 0 or not cues.measures(view.lemma(group.head)):
        return False
    chain = subject(view, group)
    if chain is None or view.tag(chain.head.head) == "EX":
        return False
    unit = figure.quantity.unit
    if unit == "point" and view.lemma(chain.head.head) in cues.listed("scores"):
        return True
    vague = unit is not None and "classifier" in cues.roles(unit) and view.low(figure.quantity.last) != "of"
    return view.lemma(chain.head.head) == "number" or vague


def _counts_in_words(cues: Cues, q: Quantity) -> bool:
    """Whether a change is one of things: "3 fewer beds than in May"."""
    unit = q.unit or ""
    words = q.kind == "change" and q.end > q.number_end and unit.isalpha() and unit.islower()
    return words and unit != "index" and not cues.is_unit(unit)


def after_number(view: View, figure: Figure) -> int | None:
    """First token after the number, where the counted phrase begins; ``None`` where the span is the number alone."""
    q = figure.quantity
    if q.end <= q.number_end:
        return None
    for i in range(q.first, q.last):
        if view.document.starts[i] >= q.number_end and view.low(i) not in _FILLERS:
            return i
    return None


def _listed(view: View, last: int) -> int:
    """Past the other plurals of a list or a bracket: "potters, weavers and dyers", "districts (towns and villages)"."""
    opening = view.low(last) == "("
    if view.low(last) != "," and not opening:
        return last
    i, joined, members = last, False, 0
    while i - last < _LONGEST_LIST:
        i += view.low(i) in (",", "(")
        if view.low(i) in ("and", "or"):
            i, joined = i + 1, True
        phrase = view.phrase_at(i)
        if phrase is None or phrase.first != i or view.tag(phrase.head) != "NNS" or view.tag(i) in _DETERMINED:
            return last
        if phrase.head + 1 != phrase.last or view.figure_in(phrase.first, phrase.last):
            return last
        i, members = phrase.last, members + 1
        if opening and view.low(i) == ")":
            return i + 1
        if joined and not opening:
            groups = view.groups_in(i, i + 3)
            if members < 2:
                return last  # "40 looms, and looms need care"
            return last if groups and groups[0].first == i and groups[0].tense != "participle" else i
        if view.low(i) not in (",", "and", "or"):
            return last
    return last


def _qualified(cues: Cues, view: View, last: int) -> int:
    """With a "with …", "in need" or "at … level" phrase that says which things are counted, up to the next figure."""
    if view.low(last) == "in" and (state := view.phrase_at(last + 1)) is not None and state.first == last + 1:
        return state.last if view.low(state.head) in cues.listed("states") and view.tag(state.first) in _PLAIN else last
    if view.low(last) == "with":
        figure = view.next_figure(last)
        if figure is not None and figure.quantity.first <= last + 9:
            return figure.quantity.last
    if view.low(last) in ("at", "above", "below") and (phrase := view.phrase_at(last + 1)):
        if not view.figure_in(phrase.first, phrase.last) and view.low(phrase.last - 1) in ("level", "levels", "size"):
            return phrase.last
        following = view.phrase_at(phrase.last + 1)
        if view.low(phrase.last) == "and" and following and view.low(following.last - 1) in ("level", "levels"):
            return following.last
    return last


def shared_noun(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """600 county-level and more than 100 city-level [nurses], 30 domestic and 12 foreign [firms]: one noun for two."""
    q, other = figure.quantity, view.next_figure(figure.quantity.last)
    if q.unit is not None or other is None or other.quantity.kind != "count" or other.quantity.first > q.last + 8:
        return None
    between = range(q.last, other.quantity.first)
    hyphened = view.low(q.last + 1) == "-"
    if not hyphened and not (view.tag(q.last) == "JJ" and view.low(q.last + 1) in ("and", "or", ",")):
        return None
    if not any(view.low(j) in ("and", "or", ",") for j in between):
        return None
    found = counted_noun(cues, view, other)
    if found is None or view.tag(found[1] - 1) != "NNS":
        return None
    first, last = found
    if view.low(first + 1) == "-" and first + 3 < last:
        return first + 3, last
    return (first + 1, last) if not hyphened and view.tag(first) == "JJ" and first + 1 < last else found


def counted_beyond(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """2-3 [hundred-billion-level industrial clusters]: the noun stands outside the span."""
    q = figure.quantity
    if q.end > q.number_end:
        return None
    if q.unit is None:
        phrase = view.phrase_at(q.last)
        within = (
            phrase is not None
            and phrase.first < q.last < phrase.head
            and view.low(q.last) not in ("per", "last", "this", "next", "every")
            and view.tag(phrase.head) in ("NN", "NNS")
        )
        return (q.last, phrase.head + 1) if phrase and within else None
    for i in range(q.last, min(view.last, q.last + 9)):
        if view.words[i].is_punct and view.low(i) not in ("-", '"', "“", "”"):
            return None
        if view.tag(i) in ("NN", "NNS") and view.lemma(i) == q.unit:
            other = view.next_figure(q.last)
            if other is not None and other.quantity.first <= i < other.quantity.last:
                return after_number(view, other) or i, i + 1
            return q.last, i + 1
        if view.tag(i)[:2] in ("VB", "IN", "MD") and view.low(i) != "to":
            return None
    return None


def befallen(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """4 million cases and 146,000 have [died]; 30 were [injured]: people whom something befell."""
    q = figure.quantity
    if q.end > q.number_end or not opens_clause(view, figure) or view.low(q.last) in ("of", "in"):
        return None
    group = next(iter(view.groups_in(q.last, q.last + 6)), None)
    if group is None or group.first != q.last or view.lemma(group.head) not in cues.listed("befalling"):
        return None
    figure.persons = True
    return group.head, group.head + 1


def in_place(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """46 new [cases], 22 in Xinjiang and 13 in Liaoning: the noun of the figure before."""
    previous, i = figure.previous, figure.quantity.last
    if previous is None or previous.quantity.kind != "count" or view.low(i) not in ("in", "from", "for", "at"):
        return None
    parallel = view.low(previous.quantity.last) == view.low(i) and view.low(figure.lead) in ("and", ",", "but")
    if not parallel and (view.low(i) in ("for", "at") or (view.tag(i + 1)[:3] != "NNP" and view.low(i + 1) != "the")):
        return None
    figure.referring = True
    return previous.indicator


def complement(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """Among the new cases, 5 are [local cases] and 4 were [imported ones]."""
    i = figure.quantity.last
    if not opens_clause(view, figure) or view.lemma(i) != "be":
        return None
    chain = chain_from(view, i + 1)
    return plain(view, chain) if chain else None


def opens_clause(view: View, figure: Figure) -> bool:
    """Whether the figure stands first in its clause, where a subject would."""
    return figure.lead < view.first or view.low(figure.lead) in (",", "and", ";", "that", "but", "which", "them")


def _plural_before(view: View, figure: Figure) -> Tokens | None:
    """What was counted before the sum or share before "8 of them": "warned 40 firms, collected 9 million yuan"."""
    before = figure.previous
    if before is None or before.quantity.kind not in ("amount", "ratio", "change"):
        return None
    earlier = before.previous
    return earlier.indicator if earlier is not None and earlier.quantity.kind == "count" else None


def bare_count(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """Of which 3,744 were fined; 20,000 in the world: the noun of the figure before."""
    if figure.quantity.kind != "count":
        return None
    behind = range(max(view.first, figure.quantity.first - 6), figure.quantity.first)
    after = (figure.quantity.last, figure.quantity.last + 1)
    figure.referring = any(view.low(j) in _REFERRING for j in behind) or (
        view.low(after[0]) == "of" and view.low(after[1]) in _REFERRING
    )
    figure.referring = figure.referring or figure.quantity.rule.endswith("count.part")
    if opens_clause(view, figure) and view.tag(figure.quantity.last)[:1] in ("V", "M") and not figure.referring:
        return None
    if figure.previous and view.low(view.first) in ("among", "of") and opens_clause(view, figure):
        figure.referring = True
    if figure.referring and figure.previous and figure.previous.indicator:
        return _plural_before(view, figure) or figure.previous.indicator
    found = before_clause(cues, view, figure)
    return found if found and view.tag(found[1] - 1)[:3] != "NNP" else None
