"""How far a time of the sentence is from a figure, and whether it dates something else."""

from datetime import date

from newsledger.stages.relate.metrics.cues import Cues
from newsledger.stages.relate.metrics.figure import Figure, View, clause_word
from newsledger.stages.relate.metrics.saying import saying
from newsledger.types.mentions import TimeExpression

_EXTREMES = frozenset(("first", "highest", "lowest", "record"))
_JOINING = frozenset(("include", "exclude", "accord", "compare", "follow"))  # verbs that only join phrases
_SUBORDINATORS = frozenset(("why", "how", "when", "after", "before"))
_TELLING = frozenset({
    "ask", "tell", "order", "request", "require", "summon", "invite", "urge", "instruct", "call", "subpoena", "direct",
})  # fmt: skip
_FAR = 120  # tokens between a figure and a time after which it is of another clause


def distance(cues: Cues, view: View, figure: Figure, time: TimeExpression) -> int | None:
    """How far the time is from the figure; ``None`` where it dates something else."""
    q = figure.quantity
    if (time.role == "attribute" and not _of_phrase(view, time)) or _standard(view, time):
        return None
    if _in_title(view, time, q.first):
        return None
    if abs(time.first - q.first) > _FAR and not time.opens_sentence:
        return None
    if time.first >= q.last:
        return _following(cues, view, figure, time)
    if time.last <= q.first:
        return _preceding(cues, view, figure, time)
    return 0


def _standard(view: View, time: TimeExpression) -> bool:
    """Whether the time is of what the figure is compared with: "twice the number of 2015"."""
    i = time.first
    while view.low(i - 1) in ("of", "in", "for", "at", "the"):
        i -= 1
    i += view.low(i) == "the"
    for j in range(i - 4, i - 1):
        if view.low(j) in ("times", "twice", "double", "triple") and view.low(j + 1) in ("the", "its", "that"):
            return view.tag(i - 1)[:2] == "NN"  # "3.5 times the output of 2018"
    if view.low(i - 1) not in ("number", "figure", "level", "amount", "total", "that", "those"):
        return False
    return any(view.low(j) in ("times", "twice", "double", "triple", "than") for j in range(i - 5, i - 1))


def _in_title(view: View, time: TimeExpression, i: int) -> bool:
    """Whether the time ends a name in quotation marks, and token ``i`` stands outside: the "Plan for 2023"."""
    if view.low(time.last) not in ('"', "”", "’"):
        return False
    for j in range(time.first - 1, max(view.first, time.first - 30) - 1, -1):
        if view.low(j) in ('"', "“", "‘"):
            return not j < i < time.last and view.low(j - 1) not in (",", ":", "")
    return False


def _of_phrase(view: View, time: TimeExpression) -> bool:
    return view.low(time.first) in ("of", "for") and time.grain in ("month", "quarter", "half", "year", "years")


def _following(cues: Cues, view: View, figure: Figure, time: TimeExpression) -> int | None:
    """A time after the figure: within its clause."""
    commas = 0
    since = figure.members[-1].quantity.last if figure.members else figure.quantity.last
    if since > time.first:
        since = figure.quantity.last
    for j in range(since, time.first):
        text = view.low(j)
        if text in (";", "；", ":"):
            return None
        if text == ",":
            commas += 1
        if (
            text in ("below", "above", "than")
            or text in _EXTREMES
            or (view.tag(j) == "JJS" and text not in ("least", "most"))
        ):
            return None
        if clause_word(view, j) or (commas and text in ("and", "but")):
            return None
    if any(view.low(j) == "from" and view.tag(j + 1) == "CD" for j in range(since, time.first - 1)):
        return None  # "to 11 minutes, from 19 minutes a year ago"
    if (
        _of_old_value(view, time, figure)
        or _next_clause(view, time)
        or (commas and _in_relative(view, figure))
        or _told_when(view, figure, time)
    ):
        return None
    ahead = time.until or (time.begin is not None and earlier(view.document.clean.masthead.published, time.begin))
    for group in view.groups_in(figure.quantity.last, time.first) if ahead else ():
        if view.low(group.first - 1) in ("and", "but") and group.tense in ("past", "present"):
            return None
    other = view.next_figure(figure.quantity.last)
    if other is not None and other.quantity.last <= time.first and view.low(other.lead) in ("from", "against", "with"):
        return None  # "to 4.1% from 3.9% in December"
    if other is not None and other.quantity.last <= time.first:
        for j in range(figure.quantity.last, other.quantity.first):
            if view.low(j) == "," and view.tag(j + 1) in ("IN", "TO"):
                return None  # "lost 4 billion yuan, at 7 yuan as of Friday's close"
    finite = [g for g in view.groups_in(figure.quantity.last, time.first) if g.tense in ("past", "present")]
    if commas > 2 or (commas and finite) or saying(cues, view, time, figure):
        return None
    if finite and (other := view.next_figure(finite[0].last)) and other.quantity.last <= time.first:
        return None
    return time.first - figure.quantity.last + 20 * commas


def _in_relative(view: View, figure: Figure) -> bool:
    """Whether the figure stands in a relative clause that a comma opens: "the fever, which lasts four days, began"."""
    for j in range(figure.quantity.first - 1, max(view.first, figure.quantity.first - 16), -1):
        if view.low(j) == ",":
            return False
        if view.low(j) in ("which", "who", "whose", "where"):
            return view.low(j - 1) == ","
    return False


def _told_when(view: View, figure: Figure, time: TimeExpression) -> bool:
    """Whether the time says when those counted are to do something: "asked 30 firms to reply on July 29"."""
    between = view.groups_in(figure.quantity.last, time.first) if figure.quantity.kind == "count" else ()
    if not between or not between[-1].to or (time.grain != "day" and not time.until):
        return False
    first = between[-1].first
    told = first == figure.quantity.last or view.low(first - 1) in ("them", "him", "her")
    return told and any(view.lemma(g.head) in _TELLING for g in view.groups_in(view.first, first))


def _next_clause(view: View, time: TimeExpression) -> bool:
    """Whether the time opens a clause that goes on: "had 300 members and in 2020 it had 400"."""
    if view.low(time.first - 1) not in ("and", "but", "while"):
        return False
    group = next(iter(view.groups_in(time.last, min(view.last, time.last + 8))), None)
    subject = view.phrase_ending(group.first) if group is not None else None
    return group is not None and subject is not None and subject.first - time.last <= 1 and subject.first >= time.last


def _preceding(cues: Cues, view: View, figure: Figure, time: TimeExpression) -> int | None:
    """A time before the figure: one that opens the sentence or clause holds to its end, others for their own verb."""
    q = figure.quantity
    gap = q.first - time.last
    if view.tag(time.first - 1) == "JJS" or view.low(time.first - 1) in _EXTREMES:
        return None  # "in May, the highest since 2019, 40 riders …"
    if _of_old_value(view, time, figure):
        return None
    opens = time.opens_sentence or opens_clause(view, time) or _in_opening(view, time)
    if not opens and _in_aside(view, time, q.first):
        return None
    if saying(cues, view, time, figure):
        return None
    commas = [j for j in range(time.last, min(q.first, time.last + 4 * _FAR)) if view.low(j) == ","]
    semicolon = any(view.words[j].text in (";", "；") for j in range(time.last, min(q.first, time.last + 4 * _FAR)))
    if opens:
        return gap + (40 if time.opens_sentence else 5) + 100 * semicolon if gap < 4 * _FAR else None
    if semicolon and not _listed_on(view, time, q.first):
        return None
    today = view.document.clean.masthead.published
    between = view.groups_in(time.last, q.first)
    begin = time.begin or time.finish
    ahead = today is not None and begin is not None and begin > today
    if ahead and between and between[-1].tense == "past" and not (between[-1].modal or between[-1].perfect):
        return None  # "to cut leaks by 2030 after it was fined £2m"
    for group in between:
        if view.low(group.first - 1) == "it" and view.lemma(group.head) == "take":
            return None  # "work began in May, and it took 300 people …"
        if group.tense in ("participle", "infinitive") or view.lemma(group.head) in _JOINING:
            continue
        if group.tense == "present" and not (group.perfect or group.modal) and earlier(time.finish, today):
            parts = any(view.low(j) == "which" and view.low(j - 1) == "of" for j in range(time.last, group.first))
            if parts and view.lemma(group.head) == "be":
                continue  # "a total of 400 that day, of which 30 are grave, 9% are old"
            return None
        measuring = group.tense == "gerund" and cues.measures(view.lemma(group.head))
        foreseen = group.modal in ("may", "might", "could") and today is not None and not earlier(time.finish, today)
        result = group.tense == "gerund" and view.low(group.first - 1) == ","  # "…, benefiting 16,000 households"
        other = (time.grain in ("day", "week") or group.tense == "gerund") and not (measuring or foreseen or result)
        if other and any(j < group.first for j in commas) and not _same_subject(view, group.first):
            return None
        if clause_word(view, group.first - 1) or _own_time(view, time.last, group.first):
            return None
    return gap + 20 * len(commas)


def _own_time(view: View, first: int, i: int) -> bool:
    """Whether the verb at token ``i`` stands in a clause of time or reason: "why he left", "when play resumed"."""
    return any(view.low(j) in _SUBORDINATORS and view.low(j + 1) != "," for j in range(max(first, i - 4), i))


def _listed_on(view: View, time: TimeExpression, i: int) -> bool:
    """Whether only phrases without a verb stand from the semicolon on: "27 degrees on the 3rd; 21 degrees"."""
    last = next((j for j in range(i, time.last, -1) if view.words[j].text in (";", "；")), None)
    if last is None:
        return False
    end = next(
        (j for j in range(i, min(view.last, i + 40)) if view.words[j].text in (";", "；")), min(view.last, i + 40)
    )
    return not any(g.tense in ("past", "present") for g in view.groups_in(last, end))


def _of_old_value(view: View, time: TimeExpression, figure: Figure) -> bool:
    """Whether the time dates an old value before it: "up from 120,000 in 2020, and employ 5,000 people"."""
    for before in view.figures:
        if before.quantity.last == time.first:
            return before is not figure and view.low(before.lead) == "from"
        if before.quantity.first > time.first:
            return False
    return False


def _in_opening(view: View, time: TimeExpression) -> bool:
    """Whether the time ends the phrase that opens its sentence: "As of the report on July 25, there were …"."""
    near = time.first - view.first <= 12
    named = view.low(view.first) == "according"  # the date of a source
    return near and not named and view.low(time.last) == "," and not view.groups_in(view.first, time.first)


def _in_aside(view: View, time: TimeExpression, until: int) -> bool:
    """Whether the time stands in a relative clause that closes before token ``until``: "Li, who came in 2009, …"."""
    for j in range(time.first - 1, max(view.first, time.first - 16), -1):
        if view.low(j) == ",":
            return False
        if view.low(j) in ("which", "who", "whose", "where") and view.low(j - 1) == ",":
            return any(view.low(k) == "," for k in range(time.last, until))
    return False


def _same_subject(view: View, i: int) -> bool:
    """Whether the verb at token ``i`` goes on with the subject of the one before: it follows a comma or "and"."""
    joined = i - 1 - (view.low(i - 1) in ("both", "also", "then", "each"))
    return view.low(joined) in (",", "and") and view.tag(i) in ("VBD", "VBN")


def opens_clause(view: View, time: TimeExpression) -> bool:
    """Whether the time stands at the beginning of a clause: after "that", a colon or a semicolon, before a comma."""
    first = time.first - (view.low(time.first - 1) == "the")
    before = view.low(first - 1)
    if before in ("that", ":", ";", "；", "because", "while", "and", "but"):
        return True
    return before == "," and view.low(_past_bracket(view, time.last)) == ","


def _past_bracket(view: View, i: int) -> int:
    """Token after the bracket that opens at token ``i``, or ``i``: "as of 2:40 (14:40 in Beijing), …"."""
    if view.low(i) not in ("(", "（"):
        return i
    return next((j + 1 for j in range(i, min(view.last, i + 12)) if view.low(j) in (")", "）")), i)


def earlier(day: date | None, published: date | None) -> bool:
    """Whether the day is known to lie before the other one."""
    return day is not None and published is not None and day < published
