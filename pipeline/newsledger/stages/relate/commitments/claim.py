"""What a marker claims, before its acts are taken."""

from newsledger.schemas.record import Force
from newsledger.stages.relate.commitments.acts import Act
from newsledger.stages.relate.commitments.heads import head_noun
from newsledger.stages.relate.commitments.lexis import Lexis
from newsledger.stages.relate.commitments.opening import Opening
from newsledger.stages.relate.commitments.view import View
from newsledger.types.value import value


@value(kw_only=True)
class Claim:
    """A marker with its subject, before its acts are taken.

    ``agency`` is what the subject can do (agent, event, never, unknown); ``reporter`` the verb that reports the
    clause; ``authority`` whether who speaks may tell others what to do; ``relative`` marks a relative clause,
    ``quoted`` a quotation, ``person`` a subject that is a person's name.
    """

    view: View
    lexis: Lexis
    opening: Opening
    act: Act
    force: Force
    subject: tuple[int, int] | None
    agency: str
    reporter: int | None
    expert: bool
    authority: bool
    relative: bool
    quoted: bool
    person: bool

    @property
    def lemma(self) -> str:
        """Lemma of the act's verb."""
        return self.view.lemma(self.act.head)

    @property
    def subject_word(self) -> str:
        """Lower-case head noun of the subject; empty where there is none."""
        return self.view.low[head_noun(self.view, self.subject)] if self.subject is not None else ""

    @property
    def report(self) -> str:
        """Lemma of the reporting verb; empty where there is none."""
        return self.view.lemma(self.reporter) if self.reporter is not None else ""

    def act_is(self, kind: str) -> bool:
        """Whether the act's verb is of ``kind``."""
        return self.lexis.verb_is(self.lemma, kind)
