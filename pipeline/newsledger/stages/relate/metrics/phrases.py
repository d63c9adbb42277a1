"""What a figure measures by the phrase it stands in: "investment of 3 billion", "a 9-hour system", "5 tons of coal"."""

from newsledger.stages.relate.metrics.chains import REACHING, Chain, chain_ending, chain_from
from newsledger.stages.relate.metrics.clauses import measured_subject, receives
from newsledger.stages.relate.metrics.counting import after_number
from newsledger.stages.relate.metrics.cues import Cues
from newsledger.stages.relate.metrics.figure import Figure, View
from newsledger.stages.relate.metrics.naming import in_time, measure, plain
from newsledger.types.syntax import NounPhrase

Tokens = tuple[int, int]
_EXTENTS = frozenset(("tall", "high", "long", "wide", "deep", "thick"))
_ADVERBIAL = frozenset(("year", "month", "time", "times", "day", "respectively", "%"))
_STANDS = frozenset(("level", "high", "low", "record", "peak", "height"))
_SET = frozenset(("target", "goal", "forecast", "projection", "estimate"))
_CLAUSE = 12  # tokens before a phrase in which its verb would stand
_MARKS = frozenset(("mark", "threshold", "barrier", "milestone"))
_SPANS = frozenset(("year", "month", "week", "day", "quarter", "decade", "hour", "season", "time"))
_DIRECTIONS = frozenset((
    "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "away", "long", "wide",
    "high", "deep", "apart", "thick", "tall", "northern", "southern", "eastern", "western", "offshore", "upstream",
    "downstream",
))  # fmt: skip


def attributive(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """A 13-hour [heat storage system], a £10m [funding package], a 50 per cent [guarantee]."""
    q = figure.quantity
    if q.kind in ("count", "rank"):
        return None
    i = q.last
    i = _past_conversion(view, i)
    hyphened = view.low(q.first + 1) == "-"
    if view.low(i) in _EXTENTS and view.tag(i + 1)[:2] == "NN" and (i > q.last or hyphened):
        i += 1
    if view.low(i) == "-" and view.tag(i + 1) in ("JJ", "NN"):
        i += 2 if view.low(i + 1) in ("high", "long", "wide", "deep", "thick", "tall", "old", "plus") else 1
    phrase = view.phrase_at(i)
    if view.low(i) in _DIRECTIONS or (view.low(i) == "old" and not hyphened):
        return None
    if (
        phrase is None
        and view.low(q.first + 1) == "-"
        and q.unit != "percent"
        and view.tag(i) in ("VB", "VBP", "VBN", "VBD", "VBG", "RB")
    ):
        phrase = view.phrase_at(i + 1)
        if phrase is not None and phrase.first == i + 1 and view.tag(i + 1) not in ("DT", "PRP$", "CD"):
            return i, phrase.head + 1
        return (i, i + 1) if view.tag(i) in ("VB", "VBP") else None
    if phrase is None or i > phrase.head or view.tag(i) not in ("NN", "NNS", "JJ", "NNP", "VBG", "VBN", "JJR"):
        return None
    if view.lemma(phrase.head) in _MARKS and view.low(q.first - 1) == "the":
        return None  # "fell below the $100 mark"
    if cues.is_change_noun(view.lemma(phrase.head)) or in_time(view, i) or view.low(phrase.head) in _ADVERBIAL:
        return None
    return i, phrase.head + 1


def _past_conversion(view: View, i: int) -> int:
    """Token after the conversion in brackets that opens or closes at token ``i``: "the 27-foot (8.2-metre) tower"."""
    if view.low(i) == "(" and (other := view.next_figure(i + 1)) and other.quantity.first <= i + 2:
        return other.quantity.last + 1 if view.low(other.quantity.last) == ")" else i
    return i + 1 if view.low(i) == ")" and view.low(i + 1) not in (",", ".", "") else i


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
    group = figure.group
    stuff = view.low(figure.quantity.last) == "of" and figure.quantity.dimension in ("length", "area", "mass", "volume")
    if stuff and head.endswith(("tion", "ment", "ing")) and "measure" not in cues.roles(head):
        return None  # "the construction of 420 km of rural roads": the act is not measured
    if head in _STANDS and group is not None and group.last == nearest.first - 1 and view.low(group.last) == "at":
        return None  # "the lake stayed at a high level of 9 metres"
    if cues.is_change_noun(head) or head in ("total", "average", "maximum", "minimum", "rate"):
        if head == "rate" and nearest.head - nearest.first > 0:
            return measure(view, Chain(nearest.first, nearest.last, nearest, nearest.last))
        return None
    if view.low(nearest.first - 1) in ("of", "for", "per") and chain.first < nearest.first:
        return measure(view, chain)
    return measure(view, Chain(nearest.first, nearest.last, nearest, nearest.last))


def set_noun(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """A [growth target] of 6%: a noun that names what is set or foreseen, before a change."""
    phrase = view.phrase_ending(figure.lead) if view.low(figure.lead) == "of" else None
    if phrase is None or view.lemma(phrase.head) not in _SET:
        return None
    return measure(view, Chain(phrase.first, phrase.last, phrase, phrase.last))


def policy_noun(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """Enjoy [a discount] of 120 yuan: a rule's own noun names what is off."""
    phrase = view.phrase_ending(figure.lead) if view.low(figure.lead) == "of" else None
    if phrase is None or "policy" not in cues.roles(view.lemma(phrase.head)):
        return None
    return measure(view, Chain(phrase.first, phrase.last, phrase, phrase.last))


def noun_for(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """Launched [an appeal] for £350,000; sold [the mill] for 3 million yuan."""
    phrase = view.phrase_ending(figure.lead) if view.low(figure.lead) == "for" else None
    group = figure.group
    if phrase is None or group is None or group.passive or phrase.first < group.last or phrase.first - group.last > 2:
        return None
    return measure(view, Chain(phrase.first, phrase.last, phrase, phrase.last))


def noun_at(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """Put [the death toll] at more than 200."""
    at = figure.lead if view.low(figure.lead) == "at" else figure.lead + 1
    if view.low(at) != "at" or view.low(at + 1) in ("least", "most") or view.phrase_ending(at) is None:
        return None
    chain = chain_ending(view, at)
    if chain is None or figure.group is None or figure.group.last > chain.first:
        return None
    if view.lemma(chain.head.head) in _STANDS:
        return None  # "the rate is at its lowest level in years at 3.6%"
    return measure(view, chain)


def beside(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """[Total investment] 11 billion yuan; [total investment] (11 billion yuan); [losses]: 3 billion yuan."""
    i = figure.lead
    if figure.quantity.dimension == "time" and view.low(figure.quantity.last) == "to":
        return None  # "it took the firm two weeks to answer"
    if view.low(i) in ("(", ":", "（", "："):
        i -= 1
    elif view.tag(i)[:2] != "NN":
        return None
    phrase = view.phrase_at(i)
    if phrase is None or view.figure_in(phrase.first, phrase.last) or receives(cues, view, figure):
        return None
    verb = phrase.last == i + 1 and i > phrase.first and view.words[i].lemma("VB") in REACHING
    chain = chain_ending(view, i + (not verb), lists=False)  # "requires that the rate reach 90%"
    return measure(view, chain) if chain else None


def extent(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """[The bridge], 1.2 miles long and 80 feet wide: a size in apposition, of what stands before the comma."""
    i, previous = figure.lead, figure.previous
    if view.low(figure.quantity.last) not in _EXTENTS:
        return None
    if view.low(i) in (",", "and") and previous is not None and previous.quantity.last in (i - 1, i - 2):
        return previous.indicator
    phrase = view.phrase_ending(i) if view.low(i) == "," else None
    if phrase is None or phrase.last != i or view.figure_in(phrase.first, phrase.last):
        return None
    chain = chain_ending(view, i, lists=False)
    hangs = chain is not None and view.tag(chain.first - 1) in ("IN", "TO")  # "along the road, about 50 metres long"
    return measure(view, chain) if chain and not hangs else None


def worth(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """Its [bond portfolio], worth $3 billion; [tickets] worth 5 million yuan."""
    if view.low(figure.lead) != "worth":
        return None
    previous = figure.previous
    if previous is not None and previous.quantity.kind == "count" and previous.quantity.last == figure.lead:
        return previous.indicator  # "exported 40 carriages worth 3 million euros"
    chain = chain_ending(view, figure.lead - (view.low(figure.lead - 1) == ","))
    return measure(view, Chain(chain.head.first, chain.head.last, chain.head, chain.head.last)) if chain else None


def share_of(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """Two-thirds of [the supporting enterprises] are outside; transfer 17.5% of [shares]."""
    q = figure.quantity
    if q.kind not in ("ratio", "count"):
        return None
    if q.kind == "ratio" and view.low(q.last) in ("the", "its", "their", "all") and q.unit == "percent":
        chain = chain_from(view, q.last)  # "more than half the soldiers"
        return plain(view, chain) if chain else None
    if view.low(q.last) != "of" or measured_subject(cues, view, figure):
        return None
    other = view.next_figure(q.last)
    if (
        other is not None
        and other.quantity.kind == "count"
        and other.quantity.first <= q.last + 4
        and other.quantity.unit
    ):
        first = after_number(view, other)
        return (first, other.quantity.last) if first is not None else None  # "half of the 1,200 villages"
    chain = chain_from(view, q.last + 1)
    return plain(view, chain) if chain else None


def of_stuff(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """198 million kWh of [electricity], a total of 1.75 billion cubic metres of [ecological water]."""
    q = figure.quantity
    if q.kind == "rank" or view.low(q.last) != "of":
        return None
    if q.kind == "ratio" and measured_subject(cues, view, figure):
        return None
    chain = chain_from(view, q.last + 1)
    return plain(view, chain) if chain else None


def in_stuff(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """Ten billion yuan in [revenue], $3bn in [aid]."""
    q = figure.quantity
    phrase = view.phrase_at(q.last + 1)
    if view.low(q.last) != "in" or phrase is None or view.tag(phrase.first) in ("DT", "PRP$", "CD", "NNP"):
        return None
    if (
        in_time(view, phrase.first)
        or view.tag(phrase.head) not in ("NN", "NNS")
        or view.low(phrase.head) in ("total", "all")
    ):
        return None
    return phrase.first, phrase.last


def changed_noun(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """A decline of 1.9% in [GDP]; a 3% rise in [rents]."""
    q = figure.quantity
    if q.kind != "change":
        return None
    at = q.last
    if view.phrase_at(at) and cues.is_change_noun(view.lemma(view.phrase_at(at).head)):  # type: ignore[union-attr]
        at = view.phrase_at(at).last  # type: ignore[union-attr]
    elif view.tag(q.first - 1) == "DT" and cues.is_change_noun(view.low(at)):
        at += 1  # "the 3% rise in rents", taken for a verb
    elif view.low(figure.lead) != "of" and at == q.last:
        return None
    if view.low(at) in ("in", "on", "for") and (chain := chain_from(view, at + 1)):
        if view.lemma(chain.head.head) in _SPANS:
            return None  # "a fall of 2% in three years"
        return plain(view, chain)
    return None


def moved_noun(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """With [online sales] down 5%; [exports] up 6%: a noun and "up" or "down" without a verb."""
    i = figure.quantity.first - 1
    if view.low(i) not in ("up", "down") or (phrase := view.phrase_ending(i)) is None or phrase.last != i:
        return None
    opens = phrase.first == view.first or view.low(phrase.first - 1) in ("with", "and", ",", "while", ";", ":")
    if not opens or view.figure_in(phrase.first, phrase.last) or in_time(view, i - 1):
        return None
    return measure(view, Chain(phrase.first, phrase.last, phrase, phrase.last))


def _hidden_verb(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """The drug cut [deaths] by 27%: the object of a verb of change that was taken for a noun, where no verb is."""
    phrase = view.phrase_ending(figure.lead)
    if phrase is None or phrase.last != figure.lead or (figure.group and figure.group.last > phrase.first - _CLAUSE):
        return None
    for j in range(phrase.first + 1, phrase.head):
        if cues.is_change_verb(view.words[j].lemma("VB")) and view.tag(j - 1)[:2] == "NN" and view.tag(j + 1) == "NNS":
            return j + 1, phrase.last
    return None


def changed_object(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """Increase [the efficiency of generation] by 20%; save half [the cost]."""
    q = figure.quantity
    group = figure.group
    if q.kind == "change" and view.low(figure.lead) == "by" and (found := _hidden_verb(cues, view, figure)):
        return found
    if q.kind != "change" or group is None:
        return None
    if q.unit == "times" and view.low(q.last) == "as" and view.low(q.last + 1) in ("many", "much"):
        more = view.phrase_at(q.last + 2)
        if more is not None and more.first <= q.last + 2:
            return q.last + 2, more.last  # "paid twice as much [money]"
    if view.low(figure.lead) == "by" and figure.lead > group.last:
        chain = chain_ending(view, figure.lead)
        if chain and chain.first == group.last + 1 and view.low(group.last) in ("against", "versus"):
            return None  # "the krona rose against the euro by 3%"
        if chain and chain.first == group.last + 1 and view.low(group.last) in ("behind", "ahead"):
            return None  # "fell behind the leader by 4 points"
        if chain and chain.first >= group.last:
            found = measure(view, chain)
            listed = found is not None and view.low(found[0] - 1) in ("and", ",") and found[1] - found[0] > 1
            if (
                found
                and listed
                and view.tag(found[0]) == "NN"
                and cues.is_change_verb(view.words[found[0]].lemma("VB"))
            ):
                return found[0] + 1, found[1]  # "…, and cut energy use by 3%", with the verb taken for a noun
            return found
        head = chain.head if chain else None
        if head is not None and group.first <= head.first < group.last < head.last:  # "and cutting waste by 5 %"
            return measure(view, Chain(group.last, head.last, NounPhrase(group.last, head.last, head.head), head.last))
    phrase = view.phrase_at(q.last)
    if q.unit == "times" and view.low(figure.lead) in (",", "(") and view.tag(q.last) in ("DT", "PRP$"):
        return None  # "has grown to 60,000 square metres, four times the size of the first one": a standard
    verb = group.first <= q.first < group.last and not group.passive and view.tag(q.first)[:2] == "VB"
    if phrase and view.lemma(phrase.head) in _SPANS:
        return None  # "more than doubling in two years"
    if phrase and phrase.first == q.last and verb and not in_time(view, q.last):
        return plain(view, Chain(phrase.first, phrase.last, phrase, phrase.last))  # "halve leaks"
    if phrase and phrase.first == q.last and view.tag(phrase.first) == "DT" and view.lemma(group.head) != "be":
        return plain(view, Chain(phrase.first, phrase.last, phrase, phrase.last))
    return None
