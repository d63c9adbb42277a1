"""Who speaks: the subject of a verb of saying, the body behind it, and whether it may tell others what to do."""

from newsledger.stages.relate.bodies import PRONOUNS, Bodies
from newsledger.stages.relate.commitments.agency import advises, commands
from newsledger.stages.relate.commitments.heads import head_noun
from newsledger.stages.relate.commitments.lexis import Lexis
from newsledger.stages.relate.commitments.subjects import subject_after, subject_before
from newsledger.stages.relate.commitments.view import NOMINAL, View
from newsledger.types.drafts import CleanSpan
from newsledger.types.mentions import Name
from newsledger.types.value import value

_APPOSITION = 50  # tokens of a speaker with title and office
_AUXILIARIES = frozenset(("has", "have", "had", "also", "was", "were", "is"))
_SOURCE = 5  # tokens between "learned" and its "from"
_TITLES = 6  # tokens before a speaker's name in which the office stands: "Chairwoman Ann Lee"


@value
class Actor:
    """``span`` as written, ``name`` of who stands behind it, both clean offsets."""

    span: CleanSpan | None = None
    name: CleanSpan | None = None


NOBODY = Actor()


class Speakers:
    """The last speaker: ``body`` is whom "we" means in that mouth, ``commands`` whether it binds others.

    ``advises``: the speaker is an expert or another without authority.
    """

    def __init__(self, lexis: Lexis, bodies: Bodies) -> None:
        self.lexis, self.bodies = lexis, bodies
        self.speaker: Actor = NOBODY
        self.body: CleanSpan | None = None
        self.paragraph = self.sentence = -1
        self.commands = self.advises = False
        self._known: dict[str, tuple[bool, CleanSpan | None]] = {}  # authority and body of persons by part of name
        self._advisers: set[str] = set()  # parts of the names of those without authority

    def note(self, view: View, verb: int, names: tuple[Name, ...]) -> None:
        """Remember the subject of the reporting verb ``verb`` as the speaker."""
        if view.lemma(verb) == "learn":
            self._source(view, verb)
            return
        start = verb
        while start > 0 and (view.low[start - 1] in _AUXILIARIES or view.is_adverb(start - 1)):
            start -= 1
        subject = subject_after(view, verb)
        if subject is not None:
            segment = _apposition_after(view, subject)
        else:
            subject = subject_before(view, start)
            if subject is None:
                return
            segment = _apposition_before(view, subject, start)
        if subject[1] - subject[0] == 1 and view.low[subject[0]] in PRONOUNS:
            return
        span = view.span(*subject)
        self.commands = commands(view, self.lexis, *segment, names)
        self.advises = advises(view, self.lexis, *segment)
        self.paragraph, self.sentence = view.sentence.paragraph, view.sentence.index
        self.body = self._body(view, subject, segment)
        parts = [view.low[k] for k in range(*subject) if view.tag[k] in ("NNP", "NNPS") and len(view.low[k]) > 1]
        if self.advises:
            self._advisers.update(parts)
        elif not self._advisers.isdisjoint(parts):
            self.advises = True
        for part in parts:
            known = self._known.get(part)
            if known is not None and not self.commands and (self.body is None or self.body == span):
                self.commands, self.body = known[0], known[1] or self.body
                break
        if self.body is None:
            self.body = next((body for part in parts if (body := self.bodies.employer(part))), None)
        if self.body is None:
            self.body = self._office(view, subject, segment)
        for part in parts:
            self._known.setdefault(part, (self.commands, self.body))
        self.speaker = Actor(span, view.span(*_bare(view, subject)))

    def _source(self, view: View, verb: int) -> None:
        """ "The reporter learned from the Harbour Office that": who told it is the speaker, where a body is named."""
        self.paragraph, self.sentence = view.sentence.paragraph, view.sentence.index
        self.commands = self.advises = False
        self.speaker, self.body = NOBODY, None
        first = next((k + 1 for k in range(verb + 1, min(view.last, verb + _SOURCE)) if view.low[k] == "from"), None)
        if first is None:
            return
        last = next((k for k in range(first, view.last) if view.low[k] in ("that", ",")), view.last)
        named = self.bodies.within(*view.span(first, last)) if last > first else ()
        bodies = [(name.start, name.end) for name in named if name.kind == "organisation"]
        if bodies:
            self.body = max(bodies, key=lambda span: span[1] - span[0])
            self.speaker = Actor(self.body, self.body)

    def _body(self, view: View, subject: tuple[int, int], segment: tuple[int, int]) -> CleanSpan | None:
        """The body that the speaker's own words name, or the speaker that is one."""
        head = head_noun(view, subject)
        span = view.span(*_bare(view, subject))
        for tokens in (subject, segment):
            named = self.bodies.within(*view.span(*tokens))
            organisations = [(name.start, name.end) for name in named if name.kind == "organisation"]
            if organisations:
                return max(organisations, key=lambda span: span[1] - span[0])
            if named and view.tag[head][:3] == "NNP":
                return span
        if view.tag[head][:2] != "NN":
            return None
        noun = view.noun(head)
        if noun in self.lexis.refers and view.low[subject[0]] == "the" and subject[1] - subject[0] == 2:
            return self.bodies.described(noun, self.lexis.refers[noun], span[0]) or span
        own = self.lexis.noun_is(noun, "agent") and noun not in self.lexis.speaks_for
        return span if own else None

    def _office(self, view: View, subject: tuple[int, int], segment: tuple[int, int]) -> CleanSpan | None:
        """The body whose office the speaker bears: "Chairwoman Ann Lee", "Ann Lee, the coach"."""
        for k in range(max(0, segment[0] - _TITLES), segment[1]):
            kinds = self.lexis.speaks_for.get(view.noun(k)) if view.tag[k][:2] == "NN" else None
            if kinds is not None:
                return self.bodies.spoken_for(kinds, view.span(*subject)[0])
        return None


def _bare(view: View, subject: tuple[int, int]) -> tuple[int, int]:
    """The subject without its article."""
    first, last = subject
    return first + (last - first > 1 and view.low[first] in ("the", "a", "an")), last


def _apposition_before(view: View, subject: tuple[int, int], end: int) -> tuple[int, int]:
    """Tokens of the subject with the titles and offices before it."""
    first = subject[0]
    while (
        first > 0
        and end - first < _APPOSITION
        and (view.tag[first - 1] in NOMINAL or view.tag[first - 1] in ("IN", "CC", ","))
        and view.low[first - 1] != "that"
    ):
        first -= 1
    return first, end


def _apposition_after(view: View, subject: tuple[int, int]) -> tuple[int, int]:
    """Tokens of the subject with the offices after it: "said Ann Lee, chairwoman of the club"."""
    last = subject[1]
    while (
        last < view.last
        and last - subject[0] < _APPOSITION
        and (view.tag[last] in NOMINAL or view.tag[last] in ("IN", "CC", ",", "HYPH"))
    ):
        last += 1
    return subject[0], last
