"""Reads an article sentence by sentence and remembers who is speaking of what they will do."""

from newsledger.schemas.record import Force
from newsledger.stages.relate.commitments.acting import who_acts
from newsledger.stages.relate.commitments.actors import Actors
from newsledger.stages.relate.commitments.acts import Act, descend
from newsledger.stages.relate.commitments.agency import agency
from newsledger.stages.relate.commitments.chain import Clause, chain
from newsledger.stages.relate.commitments.claims import claim_of
from newsledger.stages.relate.commitments.cues import Cues
from newsledger.stages.relate.commitments.drafting import Drafter
from newsledger.stages.relate.commitments.fields import topic_end
from newsledger.stages.relate.commitments.filters import refusal
from newsledger.stages.relate.commitments.frame_bits import MODAL
from newsledger.stages.relate.commitments.imperatives import (
    body_start,
    colon_speaker,
    exhorted,
    headline_imperative,
    headline_infinitive,
    headline_let,
    may_announce,
    may_command,
    scheduled_present,
)
from newsledger.stages.relate.commitments.lexis import Lexis
from newsledger.stages.relate.commitments.opening import Opening
from newsledger.stages.relate.commitments.openings import opening_at
from newsledger.stages.relate.commitments.refusals_of_happenings import timetabled
from newsledger.stages.relate.commitments.scene import NEAR, Live, Scene
from newsledger.stages.relate.commitments.speakers import NOBODY, Actor
from newsledger.stages.relate.commitments.subjects import subject_before
from newsledger.stages.relate.commitments.view import WINDOW, View
from newsledger.types.document import Sentence
from newsledger.types.drafts import MetricDraft, OrganisationDraft
from newsledger.types.mentions import Mentions, Name, TimeExpression

_EDITORIAL = 12  # paragraphs over which an exhortation stays live
_SHORT = 30  # tokens of an imperative that may stand on its own in an exhortation
_COURTESIES = frozenset(("be", "thank", "click", "see", "read", "pray", "wish", "congratulate", "note"))
_REPEATED = {"need": "any", "to": "and", "adjective": "and"}  # frames whose "to" may be repeated
_THEN = frozenset(("you", "nobody", "no", "everyone", "everybody", "it", "they", "we"))
_NEXT = 2  # tokens of "Next,", which may order a tale or a recipe as well as a plan
_US = frozenset(("me", "us", "'s", "’s", "not", "n't"))  # "let us see", "do not smoke"


class Passage:
    """The reading of one article."""

    def __init__(
        self,
        mentions: Mentions,
        organisations: tuple[OrganisationDraft, ...],
        metrics: tuple[MetricDraft, ...],
        lexis: Lexis,
    ) -> None:
        self.mentions, self.lexis = mentions, lexis
        self.document = mentions.document
        self.cues = Cues(self.document, lexis)
        self.actors = Actors(mentions, organisations, lexis)
        self.drafter = Drafter(mentions, metrics, self.actors)
        self.live: Live | None = None
        self.paragraph = -1
        self.advising = False  # the last directive told "you" what to do: tips for the reader
        self.exhorting = -1  # paragraph of the last directive
        self.quoted = False  # the quotation that the sentence before left open goes on
        self.opened = 0  # tokens of the sentence's opening "In the next step,"
        self.unread: Sentence | None = None  # the last sentence with a verb of saying that held nothing else

    def read(self, sentence: Sentence) -> None:
        """Take the commitments of one sentence."""
        words, first = self.document.words, sentence.first
        last = min(sentence.last, first + WINDOW)
        if sentence.paragraph != self.paragraph:
            self.paragraph = sentence.paragraph
            self.drafter.topic = None
        cues = self.cues.markers(first, last)
        self.opened = self.lexis.opened_until(words, first, last) - first
        if (
            cues
            or (self.live is not None and self._near(sentence) and may_command(words, first, last))
            or self.opened > _NEXT
            or (sentence.role == "headline" and self._announces(sentence, last))
        ):
            self._read(sentence, cues)
        elif self.cues.saying(first, last):
            self.unread = sentence

    def _announces(self, sentence: Sentence, last: int) -> bool:
        """Whether a headline without a marker may hold what one of its frames asks for, or says who speaks."""
        if self.cues.saying(sentence.first, last):
            return True
        ahead = any(self._ahead(time) for _, time in self.drafter.times_of(sentence))
        return may_announce(self.document.words, sentence.first, last, ahead=ahead)

    def _within_quotation(self, sentence: Sentence) -> bool:
        """Whether the paragraph has opened a quotation before the sentence and not closed it."""
        start = self.document.paragraphs[sentence.paragraph].start
        return self.document.clean.text.count('"', start, sentence.start) % 2 == 1

    def _near(self, sentence: Sentence) -> bool:
        live = self.live
        return live is not None and (sentence.paragraph - live.paragraph <= NEAR or self._exhorted(sentence))

    def _exhorted(self, sentence: Sentence) -> bool:
        return self.exhorting >= 0 and sentence.paragraph - self.exhorting <= _EDITORIAL

    def _names(self, sentence: Sentence) -> tuple[Name, ...]:
        return self.actors.bodies.names_in(sentence.start, sentence.end)

    def _scene(self, view: View, names: tuple[Name, ...]) -> Scene:
        return Scene(view, self.lexis, names, self.actors, self.live, self.quoted, self.opened > 0)

    def _read(self, sentence: Sentence, cues: list[tuple[int, int]]) -> None:
        self.drafter.open_sentence(sentence)
        self.quoted = self.actors.quoted = self._within_quotation(sentence)
        view, names = View(self.mentions, sentence), self._names(sentence)
        view.mark_times(self.drafter.times)
        view.mark_names(names)
        topic = topic_end(view)
        if topic is not None:
            self.drafter.topic = view.span(*topic)
        start = view.after_adverbs(self.opened) if self.opened else body_start(view, topic)
        if sentence.role in ("headline", "heading"):
            self._heading(view, names)
        elif not (cues and cues[0][0] <= start and cues[0][1] == MODAL):
            self._imperative(view, start)
        if cues and self.unread is not None:
            unread, self.unread = self.unread, None
            self.actors.hear(unread, self.cues.saying(unread.first, min(unread.last, unread.first + WINDOW)))
        said = self.cues.saying(view.offset, view.offset + view.last)
        if said:
            self.actors.hear(view, said)
        for i, frames in cues:
            if i in self.drafter.taken:
                continue
            opening = opening_at(view, self.lexis, i, frames)
            if opening is None or (opening.kind in ("noun", "object") and i < self.drafter.covered):
                continue
            if opening.kind == "item":
                self._item(view, opening)
            else:
                self._take(self._scene(view, names), opening)

    def _heading(self, view: View, names: tuple[Name, ...]) -> None:
        """ "Mayor: Deepen reform" in a headline; "Theatre opens tomorrow"."""
        colon = colon_speaker(view)
        if colon is not None:
            speaker, verb = colon
            bodily = agency(view, self.lexis, speaker, names) == "agent"
            force: Force = "will" if bodily else "directive"
            act = descend(view, self.lexis, verb, force, f"commitment.headline.{force}")
            self._go_on(
                view, chain(view, self.lexis, act, verb), self.actors.resolve(view, speaker) if bodily else NOBODY
            )
            return
        let = headline_let(view)
        if let is not None:
            act = Act(let, "directive", "commitment.headline.let")
            self._go_on(view, chain(view, self.lexis, act, let)[:1], NOBODY)
            return
        if headline_imperative(view) and not self.actors.private:
            act = descend(view, self.lexis, 0, "directive", "commitment.headline.imperative")
            self._go_on(view, chain(view, self.lexis, act, 0), NOBODY)
            return
        infinitive_at = headline_infinitive(view)
        if infinitive_at is not None:
            subject = subject_before(view, infinitive_at[0])
            if subject is not None and agency(view, self.lexis, subject, names) in ("agent", "event"):
                act = descend(view, self.lexis, infinitive_at[1], "will", "commitment.headline.to")
                actor = self.actors.resolve(view, subject)
                if act.passive and not self.actors.is_body(actor):
                    actor = self._before_colon(view, names)  # "Council: 30 trees to be planted"
                self._go_on(view, chain(view, self.lexis, act, infinitive_at[0]), actor)
                return
        if not any(self._ahead(time) for _, time in self.drafter.times):
            return
        present = scheduled_present(view, self.lexis)
        subject = subject_before(view, present) if present is not None else None
        if present is None or subject is None or agency(view, self.lexis, subject, names) not in ("agent", "event"):
            return
        clauses = chain(view, self.lexis, Act(present, "will", "commitment.headline.present"), present)
        self._go_on(view, clauses[:1], self.actors.resolve(view, subject))

    def _before_colon(self, view: View, names: tuple[Name, ...]) -> Actor:
        """The body that a headline names before its colon."""
        colon = view.low.index(":") if ":" in view.low else 0
        bodily = colon and agency(view, self.lexis, (0, colon), names) == "agent"
        return self.actors.resolve(view, (0, colon)) if bodily else NOBODY

    def _ahead(self, time: TimeExpression) -> bool:
        """Whether a time of a headline in the present tense lies ahead, the day of publication known or not."""
        if self.drafter.published is not None and time.begin is not None:
            return time.begin > self.drafter.published
        words = self.document.clean.text[time.start : time.end].lower()
        return time.begin is None and (
            words.startswith(("tomorrow", "next", "in the coming")) or time.rule == "time.month"
        )

    def _imperative(self, view: View, verb: int) -> None:
        """A bare imperative at the start of a sentence goes on with the passage."""
        shared = exhorted(view, verb) if self._near(view.sentence) and not self.quoted else None
        if shared is not None:
            act = descend(view, self.lexis, shared, "directive", "commitment.imperative.let")
            us = Actor(view.span(verb + 1, verb + 2), self.actors.first_person(view))
            self._go_on(view, chain(view, self.lexis, act, shared), us)
            return
        live = self._passage_of(view)
        if live is None or self.advising or self.quoted or verb >= view.last or view.low[view.last - 1] == "?":
            return
        if view.tag[verb] != "VB" or view.low[verb] in _COURTESIES or view.predicated(verb):
            return
        if verb + 1 < view.last and view.low[verb + 1] in _US:
            return
        if _warns(view, verb):
            return
        force: Force = "will" if live.force in ("aim", "pledge") else live.force
        act = descend(view, self.lexis, verb, force, f"commitment.imperative.{force}")
        first = verb
        while first > 0 and view.is_adverb(first - 1) and view.low[first - 1] not in ("also", "then"):
            first -= 1
        self._go_on(view, chain(view, self.lexis, act, first), live.actor)

    def _item(self, view: View, opening: Opening) -> None:
        """ "The first is to repair the dams": an item of what somebody will do or is told to do."""
        live, sentence = self.live, view.sentence
        if live is None or live.paragraph != sentence.paragraph or sentence.index - live.sentence > 1:
            return
        force: Force = "will" if live.force in ("aim", "pledge") else live.force
        act = descend(view, self.lexis, opening.act.head, force, f"commitment.item.{force}")
        self._go_on(view, chain(view, self.lexis, act, opening.first), live.actor)

    def _passage_of(self, view: View) -> Live | None:
        """The passage that a bare imperative of this sentence would go on with."""
        live, sentence = self.live, view.sentence
        if self.opened > _NEXT:
            standing = self.actors.standing(view)
            if standing is NOBODY and live is not None and self._near(sentence):
                standing = live.actor
            return Live(sentence.paragraph, sentence.index, Actor(None, standing.name), "will", standing is not NOBODY)
        if live is None or not self._near(sentence):
            return None
        if live.paragraph == sentence.paragraph or self.drafter.topic is not None:
            return live
        if sentence.index != self.document.paragraphs[sentence.paragraph].first_sentence:
            return None
        between = self.document.sentences[live.sentence + 1 : min(sentence.index, live.sentence + 4)]
        if sentence.index - live.sentence <= 3 and all(other.role == "heading" for other in between):
            return live
        exhorts = self._exhorted(sentence) and view.last <= _SHORT
        return Live(live.paragraph, live.sentence, NOBODY, "directive", False) if exhorts else None

    def _take(self, scene: Scene, opening: Opening) -> None:
        """Take the acts of a marker, unless its claim is refused."""
        view = scene.view
        claim = claim_of(scene, opening)
        taken = self.drafter.taken
        taken.update(range(opening.first, opening.act.head + 1))
        if refusal(claim) is not None:
            return
        taken.discard(opening.act.head)
        clauses = chain(view, self.lexis, claim.act, opening.first, _REPEATED.get(opening.kind, ""))
        actor, subject = who_acts(scene, claim), claim.own
        reported = subject[0] if claim.relative and subject is not None else claim.reporter or 0
        self.drafter.write(view, clauses, actor, opening, subject, reported)
        if any(clause.act.force == "directive" for clause in clauses):
            self.exhorting = view.sentence.paragraph
            self.advising = subject is not None and view.low[subject[0]] == "you"
        if opening.kind != "noun":
            modal = self.lexis.frame("modal", opening.word) if opening.kind == "modal" else None
            if timetabled(claim) and not self.actors.is_body(actor):
                return  # "the shops will remain open": whoever arranges it is spoken of elsewhere
            duty = modal is not None and modal[1].force == "directive"  # "must strive to": duties go on as duties
            self._keep_alive(view, actor, "directive" if duty else claim.force)
        elif actor is not NOBODY:
            self._note_actor(view, actor, claim.force)

    def _go_on(self, view: View, clauses: list[Clause], actor: Actor) -> None:
        """Write down acts without a marker of their own."""
        self.drafter.write(view, clauses, actor)
        if any(clause.act.force == "directive" for clause in clauses):
            self.exhorting = view.sentence.paragraph
        self._keep_alive(view, actor, clauses[0].act.force)

    def _keep_alive(self, view: View, actor: Actor, force: Force) -> None:
        live, sentence = self.live, view.sentence
        behind = actor
        if actor is NOBODY and live is not None and sentence.paragraph - live.paragraph <= NEAR:
            behind = live.actor
        self._note_actor(view, actor, force)
        self.live = Live(sentence.paragraph, sentence.index, behind, force, self.actors.is_body(behind))

    def _note_actor(self, view: View, actor: Actor, force: Force) -> None:
        if actor is not NOBODY:
            self.actors.subject_told = force == "directive"
            self.actors.subject = actor
            self.actors.subject_paragraph = view.sentence.paragraph
            self.actors.subject_sentence = view.sentence.index


def _warns(view: View, verb: int) -> bool:
    """Whether the imperative is a condition: "Complain and nobody will call you"."""
    return any(
        view.low[k] in ("and", "or") and view.low[k + 1] in _THEN and "MD" in view.tag[k + 2 : k + 5]
        for k in range(verb + 1, view.last - 2)
    )
