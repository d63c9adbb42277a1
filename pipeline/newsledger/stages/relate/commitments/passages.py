"""Reads an article sentence by sentence and remembers who is speaking of what they will do."""

from bisect import bisect_left
from dataclasses import dataclass

from newsledger.schemas.record import Force
from newsledger.stages.relate.commitments.actors import NOBODY, Actor, Actors
from newsledger.stages.relate.commitments.acts import Act, descend
from newsledger.stages.relate.commitments.chain import Clause, chain
from newsledger.stages.relate.commitments.fields import deadline_in, is_past, object_of, targets, topic_end
from newsledger.stages.relate.commitments.filters import Claim, agency, refusal
from newsledger.stages.relate.commitments.lexis import Lexis
from newsledger.stages.relate.commitments.openings import Opening, opening_at
from newsledger.stages.relate.commitments.subjects import head_noun, subject_before
from newsledger.stages.relate.commitments.view import QUOTES, View
from newsledger.types.document import Sentence
from newsledger.types.drafts import CleanSpan, CommitmentDraft, MetricDraft, OrganisationDraft
from newsledger.types.mentions import Mentions, Name, TimeExpression


@dataclass(frozen=True, slots=True)
class Live:
    """A passage that is about what somebody will do: bare imperatives go on with it."""

    paragraph: int
    sentence: int
    actor: Actor
    force: Force
    rule: str


class Passage:
    """The reading of one article."""

    def __init__(
        self,
        mentions: Mentions,
        organisations: tuple[OrganisationDraft, ...],
        metrics: tuple[MetricDraft, ...],
        lexis: Lexis,
    ) -> None:
        self.mentions, self.metrics, self.lexis = mentions, metrics, lexis
        self.document = mentions.document
        self.published = self.document.clean.masthead.published or self.document.clean.article.published
        self.actors = Actors(mentions, organisations, lexis)
        self.metric_starts = [metric.span[0] for metric in metrics]
        self.time_starts = [time.start for time in mentions.times]
        self.drafts: list[CommitmentDraft] = []
        self.live: Live | None = None
        self.paragraph = -1
        self.paragraph_deadline: TimeExpression | None = None
        self.topic: CleanSpan | None = None
        self.taken: set[int] = set()

    def read(self, sentence: Sentence) -> None:
        """Take the commitments of one sentence."""
        words = self.document.words
        if sentence.paragraph != self.paragraph:
            self.paragraph, self.paragraph_deadline, self.topic = sentence.paragraph, None, None
        is_cue = self.lexis.is_cue
        last = min(sentence.last, sentence.first + 400)
        cues = [i - sentence.first for i in range(sentence.first, last) if is_cue(words[i])]
        live = self.live
        going_on = live is not None and (
            live.paragraph == sentence.paragraph or sentence.paragraph - live.paragraph <= 2
        )
        if not cues and not going_on:
            self._note_time(sentence)
            return
        view = View(self.mentions, sentence)
        times = self._times(sentence)
        view.mark_times(times)
        self._note_time(sentence)
        topic = topic_end(view)
        if topic is not None:
            self.topic = view.span(*topic)
        self.taken = set()
        start = self._body_start(view)
        if going_on and not (cues and cues[0] <= start and self.lexis.frame("modal", view.low[cues[0]])):
            self._imperative(view, start)
        speaker = self._speakers(view)
        done = -1
        for i in cues:
            if i in self.taken or i < done:
                continue
            opening = opening_at(view, self.lexis, i)
            if opening is not None:
                self._take(view, opening, speaker)

    def _times(self, sentence: Sentence) -> list[tuple[int, TimeExpression]]:
        times = self.mentions.times
        i = bisect_left(self.time_starts, sentence.start)
        found = []
        while i < len(times) and times[i].start < sentence.end:
            found.append((i, times[i]))
            i += 1
        return found

    def _note_time(self, sentence: Sentence) -> None:
        for _, time in self._times(sentence):
            if time.opens_paragraph:
                self.paragraph_deadline = time

    def _speakers(self, view: View) -> int | None:
        """Note the sentence's reporting verb, if any, and return it."""
        found = None
        for k in range(view.last):
            tag = view.tag[k]
            if tag in ("VBD", "VBZ", "VBP", "VBN") and self.lexis.verb_is(view.lemma(k), "saying"):
                if view.low[k - 1 : k] == ["according"]:
                    continue
                if self.actors.note_speaker(view, k) is not None and found is None:
                    found = k
        return found

    def _body_start(self, view: View) -> int:
        """Token after the sentence's opening adverbials: "In terms of X, …", "At the same time, …"."""
        topic = topic_end(view)
        i = topic[1] + 1 if topic is not None else 0
        i = view.after_adverbs(i)
        if (i < view.last and view.tag[i] in ("IN", "RB", "JJ", "TO") and topic is None) or (
            i < view.last and view.low[i] == ","
        ):
            for k in range(i, min(view.last, i + 14)):
                if view.low[k] == ",":
                    verb = view.after_adverbs(k + 1)
                    if verb < view.last and view.tag[verb] == "VB":
                        return verb
                    break
        while i < view.last and (view.low[i] in QUOTES or view.low[i] in (",", "-", "•", "(", "and")):
            i = view.after_adverbs(i + 1)
        return i

    def _imperative(self, view: View, verb: int) -> None:
        """A bare imperative at the start of a sentence goes on with the passage."""
        live = self.live
        if live is None or verb >= view.last or view.low[view.last - 1] == "?":
            return
        same = live.paragraph == view.sentence.paragraph
        if not same and self.topic is None and live.force != "directive":
            return
        if view.tag[verb] != "VB" or (view.low[verb] in ("be", "let", "thank") and view.low[verb] == "thank"):
            return
        force: Force = "will" if live.force in ("aim", "pledge") else live.force
        rule = f"commitment.imperative.{force}"
        act = descend(view, self.lexis, verb, force, rule)
        first = verb
        while first > 0 and view.is_adverb(first - 1) and view.low[first - 1] not in ("also", "then"):
            first -= 1
        clauses, _ = chain(view, self.lexis, act, first, rule)
        self._emit(view, clauses, None, live.actor, [], None)

    def _take(self, view: View, opening: Opening, reporter: int | None) -> None:
        subject = subject_before(view, opening.subject_end) if opening.possessor is None else None
        if opening.addressed is not None:
            subject = opening.addressed
        act, force = opening.act, opening.act.force
        before = self._reporter(view, opening, subject)
        what = subject if opening.kind != "need" else None
        able = agency(view, self.lexis, what, self.mentions_in(view))
        claim = Claim(view, self.lexis, opening, act, force, what, able, before, self._expert(view, before))
        reason = refusal(claim)
        if reason is not None:
            self.taken.update(range(opening.first, act.head + 1))
            return
        clauses, _ = chain(view, self.lexis, act, opening.first, act.rule)
        actor = self._actor(view, opening, act, subject, able)
        spans = (
            [view.span(*subject)]
            if subject is not None and opening.kind in ("modal", "adjective", "to", "be", "that")
            else []
        )
        self._emit(view, clauses, opening, actor, spans, subject)

    def mentions_in(self, view: View) -> tuple[Name, ...]:
        start, end = view.sentence.start, view.sentence.end
        return tuple(name for name in self.mentions.names if start <= name.start < end)

    def _reporter(self, view: View, opening: Opening, subject: tuple[int, int] | None) -> int | None:
        """The verb of saying, expecting or hoping under which the marker's clause stands."""
        start = subject[0] if subject is not None else opening.first
        for k in range(start - 1, max(-1, start - 40), -1):
            tag = view.tag[k]
            if tag[:2] == "VB" and tag != "VB":
                lemma = view.lemma(k)
                if (
                    self.lexis.verb_is(lemma, "saying")
                    or self.lexis.verb_is(lemma, "forecasting")
                    or self.lexis.verb_is(lemma, "wishing")
                ):
                    return k
        return None

    def _expert(self, view: View, reporter: int | None) -> bool:
        if reporter is None:
            return False
        subject = subject_before(view, reporter)
        if subject is None:
            return False
        return self.lexis.noun_is(view.noun(head_noun(view, subject)), "expert")

    def _actor(self, view: View, opening: Opening, act: Act, subject: tuple[int, int] | None, able: str) -> Actor:
        if opening.addressed is not None:
            return self.actors.resolve(view, opening.addressed)
        if opening.possessor is not None:
            return self.actors.resolve(view, opening.possessor)
        if act.passive and opening.kind != "need":
            agent = self._by_agent(view, act.head)
            if agent is not None:
                return self.actors.resolve(view, agent)
            if act.force == "directive":
                return NOBODY
            return self.actors.speaker if self._reporter(view, opening, subject) is not None else NOBODY
        if opening.kind == "need":
            return NOBODY
        if subject is not None:
            return self.actors.resolve(view, subject)
        return self.actors.subject

    def _by_agent(self, view: View, head: int) -> tuple[int, int] | None:
        for k in range(head + 1, min(view.last, head + 12)):
            if view.low[k] == "by" and k + 1 < view.last and view.tag[k + 1] != "VBG" and view.time[k + 1] < 0:
                last = k + 1
                while last < view.last and (
                    view.tag[last] in ("DT", "JJ", "NN", "NNS", "NNP", "NNPS", "POS", "CC") or view.low[last] == "of"
                ):
                    last += 1
                return (k + 1, last) if last > k + 1 else None
            if view.low[k] in (",", ";"):
                break
        return None

    def _emit(
        self,
        view: View,
        clauses: list[Clause],
        opening: Opening | None,
        actor: Actor,
        subject_spans: list[CleanSpan],
        subject: tuple[int, int] | None,
    ) -> None:
        times = self._times(view.sentence)
        opening_times = [t for _, t in times if t.opens_sentence or t.opens_paragraph]
        organisation = self.actors.organisation(actor)
        for number, clause in enumerate(clauses):
            act = clause.act
            if act.head in self.taken:
                continue
            start, end = view.span(clause.first, clause.last)
            inside = [t for _, t in times if start <= t.start < end]
            if number == 0 and subject is not None:
                low, _ = view.span(*subject)
                inside += [
                    t for _, t in times if low - 60 <= t.start < start and t not in opening_times and t.start >= low
                ]
            if is_past(inside or opening_times, self.published):
                self.taken.add(act.head)
                continue
            deadline = deadline_in(inside, self.published) or deadline_in(opening_times, self.published)
            if deadline is None and self.paragraph_deadline is not None:
                deadline = deadline_in([self.paragraph_deadline], self.published)
            marker: CleanSpan | None = None
            if opening is not None and number == 0:
                marker = view.span(opening.first, opening.last)
            spans = [(start, end), *(subject_spans if (number == 0 and act.passive) or number == 0 else [])]
            head_token = act.head
            self.drafts.append(
                CommitmentDraft(
                    span=(start, end),
                    sentence=view.sentence.index,
                    head=view.span(head_token, head_token + 1),
                    action=view.lemma(head_token),
                    force=act.force,
                    marker=marker,
                    object=object_of(view, clause),
                    actor=actor.span,
                    actor_name=actor.name,
                    actor_organisation=organisation,
                    targets=targets(spans, self.metrics, self.metric_starts),
                    deadline=deadline,
                    topic=self.topic,
                    rule=act.rule,
                )
            )
            self.taken.update(range(clause.first, act.head + 1))
        self.actors.subject = actor if actor is not NOBODY else self.actors.subject
        force = clauses[-1].act.force if opening is None else opening.act.force
        if opening is None or opening.kind not in ("noun",):
            self.live = Live(view.sentence.paragraph, view.sentence.index, actor, force, clauses[0].act.rule)
