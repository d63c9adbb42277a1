"""What looks like a commitment and is none: each rule says ``True`` where it refuses."""

from collections.abc import Callable
from dataclasses import dataclass

from newsledger.schemas.record import Force
from newsledger.stages.relate.commitments.acts import Act
from newsledger.stages.relate.commitments.lexis import Lexis
from newsledger.stages.relate.commitments.openings import Opening
from newsledger.stages.relate.commitments.subjects import head_noun
from newsledger.stages.relate.commitments.view import View
from newsledger.types.mentions import Name

_FORECAST_ADVERBS = frozenset({
    "surely", "certainly", "definitely", "inevitably", "probably", "likely", "possibly", "undoubtedly", "perhaps",
    "maybe", "doubtless", "naturally", "automatically", "presumably",
})  # fmt: skip
_IMPERSONAL = frozenset(("there", "what", "this", "that", "which", "these", "nothing", "something", "everything"))
_PERSONAL = frozenset(("we", "i", "you", "he", "she", "they", "who", "us", "everyone"))
_PLEDGES = frozenset(("pledge", "aim", "plan"))
_LIGHT_HAPPENINGS = frozenset((
    ("take", "effect"), ("take", "place"), ("take", "shape"), ("have", "impact"), ("have", "effect"), ("make", "sense"),
    ("take", "time"), ("play", "role"), ("come", "true"), ("face", "challenge"), ("bear", "fruit"), ("take", "toll"),
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Claim:
    """A marker with its subject, before its acts are taken; ``agency`` is what the subject can do."""

    view: View
    lexis: Lexis
    opening: Opening
    act: Act
    force: Force
    subject: tuple[int, int] | None
    agency: str  # agent | event | never | unknown
    reporter: int | None  # verb that reports the clause
    reporter_expert: bool


def agency(view: View, lexis: Lexis, subject: tuple[int, int] | None, names: tuple[Name, ...]) -> str:
    """What the subject can do, by its head noun or name; ``unknown`` for nouns of no kind."""
    if subject is None:
        return "unknown"
    head = head_noun(view, subject)
    low, tag = view.low[head], view.tag[head]
    if low in _PERSONAL:
        return "agent"
    if low == "it":
        return "agent"
    if low in _IMPERSONAL and tag in ("DT", "EX", "WDT", "WP", "PRP", "NN"):
        return "never"
    token = head + view.offset
    for name in names:
        if name.first <= token < name.last:
            return "agent"
    noun = view.noun(head)
    for kind in ("agent", "event", "never"):
        if lexis.noun_is(noun, kind):
            return kind
    if tag in ("NNP", "NNPS") and (head == subject[0] or view.words[head].is_title):
        return "agent"
    if tag == "VBG":
        return "never"
    return "unknown"


def past_intention(claim: Claim) -> bool:
    """ "planned to", "was scheduled to": what was once intended; reported speech shifts tenses and is exempt."""
    return claim.opening.past and claim.reporter is None


def negated(claim: Claim) -> bool:
    """ "will not", "has no plan to"; never stopping is going on, and a promise not to is a promise."""
    if not claim.opening.negated:
        return False
    if claim.view.lemma(claim.act.head) in ("stop", "cease", "give", "abandon"):
        return False
    if (
        claim.opening.kind in ("to", "noun")
        and claim.force == "pledge"
        and claim.opening.word in ("pledge", "promise", "vow")
    ):
        head = claim.act.head
        return not any(claim.view.low[k] in ("not", "never") for k in range(max(0, claim.opening.first), head))
    return True


def question(claim: Claim) -> bool:
    """ "Will the bank …?" asks; so does a subject after the modal."""
    view = claim.view
    return view.low[view.last - 1] == "?" or view.low[max(0, view.last - 2)] == "?"


def forecast_adverb(claim: Claim) -> bool:
    """ "will surely", "will probably": a forecast."""
    view, opening = claim.view, claim.opening
    return any(view.low[k] in _FORECAST_ADVERBS for k in range(max(0, opening.first - 1), claim.act.head))


def forecast_report(claim: Claim) -> bool:
    """Under "predicts that", "it is expected that": a forecast, unless an agent acts or something is done."""
    if claim.reporter is None or claim.opening.kind not in ("modal", "adjective", "to", "be"):
        return False
    lemma = claim.view.lemma(claim.reporter)
    if not claim.lexis.verb_is(lemma, "forecasting"):
        return False
    if lemma == "expect" and claim.act.passive:
        return False
    return not (claim.agency == "agent" and lemma in ("expect", "estimate") and not claim.act.copular
                and claim.opening.kind == "modal" and not claim.act.negated
                and not claim.lexis.verb_is(claim.view.lemma(claim.act.head), "happening")
                and not claim.lexis.verb_is(claim.view.lemma(claim.act.head), "effect"))  # fmt: skip


def hope_about_others(claim: Claim) -> bool:
    """ "I hope you will": a wish."""
    if claim.reporter is None or not claim.lexis.verb_is(claim.view.lemma(claim.reporter), "wishing"):
        return False
    return claim.view.lemma(claim.reporter) in ("hope", "wish", "want")


def happening(claim: Claim) -> bool:
    """Nobody remains, falls or becomes on purpose: a forecast under "will" and "is expected to"."""
    if claim.force not in ("will", "plan") or claim.act.passive:
        return False
    lemma = claim.view.lemma(claim.act.head)
    if claim.opening.kind == "to" and claim.opening.word != "expect" and claim.agency == "agent":
        return False
    return claim.lexis.verb_is(lemma, "happening")


def passive_happening(claim: Claim) -> bool:
    """ "will be affected", "will be hit": suffered, not done."""
    lemma = claim.view.lemma(claim.act.head)
    return (
        claim.act.passive
        and claim.force in ("will", "plan")
        and claim.lexis.verb_is(lemma, "happening")
        and (
            lemma
            not in (
                "recognise",
                "recognize",
                "remember",
                "catch",
                "rank",
                "mark",
                "widen",
                "narrow",
                "set",
                "own",
                "dry",
            )
        )
    )


def thing_with_effect(claim: Claim) -> bool:
    """A thing's "will improve", "will bring" is a result, not an act."""
    if claim.force not in ("will",) or claim.act.passive or claim.agency == "agent":
        return False
    lemma = claim.view.lemma(claim.act.head)
    if claim.agency == "event" and lemma in (
        "continue",
        "open",
        "work",
        "strengthen",
        "cover",
        "return",
        "run",
        "include",
    ):
        return False
    return claim.lexis.verb_is(lemma, "effect")


def inanimate(claim: Claim) -> bool:
    """Prices, rain and markets do nothing on purpose."""
    return claim.agency == "never" and not claim.act.passive


def copular(claim: Claim) -> bool:
    """ "will be critical": a state, unless somebody is told to be so or promises it."""
    if not claim.act.copular:
        return False
    if claim.force in ("will", "plan"):
        return True
    return claim.agency not in ("agent",) and claim.subject is not None


def light_happening(claim: Claim) -> bool:
    """ "take effect", "play a role": set phrases that name no act."""
    view, head = claim.view, claim.act.head
    if claim.force not in ("will", "plan"):
        return False
    lemma = view.lemma(head)
    return any((lemma, view.noun(k)) in _LIGHT_HAPPENINGS for k in range(head + 1, min(view.last, head + 5)))


def expectation_of_things(claim: Claim) -> bool:
    """ "is expected to" of anything but the act of a body that is responsible: a forecast."""
    if claim.opening.word != "expected":
        return False
    lemma = claim.view.lemma(claim.act.head)
    if claim.agency == "agent":
        return claim.lexis.verb_is(lemma, "happening") or lemma in (
            "increase",
            "grow",
            "contribute",
            "generate",
            "drive",
            "reach",
            "double",
            "boost",
            "achieve",
            "have",
            "exceed",
            "win",
        )
    if claim.act.passive:
        return claim.agency == "never"
    return not (claim.agency == "event" and lemma in ("provide", "offer", "open", "start", "begin", "launch", "host"))


def conditional_would(claim: Claim) -> bool:
    """ "would" is future only as reported speech."""
    opening = claim.opening
    if opening.word not in ("would", "'d"):
        return False
    if claim.reporter is None:
        return True
    view = claim.view
    if claim.agency not in ("agent", "event") and not claim.act.passive:
        return True
    if view.lemma(claim.act.head) in ("like", "be", "have", "need"):
        return True
    return any(view.low[k] in ("if", "unless", "could", "whether") for k in range(view.last))


def opinion(claim: Claim) -> bool:
    """ "Experts say that investors should": advice without authority."""
    return claim.force == "directive" and claim.reporter_expert


def directive_about_things(claim: Claim) -> bool:
    """ "The case should be clear", "must have been": no duty of anybody."""
    if claim.force != "directive":
        return False
    view, act = claim.view, claim.act
    lemma = view.lemma(act.head)
    if (
        claim.opening.kind == "modal"
        and claim.opening.word in ("should", "must")
        and act.form == "VBN"
        and not act.passive
    ):
        return True  # "should have done"
    if act.copular and claim.agency != "agent":
        return True
    if not act.passive and claim.agency in ("never", "unknown") and claim.subject is not None:
        return claim.agency == "never" or claim.lexis.verb_is(lemma, "happening")
    if (
        claim.lexis.verb_is(lemma, "happening")
        and not act.passive
        and lemma not in ("remember", "recognise", "face", "see", "understand", "know", "own")
    ):
        return claim.opening.kind != "need"
    if claim.opening.word in ("need", "have") and view.low[claim.opening.first] in ("had", "needed", "having", "did"):
        return True
    return lemma in ("note", "say", "mention", "admit") and claim.opening.kind == "need"


def ability(claim: Claim) -> bool:
    """ "should be able to": an expectation."""
    view = claim.view
    return claim.force == "directive" and any(view.low[k] == "able" for k in range(claim.opening.first, claim.act.head))


def identity(claim: Claim) -> bool:
    """ "X is to Y" that explains rather than plans."""
    if claim.opening.kind != "be":
        return False
    view, lexis = claim.view, claim.lexis
    if claim.subject is None:
        return True
    noun = view.noun(head_noun(view, claim.subject))
    if lexis.noun_is(noun, "aimed") or lexis.noun_is(noun, "advised"):
        return False
    if claim.act.passive:
        return claim.agency == "never"
    return claim.agency != "agent"


def own_need(claim: Claim) -> bool:
    """Things "need to" and "have to" by their nature, and so do people in general."""
    opening = claim.opening
    return (
        opening.kind == "to"
        and opening.word in ("need", "have")
        and ((claim.agency not in ("agent",) and not claim.act.passive) or opening.past)
    )


REFUSALS: tuple[Callable[[Claim], bool], ...] = (
    question, past_intention, negated, forecast_adverb, hope_about_others, forecast_report, expectation_of_things,
    conditional_would, opinion, ability, identity, own_need, directive_about_things, happening, passive_happening,
    inanimate, copular, light_happening, thing_with_effect,
)  # fmt: skip


def refusal(claim: Claim) -> str | None:
    """Name of the first rule that refuses the claim."""
    for rule in REFUSALS:
        if rule(claim):
            return rule.__name__
    return None
