"""Writes the clauses of a chain down as drafts: spans, targets, deadline, topic."""

import re
from bisect import bisect_left
from dataclasses import replace
from datetime import date, timedelta

from newsledger.stages.relate.commitments.actors import Actors
from newsledger.stages.relate.commitments.chain import Clause
from newsledger.stages.relate.commitments.deadlines import begins, deadline_in, is_past, plus_months, recurs, term
from newsledger.stages.relate.commitments.fields import object_of, targets
from newsledger.stages.relate.commitments.opening import Opening
from newsledger.stages.relate.commitments.speakers import Actor
from newsledger.stages.relate.commitments.view import View
from newsledger.types.document import Sentence
from newsledger.types.drafts import CleanSpan, CommitmentDraft, MetricDraft
from newsledger.types.mentions import Mentions, TimeExpression

_BASES = (
    "compared with",
    "compared to",
    "than in",
    "than",
    "against",
    " with",
    "over that of",
    "level of",
    "levels of",
)
_YEARLESS = ("time.month", "time.date.month_day", "time.edge")
_YEAR = re.compile(r"[0-9]{4}|last")
_FOLLOWED = frozenset(("after", "since", "following", "despite", "because", "when", "given", "considering"))
_RELATIVE = frozenset(("WDT", "WP", "WP$", "WRB"))
_RECENT = timedelta(days=7)
_OPENING_TERM = 12  # tokens of "Within three years of hard work,"
_DECIDED = frozenset(("to", "object", "that"))  # frames of deciding and telling, which happen on a day of their own
_TARGETED = frozenset(("modal", "adjective", "to", "be", "that"))  # frames whose subject may hold what is aimed at


class Drafter:
    """Collects the drafts of one article; knows its times and metrics."""

    def __init__(self, mentions: Mentions, metrics: tuple[MetricDraft, ...], actors: Actors) -> None:
        self.mentions, self.metrics, self.actors = mentions, metrics, actors
        self.text = mentions.document.clean.text
        self.published = mentions.document.clean.masthead.today
        self.drafts: list[CommitmentDraft] = []
        self.topic: CleanSpan | None = None
        self.times: list[tuple[int, TimeExpression]] = []  # of the sentence, each with its index in the article
        self.taken: set[int] = set()  # tokens of the sentence that already stand in an act or a marker
        self.covered = 0  # token to which the sentence's clauses reach
        self._metric_starts = [metric.span[0] for metric in metrics]
        self._time_starts = [time.start for time in mentions.times]
        ends = [time.finish for time in mentions.times if time.finish is not None and not time.until]
        self._latest = date(max(ends).year, 1, 1) if ends else None  # stands in for an unknown day of publication

    def open_sentence(self, sentence: Sentence) -> None:
        """Gather the times of the sentence; nothing of it is taken yet."""
        self.times = self.times_of(sentence)
        self.taken, self.covered = set(), 0

    def times_of(self, sentence: Sentence) -> list[tuple[int, TimeExpression]]:
        """The times of the sentence, each with its index in the article."""
        times, starts = self.mentions.times, self._time_starts
        first = bisect_left(starts, sentence.start)
        return [(i, times[i]) for i in range(first, bisect_left(starts, sentence.end, first))]

    def _paragraph_time(self, sentence: Sentence) -> TimeExpression | None:
        """The last time up to the end of the sentence that opens its paragraph."""
        start = self.mentions.document.paragraphs[sentence.paragraph].start
        for i in range(bisect_left(self._time_starts, sentence.end) - 1, -1, -1):
            time = self.mentions.times[i]
            if time.start < start:
                return None
            if time.opens_paragraph:
                day = time.begin is not None and time.begin == time.finish
                return None if day and time.end <= sentence.start else time  # when something was said or held
        return None

    def write(
        self,
        view: View,
        clauses: list[Clause],
        actor: Actor,
        opening: Opening | None = None,
        subject: tuple[int, int] | None = None,
        reported: int = 0,
    ) -> None:
        """Write the clauses down. Times before token ``reported`` belong to the reporting verb."""
        opening_times = [
            t for _, t in self.times if (t.opens_sentence or t.opens_paragraph) and t.first - view.offset >= reported
        ]
        opened_term = self._opened_term(view, clauses[0], subject) if clauses else None
        shared = self._within(view.span(clauses[0].first, clauses[0].act.head + 1)) if clauses else []
        opened = self._paragraph_time(view.sentence)
        limits: list[TimeExpression] = []  # "by May" of an act holds for those that it goes on with
        for number, clause in enumerate(clauses):
            act = clause.act
            if act.head in self.taken or (act.negated and number):
                continue
            start, end = view.span(clause.first, clause.last)
            if number and ";" in view.low[clauses[number - 1].last : clause.first]:
                limits = []
            inside = self._within((start, self._relative(view, clause) or end))
            if act.force != "will":
                told = opening is not None and opening.kind not in ("need", "modal")  # "urged them to act on 5 May"
                inside = [time if told and not time.until else self._coming(time) for time in inside]
            limits += [time for time in inside if time.until]
            spans = [(start, end)]
            if subject is not None:
                inside += self._within(view.span(*subject))
                if opening is not None and 0 <= opening.first - subject[1] <= 2:
                    inside += self._before(view, subject[0])
                # of those who act for themselves the number is no target, of those who are told to act it is
                aimed = act.passive or act.force == "directive"
                if number == 0 and opening is not None and opening.kind in _TARGETED and aimed:
                    spans.append(view.span(*subject))
            if is_past(
                [t for t in inside or opening_times if not self._just_decided(view, t, opening)], self.published
            ):
                continue
            ahead = opening_times if opened is None else [*opening_times, opened]
            around = [*inside, *(shared if number else ()), *ahead, *(limits if number else ())]
            around = [time for time in around if not self._starts(view, time, opening)]
            marked = opening is not None and number == 0
            self.drafts.append(
                CommitmentDraft(
                    span=(start, end),
                    sentence=view.sentence.index,
                    head=view.span(act.head, act.head + 1),
                    action=view.lemma(act.head),
                    force=act.force,
                    marker=view.span(opening.first, opening.last) if marked and opening is not None else None,
                    object=object_of(view, clause),
                    actor=actor.span,
                    actor_name=actor.name,
                    actor_organisation=self.actors.organisation(actor),
                    targets=targets(spans, self.metrics, self._metric_starts, self.text, counts_only=not act.passive),
                    deadline=self._deadline(view, clause, around) or opened_term,
                    topic=self.topic,
                    rule=act.rule,
                )
            )
            self.taken.update(range(clause.first, act.head + 1))
            self.covered = max(self.covered, clause.last)

    def _deadline(self, view: View, clause: Clause, around: list[TimeExpression]) -> date | None:
        """By when the act is to be done, told by one of the times ``around`` it, a term or a feast."""
        lexis = self.actors.lexis
        if lexis.verb_is(view.lemma(clause.act.head), "postponing"):
            return None  # the time is what the act is about
        return (
            deadline_in(around, self.published or self._latest)
            or term(view, clause.first, clause.last, self.published, clause.act.force)
            or lexis.feasts.limit(view, clause.first, clause.last, self.published)
        )

    def _starts(self, view: View, time: TimeExpression, opening: Opening | None) -> bool:
        """Whether an opening time says when somebody decided, or when the act begins, rather than by when it is done.

        "Today the council decided to", "On Monday they met, requiring all units to", "Starting today, the line will".
        """
        if begins(self.text[max(0, time.start - 16) : time.start]):
            return True
        first = time.first - view.offset
        if opening is None or time.until or opening.kind not in _DECIDED or not 0 <= first < opening.first:
            return False
        return "VBD" in view.tag[first : opening.last]

    def _just_decided(self, view: View, time: TimeExpression, opening: Opening | None) -> bool:
        """Whether the time is a recent day on which somebody decided: what was decided lies ahead."""
        if self.published is None or time.finish is None or not self._starts(view, time, opening):
            return False
        return time.finish >= self.published - _RECENT

    def _coming(self, time: TimeExpression) -> TimeExpression:
        """The time a year later where it names no year and has passed: nobody is told to act in the past."""
        finish, published = time.finish, self.published
        if finish is None or published is None or not time.rule.startswith(_YEARLESS):
            return time
        if finish >= published or finish.year + 1 < published.year or _YEAR.search(self.text, time.start, time.end):
            return time
        return replace(time, begin=None, finish=plus_months(finish, 12))

    def _relative(self, view: View, clause: Clause) -> int | None:
        """Clean offset at which a relative clause within the act's own begins: its times are not the act's."""
        for k in range(clause.act.head + 1, clause.last):
            if view.tag[k] in _RELATIVE:
                return view.span(k, k + 1)[0]
        return None

    def _opened_term(self, view: View, clause: Clause, subject: tuple[int, int] | None) -> date | None:
        """The term of an adverbial before the subject or the verb, which holds for all acts of the chain."""
        first = subject[0] if subject is not None else clause.first
        if first > _OPENING_TERM or not first or view.low[first - 1] != ",":
            return None
        return term(view, 0, first, self.published, clause.act.force)

    def _before(self, view: View, subject: int) -> list[TimeExpression]:
        """Times right before the subject: "said that in 2027 the firm will".

        Not "at the start of the year", nor the day of the report ("said on Friday it would"), nor when something else
        was that the act follows: "after the fire last week, the school will".
        """
        found = []
        for _, time in self.times:
            first, last = time.first - view.offset, time.last - view.offset
            apart = subject == last or (subject == last + 1 and view.low[last] in (",", "，"))
            if not apart or view.low[first] == "of" or (first > 0 and view.low[first - 1] == "of"):
                continue
            before = first - 1
            while before > 0 and view.tag[before] in ("IN", "DT") and view.low[before] != "that":
                before -= 1
            told = before > 0 and last == subject and view.tag[before] in ("VBD", "VBN", "VBZ")
            start = max((k for k in range(first) if view.low[k] in (",", "，", ";")), default=-1) + 1
            if not told and _FOLLOWED.isdisjoint(view.low[start:first]):
                found.append(time)
        return found

    def _within(self, span: CleanSpan) -> list[TimeExpression]:
        """Times that start in the clean span, but not those of "this year's meeting", "every May", "than in 2020"."""
        (start, end), text, possessive = span, self.text, ("'s", "’s")
        return [
            t
            for _, t in self.times
            if start <= t.start < end
            and text.count("(", start, t.start) <= text.count(")", start, t.start)
            and text[t.end : t.end + 2] not in possessive
            and text[t.end - 2 : t.end] not in possessive
            and not text[t.start : t.start + 12].lower().startswith(("compared", "than "))
            and not begins(text[max(0, t.start - 16) : t.start])
            and not recurs(text[max(0, t.start - 7) : t.start], text[t.start : t.end])
            and not text[max(0, t.start - 20) : t.start].rstrip().endswith(_BASES)
        ]
