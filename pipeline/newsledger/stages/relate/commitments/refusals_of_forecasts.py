"""What is foreseen, hoped or reckoned is no commitment: each rule says ``True`` where it refuses."""

from newsledger.stages.relate.commitments.authority import has_authority, is_expert
from newsledger.stages.relate.commitments.claim import Claim

_FORECAST_ADVERBS = frozenset({
    "surely", "certainly", "definitely", "inevitably", "probably", "likely", "possibly", "undoubtedly", "perhaps",
    "maybe", "doubtless", "naturally", "automatically", "presumably", "unlikely", "invariably", "hopefully",
})  # fmt: skip
_FEELING = 6  # tokens of "a wave of nostalgia"
_YEARS_AGO = 3
_RECKONED = frozenset(("estimation", "estimate", "estimates", "forecast", "forecasts", "projection", "projections"))


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
    """Whether a thing, or "it" with a verb of result, is the subject."""
    if claim.agency == "unknown" and claim.subject is not None and not claim.act.passive:
        return claim.act_is("result") and not claim.act_is("effect")  # those are refused without asking who speaks
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


def estimated(claim: Claim) -> bool:
    """ "According to estimates, the buyer will need to pay": reckoned, not meant."""
    first = claim.opening.first
    return claim.opening.kind in ("modal", "to") and any(claim.view.low[k] in _RECKONED for k in range(first))


def expected_feeling(claim: Claim) -> bool:
    """ "Readers should have fond memories of it": what is expected of anybody, not demanded."""
    if claim.opening.word != "should" or claim.lemma not in ("have", "feel", "enjoy", "like"):
        return False
    view, head = claim.view, claim.act.head
    return claim.lemma != "have" or any(
        claim.lexis.noun_is(view.noun(k), "feeling") for k in range(head + 1, min(view.last, head + _FEELING))
    )
