"""What stands around a time: prepositions, ranges, clock times; and what interval the whole then means."""

import re
from dataclasses import replace
from datetime import timedelta

from newsledger.stages.recognise.times.calendar import Interval, day_of, plus_months
from newsledger.stages.recognise.times.reading import Atom, Reading
from newsledger.types.value import value

_CLOCK = re.compile(r"\d{1,2}(?:(?:[:.]\d\d){1,2}|h\d\d)$")

# Prepositions by what they do to the interval of the time they govern.
_INSIDE = frozenset(("in", "on", "at", "during", "throughout", "within", "over", "around", "across", "for"))
_LIMIT = frozenset(("by", "before", "until", "till"))
_COMPARED = frozenset(("than", "versus", "vs", "against"))
_DASHES = frozenset(("-", "–", "—", "~"))
_ZONES = frozenset(("est", "edt", "gmt", "utc", "pst", "pdt", "cet", "bst", "cst", "ist", "jst"))
_CLOCK_WORDS = frozenset(("am", "pm", "a.m.", "p.m.", "o'clock", "oclock", "noon"))
_TO = frozenset(("to", "until", "till", "through", "thru"))
_SAYING_DAY = frozenset(("that", "the", "yesterday", "today"))  # "12 o'clock that day"
_AS = frozenset(("early", "late", "recently"))
_QUOTES = frozenset(('"', "“", "'"))
_PLAIN = _INSIDE | _LIMIT | _COMPARED | {"since", "from", "between", "of", "after", "through", "following"}
# Two words that make one preposition: what they mean together. Both tokens open the frame.
_DOUBLE = {
    ("as", "of"): "as of", ("as", "at"): "as of", ("as", "on"): "as of", ("up", "to"): "up to",
    ("prior", "to"): "before", ("ahead", "of"): "before", ("compared", "with"): "than", ("comparing", "with"): "than",
    ("compared", "to"): "than", ("ending", "on"): "until", ("ending", "in"): "until",
    ("expiring", "on"): "until", ("expiring", "in"): "until",
    **{
        (before, word): "from"
        for before in ("starting", "beginning", "effective", "counting")
        for word in ("from", "on", "in")
    },
}  # fmt: skip
_SECOND = frozenset(word for _, word in _DOUBLE)


@value
class Frame:
    """The preposition of a time: token where it begins, its form, and the token where the time proper begins."""

    first: int
    word: str
    inner: int


def frame_before(t: Reading, i: int) -> Frame:
    """Preposition, article, part of the day and clock time that stand before token ``i``."""
    if t.low(i - 1) in _QUOTES:
        found = _frame(t, i, i - 1)
        if found.word:
            return found
    return _frame(t, i, i)


def _frame(t: Reading, inner: int, at: int) -> Frame:
    word = t.low(at - 1)
    if word == "the":
        at -= 1
        word = t.low(at - 1)
    clock = _before_clock(t, at, word)
    if clock != at:
        at, word = clock, t.low(clock - 1)
    if word == "from" and any(t.low(j) in ("to", "-", "–") for j in range(at, inner)):
        return Frame(at - 1, "on", inner)  # "from 0 am to 24:00 on July 25" is that day
    if word == "as" and t.low(at - 2) in _AS and t.low(at - 3) == "as":
        return Frame(at - 3, "in", inner)  # "as early as 2015"
    if word in _SECOND:
        double = _DOUBLE.get((t.low(at - 2), word))
        if double is not None:
            return Frame(at - 2, double, inner)
    elif word == "than" and t.low(at - 2) == "later":
        return Frame(at - (3 if t.low(at - 3) in ("no", "not") else 2), "by", inner)
    if word in _PLAIN:
        return Frame(at - 1, word, inner)
    return Frame(inner if at == inner - 1 else at, "", inner)


def _before_clock(t: Reading, at: int, word: str) -> int:
    """First token of the part of the day or the clock time that ends with ``word`` before ``at``; ``at`` without.

    "early in the morning of", "8:30 am EST on", "12 o'clock" before "that day".
    """
    if word == "of" or word == "on":
        if t.low(at - 2) in t.words.day_part:
            at -= 2
            if t.low(at - 1) in ("early", "late"):
                at -= 1
            return at - 1 if t.low(at - 1) == "the" else at
        if _is_clock(t, at - 2):
            return _clock_start(t, at - 2)
        if t.low(at - 2) in _ZONES and _is_clock(t, at - 3):
            return _clock_start(t, at - 3)
    elif t.low(at) in _SAYING_DAY and _is_clock(t, at - 1):
        return _clock_start(t, at - 1)
    return at


def _is_clock(t: Reading, i: int) -> bool:
    word = t.low(i)
    if word[:1].isdigit():
        return bool(_CLOCK.match(word)) or (word == "24" and t.low(i - 1) in ("-", "–") and _hour(t, i - 2))
    return word in _CLOCK_WORDS or (word in ("clock", "o’clock") and t.low(i - 1) in ("'", "’", "o", "o'", "o’"))


def _clock_start(t: Reading, i: int) -> int:
    """First token of the clock time that ends at token ``i``, with a preposition's "from 8 am on" left out."""
    at = i
    while at > i - 4 and at > 0 and not t.tokens[at].is_digit:
        at -= 1
    if not t.tokens[at].is_digit:
        return i
    if t.low(at - 1) in ("to", "-", "–") and at >= 2:  # "from 0 am to 24:00 on", "0-24 on"
        earlier = at - 2 if t.tokens[at - 2].is_digit else at - 3
        if earlier >= 0 and t.tokens[earlier].is_digit and _hour(t, earlier):
            return earlier
    return at


def _clock_after(t: Reading, i: int) -> int | None:
    """Token after the clock time that begins at token ``i``: "12 o'clock", "8:30 p.m."."""
    if not 0 <= i < t.count or not t.tokens[i].is_digit:
        return None
    for j in range(min(i + 3, t.count - 1), i - 1, -1):
        if _is_clock(t, j) and (j == i or not any(t.low(k) == "," for k in range(i, j))):
            return j + 1
    return None


def _hour(t: Reading, i: int) -> bool:
    number = t.number(i)
    return bool(_CLOCK.match(t.low(i))) or (number is not None and number <= 24)


def widened(t: Reading, atom: Atom) -> Atom:
    """The time with what may follow it: part of the day, weekday or date in brackets, "local time"."""
    last, word = atom.last, t.low(atom.last)
    if atom.grain == "day":
        if word in t.words.day_part:
            last += 1
            word = t.low(last)
        following = t.low(last + 1)
        if following == "time" and (word == "local" or t.tokens[last].is_title):
            last += 2
        elif word == "," and following == "local" and t.low(last + 2) == "time":
            last += 3
        word = t.low(last)
        if word == "at" and (end := _clock_after(t, last + 1)):
            last = end
            word = t.low(last)
    if word == "alone":
        last += 1
    return replace(atom, last=last) if last != atom.last else atom


def ranged(t: Reading, first: Atom, second: Atom) -> Atom:
    """From the beginning of ``first`` to the end of ``second``, which gives its year or month to the first."""
    a, b = first, second
    if a.in_year and b.span and not b.in_year and b.rule != "time.date.ordinal":
        a = replace(a, span=a.in_year(b.span[0].year))
        if a.span and a.span[0] > b.span[1]:
            a = replace(a, span=first.in_year(b.span[0].year - 1) if first.in_year else None)
    elif b.in_year and a.span:
        b = replace(b, span=b.in_year(a.span[0].year))
        if b.span and b.span[1] < a.span[0]:
            b = replace(b, span=second.in_year(a.span[0].year + 1) if second.in_year else None)
    elif b.rule == "time.date.ordinal" and a.month and a.span:
        day = t.day_number(b.last - 1) or 1
        found = day_of(a.month[0], a.month[1], day)
        if found and found[0] < a.span[0]:
            following = plus_months(a.span[0].replace(day=1), 1)
            found = day_of(following.year, following.month, day)
        b = replace(b, span=found)
    span = (a.span[0], b.span[1]) if a.span and b.span and a.span[0] <= b.span[1] else None
    grain = a.grain if a.grain == b.grain else b.grain
    return replace(b, first=first.first, span=span, grain=grain, rule="time.range", bare=False, in_year=None)


def connects(t: Reading, first: Atom, frame: str) -> int | None:
    """Token where the second time of a range may begin after ``first``, ``None`` without a connector."""
    at = first.last
    word = t.low(at)
    if (
        (word == "and" and frame == "between")
        or (
            word in _TO
            and frame in ("from", "between", "since", "")
            and (frame or first.grain in ("day", "month", "year"))
        )
        or (word in ("to", "until") and frame in ("in", "on", "during", "for", "of"))
        or word in _DASHES
    ):
        at += 1
    else:
        return None
    if _is_clock(t, at) or _is_clock(t, at + 1):
        at += 1 if _is_clock(t, at) else 2
        if t.low(at) in ("on", "of"):
            at += 1
    if t.low(at) == "the":
        at += 1
    return at


def interval(t: Reading, atom: Atom, frame: Frame) -> tuple[Interval | tuple[None, None], bool, str]:
    """Begin and finish that preposition and time mean together, whether it is a limit, and the rule's suffix."""
    if atom.span is None:
        return (None, None), frame.word in _LIMIT, ""
    begin, finish = atom.span
    word = frame.word
    several = atom.rule == "time.range" or (atom.rule == "time.date.month_day" and begin != finish)
    if word in ("by", "before"):
        return (finish, finish), True, f".{word}"
    if word in ("until", "till", "through") and not several:
        return (None, finish), True, ".until"  # type: ignore[return-value]
    if word in ("as of", "up to"):
        return (finish, finish), False, ".as_of"
    if word == "since":
        return (begin, t.today if t.today and t.today >= begin else None), False, ".since"  # type: ignore[return-value]
    if word == "from" and not several:
        return (begin, None), False, ".from"  # type: ignore[return-value]
    if word == "after":
        after = finish + timedelta(days=1) if finish.year < 9999 else finish
        return (after, None), False, ".after"  # type: ignore[return-value]
    return (begin, finish), False, ""
