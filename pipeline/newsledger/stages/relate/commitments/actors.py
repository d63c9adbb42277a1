"""Who acts: the subject as written, and who stands behind it."""

from bisect import bisect_right
from dataclasses import dataclass

from newsledger.stages.relate.commitments.agency import commands
from newsledger.stages.relate.commitments.heads import head_noun
from newsledger.stages.relate.commitments.lexis import Lexis
from newsledger.stages.relate.commitments.subjects import subject_before
from newsledger.stages.relate.commitments.view import NOMINAL, View
from newsledger.types.drafts import CleanSpan, OrganisationDraft
from newsledger.types.mentions import Mentions, Name

_DOCUMENTS = frozenset(
    ("plan", "notice", "opinion", "measure", "outline", "regulation", "programme", "program", "scheme")
)
_NEAR = 4  # paragraphs over which a pronoun reaches back
_FIRST_PERSON = frozenset(("we", "i", "us", "our", "my"))
_PERSONS = frozenset(("he", "she", "his", "her"))
_PRONOUNS = frozenset({
    "we", "i", "us", "our", "my", "he", "she", "his", "her", "it", "its", "they", "their", "this",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Actor:
    """``span`` as written, ``name`` of who stands behind it, both clean offsets."""

    span: CleanSpan | None = None
    name: CleanSpan | None = None


NOBODY = Actor()


class Actors:
    """What was said of whom so far in one article, for resolving "we", "it" and "the company"."""

    def __init__(self, mentions: Mentions, organisations: tuple[OrganisationDraft, ...], lexis: Lexis) -> None:
        self.mentions, self.lexis = mentions, lexis
        self.text = mentions.document.clean.text
        self.bodies: list[Name] = [name for name in mentions.names if name.kind != "person"]
        self.body_starts = [name.start for name in self.bodies]
        spans = sorted((mention.span, index) for index, body in enumerate(organisations) for mention in body.mentions)
        self.mention_starts = [span[0] for span, _ in spans]
        self.mention_spans = spans
        self.speaker: Actor = NOBODY  # last subject of a verb of saying
        self.speaker_body: CleanSpan | None = None
        self.speaker_paragraph = -1
        self.known: dict[
            str, tuple[bool, CleanSpan | None]
        ] = {}  # authority and body of persons by parts of their names
        self.speaker_commands = False  # whether that speaker may tell others what to do
        self.subject_paragraph = -1
        self.subject: Actor = NOBODY  # last subject of a commitment

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
        return any(span is not None and bool(self.bodies_in(*span)) for span in (actor.name, actor.span))

    def bodies_in(self, start: int, end: int) -> list[Name]:
        """Names of bodies and places within clean offsets ``[start, end)``."""
        i = bisect_right(self.body_starts, start - 1)
        found = []
        while i < len(self.bodies) and self.bodies[i].start < end:
            if self.bodies[i].end <= end:
                found.append(self.bodies[i])
            i += 1
        return found

    def note_speaker(self, view: View, verb: int, names: tuple[Name, ...]) -> tuple[int, int] | None:
        """Remember the subject of the reporting verb ``verb`` as the speaker; return its tokens."""
        start = verb
        while start > 0 and (
            view.low[start - 1] in ("has", "have", "had", "also", "was", "were", "is") or view.is_adverb(start - 1)
        ):
            start -= 1
        subject = subject_before(view, start)
        if subject is None:
            return None
        segment = self._segment(view, subject, start)
        span = view.span(*subject)
        whole = view.span(*segment)
        low = view.low[subject[0]]
        if subject[1] - subject[0] == 1 and low in _PRONOUNS:
            return subject
        self.speaker_commands = commands(view, self.lexis, *segment, names)
        self.speaker_body = None
        self.speaker_paragraph = view.sentence.paragraph
        bodies = [body for body in self.bodies_in(*whole) if body.kind == "organisation"]
        places = self.bodies_in(*whole)
        if bodies:
            best = max(bodies, key=lambda body: body.end - body.start)
            self.speaker_body = (best.start, best.end)
        elif (places and view.tag[head_noun(view, subject)][:3] == "NNP") or (
            view.tag[head_noun(view, subject)][:2] == "NN"
            and self.lexis.noun_is(view.noun(head_noun(view, subject)), "agent")
        ):
            self.speaker_body = span
        parts = [view.low[k] for k in range(*subject) if view.tag[k] in ("NNP", "NNPS") and len(view.low[k]) > 1]
        for part in parts:
            known = self.known.get(part)
            if (
                known is not None
                and not self.speaker_commands
                and (self.speaker_body is None or self.speaker_body == span)
            ):
                self.speaker_commands, body = known
                self.speaker_body = body or self.speaker_body
                break
        for part in parts:
            self.known.setdefault(part, (self.speaker_commands, self.speaker_body))
        self.speaker = Actor(span, span)
        return subject

    def _segment(self, view: View, subject: tuple[int, int], end: int) -> tuple[int, int]:
        first = subject[0]
        while (
            first > 0
            and end - first < 50
            and (view.tag[first - 1] in NOMINAL or view.tag[first - 1] in ("IN", "CC", ","))
            and view.low[first - 1] not in ("that",)
        ):
            first -= 1
        return first, end

    def resolve(self, view: View, subject: tuple[int, int]) -> Actor:
        """The actor whose words are the tokens ``subject``."""
        span = view.span(*subject)
        first, last = subject
        low = view.low[first]
        if last - first == 1 and low in _PRONOUNS:
            return Actor(span, self._referent(view, low))
        if low == "the" and last - first <= 4:
            known = self._described(view, subject)
            if known is not None:
                return Actor(span, known)
        if view.noun(last - 1) in _DOCUMENTS and view.words[last - 1].is_title:
            return Actor(span, self._issuer(span[0]) or span)
        trimmed = (first + 1, last) if low in ("the", "a", "an") and last - first > 1 else subject
        return Actor(span, view.span(*trimmed))

    def _referent(self, view: View, pronoun: str) -> CleanSpan | None:
        """Name of who a pronoun stands for, from the speaker or the last actor near by."""
        near = view.sentence.paragraph - self.subject_paragraph <= _NEAR
        before = self.subject.name if near else None
        speaking = view.sentence.paragraph - self.speaker_paragraph <= _NEAR
        body = self.speaker_body if speaking else None
        if pronoun in ("i", "my"):
            return self.speaker.name if speaking else None
        if pronoun in _FIRST_PERSON:
            return body or before
        if pronoun in _PERSONS:
            return self.speaker.name if speaking else before
        if pronoun in ("they", "their"):
            return before
        return before if before and not body else body or (self.speaker.name if speaking else None)

    def _issuer(self, start: int) -> CleanSpan | None:
        """The body that issued a plan or notice: the last organisation named before it."""
        i = bisect_right(self.body_starts, start - 1) - 1
        for name in reversed(self.bodies[max(0, i - 8) : i + 1]):
            if name.kind == "organisation" and name.organisation_kind in ("government", "party", "zone"):
                return name.start, name.end
        return None

    def _described(self, view: View, subject: tuple[int, int]) -> CleanSpan | None:
        """The name that "the company", "the city" refers back to: the last one of its kind."""
        noun = view.noun(subject[1] - 1)
        kinds = _REFERENTS.get(noun)
        if kinds is None or subject[1] - subject[0] > 2:
            return None
        start = view.span(*subject)[0]
        i = bisect_right(self.body_starts, start - 1) - 1
        for name in reversed(self.bodies[max(0, i - 40) : i + 1]):
            if name.kind == "place" and "place" in kinds and _is_such(self.text[name.start : name.end], noun):
                return name.start, name.end
            if name.kind == "organisation" and name.organisation_kind in kinds:
                return name.start, name.end
        return None


def _is_such(place: str, noun: str) -> bool:
    """Whether a place may be called a ``noun``: "Nanhu County" is no city, a bare "Nanhu" may be any."""
    kind = place.rsplit(None, 1)[-1].lower()
    return kind == noun or kind not in _PLACES


_COMPANIES = ("company", "firm", "group", "enterprise", "airline", "retailer", "carmaker", "corporation", "maker")
_PLACES = ("city", "province", "country", "county", "district", "town", "village", "region", "state")
_OFFICES = ("ministry", "department", "bureau", "agency", "commission", "administration", "regulator", "court")
_ASSOCIATIONS = ("union", "association", "federation", "foundation", "charity")
_REFERENTS: dict[str, frozenset[str]] = {
    **dict.fromkeys(_COMPANIES, frozenset(("company",))),
    **dict.fromkeys(("bank", "lender"), frozenset(("company", "government"))),
    **dict.fromkeys(_PLACES, frozenset(("place",))),
    **dict.fromkeys(_OFFICES, frozenset(("government",))),
    **dict.fromkeys(("university", "school", "college"), frozenset(("education",))),
    **dict.fromkeys(("club", "team", "side"), frozenset(("sports",))),
    **dict.fromkeys(("hospital", "clinic"), frozenset(("health",))),
    **dict.fromkeys(_ASSOCIATIONS, frozenset(("association",))),
    **dict.fromkeys(("zone", "park"), frozenset(("zone",))),
}
