"""What a marker claims, before its acts are taken."""

from newsledger.schemas.record import Force
from newsledger.stages.relate.commitments.acts import Act
from newsledger.stages.relate.commitments.heads import head_noun
from newsledger.stages.relate.commitments.lexis import Lexis
from newsledger.stages.relate.commitments.opening import Opening
from newsledger.stages.relate.commitments.scene import Scene
from newsledger.stages.relate.commitments.view import View
from newsledger.types.value import value

_ANYBODY = frozenset({
    "i", "you", "he", "she", "they", "people", "everyone", "anyone", "person", "man", "woman", "men", "women", "child",
    "children", "parents", "students", "kids", "fans", "customers", "consumers", "residents", "voters", "who",
})  # fmt: skip


@value(kw_only=True)
class Claim:
    """A marker with its subject, before its acts are taken.

    ``own`` is the marker's own subject, ``subject`` who is to act: those addressed, where somebody is.
    ``agency`` is what that one can do (agent, event, never, unknown); ``reporter`` the verb that reports the clause;
    ``relative`` marks a relative clause, ``quoted`` a quotation. ``lemma`` is that of the act's verb, ``report`` that
    of the reporting verb, ``subject_word`` the lower-case head noun of the subject; empty where there is none.
    """

    scene: Scene
    view: View
    lexis: Lexis
    opening: Opening
    act: Act
    force: Force
    own: tuple[int, int] | None
    subject: tuple[int, int] | None
    agency: str
    reporter: int | None
    relative: bool
    quoted: bool
    lemma: str
    report: str
    subject_word: str

    @property
    def person(self) -> bool:
        """Whether the subject is a person's name."""
        if self.subject is None:
            return False
        token = head_noun(self.view, self.subject) + self.view.offset
        return any(name.kind == "person" and name.first <= token < name.last for name in self.scene.names)

    @property
    def of_anybody(self) -> bool:
        """Whether the subject is a pronoun of persons or a word for people at large."""
        return self.subject_word in _ANYBODY

    @property
    def of_event(self) -> bool:
        """Whether an organised event is the subject, also as the "it" that goes on from the sentence before."""
        if self.agency == "event":
            return True
        return self.agency == "unknown" and self.subject_word == "it" and self.scene.actors.follows_event(self.view)

    def act_is(self, kind: str) -> bool:
        """Whether the act's verb is of ``kind``."""
        return self.lexis.verb_is(self.lemma, kind)
