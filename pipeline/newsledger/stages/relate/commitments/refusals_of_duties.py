"""What is called a duty but laid on nobody with authority: each rule says ``True`` where it refuses."""

from newsledger.stages.relate.commitments.authority import ASKING, has_authority, is_expert
from newsledger.stages.relate.commitments.claim import Claim
from newsledger.stages.relate.commitments.heads import head_noun
from newsledger.stages.relate.commitments.subjects import subject_before

_RULING = frozenset(("require", "order", "demand", "request", "stipulate", "instruct", "decree"))
_OPINIONS = frozenset(("think", "believe", "feel", "argue", "wonder", "suggest", "suppose"))
_REMARKS = frozenset(("see", "wait", "say", "admit", "remember", "understand", "know", "think", "ask", "hope", "face"))
_REMARKED = frozenset(("base", "note", "mention", "emphasise", "emphasize", "stress", "say", "add"))
_SEEING = frozenset(("see", "think", "feel", "believe", "find", "know", "judge", "consider", "decide"))
_CONDITIONS = frozenset(("where", "wherever", "when", "whenever", "if", "unless"))
_BINDING = frozenset(("require", "order", "instruct", "oblige", "command"))


def seen_need(claim: Claim) -> bool:
    """ "We will act where we see we must": the duty is a condition of the act, not laid on anybody."""
    view, subject = claim.view, claim.subject
    if claim.force != "directive" or claim.opening.kind not in ("modal", "to") or subject is None:
        return False
    k = subject[0] - 1
    if k > 0 and view.low[k] == "that":
        k -= 1
    if k < 2 or view.lemma(k) not in _SEEING or view.tag[k][:2] != "VB":
        return view.low[k : k + 1] in (["where"], ["wherever"], ["whenever"])
    return not _CONDITIONS.isdisjoint(view.low[max(0, k - 3) : k])


def opinion(claim: Claim) -> bool:
    """ "Experts say that investors should": advice without authority."""
    if claim.force != "directive":
        return False
    if claim.quoted and claim.reporter is None and _binds_subordinates(claim):
        return False
    if is_expert(claim):
        return True
    if claim.opening.kind == "object" and claim.opening.addressed is None:
        bodily = claim.opening.word == "order" and claim.agency == "agent"
        return not (bodily or has_authority(claim))  # "the job requires training"
    if claim.opening.kind == "object" and _petition(claim):
        return True
    if claim.opening.kind == "object":
        return claim.opening.word not in _BINDING and not has_authority(claim)
    if claim.report in _OPINIONS:
        return not has_authority(claim)
    if claim.opening.addressed is None and claim.subject_word in ("we", "i"):
        return claim.subject_word == "i" or claim.lemma in _REMARKS
    if claim.subject_word == "you" and claim.opening.word in ("have", "need"):
        return True
    if claim.subject_word in ("he", "she") and claim.opening.word == "have" and claim.reporter is None:
        return True  # told as a tale: "she has to borrow a coin"
    if _advised_reader(claim):
        return True
    if claim.subject is not None and (_binds_subordinates(claim) or _binds_their_own(claim)):
        return False
    return claim.opening.kind in ("modal", "to") and not has_authority(claim)


def _petition(claim: Claim) -> bool:
    """ "He urged ministers to", "parents asked the council to": who governs is asked, not told, by a person."""
    view, told = claim.view, claim.subject
    if (
        claim.opening.word not in ASKING
        or told is None
        or not claim.lexis.noun_is(view.noun(head_noun(view, told)), "governing")
    ):
        return False
    asking = subject_before(view, claim.opening.first)
    return asking is not None and view.tag[head_noun(view, asking)] in ("PRP", "NNS", "NNPS")


def _binds_their_own(claim: Claim) -> bool:
    """ "The coach said his players must train harder": those who are somebody's own people are told by that one."""
    if claim.subject is None or claim.reporter is None or claim.opening.word == "should":
        return False
    return claim.view.tag[claim.subject[0]] == "PRP$" and claim.agency == "agent" and not claim.act.passive


def _binds_subordinates(claim: Claim) -> bool:
    """ "Cadres must", "all units should": only those above them speak so of subordinates."""
    noun = claim.view.noun(head_noun(claim.view, claim.subject)) if claim.subject is not None else ""
    return claim.opening.kind == "modal" and not claim.act.passive and claim.lexis.noun_is(noun, "subordinate")


def _advised_reader(claim: Claim) -> bool:
    """Whether "if you want" makes a tip for the reader of it."""
    low = claim.view.low
    return claim.opening.word == "should" and any(low[k : k + 2] == ["if", "you"] for k in range(claim.view.last))


def duty_in_relative(claim: Claim) -> bool:
    """ "an issue that lenders have to face": a description, unless people are meant."""
    return claim.force == "directive" and claim.relative and claim.agency != "agent"


def directive_about_things(claim: Claim) -> bool:
    """ "The case should be clear", "must have been", "water must flow": no duty of anybody."""
    act, opening = claim.act, claim.opening
    if claim.force != "directive" or opening.kind == "object":
        return False
    if act.passive and claim.lemma in _REMARKED:
        return True  # "must be based on the number of residents", "the following should be noted"
    if opening.kind == "modal" and act.form == "VBN" and not act.passive:
        return True  # "should have done"
    if opening.word in ("need", "have") and claim.view.low[opening.first] in ("had", "needed", "having", "did"):
        return True
    if opening.word in ("need", "have") and claim.act_is("happening"):
        return True
    if claim.report in _RULING:
        return False  # "requires that all units should report": whoever is named is meant
    if act.passive or claim.subject is None:
        return opening.word in ("need", "have") and claim.agency != "agent" and claim.subject is not None
    return claim.agency != "agent"


def ability(claim: Claim) -> bool:
    """ "should be able to": an expectation."""
    between = range(claim.opening.first, claim.act.head)
    return claim.force == "directive" and any(claim.view.low[k] == "able" for k in between)
