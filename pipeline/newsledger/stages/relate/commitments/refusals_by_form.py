"""What the form of a statement says against its being a commitment: each rule says ``True`` where it refuses."""

from newsledger.stages.relate.commitments.acts import negates
from newsledger.stages.relate.commitments.claim import Claim
from newsledger.stages.relate.commitments.heads import head_noun
from newsledger.stages.relate.commitments.view import FINITE

_ONCE = frozenset(("originally", "previously", "initially", "once", "earlier", "formerly"))
_SELDOM = frozenset(("rarely", "seldom", "hardly", "scarcely", "barely"))
_OFTEN = frozenset(("often", "frequently", "always", "regularly", "usually", "sometimes", "routinely", "constantly"))
_QUESTIONS = frozenset(("whether", "if", "how", "what", "why", "unless", "lest", "until", "before", "when"))
_OWN = frozenset(("he", "she", "it", "they", "we", "i"))
_USUAL = frozenset(("usually", "often", "sometimes", "whenever", "typically", "normally", "occasionally", "literally"))
_ASKED = frozenset(("how", "what", "when", "where", "who"))
_PLANS = frozenset(("plan", "want", "intend", "hope", "expect", "think", "next", "mean", "future", "aim"))
_RESULT = 30  # tokens between "so that" and a modal of its clauses
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


def generic_you(claim: Claim) -> bool:
    """ "you will find": said of anybody."""
    return claim.subject_word == "you" and claim.force != "directive" and not _offered(claim)


def _offered(claim: Claim) -> bool:
    """ "If you refer three friends, you will receive a bonus of 50 euros": an offer that names its sum."""
    if claim.lemma not in _GETTING or claim.opening.kind != "modal":
        return False
    view = claim.view
    return any(view.tag[k] == "CD" and view.time[k] < 0 for k in range(claim.act.head, view.last))


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
