"""Which phrase of the text names what a figure measures: rules in order, the first that answers decides."""

from collections.abc import Callable

from newsledger.stages.relate.metrics.chains import (
    Chain,
    antecedent,
    chain_ending,
    chain_from,
    measure,
    subject,
)
from newsledger.stages.relate.metrics.cues import Cues
from newsledger.stages.relate.metrics.figure import Figure, View

Tokens = tuple[int, int]
_ADVERBIAL = frozenset(("year", "month", "time", "times", "day", "respectively", "%"))
_DIRECTIONS = frozenset((
    "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "away", "long", "wide",
    "high", "deep", "apart", "thick", "tall", "northern", "southern", "eastern", "western", "offshore", "upstream",
    "downstream",
))  # fmt: skip
_TIMES = frozenset(("time", "year", "stage", "phase", "month", "total", "all", "advance", "batch"))
_REFERRING = frozenset(("which", "them", "whom", "these", "those"))
_PAYING = frozenset(("spend", "pay"))
_POINTS = frozenset(("point", "degree", "star", "place"))
Rule = Callable[[Cues, View, Figure], Tokens | None]


def counted_noun(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """450 [AI enterprises and R&D institutions], 20 sets of [drainage vehicles]."""
    q = figure.quantity
    if q.kind != "count" and not _counts_in_words(q.kind, q.unit, q.end > q.number_end):
        return None
    first = _after_number(view, figure)
    if first is not None and _number_is(cues, view, figure):
        return None
    if first is None or (q.unit in _POINTS and view.low(figure.lead) == "of"):
        return None
    head = view.document.token_at(q.end - 1)
    if view.low(head + 1) == "of" and "classifier" in cues.roles(view.lemma(head)):
        inner = chain_from(view, head + 2)
        if inner and not view.figure_in(inner.first, inner.last):
            return measure(view, inner)
    last = head + 1
    chain = chain_from(view, head)
    if chain and chain.last > last:
        last = chain.last
    return first, _qualified(view, last)


def _number_is(cues: Cues, view: View, figure: Figure) -> bool:
    """The number of transactions is 33 sets: the subject names what is counted."""
    group = figure.group
    if group is None or figure.lead - group.last > 0 or not cues.measures(view.lemma(group.head)):
        return False
    chain = subject(view, group)
    return chain is not None and view.lemma(chain.head.head) == "number"


def _counts_in_words(kind: str, unit: str | None, has_noun: bool) -> bool:
    return (
        kind == "change"
        and has_noun
        and unit is not None
        and unit.isalpha()
        and unit.islower()
        and len(unit) > 3
        and (unit not in ("percent", "times", "index", "year", "month", "hour", "degree", "minute"))
    )


def _after_number(view: View, figure: Figure) -> int | None:
    """First token after the number, where the counted phrase begins; ``None`` where the span is the number alone."""
    q = figure.quantity
    if q.end <= q.number_end:
        return None
    for i in range(q.first, q.last):
        if view.document.starts[i] >= q.number_end and view.low(i) not in ("-", "more", "additional", "of", "the"):
            return i
    return None


def _qualified(view: View, last: int) -> int:
    """With a "with …" or "at … level" phrase that says which things are counted, up to the next figure."""
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
            and view.low(q.last) != "per"
            and view.tag(phrase.head) in ("NN", "NNS")
        )
        return (q.last, phrase.head + 1) if phrase and within else None
    for i in range(q.last, min(view.last, q.last + 9)):
        if view.words[i].is_punct and view.low(i) not in ("-", '"', "“", "”"):
            return None
        if view.tag(i) in ("NN", "NNS") and view.lemma(i) == q.unit:
            other = view.next_figure(q.last)
            if other is not None and other.quantity.first <= i < other.quantity.last:
                return _after_number(view, other) or i, i + 1
            return q.last, i + 1
        if view.tag(i)[:2] in ("VB", "IN", "MD"):
            return None
    return None


def attributive(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """A 13-hour [heat storage system], a £10m [funding package], a 50 per cent [guarantee]."""
    q = figure.quantity
    if q.kind in ("count", "rank"):
        return None
    i = q.last
    if view.low(i) == "-" and view.tag(i + 1) in ("JJ", "NN"):
        i += 2 if view.low(i + 1) in ("high", "long", "wide", "deep", "thick", "tall", "old", "plus") else 1
    phrase = view.phrase_at(i)
    if view.low(i) in _DIRECTIONS:
        return None
    if phrase is None and view.low(q.first + 1) == "-" and view.tag(i) in ("VB", "VBP", "VBN", "VBD", "VBG", "RB"):
        phrase = view.phrase_at(i + 1)
        if phrase is not None and phrase.first == i + 1 and view.tag(i + 1) not in ("DT", "PRP$", "CD"):
            return i, phrase.head + 1
        return (i, i + 1) if view.tag(i) in ("VB", "VBP") else None
    if phrase is None or i > phrase.head or view.tag(i) not in ("NN", "NNS", "JJ", "NNP", "VBG", "VBN", "JJR"):
        return None
    if cues.is_change_noun(view.lemma(phrase.head)) or _time(view, i) or view.low(phrase.head) in _ADVERBIAL:
        return None
    return i, phrase.head + 1


def _time(view: View, i: int) -> bool:
    return any(time.first <= i < time.last for time in view.times)


def noun_of(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """With [core industry revenue] of 8.5 billion yuan."""
    if view.low(figure.lead) != "of":
        return None
    chain = chain_ending(view, figure.lead)
    if chain is None:
        return None
    nearest = view.phrase_ending(figure.lead)
    if nearest is None:
        return None
    head = view.lemma(nearest.head)
    if cues.is_change_noun(head) or head in ("total", "average", "maximum", "minimum", "rate"):
        if head == "rate" and nearest.head - nearest.first > 0:
            return measure(view, Chain(nearest.first, nearest.last, nearest, nearest.last))
        return None
    if view.low(nearest.first - 1) in ("of", "for") and chain.first < nearest.first:
        return measure(view, chain)
    return measure(view, Chain(nearest.first, nearest.last, nearest, nearest.last))


def share_of(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """Two-thirds of [the supporting enterprises] are outside; transfer 17.5% of [shares]."""
    q = figure.quantity
    if q.kind not in ("ratio", "count") or view.low(q.last) != "of" or _measured_subject(cues, view, figure):
        return None
    chain = chain_from(view, q.last + 1)
    return _plain(view, chain) if chain else None


def of_stuff(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """198 million kWh of [electricity], a total of 1.75 billion cubic metres of [ecological water]."""
    q = figure.quantity
    if q.kind == "rank" or view.low(q.last) != "of":
        return None
    if q.kind == "ratio" and _measured_subject(cues, view, figure):
        return None
    chain = chain_from(view, q.last + 1)
    return _plain(view, chain) if chain else None


def _plain(view: View, chain: Chain) -> Tokens | None:
    found = measure(view, chain)
    if found is None or view.figure_in(chain.first, chain.last):
        return None
    first, last = found
    while first < last and view.low(first) in ("various", "all", "these", "those"):
        first += 1
    if view.words[first].is_digit and first + 1 < last:
        first += 1
    return (first, last) if first < last else None


def _measured_subject(cues: Cues, view: View, figure: Figure) -> bool:
    """Whether the figure is what a verb says of its subject: "accounts for 70 % of …"."""
    group = figure.group
    if group is None or figure.lead - group.last > 2:
        return False
    return cues.measures(view.lemma(group.head)) and not group.passive


def changed_noun(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """A decline of 1.9% in [GDP]; a 3% rise in [rents]."""
    q = figure.quantity
    if q.kind != "change":
        return None
    at = q.last
    if view.phrase_at(at) and cues.is_change_noun(view.lemma(view.phrase_at(at).head)):  # type: ignore[union-attr]
        at = view.phrase_at(at).last  # type: ignore[union-attr]
    elif view.low(figure.lead) != "of" and at == q.last:
        return None
    if view.low(at) in ("in", "on", "for") and (chain := chain_from(view, at + 1)):
        return _plain(view, chain)
    return None


def changed_object(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """Increase [the efficiency of generation] by 20%; save half [the cost]."""
    q = figure.quantity
    group = figure.group
    if q.kind != "change" or group is None:
        return None
    if view.low(figure.lead) == "by" and figure.lead > group.last:
        chain = chain_ending(view, figure.lead)
        if chain and chain.first >= group.last:
            return measure(view, chain)
    phrase = view.phrase_at(q.last)
    if phrase and phrase.first == q.last and view.tag(phrase.first) == "DT":
        return _plain(view, Chain(phrase.first, phrase.last, phrase, phrase.last))
    return None


def said_of_subject(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """[Total industrial output value above designated size] reached 351.3 billion yuan."""
    group = figure.group
    if group is None or (figure.quantity.kind == "rank" and not cues.measures(view.lemma(group.head))):
        return None
    gap = figure.lead - group.last
    if gap > 6 or not cues.measures(view.lemma(group.head)):
        return None
    return _subject_measure(cues, view, figure)


def _subject_measure(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    group = figure.group
    if group is None:
        return None
    chain = subject(view, group)
    if chain is None and group.tense in ("gerund", "participle", "infinitive"):
        chain = antecedent(view, group.first)
    if chain is None:
        return None
    found = measure(view, chain)
    if found and view.tag(found[0]) in ("PRP", "EX", "WP", "WDT"):
        return None
    return found


def in_list(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """Were 365 days, 540 days and 720 days: what the first one measures."""
    previous = figure.previous
    if previous is None:
        return None
    if not goes_on(view, previous, figure):
        return None
    return previous.indicator


def goes_on(view: View, previous: Figure, figure: Figure) -> bool:
    """Whether only commas, "and" and comparing words stand between two figures of like unit."""
    for j in range(previous.quantity.last, max(figure.lead + 1, previous.quantity.last)):
        near = j < previous.quantity.last + 5 and view.low(j) in ("year", "month", "quarter", "-", "on")
        if not near and view.low(j) not in (",", "and", "or", "to", "&", "respectively", "(", ")", "nationwide"):
            return False
    a, b = previous.quantity, figure.quantity
    return a.unit == b.unit or b.unit is None or (a.kind == b.kind and b.kind != "count")


def beside(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """[Total investment] 11 billion yuan; [total investment] (11 billion yuan); [losses]: 3 billion yuan."""
    i = figure.lead
    if view.low(i) in ("(", ":", "（", "："):
        i -= 1
    elif view.tag(i)[:2] != "NN":
        return None
    phrase = view.phrase_at(i)
    if phrase is None or view.figure_in(phrase.first, phrase.last):
        return None
    chain = chain_ending(view, i + 1, lists=False)
    return measure(view, chain) if chain else None


def spent_on(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """Invested 3.45 billion yuan in [wetland protection projects]; issued 280 million yuan to support [relief]."""
    q = figure.quantity
    group = figure.group
    if q.kind != "amount" or group is None or "spend" not in cues.roles(view.lemma(group.head)):
        return None
    at = q.last
    at = figure.members[-1].quantity.last if figure.members else at
    if view.low(at) in ("in", "for", "on", "into", "towards") and not _time(view, at):
        chain = chain_from(view, at + 1)
        return _plain(view, chain) if chain and view.lemma(chain.head.head) not in _TIMES else None
    if view.low(at) == "to" and view.tag(at + 1) == "VB":
        chain = chain_from(view, at + 2)
        return _plain(view, chain) if chain else None
    return None


def moved(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """Raise [the retirement age] from 62 to 64."""
    i = figure.lead
    if view.low(i) == "to" and figure.previous and goes_on(view, figure.previous, figure):
        i = figure.previous.lead
    while i > view.first and view.low(i) in ("the", "current", "original", "previous"):
        i -= 1
    if view.low(i) != "from":
        return None
    chain = chain_ending(view, i)
    return measure(view, chain) if chain else None


def in_stuff(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """Ten billion yuan in [revenue], $3bn in [aid]."""
    q = figure.quantity
    phrase = view.phrase_at(q.last + 1)
    if view.low(q.last) != "in" or phrase is None or view.tag(phrase.first) in ("DT", "PRP$", "CD", "NNP"):
        return None
    if (
        _time(view, phrase.first)
        or view.tag(phrase.head) not in ("NN", "NNS")
        or view.low(phrase.head) in ("total", "all")
    ):
        return None
    return phrase.first, phrase.last


def ranked(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """[Output value] reached 351.3 billion yuan, ranking 27th …: what the clause before is about."""
    if figure.quantity.kind != "rank":
        return None
    if figure.group and (found := _subject_measure(cues, view, figure)):
        return found
    return before_clause(cues, view, figure)


def before_clause(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """…, an increase of 6%; …, down 3 points; …, ranking second: the indicator of the figure before, or the subject."""
    previous = figure.previous
    if previous is not None:
        fresh = [g for g in view.groups_in(previous.quantity.last, figure.quantity.first) if g.tense == "past"]
        chain = subject(view, fresh[-1], 0) if fresh else None
        if chain is not None and chain.first >= previous.quantity.last and (found := measure(view, chain)):
            return found
        semicolon = any(view.words[j].text in (";", "；") for j in range(previous.quantity.last, figure.quantity.first))
        if previous.indicator and not semicolon:
            return previous.indicator
    finite = view.finite_before(figure.quantity.first)
    if finite and (chain := subject(view, finite)):
        return measure(view, chain)
    return None


def compared(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """Half live in towns, compared with 34% in 1960; up from 3%: what the figure before measures."""
    previous, i = figure.previous, figure.lead
    if previous is None:
        return None
    if (view.low(i) in ("with", "to") and view.low(i - 1) == "compared") or view.low(i) in ("against", "versus"):
        return previous.indicator
    beside = view.low(i) == "from" and view.low(i - 1) in ("up", "down") and i - previous.quantity.last <= 3
    return previous.indicator if beside else None


def noun_at(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """Put [the death toll] at more than 200."""
    at = figure.lead if view.low(figure.lead) == "at" else figure.lead + 1
    if view.low(at) != "at" or view.low(at + 1) in ("least", "most") or view.phrase_ending(at) is None:
        return None
    chain = chain_ending(view, at)
    if chain is None or figure.group is None or figure.group.last > chain.first:
        return None
    return measure(view, chain)


def object_to(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """Bringing [the total number of cases] to 60,496; cut [the fee] to 3 yuan."""
    group = figure.group
    if view.low(figure.lead) != "to" or group is None or group.last > figure.lead:
        return None
    chain = chain_ending(view, figure.lead)
    return measure(view, chain) if chain and chain.first >= group.last else None


def in_place(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """46 new [cases], 22 in Xinjiang and 13 in Liaoning: the noun of the figure before."""
    previous, i = figure.previous, figure.quantity.last
    if previous is None or previous.quantity.kind != "count" or view.low(i) not in ("in", "from"):
        return None
    if view.tag(i + 1)[:3] != "NNP" and view.low(i + 1) != "the":
        return None
    figure.referring = True
    return previous.indicator


def complement(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """Among the new cases, 5 are [local cases] and 4 were [imported ones]."""
    i = figure.quantity.last
    if not _opens_clause(view, figure) or view.lemma(i) != "be":
        return None
    chain = chain_from(view, i + 1)
    return _plain(view, chain) if chain else None


def _opens_clause(view: View, figure: Figure) -> bool:
    return figure.lead < view.first or view.low(figure.lead) in (",", "and", ";", "that", "but", "which", "them")


def bare_count(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """Of which 3,744 were fined; 20,000 in the world: the noun of the figure before."""
    if figure.quantity.kind != "count":
        return None
    behind = range(max(view.first, figure.quantity.first - 6), figure.quantity.first)
    after = (figure.quantity.last, figure.quantity.last + 1)
    figure.referring = any(view.low(j) in _REFERRING for j in behind) or (
        view.low(after[0]) == "of" and view.low(after[1]) in _REFERRING
    )
    if _opens_clause(view, figure) and view.tag(figure.quantity.last)[:1] in ("V", "M") and not figure.referring:
        return None
    if figure.previous and view.low(view.first) in ("among", "of") and _opens_clause(view, figure):
        figure.referring = True
    if figure.referring and figure.previous and figure.previous.indicator:
        return figure.previous.indicator
    found = before_clause(cues, view, figure)
    return found if found and view.tag(found[1] - 1)[:3] != "NNP" else None


def subject_of_action(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """[The river] flows 397 km through the plain."""
    if figure.quantity.kind not in ("amount", "ratio", "change"):
        return None
    return _subject_measure(cues, view, figure)


def verb_itself(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """Will need to [pay] about 14 billion yuan."""
    group = figure.group
    if group is None or figure.quantity.kind != "amount" or figure.lead - group.last > 3:
        return None
    if not cues.roles(view.lemma(group.head)) & _PAYING:
        return None
    return group.head, group.head + 1


RULES: dict[str, tuple[Rule, ...]] = {
    "count": (
        counted_noun,
        counted_beyond,
        moved,
        compared,
        object_to,
        share_of,
        noun_of,
        noun_at,
        complement,
        in_place,
        said_of_subject,
        in_list,
        bare_count,
        subject_of_action,
    ),
    "amount": (
        attributive,
        moved,
        compared,
        in_list,
        object_to,
        noun_of,
        noun_at,
        complement,
        said_of_subject,
        of_stuff,
        in_stuff,
        spent_on,
        beside,
        subject_of_action,
        before_clause,
        verb_itself,
    ),
    "ratio": (
        attributive,
        moved,
        compared,
        in_list,
        object_to,
        noun_of,
        noun_at,
        share_of,
        said_of_subject,
        of_stuff,
        beside,
        subject_of_action,
        before_clause,
    ),
    "change": (
        counted_noun,
        changed_noun,
        changed_object,
        of_stuff,
        in_list,
        said_of_subject,
        before_clause,
        subject_of_action,
    ),
    "rank": (ranked,),
}
