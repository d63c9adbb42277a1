"""What private persons decided, want or are forced to: each rule says ``True`` where it refuses."""

from newsledger.stages.relate.commitments.claim import Claim
from newsledger.stages.relate.commitments.heads import head_noun

_TOLD = frozenset(("eventually", "subsequently", "ultimately", "finally"))
_FORCED = frozenset(("commitment.adjective.forced", "commitment.adjective.compelled"))
_USUALLY = frozenset(("when", "whenever", "if", "every", "each", "often", "usually", "always", "as"))


def private_decision(claim: Claim) -> bool:
    """ "he decided to go home": what a person decided in the past is told as done."""
    opening = claim.opening
    if not _TOLD.isdisjoint(claim.view.low[max(0, opening.first - 1) : opening.last]):
        return "VBD" in claim.view.tag[opening.first : opening.last]  # "in the end agreed to sell"
    if (
        opening.word not in ("decide", "determine", "resolve", "opt")
        or "VBD" not in claim.view.tag[opening.first : opening.last]
    ):
        return False
    if claim.subject_word == "it":  # a body spoken of before; but "it was decided"
        return "VBN" in claim.view.tag[opening.first : opening.last]
    return claim.agency not in ("agent", "event") or claim.of_anybody or claim.person


def no_subject_acts(claim: Claim) -> bool:
    """ "few clubs will spend", "nobody will go": said of none or next to none."""
    subject, low = claim.subject, claim.view.low
    if claim.subject_word in ("everyone", "everybody", "anyone", "anybody") and claim.force == "will":
        return not claim.act.passive and claim.lemma not in ("receive", "get")  # "everyone will weigh it up"
    return subject is not None and low[subject[0]] in ("few", "no", "none", "nobody", "neither", "hardly", "little")


def forced(claim: Claim) -> bool:
    """ "will be forced to sell": suffered, unless persons are put under what only an authority lays on them."""
    if claim.act.rule not in _FORCED:
        return claim.act.passive and claim.lemma in ("force", "compel", "oblige") and claim.force != "directive"
    laid_on = claim.agency == "agent" and claim.act_is("imposed") and claim.opening.kind == "modal"
    return not laid_on


def personal_wish(claim: Claim) -> bool:
    """ "I want to be like them", "people want to know": wants of persons, not aims of bodies."""
    opening, view = claim.opening, claim.view
    told = claim.reporter is not None or claim.quoted
    if opening.word == "hope" and opening.kind == "to" and not told and claim.subject_word in ("", "i"):
        return True  # a wish of whoever writes
    if opening.word not in ("want", "try", "look", "expect", "attempt") or opening.kind != "to":
        return False
    if opening.word in ("try", "attempt") and "VBG" not in view.tag[opening.first : opening.last]:
        if opening.word == "try" and _strives(claim):
            return False
        return claim.force != "aim" or opening.first == opening.last - 2
    if claim.subject is not None and view.tag[head_noun(view, claim.subject)] == "NNPS":
        return True
    if (
        opening.word in ("try", "attempt")
        and claim.reporter is not None
        and claim.subject_word in ("he", "she", "they")
    ):
        return claim.relative  # "revealed that he has been trying to sell the house"
    return claim.agency != "agent" or claim.relative or claim.of_anybody


def _strives(claim: Claim) -> bool:
    """ "The city tries to draw investors", "we try to answer within a day": striving of a body, no habit."""
    opening, view = claim.opening, claim.view
    if opening.first != opening.last - 2 or view.tag[opening.first] not in ("VBZ", "VBP") or claim.relative:
        return False
    if claim.agency != "agent" or claim.person or not _USUALLY.isdisjoint(view.low[: opening.first]):
        return False
    body = not claim.of_anybody and view.tag[opening.first] == "VBZ"
    return body or claim.subject_word == "we"
