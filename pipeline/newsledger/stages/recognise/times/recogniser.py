"""Finds the time expressions of a document."""

from collections.abc import Sequence

from newsledger.lexicons.loader import Lexicons
from newsledger.stages.recognise.times.frames import Frame, connects, frame_before, interval, ranged, widened
from newsledger.stages.recognise.times.reading import Atom, Reading, TimeWords
from newsledger.stages.recognise.times.relative import ago, now
from newsledger.stages.recognise.times.rules import WORD_RULES, Rule, digit_rules
from newsledger.types.document import Document, Word
from newsledger.types.marks import TIME
from newsledger.types.mentions import TimeExpression, TimeRole
from newsledger.types.syntax import Syntax

_OPENERS = frozenset(
    ('"', "“", "‘", "'", "(", "however", ",", "and", "but", "moreover", "besides", "also", "therefore")
)
_COMPARING = frozenset(("than", "versus", "vs", "against"))
_DETERMINERS = frozenset(("the", "a", "an", "his", "her", "their", "its", "our"))
_DATELINE_REACH = 16  # tokens from the beginning of its sentence within which a dateline has its date
_NAMING = frozenset(("time.date.month_day", "time.month", "time.year", "time.years.range"))


class TimeRecogniser:
    """Callable ``(Document, Syntax, tokens) → time expressions`` in text order, never overlapping.

    ``tokens`` are all those marked as times; others among them do no harm.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        self._words = TimeWords(lexicons)
        rules: dict[str, tuple[Rule, ...]] = {}
        for kind, tried in WORD_RULES.items():
            for form in self._words.classes.get(kind, {}):
                rules[form] = (*rules.get(form, ()), *(rule for rule in tried if rule not in rules.get(form, ())))
        rules["same"] = rules["corresponding"] = WORD_RULES["same"]
        read = ("new", "year", "fy", "that", "then", "weekend", "half", "quarter", "months")
        rules.update({form: WORD_RULES[form] for form in read})
        self._rules = rules
        self._present = frozenset(("recent", "present", "date", "far", *self._words.present))
        self.words = frozenset((*rules, "ago", *self._present))

    def mark(self, word: Word) -> int:
        """Times are read from numbers and from the words of the grammar (``words``) on."""
        return TIME if word.lower in self.words or (word.is_digit and digit_rules(word.lower)) else 0

    def __call__(self, document: Document, syntax: Syntax, tokens: Sequence[int]) -> tuple[TimeExpression, ...]:
        reading = Reading(document, self._words, syntax)
        found, words = reading.found, document.words
        reached = 0
        for i in tokens:
            if i < reached or not words[i].marks & TIME:
                continue
            expression = self._expression(reading, i, reached, found)
            if expression:
                found.append(expression)
                if expression.begin:
                    reading.previous = (document.sentence_at(expression.first).index, expression.begin)
                reached = expression.last
        return tuple(found)

    def _atom(self, t: Reading, i: int) -> Atom | None:
        word = t.tokens[i]
        if word.lower == "now":
            return now(t, i)
        tried = self._rules.get(word.lower, ())
        if word.is_digit:
            tried = (*digit_rules(word.lower), *tried)
        for rule in tried:
            atom = rule(t, i)
            if atom:
                return widened(t, atom)
        return None

    def _expression(self, t: Reading, i: int, reached: int, found: list[TimeExpression]) -> TimeExpression | None:
        word = t.tokens[i].lower
        vague = _vague(t, i) if word in self._present else None
        if vague and not (word == "now" and t.low(i - 1) == "from"):
            return self._finished(t, vague, frame_before(t, vague.first), reached)
        if word == "ago":
            return self._ago(t, i, reached)
        atom = self._atom(t, i)
        if atom is None:
            return None
        frame = frame_before(t, atom.first)
        listed = atom.bare and _continues_list(t, atom, found)
        second = connects(t, atom, frame.word)
        other = self._atom(t, second) if second is not None and second < t.count else None
        if other and (not other.bare or frame.word or not atom.bare or other.grain == "month"):
            if _rangeable(atom, other, frame.word):
                atom = widened(t, ranged(t, atom, other))
        elif frame.word == "" and atom.bare and not listed and not _stands_alone(t, atom):
            return None
        if atom.bare and not frame.word and not listed and not _stands_alone(t, atom):
            return None
        if (
            atom.bare
            and frame.word in ("for", "at", "over", "around", "across", "against", "than")
            and (
                atom.grain == "year"
                and atom.rule == "time.year"
                and t.tokens[atom.last - 1].is_digit
                and not _closes(t, atom.last)
            )
        ):
            return None
        return self._finished(t, atom, frame, reached)

    def _ago(self, t: Reading, i: int, reached: int) -> TimeExpression | None:
        if t.low(i - 1) not in self._words.unit or i < 2:
            return None
        atom = ago(t, i - 2)
        if atom is None or atom.first < reached or _explains(t, atom):
            return None
        return self._finished(t, atom, frame_before(t, atom.first), reached)

    def _finished(self, t: Reading, atom: Atom, frame: Frame, reached: int) -> TimeExpression:
        first = max(frame.first, reached)
        (begin, finish), until, suffix = interval(t, atom, frame)
        sentence = t.document.sentence_at(atom.first)
        first = max(first, sentence.first)
        role = _role(t, atom, frame)
        opens = role in ("adverbial", "present") and _opens(t, first, sentence.first)
        if opens and not frame.word and role == "adverbial":
            opens = t.low(atom.last) == "," or not _possessive(t, atom.last)
        return TimeExpression(
            start=t.starts[first],
            end=t.ends[atom.last - 1],
            first=first,
            last=atom.last,
            begin=begin,
            finish=finish,
            grain=atom.grain,
            until=until,
            opens_sentence=opens,
            opens_paragraph=opens and t.document.paragraphs[sentence.paragraph].first_sentence == sentence.index,
            role=role,
            rule=atom.rule + suffix,
        )


def _explains(t: Reading, atom: Atom) -> bool:
    """Whether the time only says again, less exactly, what stands before it: "on May 3, 1950, 70 years ago, …"."""
    before = t.found[-1] if t.found else None
    if before is None or before.begin is None or atom.span is None or t.low(atom.first - 1) not in (",", "("):
        return False
    return before.last == atom.first - 1 and atom.span[0] <= before.begin <= atom.span[1]


def _vague(t: Reading, i: int) -> Atom | None:
    """At present, so far, to date, in recent years: the time of speaking, which gives no dates."""
    word, first, last = t.low(i), i, i + 1
    if word == "recent":
        if t.low(i + 1) not in t.words.unit:
            return None
        last = i + 2
    elif word == "present":
        if t.low(i - 1) not in ("at", "the") or (t.low(i - 1) == "the" and t.low(i - 2) != "at"):
            return None
        first = i - 1
    elif word == "date":
        if t.low(i - 1) != "to":
            return None
        first = i - 1
    elif word == "far":
        if t.low(i - 1) != "so" or (t.low(i + 1) == "as"):
            return None
        first = i - 1
    return Atom(first=first, last=last, span=None, grain="day", rule="time.present", role="present")


def _continues_list(t: Reading, atom: Atom, found: list[TimeExpression]) -> bool:
    """Whether a bare month or year goes on a list: "in March, April and May"."""
    if not found or atom.grain != found[-1].grain:
        return False
    gap = [t.low(j) for j in range(found[-1].last, atom.first)]
    return len(gap) <= 2 and all(word in (",", "and", "or", "&") for word in gap) and bool(gap)


def _rangeable(first: Atom, second: Atom, frame: str) -> bool:
    if second.role != "adverbial" or first.role != "adverbial":
        return False
    return first.grain == second.grain or frame in ("from", "between", "since") or second.rule.startswith("time.edge")


def _stands_alone(t: Reading, atom: Atom) -> bool:
    """Whether a bare year or part of a year opens a clause by itself or stands in brackets: "(2019)"."""
    before, after = t.low(atom.first - 1), t.low(atom.last)
    if atom.rule == "time.quarter.code":
        return True
    if atom.rule == "time.date.ordinal":
        return t.tokens[atom.first - 1].text == "The" and after in ("is", "was", "marks", "marked", "saw")
    return before == "(" and after == ")" and atom.grain == "year"


def _closes(t: Reading, i: int) -> bool:
    return i >= t.count or not (t.tokens[i].is_alpha or t.tokens[i].is_digit)


def _role(t: Reading, atom: Atom, frame: Frame) -> TimeRole:
    """How the time stands in its clause."""
    if atom.role == "present":
        return "present"
    word, before = frame.word, t.low(atom.first - 1)
    if before == "the" and atom.rule in _NAMING and _modifies(t, atom.last):
        return "attribute"
    if word in _COMPARING or t.low(frame.first - 1) == "than":
        return "comparison"
    if word == "over" and (
        atom.rule.startswith("time.edge")
        or atom.role == "comparison"
        or atom.rule in ("time.shifted.unit", "time.year")
    ):
        return "comparison"
    if atom.role == "comparison":
        return "comparison" if word not in ("in", "during", "of") or atom.rule == "time.same_period" else "adverbial"
    if word == "from" and atom.rule != "time.range" and _after_change(t, frame.first):
        return "comparison"
    if word:
        return "attribute" if word == "of" else "adverbial"
    if _in_dateline(t, atom):
        return "dateline"
    if atom.grain == "day" and atom.rule != "time.same" and before in _DETERMINERS and not _possessive(t, atom.last):
        return "attribute"
    return "adverbial"


def _modifies(t: Reading, i: int) -> bool:
    """Whether token ``i`` is a noun or adjective, so that a date before it with "the" belongs to it."""
    return i < t.count and t.tokens[i].is_alpha and t.tokens[i].tags[0][:2] in ("NN", "JJ")


def _after_change(t: Reading, i: int) -> bool:
    """Whether a figure stands close before token ``i``: "down 0.3 percentage points from May"."""
    first = t.document.sentence_at(i).first
    return any(t.tokens[j].is_digit for j in range(max(first, i - 4), i))


def _in_dateline(t: Reading, atom: Atom) -> bool:
    """Month and day between a comma and a bracket, full stop or dash, near the beginning of a paragraph."""
    if atom.rule not in ("time.date.month_day", "time.date.iso"):
        return False
    sentence = t.document.sentence_at(atom.first)
    if sentence.role in ("dateline", "byline", "metadata"):
        return True
    if atom.first - sentence.first > _DATELINE_REACH:
        return False
    before, after = t.low(atom.first - 1), t.low(atom.last)
    if atom.first == sentence.first and after == "(" and t.low(atom.last + 2) == ")":  # "July 25 (Agency) --"
        return t.low(atom.last + 3)[:1] in ("-", "–", "—")
    return before in (",", "service", "client", "agency") and (after in ("(", ".", ",", "-", "–", "—", ":", ""))


def _possessive(t: Reading, i: int) -> bool:
    return t.low(i) in ("'s", "’s", "'", "’")


def _opens(t: Reading, first: int, start: int) -> bool:
    """Whether only openers or a dateline with its reporter stand before token ``first`` in its sentence."""
    at = first - 1
    for _ in range(40):
        if at < start:
            return True
        word = t.low(at)
        if word == ")":
            return _reporter_bracket(t, at, start)
        if word not in _OPENERS:
            return False
        at -= 1
    return False


def _reporter_bracket(t: Reading, i: int, start: int) -> bool:
    for j in range(i - 1, max(start, i - 40) - 1, -1):
        if t.low(j) == "(":
            return t.low(j + 1) in ("reporter", "reporters", "correspondent", "editor", "journalist")
    return False
