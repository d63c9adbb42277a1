"""What earlier verdicts mean for the facts of a record as it is now: never lost, never silently moved."""

from dataclasses import dataclass
from typing import Literal

from newsledger.review.facts import MODELS, Fact, Key, Value, fact_of
from newsledger.review.verdicts import Verdict

# new          nothing was said about the fact
# stands       it was judged, and it is what was judged
# mended       it was corrected or added, and the extractor now says what the reviewer said
# changed      it was judged, and says something else now: it has to be looked at again
State = Literal["new", "stands", "mended", "changed"]


@dataclass(frozen=True, slots=True)
class Judged:
    """A fact of the record with the verdict on it, if there is one."""

    fact: Fact
    state: State
    verdict: Verdict | None

    @property
    def judgement(self) -> str:
        """The verdict that counts: ``none`` where nothing was said or the fact has changed since."""
        if self.verdict is None or self.state == "changed":
            return "none"
        return "accept" if self.state == "mended" else self.verdict.judgement

    @property
    def settled(self) -> bool:
        """Whether nobody has to look at the fact again."""
        return self.judgement != "none"


@dataclass(frozen=True, slots=True)
class Bound:
    """The verdicts of an article laid beside its record.

    ``added`` are facts that reviewers added and the extractor does not find; ``gone`` are verdicts whose fact the
    record holds no longer.
    """

    judged: tuple[Judged, ...]
    added: tuple[Judged, ...]
    gone: tuple[Verdict, ...]

    @property
    def everything(self) -> tuple[Judged, ...]:
        """Facts and additions in reading order."""
        merged = [*self.judged, *self.added]
        merged.sort(key=lambda item: (item.fact.marks[0][0], -item.fact.marks[0][1], item.fact.key))
        return tuple(merged)


def bind(facts: tuple[Fact, ...], verdicts: dict[Key, Verdict]) -> Bound:
    """Lay verdicts beside facts, by layer and span."""
    left = dict(verdicts)
    judged = []
    for fact in facts:
        verdict = left.pop(fact.key, None)
        judged.append(Judged(fact, _state(fact, verdict), verdict))
    added = []
    gone = []
    for verdict in left.values():
        value = corrected(verdict)
        if verdict.judgement == "add" and value is not None:
            fact = fact_of(value, verdict.key.nth)
            added.append(Judged(fact, "stands", verdict))
        else:
            gone.append(verdict)
    return Bound(tuple(judged), tuple(added), tuple(gone))


def corrected(verdict: Verdict) -> Value | None:
    """What the reviewer put in the fact's place."""
    if verdict.correction is None:
        return None
    return MODELS[verdict.key.layer].model_validate(verdict.correction)


def _state(fact: Fact, verdict: Verdict | None) -> State:
    if verdict is None:
        return "new"
    now = fact.digest
    if verdict.correction_digest == now:
        return "mended"
    if verdict.digest == now or (verdict.judgement == "none" and verdict.digest is None):
        return "stands"
    return "changed"
