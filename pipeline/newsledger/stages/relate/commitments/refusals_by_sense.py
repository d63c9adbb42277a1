"""What subject and verb mean against an act done on purpose: each rule says ``True`` where it refuses."""

from newsledger.stages.relate.commitments.authority import has_authority, is_expert
from newsledger.stages.relate.commitments.claim import Claim
from newsledger.stages.relate.commitments.heads import head_noun

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
    ("come", "effect"), ("come", "force"), ("enter", "force"), ("return", "normal"), ("get", "normal"), ("open", "way"),
    ("pave", "way"), ("top", "list"), ("top", "chart"), ("top", "table"), ("head", "list"),
})  # fmt: skip
_DONE_TO = frozenset(  # verbs of happening whose passive is somebody's act
    ("recognise", "recognize", "remember", "rank", "mark", "widen", "narrow", "set", "own", "dry", "extend", "tighten")
)
_EITHER = frozenset({  # verbs of happening that take an object where somebody acts
    "drop", "decrease", "slow", "contain", "destroy", "sink", "stem", "kill", "dissolve", "mark", "recognise",
    "recognize", "remember", "shrink", "melt",
})  # fmt: skip
_TOLD = frozenset(("eventually", "subsequently", "ultimately", "finally"))
_CHOSEN = frozenset(("stay", "reflect", "remember", "live"))  # what one may mean to do
_FUTURES = frozenset(("expect", "expected", "set", "due", "going", "about"))
_AFTERWARDS = frozenset(("after", "once", "when", "upon", "on", "with", "following"))
_OPEN = frozenset(("open", "closed", "shut", "on", "suspended"))
_UNTIL = (["until"], ["till"], ["through"], ["from"], ["during"], ["throughout"])
_SPANS = frozenset(("hour", "day", "week", "month", "year", "minute"))
_DURATION = 7  # tokens of "more than three and a half months"
_FINISHED = frozenset({
    "opening", "opens", "opened", "completion", "completed", "completes", "operation", "operational", "operating",
    "commissioning", "commissioned", "built", "finished", "traffic", "inauguration", "launch", "launched",
})  # fmt: skip
_ADVERBIAL = 14  # tokens of "after the new line between the two towns is opened"
_FORCED = frozenset(("commitment.adjective.forced", "commitment.adjective.compelled"))
_LAID_ON = frozenset(  # what an authority forces people to do
    ("quarantine", "isolate", "self-isolate", "wear", "undergo", "register", "submit", "testify", "surrender", "comply",
     "evacuate", "undertake", "disclose", "declare")
)  # fmt: skip
_CONDUCT = frozenset({  # adjectives that say how somebody means to act
    "open", "transparent", "tolerant", "inclusive", "prudent", "flexible", "patient", "strict", "stricter", "tough",
    "tougher", "firm", "firmer", "cautious", "careful", "vigilant", "bold", "bolder", "fair", "fairer", "honest",
    "frank", "generous", "proactive", "resolute", "decisive", "pragmatic", "realistic", "accountable", "supportive",
    "attentive", "respectful", "ruthless", "merciless", "mindful", "considerate", "relentless", "innovative",
    "selective", "faithful", "lenient", "forthright", "unwavering", "steadfast", "diligent",
})  # fmt: skip
_USUALLY = frozenset(("when", "whenever", "if", "every", "each", "often", "usually", "always", "as"))
_FELT = frozenset(("nostalgia", "memory", "impression", "feeling", "idea", "fun", "sympathy", "illusion", "misgiving"))
_FEELING = 6  # tokens of "a wave of nostalgia"
_PRODUCTS = frozenset({
    "browser", "app", "software", "program", "application", "algorithm", "device", "gadget", "appliance", "engine",
    "sensor", "camera", "computer", "laptop", "phone", "smartphone", "chatbot", "bot", "robot", "function", "feature",
    "plug-in", "plugin", "widget", "filter", "machine", "instrument", "detector", "tool", "model", "website", "page",
    "chip", "car", "battery", "valve", "thermostat", "lock", "alarm", "drone",
})  # fmt: skip
_BROUGHT_OUT = frozenset(
    ("launch", "debut", "open", "start", "begin", "go", "appear", "return", "close", "stop", "join")
)
_EFFORTS = frozenset(("noun", "need"))  # frames in which somebody is at work, named or not: "efforts will be made to"
_READY = frozenset(("ready", "willing"))
_YEARS_AGO = 3
_HEARD = frozenset(("case", "appeal", "evidence", "argument", "testimony", "suit", "lawsuit", "petition", "trial"))
_RECKONED = frozenset(("estimation", "estimate", "estimates", "forecast", "forecasts", "projection", "projections"))


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
    return claim.agency not in ("agent", "event") or claim.subject_word in _ANYBODY or claim.person


def thing_at_hand(claim: Claim) -> bool:
    """ "The apples are ready to pick", "the offer seems willing to please": only somebody is ready to act."""
    if claim.opening.word not in _READY or claim.opening.kind != "adjective":
        return False
    return claim.agency == "never" or (claim.agency == "unknown" and claim.subject_word != "it")


def no_subject_acts(claim: Claim) -> bool:
    """ "few clubs will spend", "nobody will go": said of none or next to none."""
    subject, low = claim.subject, claim.view.low
    if claim.subject_word in ("everyone", "everybody", "anyone", "anybody") and claim.force == "will":
        return not claim.act.passive and claim.lemma not in ("receive", "get")  # "everyone will weigh it up"
    return subject is not None and low[subject[0]] in ("few", "no", "none", "nobody", "neither", "hardly", "little")


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


def forced(claim: Claim) -> bool:
    """ "will be forced to sell": suffered, unless persons are put under what only an authority lays on them."""
    if claim.act.rule not in _FORCED:
        return claim.act.passive and claim.lemma in ("force", "compel", "oblige") and claim.force != "directive"
    laid_on = claim.agency == "agent" and claim.lemma in _LAID_ON and claim.opening.kind == "modal"
    return not laid_on


def bare_having(claim: Claim) -> bool:
    """ "will have a new coach": a state, unless a figure or a time makes a goal of it."""
    if claim.lemma != "have" or claim.force != "will" or claim.act.passive:
        return False
    view = claim.view
    return not any(view.tag[k] == "CD" or view.time[k] >= 0 for k in range(view.last))


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
    if claim.force == "will" and _of_no_one(claim) and is_expert(claim):
        return True  # what experts say of what others will do
    if not claim.lexis.verb_is(claim.report, "forecasting") or claim.force == "directive" or _concludes(claim):
        return False
    if claim.report in ("expect", "estimate", "plan", "warn"):
        if claim.act.passive:
            return claim.agency == "never"
        own = claim.report == "warn" and claim.subject_word in ("it", "they", "he", "she")  # "warned it would close"
        if not (own or claim.agency == "agent") or claim.act.copular:
            return True
        return claim.act_is("happening") or claim.act_is("effect")
    return True


def _of_no_one(claim: Claim) -> bool:
    """Whether a thing, or "it" with a verb of effect, is the subject."""
    if claim.agency == "unknown" and claim.subject is not None and not claim.act.passive:
        return claim.act_is("effect") or claim.act_is("result")
    return claim.agency == "never"


def _concludes(claim: Claim) -> bool:
    """ "I guess nobody will print it, so I will delete it": what follows from a guess is none."""
    start = claim.subject[0] if claim.subject is not None else 0
    return start > 1 and claim.view.low[start - 2 : start] == [",", "so"]


def long_ago(claim: Claim) -> bool:
    """ "In March 2009 the cabinet announced that 12 May will be a day of mourning": years before the article."""
    view, reporter = claim.view, claim.reporter
    if reporter is None or view.tag[reporter] not in ("VBD", "VBN"):
        return False
    times = view.mentions.times
    told = [times[view.time[k]].finish for k in range(reporter) if view.time[k] >= 0]
    today = view.document.clean.masthead.today
    ends = [time.finish.year for time in times if time.finish is not None] if told and today is None else []
    year = today.year if today is not None else max(ends, default=0)
    if not told or any(day is None or day.year > year - _YEARS_AGO for day in told):
        return False
    ahead = (times[view.time[k]].finish for k in range(reporter, view.last) if view.time[k] >= 0)
    return not any(day is not None and day.year >= year for day in ahead)


def expectation_of_things(claim: Claim) -> bool:
    """ "is expected to" of anything but the act of a body that is responsible: a forecast."""
    if claim.opening.word not in ("expected", "expect"):
        return False
    if claim.opening.kind == "object":  # "we expect employers to comply" of somebody with authority over them
        bound = claim.agency == "agent" and claim.opening.subject_end > 0 and has_authority(claim)
        spoken = claim.view.low[claim.opening.subject_end - 1] in ("we", "i", "also", "fully")
        return not (bound and spoken) or claim.act_is("happening") or claim.act.copular
    if claim.act.passive:
        return claim.agency == "never"
    if claim.agency == "agent":
        return claim.act_is("happening") or claim.act_is("effect") or claim.act.copular
    return claim.lemma not in ("provide", "offer", "open", "start", "begin", "launch", "host")


def design(claim: Claim) -> bool:
    """ "is intended to ensure": what a thing is for."""
    return claim.opening.word == "intended" and not claim.act.passive and claim.agency != "agent"


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
    return claim.agency != "agent" or claim.relative or claim.subject_word in _ANYBODY


def _strives(claim: Claim) -> bool:
    """ "The city tries to draw investors", "we try to answer within a day": striving of a body, no habit."""
    opening, view = claim.opening, claim.view
    if opening.first != opening.last - 2 or view.tag[opening.first] not in ("VBZ", "VBP") or claim.relative:
        return False
    if claim.agency != "agent" or claim.person or not _USUALLY.isdisjoint(view.low[: opening.first]):
        return False
    body = claim.subject_word not in _ANYBODY and view.tag[opening.first] == "VBZ"
    return body or claim.subject_word == "we"


def estimated(claim: Claim) -> bool:
    """ "According to estimates, the buyer will need to pay": reckoned, not meant."""
    first = claim.opening.first
    return claim.opening.kind in ("modal", "to") and any(claim.view.low[k] in _RECKONED for k in range(first))


def expected_feeling(claim: Claim) -> bool:
    """ "Readers should have fond memories of it": what is expected of anybody, not demanded."""
    if claim.opening.word != "should" or claim.lemma not in ("have", "feel", "enjoy", "like"):
        return False
    view, head = claim.view, claim.act.head
    return claim.lemma != "have" or any(view.noun(k) in _FELT for k in range(head + 1, min(view.last, head + _FEELING)))


def duration(claim: Claim) -> bool:
    """ "The repair will take three years": how long it is reckoned to last."""
    if claim.lemma not in ("take", "require", "need") or claim.force != "will" or claim.act.passive:
        return False
    view, head = claim.view, claim.act.head
    for k in range(head + 1, min(view.last, head + _DURATION)):
        if view.noun(k) in _SPANS:
            return "off" not in view.low[k : k + 2] and any(
                view.tag[j] in ("CD", "DT", "JJ") for j in range(head + 1, k)
            )
        if view.tag[k] not in ("CD", "DT", "JJ", "JJR", "IN", "RB", "CC", "RBR", "JJS") or view.low[k] in (
            "this",
            "next",
        ):
            return False
    return False


def workings(claim: Claim) -> bool:
    """ "The browser will block such pages": how a product works; with a day it is what its maker will bring."""
    if claim.force != "will" or claim.opening.kind != "modal" or claim.subject is None or claim.act.passive:
        return False
    view = claim.view
    if view.noun(head_noun(view, claim.subject)) not in _PRODUCTS or claim.act_is("staged") or _presented(claim):
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


def happening(claim: Claim) -> bool:
    """Nobody remains, falls or becomes on purpose: a forecast under "will"."""
    if claim.force not in ("will", "plan") or claim.act.passive:
        return False
    if claim.opening.kind in ("to", "noun", "adjective") and claim.opening.word not in _FUTURES:
        return claim.agency != "agent" and claim.act_is("happening") and claim.subject is not None
    after = claim.act.head + 1
    if claim.lemma == "turn" and after < claim.view.last and claim.view.tag[after] == "CD":
        return True  # "will turn 80"
    return claim.act_is("happening") and not _makes_happen(claim) and not timetabled(claim)


def timetabled(claim: Claim) -> bool:
    """ "The fair will last until 3 May", "shops will remain open", "will be on until Friday": somebody arranges it."""
    view, after = claim.view, claim.act.head + 1
    if claim.opening.kind != "modal" or claim.force != "will" or claim.agency == "never" or after >= view.last:
        return False
    if claim.lemma == "last":
        return _of_event(claim) and any(
            view.time[k] >= 0 or view.noun(k) in _SPANS for k in range(after, min(view.last, after + _DURATION))
        )
    if view.low[after] not in _OPEN:
        return False
    if claim.lemma in ("remain", "stay", "keep"):
        alone = view.tag[after + 1 : after + 2] not in (["IN"], ["TO"])  # but "remain open to talks"
        return view.low[after] != "on" and (alone or _limited(claim))
    return claim.lemma == "be" and claim.agency != "unknown" and _limited(claim)


def _limited(claim: Claim) -> bool:
    """Whether a time with its preposition follows the adjective: "open until 9 May", "closed during the holiday"."""
    view, k = claim.view, claim.act.head + 2
    return (
        view.low[k : k + 1] in _UNTIL
        and k + 1 < view.last
        and (view.time[k + 1] >= 0 or view.time[min(k + 2, view.last - 1)] >= 0 or view.low[k] in ("until", "during"))
    )


def _makes_happen(claim: Claim) -> bool:
    """Whether somebody does to something what also happens by itself: "will drop the case", "will mark its jubilee"."""
    view, after = claim.view, claim.act.head + 1
    if claim.subject_word in ("i", "we") and claim.lemma in _CHOSEN:
        return True  # "we'll reflect on it"
    if claim.agency == "agent" and _at_court(claim):
        return True
    if claim.agency != "agent" or claim.lemma not in _EITHER or after >= view.last:
        return False
    return view.tag[after] in ("DT", "PRP$", "NNS", "NN", "JJ", "CD", "NNP") and view.time[after] < 0


def _at_court(claim: Claim) -> bool:
    """ "The court will hear the case", "he will appear in court": acts of the law."""
    view, after = claim.view, range(claim.act.head + 1, min(claim.view.last, claim.act.head + _DURATION))
    if claim.lemma == "hear":
        return any(view.noun(k) in _HEARD for k in after)
    return claim.lemma == "appear" and any(view.low[k] in ("court", "judge", "magistrates", "tribunal") for k in after)


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
    if not claim.act.copular or timetabled(claim) or _conducts_itself(claim):
        return False
    if claim.force == "will" or (claim.force == "plan" and claim.opening.kind != "to"):
        return True
    return claim.agency != "agent" and claim.subject is not None and claim.opening.kind != "be"


def _conducts_itself(claim: Claim) -> bool:
    """ "We will be more open", "the bank will be tougher on fraud": how somebody means to act."""
    if claim.opening.kind != "modal" or claim.force != "will" or claim.relative:
        return False
    if claim.agency not in ("agent", "event"):
        return False
    view, k = claim.view, claim.act.head + 1
    if claim.subject_word in _ANYBODY and claim.subject_word != "i":
        return False
    while k < view.last and (view.is_adverb(k) or view.low[k] in ("more", "less", "even", "much")):
        k += 1
    if k >= view.last or view.low[k] not in _CONDUCT:
        return False
    return view.low[k] != "open" or view.low[k - 1] == "more" or _joined_conduct(view.low[k + 1 : k + 3])


def _joined_conduct(low: list[str]) -> bool:
    """Whether "and" and another such adjective go on: "open and transparent"; but "open and free"."""
    return low[:1] == ["and"] and not _CONDUCT.isdisjoint(low)


def set_phrase(claim: Claim) -> bool:
    """ "take effect", "play a role": set phrases that name no act."""
    if claim.force not in ("will", "plan"):
        return False
    view, head = claim.view, claim.act.head
    lemma = claim.lemma
    if lemma == "play" and claim.agency == "agent":
        return False
    if lemma in ("serve", "act", "function") and view.low[head + 1 : head + 2] == ["as"]:
        return not claim.person and claim.subject_word not in _ANYBODY  # "the temple will serve as a refuge"
    return any((lemma, view.noun(k)) in _SET_PHRASES for k in range(head + 1, min(view.last, head + 5)))


def _presented(claim: Claim) -> bool:
    """Whether a film, show or the like tells or brings something: its makers do."""
    if claim.subject is None or not claim.act_is("presenting"):
        return False
    if claim.lemma == "bring":
        return claim.agency == "event" and "together" in claim.view.low[claim.act.head + 1 : claim.act.head + 3]
    return claim.lexis.noun_is(claim.view.noun(head_noun(claim.view, claim.subject)), "work")


def _of_event(claim: Claim) -> bool:
    """Whether an organised event is the subject, also as the "it" that goes on from the sentence before."""
    if claim.agency == "event":
        return True
    return claim.agency == "unknown" and claim.subject_word == "it" and claim.scene.actors.follows_event(claim.view)


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
    return not ((claim.act_is("staged") and _of_event(claim)) or _presented(claim))
