"""Says of each quantity what it measures, whose it is, and when."""

from bisect import bisect_left
from decimal import Decimal
from itertools import groupby
from typing import Generic, TypeVar

from newsledger.lexicons.loader import Lexicons
from newsledger.schemas.record import Direction, MetricKind
from newsledger.stages.relate.bodies import Descriptions
from newsledger.stages.relate.metrics import bounds, changes, indicators, periods, statuses, subjects, units
from newsledger.stages.relate.metrics.carrying import Carry
from newsledger.stages.relate.metrics.cues import Cues
from newsledger.stages.relate.metrics.figure import Figure, View, clause_word
from newsledger.stages.relate.metrics.governing import governing
from newsledger.stages.relate.metrics.lists import goes_on, shared_comparator
from newsledger.stages.relate.metrics.referents import Referents
from newsledger.types.document import Sentence
from newsledger.types.drafts import MetricDraft, OrganisationDraft
from newsledger.types.mentions import Mentions, Name, TimeExpression

T = TypeVar("T", TimeExpression, Name)
_LOOSE = frozenset(("none", "bare_count", "subject_of_action", "before_clause"))
_OWN = frozenset(("said_of_subject", "noun_of", "object_to"))  # rules that find the noun of a bare number
_ITEMS = 60  # the highest number that an item of a list is taken to bear
_SPEAKING = frozenset(("say", "tell", "recall", "explain", "add", "complain", "joke", "write", "ask", "note", "admit"))
_ROLES = frozenset(("body", "heading", "headline", "caption"))


class MetricRelater:
    """Callable ``(Mentions, organisations) → metrics`` in text order."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._cues = Cues(lexicons)
        self._descriptions = Descriptions(lexicons)

    def __call__(self, mentions: Mentions, organisations: tuple[OrganisationDraft, ...]) -> tuple[MetricDraft, ...]:
        document = mentions.document
        stated = [q for q in mentions.quantities if q.exclusion is None and q.kind != "age"]
        if not stated:
            return ()
        times = _BySentence(mentions.times)
        names = _BySentence(mentions.names)
        drafts: list[MetricDraft] = []
        referents = Referents(mentions, organisations, self._descriptions)
        published = document.clean.masthead.published
        carry = Carry(self._cues, published)
        paragraph, reached = -1, 0
        for index, quantities in groupby(stated, lambda q: document.sentence_at(q.first).index):
            sentence = document.sentences[index]
            if sentence.role not in _ROLES:
                continue
            if sentence.paragraph != paragraph:
                paragraph, carry = sentence.paragraph, Carry(self._cues, published)
                reached = document.paragraphs[paragraph].first_sentence
            for before in document.sentences[reached : index + 1]:
                carry.read(document, before, times.of(before))
            reached = index + 1
            view = View(mentions, sentence, tuple(quantities), times.of(sentence))
            _mark_lists(view)
            bodies = subjects.bodies_of(view, names.of(sentence))
            referents.previous = drafts[-1] if drafts else None
            for figure in view.figures:
                if _enumerates(view, figure):
                    continue
                draft = self._draft(view, figure, carry.time, bodies, referents, drafts)
                if _measures(view, figure, draft):
                    drafts.append(draft)
        return tuple(drafts)

    def _draft(
        self,
        view: View,
        figure: Figure,
        opening: TimeExpression | None,
        bodies: subjects.Bodies,
        referents: Referents,
        drafts: list[MetricDraft],
    ) -> MetricDraft:
        cues, q = self._cues, figure.quantity
        kind, direction = self._kind(view, figure)
        indicator, rule = None, "none"
        for tried in indicators.RULES[kind]:
            indicator = tried(cues, view, figure)
            if indicator is not None and _of_neighbour(figure, indicator):
                indicator = None
            elif indicator is not None:
                rule = tried.__name__
                break
        figure.indicator = indicator
        span = view.chars(*indicator) if indicator else None
        if span is None and kind in ("ratio", "change"):
            span = self._carried(view, figure, drafts)
        figure.unit = q.unit
        named = kind == "count" and (q.unit == "times" or (rule == "complement" and _plural(view, indicator)))
        if named or (q.unit is None and kind in ("count", "change")):
            figure.unit = units.counted(cues, view, figure)
        elif kind == "count" and q.end == q.number_end and q.unit != "person" and (rule in _OWN or figure.persons):
            figure.unit = units.counted(cues, view, figure) or q.unit
        if kind == "count" and q.unit is None and (sum_of := units.money(cues, view, figure, drafts)) is not None:
            figure.unit, kind = sum_of, "ratio" if "/" in sum_of else "amount"
        if figure.unit is None and figure.referring and figure.previous is None and drafts:
            figure.unit, span = self._of_them(view, drafts[-1], span)
        if kind == "count" and q.unit == "other":
            figure.unit, span = self._other(view, figure, span)
        if kind == "count" and q.unit == "mark" and rule == "counted_noun" and q.low != q.low.to_integral_value():
            kind, figure.unit = "amount", "index"  # "fell below the 11.5 mark"
        if kind == "count" and q.unit == "point" and rule != "counted_noun" and q.low != q.low.to_integral_value():
            kind, figure.unit = "amount", "index"  # "rose 0.9 % to 3,467.44 points"
        if kind == "count" and q.end == q.number_end and q.low != q.low.to_integral_value():
            kind, figure.unit = "amount", "magnitude" if figure.unit == "magnitude" else "index"
        status = statuses.status(cues, view, figure)
        index = governing(view, figure)
        if index is not None and view.groups[index].first >= q.last:
            figure.reported = "report" in cues.roles(view.lemma(view.groups[index].head))
        published = view.document.clean.masthead.published
        period = periods.period(cues, view, figure, status, opening, published)
        if status == "target" and period and period.finish and published and period.finish < published:
            status, period = ("actual", period) if statuses.willed(view, figure) else (status, None)
        figure.status = status
        return MetricDraft(
            span=(q.start, q.end),
            sentence=view.sentence.index,
            kind=kind,
            low=q.low,
            high=q.high,
            unit=figure.unit,
            comparator="="
            if bounds.moved_up(cues, view, figure)
            else "<="
            if q.comparator in ("=", ">") and bounds.allowance(view, figure)
            else bounds.capped(cues, view, figure) or shared_comparator(view, figure),
            direction=direction,
            basis=changes.basis(view, figure) if kind == "change" else None,
            indicator=span,
            subject=subjects.owner(cues, view, figure, bodies, indicator, referents),
            scope=subjects.scope(view, figure, indicator),
            status=status,
            period=period,
            rule=f"metric.{kind}.{rule}",
        )

    @staticmethod
    def _of_them(
        view: View, last: MetricDraft, span: tuple[int, int] | None
    ) -> tuple[str | None, tuple[int, int] | None]:
        """Unit and indicator of "Nine of them": what the last figure of the sentence before counts."""
        if last.kind != "count" or last.sentence != view.sentence.index - 1:
            return None, span
        return last.unit, span or last.indicator

    @staticmethod
    def _other(view: View, figure: Figure, span: tuple[int, int] | None) -> tuple[str, tuple[int, int] | None]:
        """Unit and indicator of "two others": what the figure before counts, else persons."""
        previous = figure.previous
        if previous is None or previous.quantity.kind != "count" or previous.unit is None:
            return "person", span
        return previous.unit, view.chars(*previous.indicator) if previous.indicator else span

    @staticmethod
    def _carried(view: View, figure: Figure, drafts: list[MetricDraft]) -> tuple[int, int] | None:
        """Indicator of the last share or change of the sentence before: "Half are in Asia. About 9% are in Africa."."""
        if not drafts or drafts[-1].kind not in ("ratio", "change") or drafts[-1].unit != "percent":
            return None
        last, q = drafts[-1], figure.quantity
        if figure.previous is not None:  # "…, 9% in Africa and 2% in Oceania" goes on
            again = figure.previous.indicator is None and last.span[0] == figure.previous.quantity.start
            return last.indicator if again and q.unit == "percent" and view.low(q.last) in ("in", "from") else None
        before = view.document.sentences[drafts[-1].sentence]
        beside = before.paragraph == view.sentence.paragraph and before.index == view.sentence.index - 1
        if not beside and figure.lead < view.first and view.lemma(q.last) == "be":  # the next paragraph goes on
            beside = before.index == view.sentence.index - 1 and last.kind == "ratio"
        return last.indicator if beside else None

    def _kind(self, view: View, figure: Figure) -> tuple[MetricKind, Direction | None]:
        q = figure.quantity
        if q.kind == "change" and _moved_from(view, figure):
            return ("ratio" if q.unit == "percent" else "amount"), None
        if q.kind == "change" and not changes.level(self._cues, view, figure):
            figure.direction = q.direction
            return "change", q.direction
        if q.kind == "change":
            return "ratio", None
        found = changes.change(self._cues, view, figure)
        if found:
            figure.direction = found
            return "change", found
        return ("amount" if q.kind in ("duration", "age") else q.kind), None  # type: ignore[return-value]


def _of_neighbour(figure: Figure, tokens: tuple[int, int]) -> bool:
    """Whether the phrase is the unit of the figure before: "split by five [centimetres], about 50 metres long"."""
    before = figure.previous
    if before is None or before.quantity.kind == "count" or figure.quantity.kind == "count":
        return False
    if before.indicator == tokens:
        return False  # "40,000 shoppers a day, 15 % fewer than in May"
    return before.quantity.first <= tokens[0] < before.quantity.last


def _plural(view: View, tokens: tuple[int, int] | None) -> bool:
    phrase = view.phrase_at(tokens[0]) if tokens is not None else None
    return phrase is not None and view.tag(phrase.head) == "NNS"


def _moved_from(view: View, figure: Figure) -> bool:
    """Cut its growth forecast to 2% from 3%: the old value is of the kind of the new one."""
    previous, q = figure.previous, figure.quantity
    if previous is None or previous.direction is not None or previous.quantity.unit != q.unit:
        return False
    link = previous.quantity.last
    return view.low(link) == "from" and link + 1 == q.first and view.low(previous.lead) == "to"


class _BySentence(Generic[T]):
    """The times or the names of an article, which stand in text order, to be had by sentence."""

    def __init__(self, found: tuple[T, ...]) -> None:
        self._found: tuple[T, ...] = found
        self._firsts = [one.first for one in found]

    def of(self, sentence: Sentence) -> tuple[T, ...]:
        """Those that begin in the sentence."""
        first = bisect_left(self._firsts, sentence.first)
        return self._found[first : bisect_left(self._firsts, sentence.last, first)]


def _measures(view: View, figure: Figure, draft: MetricDraft) -> bool:
    """Whether a number without a noun counts something that the text names, and "one" is more than an article."""
    q = figure.quantity
    if q.kind != "count" or draft.kind == "change":
        return True
    if view.document.clean.text[q.start : q.start + 4].lower() == "one-" and q.low == 1:
        return False
    if q.end > q.number_end:
        article = q.low == 1 and q.first == view.first and view.low(q.first) == "one"
        return not (article and (figure.reported or _speaks(view, q.last)))
    if draft.rule.rpartition(".")[2] not in _LOOSE:
        return True
    text = view.document.clean.text[q.start : q.end]
    return q.comparator != "=" or "," in text or " " in text or figure.referring


def _speaks(view: View, after: int) -> bool:
    """Whether those before token ``after`` tell something: "One keeper in Lund, Vern county said …"."""
    for group in view.groups_in(after, after + 9):
        if group.tense in ("past", "present"):
            plain = not any(clause_word(view, j) or view.low(j) == ";" for j in range(after, group.first))
            return plain and view.lemma(group.head) in _SPEAKING
    return False


def _numbered(view: View, step: int, value: Decimal) -> bool:
    """Whether the line beside this one opens with the number beside this one."""
    document, at = view.document, view.sentence.paragraph
    line = document.paragraphs[at]
    if line.first != view.first or not 0 <= at + step < len(document.paragraphs):
        return False
    other = document.paragraphs[at + step]
    word = document.words[other.first].lower if other.first < other.last else ""
    return word.isdecimal() and word.isascii() and len(word) < 4 and int(word) == value + step


def _enumerates(view: View, figure: Figure) -> bool:
    """Whether the number opens its line as the mark of an item: "3 Do not wet the device"."""
    q = figure.quantity
    if q.first != view.first or q.low > _ITEMS or not view.words[q.first].is_digit:
        return False
    if _numbered(view, -1, q.low) or _numbered(view, 1, q.low):
        return True
    if q.kind != "count":
        return False
    if q.low != q.low.to_integral_value():
        return q.first + 1 < view.last and view.words[q.first + 1].is_title
    if view.low(q.first + 1) in (".", ")", "、", ":", ""):
        return True
    if not view.words[q.first + 1].is_title:
        return False
    tag = view.tag(q.first + 1)
    return q.unit is None or tag in ("RB", "IN", "DT", "VB", "PRP", "WRB", "PRP$") or (q.low == 1 and tag == "NN")


def _mark_lists(view: View) -> None:
    """Tells each figure of a list of like figures the whole list."""
    run: list[Figure] = []
    for figure in (*view.figures, None):
        if figure is not None and run and goes_on(view, run[-1], figure):
            run.append(figure)
            continue
        members = tuple(run) if len(run) > 1 else ()
        for member in run:
            member.members = members
        run = [figure] if figure is not None else []
