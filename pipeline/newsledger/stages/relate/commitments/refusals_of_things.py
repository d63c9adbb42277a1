"""What a thing does, or what it is for, is no act of anybody: each rule says ``True`` where it refuses."""

from newsledger.stages.relate.commitments.claim import Claim
from newsledger.stages.relate.commitments.heads import head_noun

_AFTERWARDS = frozenset(("after", "once", "when", "upon", "on", "with", "following"))
_FINISHED = frozenset({
    "opening", "opens", "opened", "completion", "completed", "completes", "operation", "operational", "operating",
    "commissioning", "commissioned", "built", "finished", "traffic", "inauguration", "launch", "launched",
})  # fmt: skip
_ADVERBIAL = 14  # tokens of "after the new line between the two towns is opened"
_BROUGHT_OUT = frozenset(
    ("launch", "debut", "open", "start", "begin", "go", "appear", "return", "close", "stop", "join")
)
_EFFORTS = frozenset(("noun", "need"))  # frames in which somebody is at work, named or not: "efforts will be made to"
_READY = frozenset(("ready", "willing"))


def thing_at_hand(claim: Claim) -> bool:
    """ "The apples are ready to pick", "the offer seems willing to please": only somebody is ready to act."""
    if claim.opening.word not in _READY or claim.opening.kind != "adjective":
        return False
    return claim.agency == "never" or (claim.agency == "unknown" and claim.subject_word != "it")


def addressed_things(claim: Claim) -> bool:
    """ "requires effort to solve": nobody is told to do it."""
    if claim.opening.addressed is None or claim.opening.kind != "object":
        return False
    if claim.opening.word.endswith(" for"):
        return claim.agency != "agent"  # "called for steps to cut waste": the infinitive is the steps'
    return claim.agency in ("never", "event")


def result_of_opening(claim: Claim) -> bool:
    """ "After the opening, the trip will be shortened": what a finished work brings about, not an act of its own."""
    if not claim.act.passive or claim.force != "will" or claim.agency == "agent" or not claim.act_is("effect"):
        return False
    before = claim.view.low[: claim.opening.first]
    return any(
        low in _AFTERWARDS and not _FINISHED.isdisjoint(before[k : k + _ADVERBIAL]) for k, low in enumerate(before)
    )


def design(claim: Claim) -> bool:
    """ "is intended to ensure": what a thing is for."""
    return claim.opening.word == "intended" and not claim.act.passive and claim.agency != "agent"


def workings(claim: Claim) -> bool:
    """ "The browser will block such pages": how a product works; with a day it is what its maker will bring."""
    if claim.force != "will" or claim.opening.kind != "modal" or claim.subject is None or claim.act.passive:
        return False
    view = claim.view
    if (
        not claim.lexis.noun_is(view.noun(head_noun(view, claim.subject)), "product")
        or claim.act_is("staged")
        or _presented(claim)
    ):
        return False
    return not any(time >= 0 for time in view.time) and claim.lemma not in _BROUGHT_OUT


def identity(claim: Claim) -> bool:
    """ "X is to Y" that explains rather than plans."""
    if claim.opening.kind != "be":
        return False
    if claim.subject is None:
        return claim.force == "will"  # an aim or advice is told by its subject, which is then dropped
    noun = claim.view.noun(head_noun(claim.view, claim.subject))
    if claim.lexis.noun_is(noun, "aimed") or claim.lexis.noun_is(noun, "advised"):
        return True  # what is left of these only explains
    if claim.act.passive:
        return claim.agency == "never"
    return claim.agency != "agent"


def inanimate(claim: Claim) -> bool:
    """Prices, rain and markets do nothing on purpose; of problems "about to be solved" nobody is said to act."""
    if claim.agency != "never":
        return False
    return not claim.act.passive or claim.opening.word in ("about", "set", "due", "expected")


def _presented(claim: Claim) -> bool:
    """Whether a film, show or the like tells or brings something: its makers do."""
    if claim.subject is None or not claim.act_is("presenting"):
        return False
    if claim.lemma == "bring":
        return claim.agency == "event" and "together" in claim.view.low[claim.act.head + 1 : claim.act.head + 3]
    return claim.lexis.noun_is(claim.view.noun(head_noun(claim.view, claim.subject)), "work")


def thing_with_effect(claim: Claim) -> bool:
    """A thing's "will improve", "will bring" is a result, not an act."""
    if claim.act.passive or claim.agency == "agent" or claim.act.form == "VBG" or claim.opening.kind in _EFFORTS:
        return False
    if claim.lemma in ("ensure", "guarantee") and claim.force in ("pledge", "will"):
        return claim.subject is None or claim.subject_word != "it" or claim.reporter is None
    if claim.force != "will":
        return False
    if claim.subject_word == "it" and claim.reporter is not None:
        return False
    if not claim.act_is("effect"):
        return False
    return not ((claim.act_is("staged") and claim.of_event) or _presented(claim))
