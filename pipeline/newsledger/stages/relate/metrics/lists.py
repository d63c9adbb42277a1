"""Figures that go on a list, move from one value to another, or refer to the figure before them."""

from newsledger.schemas.record import Comparator
from newsledger.stages.relate.metrics.chains import chain_ending, chain_from
from newsledger.stages.relate.metrics.clauses import held, spends, subject_measure
from newsledger.stages.relate.metrics.cues import Cues
from newsledger.stages.relate.metrics.figure import Figure, View
from newsledger.stages.relate.metrics.naming import measure, plain
from newsledger.stages.relate.metrics.verb_subjects import subject

Tokens = tuple[int, int]
_RESTATING = 7  # tokens between a figure and the one in brackets that puts it otherwise
_ID_EST = frozenset(("(", "ie", "i.e", "i.e.", ".", ",", "that", "is", "namely", "or"))
_MAKING_RANK = frozenset(("be", "become", "remain", "rank", "make", "stay", "overtake", "call", "name"))
_WITHIN = frozenset(("in", "across", "from", "among", "at"))
_JOINTS = frozenset((",", "and", "while", ";"))
_NAMED = frozenset(("which", "them", "whom", "these", "those"))


def goes_on(view: View, previous: Figure, figure: Figure) -> bool:
    """Whether only commas, "and" and comparing words stand between two figures of like unit."""
    for j in range(previous.quantity.last, max(figure.lead + 1, previous.quantity.last)):
        near = j < previous.quantity.last + 5 and view.low(j) in ("year", "month", "quarter", "-", "on")
        if not near and view.low(j) not in (",", "and", "or", "to", "&", "respectively", "(", ")", "nationwide"):
            return False
    a, b = previous.quantity, figure.quantity
    return a.unit == b.unit or b.unit is None or (a.kind == b.kind and b.kind != "count")


def gap(view: View, figure: Figure) -> int | None:
    """First token of the clause whose verb is left out: "trade grew by 6%, [transport by 8%]"; the "by" stands."""
    previous, q = figure.previous, figure.quantity
    if previous is None or previous.direction is None or view.low(figure.lead) != "by":
        return None
    if previous.quantity.unit is None or q.unit not in ("percent", "percentage_point", previous.quantity.unit):
        return None
    at = previous.quantity.last
    while at < figure.lead and view.low(at) not in _JOINTS:
        at += 1
    if at >= figure.lead or view.groups_in(at, figure.lead):
        return None
    while view.low(at) in _JOINTS:
        at += 1
    return at if at < figure.lead else None


def gapped(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """Trade grew by 6%, [transport] by 8%, and that of [parts] by 9%: the subject of a verb that is left out."""
    at = gap(view, figure)
    if at is None:
        return None
    if view.low(at) in ("that", "those") and view.low(at + 1) in ("of", "for", "in"):
        at += 2
    chain = chain_from(view, at)
    return plain(view, chain) if chain is not None and chain.last <= figure.lead else None


def shared_comparator(view: View, figure: Figure) -> Comparator:
    """More than 160,000 and 150,000 cases respectively: the first one's words are said of all; an average is exact."""
    q, members = figure.quantity, figure.members
    if q.comparator == "~" and view.low(q.first - 1) in ("averaging", "averaged", "averages"):
        return "="
    if q.comparator != "=" or not members or view.low(members[-1].quantity.last) != "respectively":
        return q.comparator
    return members[0].quantity.comparator


def in_list(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """Were 365 days, 540 days and 720 days: what the first one measures."""
    previous = figure.previous
    if previous is None:
        return None
    if not goes_on(view, previous, figure):
        return None
    return previous.indicator


def compared(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """Half live in towns, compared with 34% in 1960; up from 3%: what the figure before measures."""
    previous, i = figure.previous, figure.lead
    if previous is None:
        return None
    if (view.low(i) in ("with", "to") and view.low(i - 1) == "compared") or view.low(i) in ("against", "versus"):
        return previous.indicator
    if view.low(i) != "from":
        return None
    beside = view.low(i - 1) in ("up", "down") and i - previous.quantity.last <= 8
    beside = beside or (i == previous.quantity.last and view.low(previous.lead) in ("to", "at"))
    return previous.indicator if beside else None


def moved(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """Raise [the retirement age] from 62 to 64."""
    i = figure.lead
    if view.low(i) == "to" and figure.previous and goes_on(view, figure.previous, figure):
        i = figure.previous.lead
    while i > view.first and view.low(i) in ("the", "current", "original", "previous"):
        i -= 1
    if view.low(i) != "from":
        return None
    chain, previous = chain_ending(view, i), figure.previous
    if (
        chain is not None
        and previous is not None
        and chain.first <= previous.quantity.last + (view.low(previous.quantity.last) == "of")
        and i > previous.quantity.last
    ):
        return previous.indicator  # "to between 4 and 5 percent of GDP next year from 3 percent"
    return measure(view, chain) if chain else None


def object_to(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """Bringing [the total number of cases] to 60,496; cut [the fee] to 3 yuan."""
    group, previous = figure.group, figure.previous
    if previous is not None and view.low(figure.lead) == "to" and previous.quantity.last == figure.lead:
        return previous.indicator  # "cut the rate by 25 points to 3.75%"
    if view.low(figure.lead) != "to" or group is None or group.last > figure.lead:
        return None
    if previous is not None and view.low(previous.lead) == "from" and view.low(previous.quantity.last) == "of":
        stuff = chain_ending(view, figure.lead)
        if stuff is not None and stuff.first == previous.quantity.last + 1:
            return previous.indicator  # "fell from 0.42 tons of coal to 0.35 tons of coal"
    end = figure.lead - (view.low(figure.lead - 1) in ("down", "back"))
    chain = chain_ending(view, end)
    if chain and (view.low(chain.first - 1) == "from" or view.tag(chain.head.first) == "CD"):
        return subject_measure(cues, view, figure)  # "the trip will be cut from 3 hours to 50 minutes"
    return measure(view, chain) if chain and chain.first >= group.last else None


def of_named(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """Allocated 120 million yuan in [relief funds], of which 45 million yuan …; two-thirds of them: what was named."""
    q, previous = figure.quantity, figure.previous
    if previous is None or previous.indicator is None:
        return None
    behind = view.low(figure.lead) in _NAMED and view.low(figure.lead - 1) in ("of", "among")
    ahead = view.low(q.last) == "of" and view.low(q.last + 1) in _NAMED
    if (behind or ahead) and view.low(previous.lead) in _WITHIN and (first := previous.previous) is not None:
        beside = first.quantity.last <= previous.lead <= first.quantity.last + 2
        if beside and first.quantity.kind == "count" and first.indicator is not None:
            return first.indicator  # "runs 40 [mills] in 12 towns, half of which …"
    return previous.indicator if behind or ahead else None


def before_clause(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """…, an increase of 6%; …, down 3 points; …, ranking second: the indicator of the figure before, or the subject."""
    if spends(cues, view, figure) or held(view, figure):
        return None
    if figure.quantity.dimension == "time" and view.low(figure.quantity.last) == "to":
        return None  # "it took 300 masons two years to build"
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


def respective(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """[Sales] were 5 tons and [stocks] 8 tons, up 3 and 4 percent respectively: as many measures as changes."""
    count = len(figure.members)
    if count < 2 or view.low(figure.members[-1].quantity.last) != "respectively":
        return None
    at = view.figures.index(figure.members[0])
    named = [f.indicator for f in view.figures[max(0, at - count) : at]]
    if len(named) != count or None in named or len(set(named)) != count:
        return None
    return named[figure.members.index(figure)]


def ranked_noun(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """The delta's fourth-largest [salt marsh]: what bears the superlative, where nothing else is ranked."""
    i = figure.quantity.last
    if figure.quantity.kind != "rank":
        return None
    i += view.low(i) == "-"
    i += view.tag(i) == "RBS"
    phrase = view.phrase_at(i)
    if phrase is None or i >= phrase.head or not (view.tag(i) == "JJS" or view.tag(i - 1) == "RBS"):
        return None
    i += 1 + (view.low(i + 1) in ('"', "“", "'"))
    return (i, phrase.head + 1) if i <= phrase.head else None


def restated(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """Takes off 2 points (that is, 61 points): what the figure before the bracket measures."""
    previous, i = figure.previous, figure.quantity.first - 1
    if previous is None or previous.indicator is None or previous.quantity.unit != figure.quantity.unit:
        return None
    if i - previous.quantity.last > _RESTATING:
        return None
    between = [view.low(j) for j in range(previous.quantity.last, figure.quantity.first)]
    return previous.indicator if "(" in between and _ID_EST.issuperset(between) and len(between) > 1 else None


def ranked(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """[Freight] reached 40.2 million tons, ranking 9th …: what the clause before is about."""
    if figure.quantity.kind != "rank":
        return None
    group = figure.group
    owned = view.low(figure.quantity.first - 1) in ("'s", "’s")
    if owned and group is not None and view.lemma(group.head) not in _MAKING_RANK:
        found = ranked_noun(cues, view, figure)
        if found is not None:
            return found  # "closed the country's fifth largest port"
    if group is not None and group.tense == "gerund" and view.low(group.first - 1) == ",":
        previous = figure.previous
        if previous is not None and previous.quantity.kind == "count" and previous.indicator is not None:
            finite = view.finite_before(previous.quantity.first)
            if finite is not None and previous.indicator[0] >= previous.quantity.first:
                chain = subject(view, finite)  # "the club won 5 medals, ranking fourth"
                if chain is not None and (found := measure(view, chain)):
                    return found
        return before_clause(cues, view, figure)
    if group is not None and group.to and (finite := view.finite_before(group.first)):
        chain = subject(view, finite)  # "the points overtook Lund's to rise to second place"
        if chain is not None and (found := measure(view, chain)):
            return found
    if group and (found := subject_measure(cues, view, figure)):
        return found
    return before_clause(cues, view, figure)
