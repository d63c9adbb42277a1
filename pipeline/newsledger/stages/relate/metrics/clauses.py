"""What a figure measures by its verb: the verb's subject, what the money goes to, or the verb itself."""

from newsledger.stages.relate.metrics.chains import Chain, chain_from
from newsledger.stages.relate.metrics.cues import Cues
from newsledger.stages.relate.metrics.figure import Figure, View
from newsledger.stages.relate.metrics.naming import in_time, measure, plain
from newsledger.stages.relate.metrics.verb_subjects import antecedent, subject
from newsledger.types.syntax import VerbGroup

Tokens = tuple[int, int]
_TIMES = frozenset(("time", "year", "stage", "phase", "month", "total", "all", "advance", "batch"))


def said_of_subject(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """[Output of the county's mills] reached 40.2 million tons."""
    group = figure.group
    if group is None or (figure.quantity.kind == "rank" and not cues.measures(view.lemma(group.head))):
        return None
    if view.lemma(group.head) == "make" and figure.quantity.kind == "amount" and view.low(group.last) != "up":
        return None  # "makes 300 tons of steel"
    gap = figure.lead - group.last
    if gap > 6 or not cues.measures(view.lemma(group.head)):
        return None
    if (named := _of_figure(view, figure, group)) is not None:
        return named
    if view.low(group.last) == "aside":
        return None
    if not group.passive and figure.quantity.kind == "amount" and "spend" in cues.roles(view.lemma(group.head)):
        return None  # "sell its shares, raising 60 million"
    if (counted := _shared_out(view, figure)) is not None:
        return counted
    return subject_measure(cues, view, figure)


def _of_figure(view: View, figure: Figure, group: VerbGroup) -> Tokens | None:
    """Is used 4.5 times a day, which is three times as often as …: what the figure before the "which" measures."""
    previous = figure.previous
    if previous is None or view.low(group.first - 1) != "which" or view.low(group.first - 2) != ",":
        return None
    return previous.indicator if previous.quantity.last in (group.first - 2, group.first - 1) else None


def _shared_out(view: View, figure: Figure) -> Tokens | None:
    """Has 3,000 [residents] above the age of 80, making up 4% of all: what was counted right before."""
    group, previous = figure.group, figure.previous
    if group is None or group.tense != "gerund" or view.low(group.first - 1) != "," or figure.quantity.kind != "ratio":
        return None
    if previous is None or previous.quantity.kind != "count" or previous.indicator is None:
        return None
    between = range(previous.quantity.last, group.first - 1)
    broken = len(between) > 8 or any(view.low(j) in (",", ";") or view.tag(j)[:2] == "VB" for j in between)
    return None if broken else previous.indicator


def subject_of_action(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """[The river] flows 397 km through the plain."""
    if figure.quantity.kind not in ("amount", "ratio", "change") or spends(cues, view, figure) or held(view, figure):
        return None
    return subject_measure(cues, view, figure)


def subject_measure(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """The measure that the subject of the figure's verb names; pronouns name none."""
    group = figure.group
    if group is None:
        return None
    chain = subject(view, group)
    if chain is None and group.tense in ("gerund", "participle", "infinitive"):
        chain = antecedent(view, group.first)
    if chain is None:
        return None
    found = measure(view, chain)
    if found and view.tag(found[0]) in ("PRP", "EX", "WP", "WDT", "WP$"):
        return None
    return found


def held(view: View, figure: Figure) -> bool:
    """Whether the figure says what a noun has, no verb's measure: "growers with more than 50 mu"."""
    phrase = view.phrase_ending(figure.lead) if view.low(figure.lead) == "with" else None
    return phrase is not None and view.phrase_at(figure.quantity.last) is None


def measured_subject(cues: Cues, view: View, figure: Figure) -> bool:
    """Whether the figure is what a verb says of its subject: "accounts for 70 % of …"."""
    group = figure.group
    if group is None or figure.lead - group.last > 2 or group.passive:
        return False
    lemma = view.lemma(group.head)
    # "gained 20 % of the vote" says nothing of its subject, "rose to 20 % of the total" does
    return "level" in cues.roles(lemma) or (cues.measures(lemma) and view.low(figure.lead) in ("to", "by", "at"))


def spends(cues: Cues, view: View, figure: Figure) -> bool:
    """Whether the figure is money that its verb hands out: its subject is no measure."""
    group = figure.group
    near = group is not None and (figure.lead - group.last <= 1 or receives(cues, view, figure))
    money = figure.quantity.kind == "amount" or "/" in (figure.quantity.unit or "")
    aside = group is not None and view.low(group.last) == "aside"
    return near and money and (aside or "spend" in cues.roles(view.lemma(group.head)))  # type: ignore[union-attr]


def receives(cues: Cues, view: View, figure: Figure) -> bool:
    """Whether the noun before the sum is who gets or pays it: "lend the club £3m", "fined the firm £2m"."""
    group, phrase = figure.group, view.phrase_at(figure.lead)
    if group is None or phrase is None or figure.quantity.kind != "amount":
        return False
    return phrase.first == group.last and "recipient" in cues.roles(view.lemma(group.head))


def spent_on(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """Invested 3.45 billion yuan in [wetland protection projects]; issued 280 million yuan to support [relief]."""
    q = figure.quantity
    group = figure.group
    if q.kind != "amount" or group is None:
        return None
    if "spend" not in cues.roles(view.lemma(group.head)) and view.low(group.last) != "aside":
        return None
    at = q.last
    at = figure.members[-1].quantity.last if figure.members else at
    at = next((time.last for time in view.times if time.first == at), at)  # "1.2 billion yuan this year to …"
    if view.low(at) in ("each", "every", "a") and view.low(at + 1) in _TIMES:
        at += 2  # "100 million yuan each year to …"
    if view.low(at) in ("in", "for", "on", "into", "towards") and not in_time(view, at):
        quoted = view.tag(at + 1) == "DT" and view.low(at + 2) in ('"', "“")
        chain = chain_from(view, at + 3 if quoted else at + 1)  # 'in the "orchard fund"'
        found = plain(view, chain) if chain and view.lemma(chain.head.head) not in _TIMES else None
        return (found[0], found[1] - 1) if found and quoted and view.low(found[1] - 1) in ('"', "”") else found
    if view.low(at) == "to" and view.tag(at + 1) == "VB":
        chain = chain_from(view, at + 2)
        return (plain(view, chain) or _numbered(view, chain)) if chain else None
    return None


def put_into(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """A total of 3.2 billion yuan was invested in [poverty relief]: what the money of a passive went to."""
    q = figure.quantity
    group = next(iter(view.groups_in(q.last, q.last + 6)), None)
    if group is None or group.first != q.last or not group.passive:
        return None
    if "spend" not in cues.roles(view.lemma(group.head)) or view.low(group.last) not in ("in", "on", "into", "for"):
        return None
    chain = chain_from(view, group.last + 1) if not in_time(view, group.last + 1) else None
    return plain(view, chain) if chain else None


def _numbered(view: View, chain: Chain) -> Tokens | None:
    """The noun of a phrase that a number opens: "to build three [production lines]"."""
    other = view.next_figure(chain.first)
    if other is None or other.quantity.kind != "count" or other.quantity.first > chain.first + 1:
        return None
    phrase = view.phrase_at(other.quantity.last - 1)
    if phrase is None or not other.quantity.first < phrase.head or other.quantity.first + 1 > phrase.head:
        return None
    if view.low(phrase.last) == "of" and (stuff := chain_from(view, phrase.last + 1)) is not None:
        return plain(view, stuff)  # "to buy 40 sets of pumps"
    return other.quantity.first + 1, phrase.head + 1


def verb_itself(cues: Cues, view: View, figure: Figure) -> Tokens | None:
    """Will need to [pay] about 14 billion yuan."""
    group = figure.group
    if group is None or figure.quantity.kind != "amount" or figure.lead - group.last > 3:
        return None
    if "pay" not in cues.roles(view.lemma(group.head)):
        return None
    return group.head, group.head + 1
