"""Who acts: the subject as written, and who stands behind it."""

from bisect import bisect_right

from newsledger.stages.relate.bodies import PRONOUNS, Bodies
from newsledger.stages.relate.commitments.agency import agency
from newsledger.stages.relate.commitments.lexis import Lexis
from newsledger.stages.relate.commitments.speakers import NOBODY, Actor, Speakers
from newsledger.stages.relate.commitments.subjects import main_subject
from newsledger.stages.relate.commitments.view import View
from newsledger.stages.relate.commitments.voice import is_private
from newsledger.types.document import Sentence
from newsledger.types.drafts import CleanSpan, OrganisationDraft
from newsledger.types.mentions import Mentions

_DOCUMENTS = frozenset(
    ("plan", "notice", "opinion", "measure", "outline", "regulation", "programme", "program", "scheme")
)
_ISSUED = frozenset(("plan", "notice", "outline", "regulation", "opinion"))  # in lower case too
_NEAR = 4  # paragraphs over which a pronoun reaches back
_CHAIN = 3  # sentences over which "it" is handed on
_FIRST_PERSON = frozenset(("we", "i", "us", "our", "my"))
_PERSONS = frozenset(("he", "she", "his", "her"))
_THINGS = frozenset(("it", "its"))


class Actors:
    """What was said of whom so far in one article, for resolving "we", "it" and "the company"."""

    def __init__(self, mentions: Mentions, organisations: tuple[OrganisationDraft, ...], lexis: Lexis) -> None:
        self.mentions, self.lexis = mentions, lexis
        self.text = mentions.document.clean.text
        self.bodies = Bodies(mentions, organisations, lexis.place_levels)
        spans = sorted((mention.span, index) for index, body in enumerate(organisations) for mention in body.mentions)
        self.mention_starts = [span[0] for span, _ in spans]
        self.mention_spans = spans
        self._private: bool | None = None
        self._speakers = Speakers(lexis, self.bodies)
        self._unheard: list[tuple[View | Sentence, list[int]]] = []  # what may have a speaker not yet looked for
        self.heard_in = -1  # paragraph of the last sentence with a verb of saying
        self.quoted = False  # a quotation that an earlier sentence opened is open
        self.subject_sentence = self.subject_paragraph = -1
        self.subject: Actor = NOBODY  # last subject of a commitment
        self.subject_told = False  # that one was told by others what to do

    @property
    def private(self) -> bool:
        """Whether the article is told by a private person; found out when first asked for."""
        if self._private is None:
            self._private = is_private(self.mentions.document)
        return self._private

    def hear(self, said: View | Sentence, verbs: list[int]) -> None:
        """Keep a sentence with verbs of saying at the tokens ``verbs`` until somebody asks who speaks."""
        self._unheard.append((said, verbs))
        self.heard_in = said.paragraph if isinstance(said, Sentence) else said.sentence.paragraph

    @property
    def speakers(self) -> Speakers:
        """Who has spoken so far."""
        if self._unheard:
            unheard, self._unheard = self._unheard, []
            for said, verbs in unheard:
                self._listen(View(self.mentions, said) if isinstance(said, Sentence) else said, verbs)
        return self._speakers

    def _listen(self, view: View, verbs: list[int]) -> None:
        names = self.bodies.names_in(view.sentence.start, view.sentence.end)
        for k in verbs:
            tag = view.tag[k]
            if tag[:2] == "VB" and tag not in ("VB", "VBG") and self.lexis.verb_is(view.lemma(k), "saying"):
                self._speakers.note(view, k, names)

    def organisation(self, actor: Actor) -> int | None:
        """Index of the organisation that the actor's name, or else the actor as written, quotes."""
        for span in (actor.name, actor.span):
            if span is None:
                continue
            i = bisect_right(self.mention_starts, span[1] - 1) - 1
            while i >= 0 and self.mention_spans[i][0][0] >= span[0]:
                mention = self.mention_spans[i][0]
                if mention[1] <= span[1] and (mention[1] - mention[0]) * 2 > span[1] - span[0]:
                    return self.mention_spans[i][1]
                i -= 1
        return None

    def is_body(self, actor: Actor) -> bool:
        """Whether the actor's words hold a named body or place, or stand for one by a pronoun."""
        return any(span is not None and bool(self.bodies.within(*span)) for span in (actor.name, actor.span))

    def is_document(self, view: View, subject: tuple[int, int]) -> bool:
        """Whether the subject names a plan, a notice or the like, behind which its issuer stands: "the Measures"."""
        last = subject[1] - 1
        if view.noun(last) not in _DOCUMENTS:
            return False
        if view.words[last].is_title:
            return True
        plain = last == subject[0] + 1 and view.low[subject[0]] in ("the", "this") and view.noun(last) in _ISSUED
        return plain and self.bodies.issuer(view.span(*subject)[0]) is not None

    def is_pronoun(self, actor: Actor) -> bool:
        """Whether the actor as written is a pronoun."""
        return actor.span is not None and self.text[slice(*actor.span)].lower() in PRONOUNS

    def resolve(self, view: View, subject: tuple[int, int]) -> Actor:
        """The actor whose words are the tokens ``subject``."""
        span = view.span(*subject)
        first, last = subject
        low = view.low[first]
        if last - first == 1 and low in PRONOUNS:
            if low in _THINGS and self._unspoken(view):
                standing = self.standing(view)
                if standing.name is not None:
                    return Actor(span, standing.name)
            return Actor(span, self._referent(view, low, first))
        if low == "the" and last - first <= 4:
            noun = view.noun(last - 1)
            known = self.bodies.described(noun, self.lexis.refers.get(noun), span[0]) if last - first == 2 else None
            if known is not None:
                return Actor(span, known)
        if self.is_document(view, subject):
            return Actor(span, self.bodies.issuer(span[0]) or span)
        trimmed = (first + 1, last) if low in ("the", "a", "an") and last - first > 1 else subject
        return Actor(span, view.span(*trimmed))

    def first_person(self, view: View) -> CleanSpan | None:
        """Name of whom "we" and "us" mean in a sentence."""
        return self._referent(view, "we", 0)

    def _unspoken(self, view: View) -> bool:
        """Whether neither this sentence nor the one before it has a speaker or a commitment, whose "it" may mean."""
        return max(self.subject_sentence, self.speakers.sentence) < view.sentence.index - 1

    def standing(self, view: View) -> Actor:
        """The body that is the subject of the sentence before, in the same paragraph: whom "it" goes on with."""
        earlier, subject, able = self._subject_before(view)
        if subject is None or able != "agent":
            return NOBODY
        alone = subject[1] - subject[0] == 1 and earlier.low[subject[0]] in PRONOUNS
        return NOBODY if alone else self.resolve(earlier, subject)

    def follows_event(self, view: View) -> bool:
        """Whether the sentence before, in the same paragraph, is about an event, which "it" goes on with."""
        return self._subject_before(view)[2] == "event"

    def _subject_before(self, view: View) -> tuple[View, tuple[int, int] | None, str]:
        """The sentence before, in the same paragraph, its subject and what that can do.

        Where that subject is "it" as well, the one before it, a few sentences back at most.
        """
        earlier, index = view, view.sentence.index
        for before in self.mentions.document.sentences[max(0, index - _CHAIN) : index][::-1]:
            if before.paragraph != view.sentence.paragraph:
                break
            earlier, names = View(self.mentions, before), self.bodies.names_in(before.start, before.end)
            earlier.mark_names(names)
            subject = main_subject(earlier)
            if subject is None or earlier.low[subject[0] : subject[1]] != ["it"]:
                return earlier, subject, agency(earlier, self.lexis, subject, names)
        return earlier, None, "unknown"

    def _are_several(self, name: CleanSpan) -> bool:
        """Whether a speaker's words name more than one: "the two sides", "Osk and Lee"."""
        words = self.text[slice(*name)].lower().split()
        head = next((k for k, word in enumerate(words) if word in ("of", "from", "in", "at")), len(words))
        return "and" in words[:head] or (head > 0 and words[head - 1].endswith("s") and words[0] != "one")

    def _referent(self, view: View, pronoun: str, at: int) -> CleanSpan | None:
        """Name of who a pronoun stands for, from the speaker or the last actor near by."""
        paragraph, speakers = view.sentence.paragraph, self.speakers
        before = self.subject.name if paragraph - self.subject_paragraph <= _NEAR else None
        speaking = paragraph - speakers.paragraph <= _NEAR
        body = speakers.body if speaking else None
        if pronoun in ("i", "my"):
            told = self.quoted or view.in_quotation(at) or speakers.sentence == view.sentence.index
            return speakers.speaker.name if speaking and told else None  # else whoever writes
        if pronoun in _FIRST_PERSON:
            return body or (speakers.speaker.name if before and self.subject_told and speaking else before)
        if pronoun in _PERSONS:
            return speakers.speaker.name if speaking else before
        if pronoun in ("they", "their"):
            ruled = any(self.lexis.frame("that", view.lemma(k)) is not None for k in range(max(0, at - 2), at))
            several = speakers.speaker.name if speakers.sentence == view.sentence.index and not ruled else None
            return several if several is not None and self._are_several(several) else before
        if view.in_quotation(at):
            return before  # "It aims to …," the report said
        return before if before and not body else body or (speakers.speaker.name if speaking else None)
