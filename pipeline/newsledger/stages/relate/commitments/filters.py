"""What looks like a commitment and is none: each rule says ``True`` where it refuses."""

from collections.abc import Callable
from dataclasses import dataclass

from newsledger.schemas.record import Force
from newsledger.stages.relate.commitments.acts import Act, negates
from newsledger.stages.relate.commitments.lexis import Lexis
from newsledger.stages.relate.commitments.openings import Opening
from newsledger.stages.relate.commitments.subjects import head_noun
from newsledger.stages.relate.commitments.view import FINITE, View

_FORECAST_ADVERBS = frozenset({
    "surely", "certainly", "definitely", "inevitably", "probably", "likely", "possibly", "undoubtedly", "perhaps",
    "maybe", "doubtless", "naturally", "automatically", "presumably", "unlikely", "invariably", "hopefully",
})  # fmt: skip
_ANYBODY = frozenset({
    "i", "you", "he", "she", "they", "people", "everyone", "anyone", "person", "man", "woman", "men", "women", "child",
    "children", "parents", "students", "kids", "fans", "customers", "consumers", "residents", "voters", "who",
})  # fmt: skip
_SET_PHRASES = frozenset({
    ("take", "effect"), ("take", "place"), ("take", "shape"), ("have", "impact"), ("have", "effect"), ("come", "true"),
    ("make", "sense"), ("take", "time"), ("play", "role"), ("face", "challenge"), ("bear", "fruit"), ("take", "toll"),
    ("come", "effect"), ("come", "force"), ("enter", "force"),
})  # fmt: skip
_DONE_TO = frozenset(  # verbs of happening whose passive is somebody's act
    ("recognise", "recognize", "remember", "rank", "mark", "widen", "narrow", "set", "own", "dry", "extend", "tighten")
)
_FUTURES = frozenset(("expect", "expected", "set", "due", "going", "about"))
_OPINIONS = frozenset(("think", "believe", "feel", "argue", "wonder", "suggest", "suppose"))
_RECKONED = frozenset(("estimation", "estimate", "estimates", "forecast", "forecasts", "projection", "projections"))
_ONCE = frozenset(("originally", "previously", "initially", "once", "earlier", "formerly"))
_SELDOM = frozenset(("rarely", "seldom", "hardly", "scarcely", "barely"))
_OFTEN = frozenset(("often", "frequently", "always", "regularly", "usually", "sometimes", "routinely", "constantly"))
_REMARKS = frozenset(("see", "wait", "say", "admit", "remember", "understand", "know", "think", "ask", "hope", "face"))
_QUESTIONS = frozenset(("whether", "if", "how", "what", "why", "unless", "lest", "until", "before"))
_UNCERTAIN = frozenset(("if", "unless", "could", "whether", "what", "how", "while", "although"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A marker with its subject, before its acts are taken.

    ``agency`` is what the subject can do (agent, event, never, unknown); ``reporter`` the verb that reports the
    clause; ``authority`` whether who speaks may tell others what to do; ``relative`` marks a relative clause;
    ``person`` a subject that is a person's name.
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
    lapsed = any(view.low[k] in _ONCE for k in range(max(0, opening.first - 1), claim.act.head))
    return lapsed or claim.reporter is None or claim.relative or _clause_between(claim)


def _clause_between(claim: Claim) -> bool:
    """Whether another clause stands between the reporting verb and the marker, so that the report does not reach it."""
    start = claim.subject[0] if claim.subject is not None else claim.opening.first
    tags = claim.view.tag
    return claim.reporter is not None and any(tags[k] in FINITE for k in range(claim.reporter + 1, start))


def private_decision(claim: Claim) -> bool:
    """ "he decided to go home": what a person decided in the past is told as done."""
    opening = claim.opening
    if (
        opening.word not in ("decide", "determine", "resolve", "opt")
        or "VBD" not in claim.view.tag[opening.first : opening.last]
    ):
        return False
    return claim.agency != "agent" or claim.subject_word in _ANYBODY or claim.person


def habit(claim: Claim) -> bool:
    """ "would often drink", "are rarely required": habits of the past and of the present."""
    between = range(max(0, claim.opening.first - 1), claim.act.head)
    words = {claim.view.low[k] for k in between}
    return bool(words & _SELDOM) or (claim.opening.word == "would" and bool(words & _OFTEN))


def no_subject_acts(claim: Claim) -> bool:
    """ "few clubs will spend", "nobody will go": said of none or next to none."""
    subject, low = claim.subject, claim.view.low
    return subject is not None and low[subject[0]] in ("few", "no", "none", "nobody", "neither", "hardly", "little")


def addressed_things(claim: Claim) -> bool:
    """ "requires effort to solve": nobody is told to do it."""
    return claim.opening.kind == "object" and claim.agency in ("never", "event")


def forced(claim: Claim) -> bool:
    """ "will be forced to": suffered."""
    return claim.act.passive and claim.lemma in ("force", "compel", "oblige") and claim.force != "directive"


def bare_having(claim: Claim) -> bool:
    """ "will have a new coach": a state, unless a figure or a time makes a goal of it."""
    if claim.lemma != "have" or claim.force != "will" or claim.act.passive:
        return False
    view = claim.view
    return not any(view.tag[k] == "CD" or view.time[k] >= 0 for k in range(view.last))


def negated(claim: Claim) -> bool:
    """ "will not", "has no plan to"; never stopping is going on, and a promise not to do is a promise."""
    opening = claim.opening
    if not opening.negated or claim.lemma in ("stop", "cease", "abandon"):
        return False
    if claim.force == "pledge" and opening.word in ("pledge", "promise", "vow"):
        return negates(claim.view, opening.first, opening.last - 1)
    return True


def forecast_adverb(claim: Claim) -> bool:
    """ "will surely", "will probably": a forecast."""
    view, opening = claim.view, claim.opening
    return any(view.low[k] in _FORECAST_ADVERBS for k in range(max(0, opening.first - 1), claim.act.head))


def hope_about_others(claim: Claim) -> bool:
    """ "I hope you will": a wish."""
    return claim.lexis.verb_is(claim.report, "wishing") and claim.report != "expect"


def forecast_report(claim: Claim) -> bool:
    """Under "predicts that", "fears that": a forecast; under "it is expected that" unless somebody acts."""
    if claim.opening.kind not in ("modal", "adjective", "to", "be"):
        return False
    if not claim.lexis.verb_is(claim.report, "forecasting") or claim.force == "directive":
        return False
    if claim.report in ("expect", "estimate", "plan", "warn"):
        if claim.act.passive:
            return claim.agency == "never"
        return claim.agency != "agent" or claim.act.copular or claim.act_is("happening") or claim.act_is("effect")
    return True


def expectation_of_things(claim: Claim) -> bool:
    """ "is expected to" of anything but the act of a body that is responsible: a forecast."""
    if claim.opening.word not in ("expected", "expect"):
        return False
    if claim.act.passive:
        return claim.agency == "never"
    if claim.agency == "agent":
        return claim.act_is("happening") or claim.act_is("effect") or claim.act.copular
    return claim.lemma not in ("provide", "offer", "open", "start", "begin", "launch", "host")


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
    return any(view.low[k] in _UNCERTAIN for k in before) or any(
        view.low[k] in ("if", "unless") for k in range(first, view.last)
    )


def embedded_question(claim: Claim) -> bool:
    """ "has not said whether it will", "how the government will lead": asked, not promised."""
    view, opening = claim.view, claim.opening
    if opening.kind in ("noun", "need", "object"):
        return False
    start = claim.subject[0] if claim.subject is not None and opening.addressed is None else opening.first
    return start > 0 and view.low[start - 1] in _QUESTIONS


def generic_you(claim: Claim) -> bool:
    """ "you will find": said of anybody."""
    return claim.subject_word == "you" and claim.force != "directive"


def design(claim: Claim) -> bool:
    """ "is intended to ensure": what a thing is for."""
    return claim.opening.word == "intended" and not claim.act.passive and claim.agency != "agent"


def opinion(claim: Claim) -> bool:
    """ "Experts say that investors should": advice without authority."""
    if claim.force != "directive":
        return False
    if claim.expert:
        return True
    if claim.opening.kind == "object":
        return not claim.authority and claim.opening.word not in ("require", "order", "instruct", "oblige", "command")
    if claim.report in _OPINIONS:
        return not claim.authority
    if claim.opening.addressed is None and claim.subject_word in ("we", "i"):
        return claim.subject_word == "i" or claim.lemma in _REMARKS
    if claim.subject_word == "you" and claim.opening.word in ("have", "need"):
        return True
    return not claim.authority and claim.opening.kind in ("modal", "to")


def contact_relative(claim: Claim) -> bool:
    """ "something everybody wants to visit", "the steps we will take": a clause about the noun before it."""
    subject, view = claim.subject, claim.view
    if subject is None or subject[1] - subject[0] < 2 or claim.opening.addressed is not None:
        return False
    last = subject[1] - 1
    return (view.tag[last] == "PRP" or view.low[last] in ("everybody", "everyone", "people")) and view.tag[
        last - 1
    ] in (
        "NN",
        "NNS",
        "JJ",
        "NNP",
    )


def duty_in_relative(claim: Claim) -> bool:
    """ "an issue that lenders have to face": a description, unless people are meant."""
    return claim.force == "directive" and claim.relative and claim.agency != "agent"


def directive_about_things(claim: Claim) -> bool:
    """ "The case should be clear", "must have been", "water must flow": no duty of anybody."""
    act, opening = claim.act, claim.opening
    if claim.force != "directive" or opening.kind == "object":
        return False
    if opening.kind == "modal" and act.form == "VBN" and not act.passive:
        return True  # "should have done"
    if opening.word in ("need", "have") and claim.view.low[opening.first] in ("had", "needed", "having", "did"):
        return True
    if opening.word in ("need", "have") and claim.act_is("happening"):
        return True
    if act.passive or claim.subject is None:
        return opening.word in ("need", "have") and claim.agency != "agent" and claim.subject is not None
    return claim.agency != "agent"


def personal_wish(claim: Claim) -> bool:
    """ "I want to be like them", "people want to know": wants of persons, not aims of bodies."""
    opening, view = claim.opening, claim.view
    if opening.word not in ("want", "try", "look", "expect", "attempt") or opening.kind != "to":
        return False
    if opening.word in ("try", "attempt") and "VBG" not in view.tag[opening.first : opening.last]:
        return claim.force != "aim" or opening.first == opening.last - 2
    if claim.subject is not None and view.tag[head_noun(view, claim.subject)] == "NNPS":
        return True
    return claim.agency != "agent" or claim.relative or claim.subject_word in _ANYBODY


def estimated(claim: Claim) -> bool:
    """ "According to estimates, the buyer will need to pay": reckoned, not meant."""
    first = claim.opening.first
    return claim.opening.kind in ("modal", "to") and any(claim.view.low[k] in _RECKONED for k in range(first))


def ability(claim: Claim) -> bool:
    """ "should be able to": an expectation."""
    between = range(claim.opening.first, claim.act.head)
    return claim.force == "directive" and any(claim.view.low[k] == "able" for k in between)


def identity(claim: Claim) -> bool:
    """ "X is to Y" that explains rather than plans."""
    if claim.opening.kind != "be":
        return False
    if claim.subject is None:
        return claim.force == "will"  # an aim or advice is told by its subject, which is then dropped
    noun = claim.view.noun(head_noun(claim.view, claim.subject))
    if claim.lexis.noun_is(noun, "aimed") or claim.lexis.noun_is(noun, "advised"):
        return False
    if claim.act.passive:
        return claim.agency == "never"
    return claim.agency != "agent"


def happening(claim: Claim) -> bool:
    """Nobody remains, falls or becomes on purpose: a forecast under "will"."""
    if claim.force not in ("will", "plan") or claim.act.passive:
        return False
    if claim.opening.kind in ("to", "noun", "adjective") and claim.opening.word not in _FUTURES:
        return claim.agency != "agent" and claim.act_is("happening") and claim.subject is not None
    return claim.act_is("happening")


def passive_happening(claim: Claim) -> bool:
    """ "will be affected", "will be hit": suffered, not done."""
    if not claim.act.passive or claim.force not in ("will", "plan"):
        return False
    return claim.act_is("happening") and claim.lemma not in _DONE_TO


def inanimate(claim: Claim) -> bool:
    """Prices, rain and markets do nothing on purpose; of problems "about to be solved" nobody is said to act."""
    if claim.agency != "never":
        return False
    return not claim.act.passive or claim.opening.word in ("about", "set", "due", "expected")


def copular(claim: Claim) -> bool:
    """ "will be critical": a state, unless somebody is told to be so or aims at it."""
    if not claim.act.copular:
        return False
    if claim.force == "will" or (claim.force == "plan" and claim.opening.kind != "to"):
        return True
    return claim.agency != "agent" and claim.subject is not None and claim.opening.kind != "be"


def set_phrase(claim: Claim) -> bool:
    """ "take effect", "play a role": set phrases that name no act."""
    if claim.force not in ("will", "plan"):
        return False
    view, head = claim.view, claim.act.head
    lemma = claim.lemma
    if lemma == "play" and claim.agency == "agent":
        return False
    return any((lemma, view.noun(k)) in _SET_PHRASES for k in range(head + 1, min(view.last, head + 5)))


def thing_with_effect(claim: Claim) -> bool:
    """A thing's "will improve", "will bring" is a result, not an act."""
    if claim.act.passive or claim.agency == "agent" or claim.act.form == "VBG" or claim.opening.kind == "noun":
        return False
    if claim.lemma in ("ensure", "guarantee") and claim.force in ("pledge", "will"):
        return claim.subject is None or claim.subject_word != "it" or claim.reporter is None
    if claim.force != "will":
        return False
    if claim.subject_word == "it" and claim.reporter is not None:
        return False
    if claim.agency == "event" and claim.lemma in ("continue", "open", "work", "strengthen", "cover", "run", "include"):
        return False
    return claim.act_is("effect")


REFUSALS: tuple[Callable[[Claim], bool], ...] = (
    question, past_intention, private_decision, habit, no_subject_acts, addressed_things, forced, bare_having,
    negated, forecast_adverb, hope_about_others, forecast_report, expectation_of_things, conditional_would,
    embedded_question, generic_you, design, opinion, contact_relative, duty_in_relative, directive_about_things,
    personal_wish, estimated, ability, identity, happening, passive_happening, inanimate, copular, set_phrase,
    thing_with_effect,
)  # fmt: skip


def refusal(claim: Claim) -> str | None:
    """Name of the first rule that refuses the claim."""
    for rule in REFUSALS:
        if rule(claim):
            return rule.__name__
    return None
