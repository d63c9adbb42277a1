"""What the form of a statement says against its being a commitment: each rule says ``True`` where it refuses."""

from newsledger.stages.relate.commitments.acts import negates
from newsledger.stages.relate.commitments.authority import ASKING, has_authority, is_expert
from newsledger.stages.relate.commitments.claim import Claim
from newsledger.stages.relate.commitments.heads import head_noun
from newsledger.stages.relate.commitments.subjects import subject_before
from newsledger.stages.relate.commitments.view import FINITE

_RULING = frozenset(("require", "order", "demand", "request", "stipulate", "instruct", "decree"))
_OPINIONS = frozenset(("think", "believe", "feel", "argue", "wonder", "suggest", "suppose"))
_ONCE = frozenset(("originally", "previously", "initially", "once", "earlier", "formerly"))
_SELDOM = frozenset(("rarely", "seldom", "hardly", "scarcely", "barely"))
_OFTEN = frozenset(("often", "frequently", "always", "regularly", "usually", "sometimes", "routinely", "constantly"))
_REMARKS = frozenset(("see", "wait", "say", "admit", "remember", "understand", "know", "think", "ask", "hope", "face"))
_QUESTIONS = frozenset(("whether", "if", "how", "what", "why", "unless", "lest", "until", "before", "when"))
_OWN = frozenset(("he", "she", "it", "they", "we", "i"))
_USUAL = frozenset(("usually", "often", "sometimes", "whenever", "typically", "normally", "occasionally", "literally"))
_REMARKED = frozenset(("base", "note", "mention", "emphasise", "emphasize", "stress", "say", "add"))
_ASKED = frozenset(("how", "what", "when", "where", "who"))
_PLANS = frozenset(("plan", "want", "intend", "hope", "expect", "think", "next", "mean", "future", "aim"))
_RESULT = 30  # tokens between "so that" and a modal of its clauses
_SEEING = frozenset(("see", "think", "feel", "believe", "find", "know", "judge", "consider", "decide"))
_CONDITIONS = frozenset(("where", "wherever", "when", "whenever", "if", "unless"))
_ANSWER = 12  # sentences of an answer
_GETTING = frozenset(("receive", "get", "earn", "win", "obtain", "pay", "save"))
_UNWILLED = frozenset(
    (
        "have",
        "get",
        "be",
        "dare",
        "do",
        "know",
        "want",
        "need",
        "like",
        "mind",
        "care",
        "work",
        "comment",
        "say",
        "reveal",
        "disclose",
        "confirm",
        "speculate",
        "discuss",
        "elaborate",
    )
)
_BINDING = frozenset(("require", "order", "instruct", "oblige", "command"))
_GOVERNING = frozenset(("minister", "ministry", "government", "council", "authority", "parliament", "congress"))
_GENERIC = frozenset(("you", "people", "everyone", "anyone", "nobody", "person", "one", "man", "woman", "who"))
_UNCERTAIN = frozenset(("if", "unless", "could", "whether", "what", "how", "while", "although"))


def question(claim: Claim) -> bool:
    """ "Will the bank …?" asks."""
    return "?" in claim.view.low[-2:]


def past_intention(claim: Claim) -> bool:
    """ "planned to", "was scheduled to": what was once intended; reported speech shifts tenses and is exempt."""
    opening, view = claim.opening, claim.view
    if opening.attempted:
        return True
    if not opening.past:
        return False
    if (
        view.low[opening.first - 1] in ("and", "but")
        and claim.reporter is not None
        and "VBD" in view.tag[claim.reporter]
        and not _within_report(claim)
    ):
        return True  # "denied it but sought to": goes on from the verb of saying
    lapsed = any(view.low[k] in _ONCE for k in range(max(0, opening.first - 1), claim.act.head))
    return lapsed or claim.reporter is None or claim.relative or _clause_between(claim)


def _within_report(claim: Claim) -> bool:
    """Whether the marker goes on from what is reported: "added that it was in talks and hoped to"."""
    view, k = claim.view, (claim.reporter or 0) + 1
    if view.low[k] == "that":
        k += 1
    return view.low[k] in _OWN and view.tag[k + 1] in FINITE and ";" not in view.low[k : claim.opening.first]


def _clause_between(claim: Claim) -> bool:
    """Whether another clause stands between the reporting verb and the marker, so that the report does not reach it."""
    start = claim.subject[0] if claim.subject is not None else claim.opening.first
    tags = claim.view.tag
    return claim.reporter is not None and any(tags[k] in FINITE for k in range(claim.reporter + 1, start))


def habit(claim: Claim) -> bool:
    """ "would often drink", "are rarely required": habits of the past and of the present."""
    between = range(max(0, claim.opening.first - 1), claim.act.head)
    words = {claim.view.low[k] for k in between}
    if words & _SELDOM or (claim.opening.word == "would" and words & _OFTEN):
        return True
    return claim.force == "will" and (_time_and_again(claim) or _asked_of(claim))


def _asked_of(claim: Claim) -> bool:
    """ "How do you rest?" "I'll sit by the stream": the answer to a question about what somebody does."""
    view = claim.view
    if claim.opening.kind != "modal" or claim.reporter is not None or claim.subject_word not in ("i", "we", "us"):
        return False
    document, last = view.document, view.sentence.index
    for k in range(last - 1, max(-1, last - _ANSWER), -1):
        sentence = document.sentences[k]
        words = [word.lower for word in document.words[sentence.first : sentence.last]]
        if "?" in words[-2:]:
            return words[0] in _ASKED and words[1] in ("do", "does") and _PLANS.isdisjoint(words)
    return False


def _time_and_again(claim: Claim) -> bool:
    """ "Every time, he will wave", "they will usually wait": what is so again and again."""
    low = claim.view.low
    if not _USUAL.isdisjoint(low[: claim.act.head]):
        return True
    return any(low[k] in ("every", "each") and low[k + 1] == "time" for k in range(claim.act.head - 1))


def negated(claim: Claim) -> bool:
    """ "will not", "has no plan to"; never stopping is going on, and a promise not to do is a promise."""
    opening = claim.opening
    if not opening.negated or claim.lemma in ("stop", "cease", "abandon"):
        return False
    if _forsworn(claim):
        return False
    if claim.force == "pledge" and opening.word in ("pledge", "promise", "vow"):
        return negates(claim.view, opening.first, opening.last - 1)
    return True


def _forsworn(claim: Claim) -> bool:
    """ "I will never shop there again", "we won't buy from them": what somebody forswears.

    A plain "will not" tells of a policy, and of any of a kind ("drivers will never") or of things it is a forecast.
    """
    opening, act = claim.opening, claim.act
    if claim.force != "will" or opening.kind != "modal" or opening.word == "shall" or claim.relative:
        return False
    if act.passive or act.copular or claim.lemma in _UNWILLED or claim.act_is("happening"):
        return False
    view = claim.view
    between = view.low[opening.first : act.head]
    if "able" in between or not ("never" in between or opening.word == "wo" or "again" in view.low[act.head :]):
        return False
    if claim.subject is None:
        return opening.first == 0 and opening.word == "wo"  # "Won't buy it again"
    word = claim.subject_word
    if word in ("i", "we"):
        return True
    if word in ("it", "he", "she", "they"):
        return claim.reporter is not None and claim.lexis.verb_is(claim.report, "saying")
    noun = view.tag[head_noun(view, claim.subject)]
    return claim.agency == "agent" and word not in _GENERIC and noun in ("NN", "NNP", "NNPS")


def conditional_would(claim: Claim) -> bool:
    """ "would" is future only as reported speech."""
    if claim.opening.word not in ("would", "'d", "’d"):
        return False
    if claim.reporter is None or claim.lemma in ("like", "be", "have", "need"):
        return True
    view, first = claim.view, claim.opening.first
    start = claim.subject[0] if claim.subject is not None else first
    if claim.agency not in ("agent", "event") and not claim.act.passive and claim.subject_word != "it":
        return True
    before = range(max(0, start - 2), start)
    if any(view.low[k] in _UNCERTAIN for k in before):
        return True
    own = claim.subject_word in _OWN and claim.lexis.verb_is(claim.report, "saying")  # a promise on a condition
    return not own and any(
        view.low[k] in ("if", "unless") and view.low[k - 1] != "even" for k in range(first, view.last)
    )


def feat(claim: Claim) -> bool:
    """ "If the runner can beat them, she will set a record": foreseen, where somebody is able to do a thing."""
    view, subject = claim.view, claim.subject
    if claim.force != "will" or subject is None or claim.reporter is not None or claim.quoted:
        return False
    if subject[1] - subject[0] > 1 or view.low[subject[0]] not in ("he", "she", "it", "they"):
        return False
    low = view.low[: subject[0]]
    condition = next((k for k, word in enumerate(low) if word == "if"), None)
    return (
        condition is not None
        and low[-1] == ","
        and not {"can", "could", "manage", "manages"}.isdisjoint(low[condition:])
    )


def embedded_question(claim: Claim) -> bool:
    """ "has not said whether it will", "how the government will lead": asked, not promised."""
    view, opening = claim.view, claim.opening
    if opening.kind in ("noun", "need", "object"):
        return False
    start = claim.subject[0] if claim.subject is not None and opening.addressed is None else opening.first
    return start > 0 and view.low[start - 1] in _QUESTIONS


def result_clause(claim: Claim) -> bool:
    """ "so that others will use it, and the firm will gain": what is to follow from another act."""
    view, opening = claim.view, claim.opening
    if opening.kind != "modal":
        return False
    start = claim.subject[0] if claim.subject is not None else opening.first
    joined = view.low[start - 1 : start] in ([","], ["and"])
    alike = False  # a clause with the same modal stands between
    for k in range(opening.first - 1, max(0, opening.first - _RESULT), -1):
        low = view.low[k]
        if low in (";", ":"):
            return False
        alike = alike or (low == opening.word and view.tag[k] == "MD")
        if low == "that" and view.low[k - 1] in ("so", "such"):
            return not joined or (alike and claim.subject_word not in _OWN)
    return False


def general_truth(claim: Claim) -> bool:
    """ "Even if they are poor, they will keep it to themselves", "people will always remember": said of anybody."""
    view, subject = claim.view, claim.subject
    if subject is None or claim.force != "will" or claim.act.passive or claim.reporter is not None:
        return False
    if claim.opening.kind != "modal" or any(time >= 0 for time in view.time):
        return False
    low = view.low[: subject[0]]
    if claim.subject_word in ("they", "he", "she", "you") and subject[1] - subject[0] == 1:
        return any(low[k] == "if" and low[k - 1] == "even" for k in range(1, len(low))) or "whenever" in low
    between = view.low[claim.opening.first : claim.act.head]
    anybody = claim.subject_word in ("people", "everyone", "everybody", "man", "men", "women", "parents", "children")
    bare = view.tag[subject[0]] in ("NNS", "NN") and subject[1] - subject[0] == 1
    return anybody and (bare or "who" in view.low[subject[0] : subject[1]]) and "always" in between


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


def generic_you(claim: Claim) -> bool:
    """ "you will find": said of anybody."""
    return claim.subject_word == "you" and claim.force != "directive" and not _offered(claim)


def _offered(claim: Claim) -> bool:
    """ "If you refer three friends, you will receive a bonus of 50 euros": an offer that names its sum."""
    if claim.lemma not in _GETTING or claim.opening.kind != "modal":
        return False
    view = claim.view
    return any(view.tag[k] == "CD" and view.time[k] < 0 for k in range(claim.act.head, view.last))


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
    if claim.opening.word not in ASKING or told is None or view.noun(head_noun(view, told)) not in _GOVERNING:
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


def contact_relative(claim: Claim) -> bool:
    """ "something everybody wants to visit", "the steps we will take": a clause about the noun before it."""
    subject, view = claim.subject, claim.view
    if subject is None or claim.opening.addressed is not None:
        return False
    if claim.report in ("tell", "inform", "assure", "remind", "promise"):
        return False  # "told the paper they would"
    if subject[1] - subject[0] < 2:
        return view.tag[subject[0]] == "PRP" and _follows_noun(claim, subject[0])
    last = subject[1] - 1
    return (view.tag[last] == "PRP" or view.low[last] in ("everybody", "everyone", "people")) and view.tag[
        last - 1
    ] in (
        "NN",
        "NNS",
        "JJ",
        "NNP",
    )


def _follows_noun(claim: Claim, pronoun: int) -> bool:
    """Whether a noun or adjective after a verb stands right before the pronoun: "any guarantee they will"."""
    view, before = claim.view, pronoun - 1
    if before < 0 or view.tag[before] not in ("NN", "NNS", "JJ", "NNP") or view.time[before] >= 0:
        return False
    return any(view.tag[k][:2] == "VB" or view.tag[k] == "MD" for k in range(before))


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
