"""Reads an article sentence by sentence and remembers who is speaking of what they will do."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from newsledger.schemas.record import Force
from newsledger.stages.relate.commitments.actors import NOBODY, Actor, Actors
from newsledger.stages.relate.commitments.acts import Act, descend
from newsledger.stages.relate.commitments.agency import advises, agency, commands
from newsledger.stages.relate.commitments.chain import Clause, chain
from newsledger.stages.relate.commitments.fields import deadline_in, is_past, object_of, targets, topic_end
from newsledger.stages.relate.commitments.filters import Claim, refusal
from newsledger.stages.relate.commitments.imperatives import body_start, colon_speaker, may_command, scheduled_present
from newsledger.stages.relate.commitments.lexis import Lexis
from newsledger.stages.relate.commitments.openings import Opening, opening_at
from newsledger.stages.relate.commitments.subjects import antecedent, coordinate_subject, head_noun, subject_before
from newsledger.stages.relate.commitments.view import View
from newsledger.types.document import Sentence
from newsledger.types.drafts import CleanSpan, CommitmentDraft, MetricDraft, OrganisationDraft
from newsledger.types.mentions import Mentions, Name, TimeExpression

_NEAR = 2  # paragraphs over which a passage stays live
_EDITORIAL = 12  # paragraphs over which an exhortation does
_INTRANSITIVE = frozenset(
    ("continue", "start", "begin", "open", "close", "end", "resume", "run", "last", "return", "kick")
)
_COURTESIES = frozenset(("be", "thank", "click", "see", "read", "pray", "wish", "congratulate", "note"))
_TARGETED = frozenset(("modal", "adjective", "to", "be", "that"))  # frames whose subject may hold what is aimed at


@dataclass(frozen=True, slots=True)
class Live:
    """A passage about what somebody will do or is told to do: bare imperatives go on with it."""

    paragraph: int
    sentence: int
    actor: Actor
    force: Force
    body: bool  # the actor is a named body or place, so that it may stand behind passives


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
        self.published = self.document.clean.masthead.today
        self.actors = Actors(mentions, organisations, lexis)
        self.metric_starts = [metric.span[0] for metric in metrics]
        self.time_starts = [time.start for time in mentions.times]
        self.name_starts = [name.start for name in mentions.names]
        ends = [time.finish for time in mentions.times if time.finish is not None and not time.until]
        self.latest = (
            min(max(ends), date(max(ends).year, 1, 1)) if ends else None
        )  # stands in for an unknown publication
        self.drafts: list[CommitmentDraft] = []
        self.live: Live | None = None
        self.paragraph = -1
        self.advising = False  # the last directive told "you" what to do: tips for the reader
        self.exhorting = -1  # paragraph of the last directive
        self.quoted = False
        self.paragraph_time: TimeExpression | None = None
        self.topic: CleanSpan | None = None
        self.taken: set[int] = set()
        self.covered = 0
        self.unread: Sentence | None = None  # the last sentence with a verb of saying that held nothing else
        self.times: list[tuple[int, TimeExpression]] = []
        self.names: tuple[Name, ...] = ()

    def read(self, sentence: Sentence) -> None:
        """Take the commitments of one sentence."""
        words, is_saying = self.document.words, self.lexis.is_saying
        if sentence.paragraph != self.paragraph:
            self.paragraph, self.paragraph_time, self.topic, self.quoted = sentence.paragraph, None, None, False
        last = min(sentence.last, sentence.first + 400)
        cues = self.lexis.cues(words, sentence.first, last)
        self.times = self._times(sentence)
        for _, time in self.times:
            if time.opens_paragraph:
                self.paragraph_time = time
        headline = sentence.role == "headline"
        if cues or headline or (self._near(sentence) and may_command(words, sentence.first, last)):
            self._read(sentence, cues)
        elif any(is_saying(words[i]) for i in range(sentence.first, last)):
            self.unread = sentence
        text = self.document.clean.text
        if text.count('"', sentence.start, sentence.end) % 2:
            self.quoted = not self.quoted

    def _near(self, sentence: Sentence) -> bool:
        live = self.live
        if live is None:
            return False
        return sentence.paragraph - live.paragraph <= _NEAR or self._exhorted(sentence)

    def _exhorted(self, sentence: Sentence) -> bool:
        return self.exhorting >= 0 and sentence.paragraph - self.exhorting <= _EDITORIAL

    def _read(self, sentence: Sentence, cues: list[int]) -> None:
        view = View(self.mentions, sentence)
        view.mark_times(self.times)
        self.names = self._names(sentence)
        self.taken, self.covered = set(), 0
        topic = topic_end(view)
        if topic is not None:
            self.topic = view.span(*topic)
        start = body_start(view, topic)
        if sentence.role in ("headline", "heading"):
            self._heading(view)
        elif not (cues and cues[0] <= start and self.lexis.frame("modal", view.low[cues[0]])):
            self._imperative(view, start)
        if cues and self.unread is not None:
            earlier, names = View(self.mentions, self.unread), self.names
            self.names, self.unread = self._names(self.unread), None
            self._note_speakers(earlier)
            self.names = names
        self._note_speakers(view)
        for i in cues:
            if i in self.taken:
                continue
            opening = opening_at(view, self.lexis, i)
            if opening is not None and not (opening.kind in ("noun", "object") and i < self.covered):
                self._take(view, opening)

    def _times(self, sentence: Sentence) -> list[tuple[int, TimeExpression]]:
        times = self.mentions.times
        i = bisect_left(self.time_starts, sentence.start)
        found = []
        while i < len(times) and times[i].start < sentence.end:
            found.append((i, times[i]))
            i += 1
        return found

    def _names(self, sentence: Sentence) -> tuple[Name, ...]:
        low = bisect_left(self.name_starts, sentence.start)
        high = bisect_left(self.name_starts, sentence.end)
        return self.mentions.names[low:high]

    def _note_speakers(self, view: View) -> None:
        for k in range(view.last):
            tag = view.tag[k]
            if tag[:2] == "VB" and tag not in ("VB", "VBG") and self.lexis.verb_is(view.lemma(k), "saying"):
                self.actors.note_speaker(view, k, self.names)

    def _heading(self, view: View) -> None:
        """ "Mayor: Deepen reform" in a headline; "Theatre opens tomorrow"."""
        colon = colon_speaker(view)
        if colon is not None:
            speaker, verb = colon
            able = agency(view, self.lexis, speaker, self.names)
            force: Force = "will" if able == "agent" else "directive"
            actor = self.actors.resolve(view, speaker) if able == "agent" else NOBODY
            act = descend(view, self.lexis, verb, force, f"commitment.headline.{force}")
            clauses, _ = chain(view, self.lexis, act, verb)
            self._emit(view, clauses, None, actor, None)
            return
        if not any(self._ahead(time) for _, time in self.times):
            return
        verb_at = scheduled_present(view, self.lexis)
        if verb_at is None:
            return
        subject = subject_before(view, verb_at)
        if subject is None or agency(view, self.lexis, subject, self.names) not in ("agent", "event"):
            return
        act = Act(verb_at, "will", "commitment.headline.present")
        clauses, _ = chain(view, self.lexis, act, verb_at)
        self._emit(view, clauses[:1], None, self.actors.resolve(view, subject), None)

    def _ahead(self, time: TimeExpression) -> bool:
        """Whether a time of a headline in the present tense lies ahead, the day of publication known or not."""
        if self.published is not None and time.begin is not None:
            return time.begin > self.published
        words = self.document.clean.text[time.start : time.end].lower()
        return time.begin is None and (
            words.startswith(("tomorrow", "next", "in the coming")) or time.rule == "time.month"
        )

    def _imperative(self, view: View, verb: int) -> None:
        """A bare imperative at the start of a sentence goes on with the passage."""
        live = self.live
        if live is None or not self._near(view.sentence) or verb >= view.last or view.low[view.last - 1] == "?":
            return
        if live.paragraph != view.sentence.paragraph and self.topic is None:
            paragraph = self.document.paragraphs[view.sentence.paragraph]
            if view.sentence.index != paragraph.first_sentence:
                return
            if view.sentence.index - live.sentence > 1 and (not self._exhorted(view.sentence) or view.last > 30):
                return
            live = (
                live
                if view.sentence.index - live.sentence == 1
                else Live(live.paragraph, live.sentence, NOBODY, "directive", False)
            )
        if self.advising:
            return
        if view.tag[verb] != "VB" or self.quoted or view.low[verb] in _COURTESIES or view.predicated(verb):
            return
        if verb + 1 < view.last and view.low[verb + 1] in ("me", "us", "'s", "’s", "not", "n't"):
            return
        force: Force = "will" if live.force in ("aim", "pledge") else live.force
        act = descend(view, self.lexis, verb, force, f"commitment.imperative.{force}")
        first = verb
        while first > 0 and view.is_adverb(first - 1) and view.low[first - 1] not in ("also", "then"):
            first -= 1
        clauses, _ = chain(view, self.lexis, act, first)
        self._emit(view, clauses, None, live.actor, None)

    def _take(self, view: View, opening: Opening) -> None:
        act = opening.act
        subject, relative = self._subject(view, opening)
        what = opening.addressed or subject
        if opening.kind == "need":
            what = None
        reporter = self._reporter(view, opening, subject)
        able = agency(view, self.lexis, what, self.names)
        if what is None and opening.kind == "modal" and self.live is not None:
            able = "agent" if self.live.paragraph == view.sentence.paragraph else able
        purpose = False
        if opening.kind == "be" and what is not None:
            noun = view.noun(head_noun(view, what))
            for kind, force in (("aimed", "aim"), ("advised", "directive")):
                if self.lexis.noun_is(noun, kind):
                    act = Act(act.head, force, act.rule, passive=act.passive, copular=act.copular)  # type: ignore[arg-type]
                    what, subject, purpose = None, None, True
        claim = Claim(
            view=view,
            lexis=self.lexis,
            opening=opening,
            act=act,
            force=act.force,
            subject=what,
            agency=able,
            reporter=reporter,
            expert=self._expert(view, opening, subject, reporter),
            authority=self._authority(view, opening, subject, reporter),
            relative=relative,
            person=self._is_person(view, what),
        )
        self.taken.update(range(opening.first, act.head + 1))
        if refusal(claim) is not None:
            return
        self.taken.discard(act.head)
        clauses, _ = chain(view, self.lexis, act, opening.first, opening.kind == "need")
        actor = NOBODY if purpose else self._actor(view, opening, act, subject, able, reporter)
        self._emit(view, clauses, opening, actor, subject, reporter or 0)

    def _is_person(self, view: View, subject: tuple[int, int] | None) -> bool:
        if subject is None:
            return False
        token = head_noun(view, subject) + view.offset
        return any(name.kind == "person" and name.first <= token < name.last for name in self.names)

    def _subject(self, view: View, opening: Opening) -> tuple[tuple[int, int] | None, bool]:
        """Subject of the marker, and whether it stands in a relative clause."""
        if opening.possessor is not None:
            return None, False
        end = opening.subject_end
        if opening.word in ("full effort",):
            return None, False
        if opening.kind == "noun":
            return coordinate_subject(view, end), False
        found = antecedent(view, end)
        if found is not None:
            return found, True
        return subject_before(view, end) or coordinate_subject(view, end), False

    def _reporter(self, view: View, opening: Opening, subject: tuple[int, int] | None) -> int | None:
        """The verb of saying, expecting or hoping under which the marker's clause stands."""
        start = min(subject[0], opening.first) if subject is not None else opening.first
        verb_is = self.lexis.verb_is
        for k in range(start - 1, max(-1, start - 40), -1):
            if view.tag[k][:2] == "VB" and view.tag[k] != "VB":
                lemma = view.lemma(k)
                if (
                    verb_is(lemma, "saying") or verb_is(lemma, "forecasting") or verb_is(lemma, "wishing")
                ) and view.tag[k + 1] not in ("CC", "."):
                    return k
            elif view.low[k] == "clear" and view.low[max(0, k - 1)] == "it":
                return k - 2 if k >= 2 else None
            elif view.low[k] in (";", "；"):
                return None
        return None

    def _expert(self, view: View, opening: Opening, subject: tuple[int, int] | None, reporter: int | None) -> bool:
        if reporter is not None:
            said = subject_before(view, reporter)
            return said is not None and advises(view, self.lexis, max(0, said[0] - 8), said[1])
        if opening.kind == "object":
            return subject is not None and advises(view, self.lexis, *subject)
        return False

    def _authority(self, view: View, opening: Opening, subject: tuple[int, int] | None, reporter: int | None) -> bool:
        """Whether who speaks, or for verbs of command their subject, may tell others what to do."""
        said = subject if opening.kind == "object" else None
        if reporter is not None and opening.kind != "object":
            said = subject_before(view, reporter)
        if said is not None:
            if said[1] - said[0] == 1 and view.tag[said[0]] == "PRP":
                return self.actors.speaker_commands
            return commands(
                view, self.lexis, max(0, said[0] - 12) if reporter is not None else said[0], said[1], self.names
            )
        if self.quoted or sum(view.low[k] in ('"', "“", "”") for k in range(opening.first)) % 2:
            return self.actors.speaker_commands
        return True

    def _actor(
        self,
        view: View,
        opening: Opening,
        act: Act,
        subject: tuple[int, int] | None,
        able: str,
        reporter: int | None,
    ) -> Actor:
        if opening.addressed is not None:
            return self.actors.resolve(view, opening.addressed)
        if opening.possessor is not None:
            owner = coordinate_subject(view, opening.first)
            return self.actors.resolve(view, owner if owner is not None else opening.possessor)
        if opening.kind == "need":
            return NOBODY
        if act.form == "VBG" and able != "agent" and view.low[act.head - 1] in ("on", "upon"):
            return NOBODY
        if act.passive and subject is not None and self._names_itself(view, subject, able):
            return self.actors.resolve(view, subject)
        if act.passive or (able != "agent" and self._happens(view, act.head)):
            return self._hidden_actor(view, act, reporter)
        if subject is not None:
            return self.actors.resolve(view, subject)
        colon = next((k for k in range(min(opening.first, 20)) if view.low[k] in (":", "：")), None)
        if colon:
            return self.actors.resolve(view, (0, colon))
        return self.live.actor if self.live is not None and self._near(view.sentence) else NOBODY

    def _happens(self, view: View, head: int) -> bool:
        """ "The fair will open in May": an event that somebody behind it opens."""
        if view.lemma(head) not in _INTRANSITIVE:
            return False
        return (
            head + 1 >= view.last
            or view.tag[head + 1] in ("IN", "RB", ".", ",", "CC", "TO", "RP")
            or view.time[head + 1] >= 0
        )

    def _names_itself(self, view: View, subject: tuple[int, int], able: str) -> bool:
        """Whether the subject of a passive is, or belongs to, a named body that can be taken for who acts."""
        start, end = view.span(*subject)
        inside = [name for name in self.names if start <= name.start and name.end <= end]
        area = view.low[subject[1] - 1] in ("area", "region", "city", "province", "district", "county", "town", "zone")
        return any(
            name.kind == "organisation" or (name.kind == "place" and able == "agent" and area) for name in inside
        )

    def _hidden_actor(self, view: View, act: Act, reporter: int | None) -> Actor:
        """Who stands behind a passive: the by-phrase, who reports it, or who the passage is about."""
        agent = self._by_agent(view, act.head)
        if agent is not None:
            return self.actors.resolve(view, agent)
        if act.force == "directive":
            return NOBODY
        if reporter is not None:
            said = subject_before(view, reporter)
            if self.actors.speaker is NOBODY:
                return NOBODY
            if said is not None and advises(view, self.lexis, max(0, said[0] - 8), said[1]):
                return NOBODY
            unnamed = said is None or view.low[said[0]] == "it"
            if unnamed and self.actors.speaker_paragraph != view.sentence.paragraph:
                return NOBODY
            return Actor(self.actors.speaker.span, self.actors.speaker_body or self.actors.speaker.name)
        live = self.live
        if live is not None and live.body and view.sentence.paragraph - live.paragraph <= 1:
            return live.actor
        return NOBODY

    def _possessive(self, time: TimeExpression) -> bool:
        """ "this year's meeting" names the meeting, not when something is to be done."""
        text = self.document.clean.text
        return text[time.end : time.end + 2] in ("'s", "’s") or text[time.end - 2 : time.end] in ("'s", "’s")

    def _by_agent(self, view: View, head: int) -> tuple[int, int] | None:
        for k in range(head + 1, min(view.last, head + 12)):
            if (
                view.low[k] == "by"
                and k + 1 < view.last
                and view.tag[k + 1] != "VBG"
                and view.time[k] < 0 > view.time[k + 1]
            ):
                last = k + 1
                while last < view.last and (
                    view.tag[last] in ("DT", "JJ", "NN", "NNS", "NNP", "NNPS", "POS", "CC") or view.low[last] == "of"
                ):
                    last += 1
                while last > k + 1 and view.tag[last - 1] in ("CC", "DT", "POS"):
                    last -= 1
                found = (k + 1, last) if last > k + 1 else None
                return found if agency(view, self.lexis, found, self.names) == "agent" else None
            if view.low[k] in (",", ";"):
                break
        return None

    def _emit(
        self,
        view: View,
        clauses: list[Clause],
        opening: Opening | None,
        actor: Actor,
        subject: tuple[int, int] | None,
        reported: int = 0,
    ) -> None:
        """Write the clauses down. Times before token ``reported`` belong to the reporting verb."""
        opening_times = [
            t for _, t in self.times if (t.opens_sentence or t.opens_paragraph) and t.first - view.offset >= reported
        ]
        organisation = self.actors.organisation(actor)
        for number, clause in enumerate(clauses):
            act = clause.act
            if act.head in self.taken or (act.negated and number):
                continue
            start, end = view.span(clause.first, clause.last)
            inside = [t for _, t in self.times if start <= t.start < end and not self._possessive(t)]
            spans = [(start, end)]
            if subject is not None:
                low, high = view.span(*subject)
                inside += [t for _, t in self.times if low <= t.start < high and not self._possessive(t)]
                if number == 0 and opening is not None and opening.kind in _TARGETED:
                    spans.append((low, high))
            if is_past(inside or opening_times, self.published):
                continue
            around = [*inside, *opening_times, *([self.paragraph_time] if self.paragraph_time is not None else [])]
            deadline = deadline_in(around, self.published or self.latest)
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
                    actor_organisation=organisation,
                    targets=targets(spans, self.metrics, self.metric_starts, counts_only=not act.passive),
                    deadline=deadline,
                    topic=self.topic,
                    rule=act.rule,
                )
            )
            self.taken.update(range(clause.first, act.head + 1))
            self.covered = max(self.covered, clause.last)
        live = self.live
        if any(clause.act.force == "directive" for clause in clauses):
            self.exhorting = view.sentence.paragraph
            if opening is not None:
                self.advising = subject is not None and view.low[subject[0]] == "you"
        if actor is NOBODY and live is not None and view.sentence.paragraph - live.paragraph <= _NEAR:
            behind = live.actor
        else:
            behind = actor
        if actor is not NOBODY:
            self.actors.subject = actor
            self.actors.subject_paragraph = view.sentence.paragraph
        if opening is None or opening.kind != "noun":
            force = clauses[0].act.force if opening is None else opening.act.force
            self.live = Live(view.sentence.paragraph, view.sentence.index, behind, force, self.actors.is_body(behind))
