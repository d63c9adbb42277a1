"""What merely happens, lasts or is, done by nobody on purpose: each rule says ``True`` where it refuses."""

from newsledger.stages.relate.commitments.claim import Claim

_SET_PHRASES = frozenset({
    ("take", "effect"), ("take", "place"), ("take", "shape"), ("have", "impact"), ("have", "effect"), ("come", "true"),
    ("make", "sense"), ("take", "time"), ("play", "role"), ("face", "challenge"), ("bear", "fruit"), ("take", "toll"),
    ("come", "effect"), ("come", "force"), ("enter", "force"), ("return", "normal"), ("get", "normal"), ("open", "way"),
    ("pave", "way"), ("top", "list"), ("top", "chart"), ("top", "table"), ("head", "list"),
})  # fmt: skip
_CHOSEN = frozenset(("stay", "reflect", "remember", "live"))  # what one may mean to do
_FUTURES = frozenset(("expect", "expected", "set", "due", "going", "about"))
_OPEN = frozenset(("open", "closed", "shut", "on", "suspended"))
_UNTIL = (["until"], ["till"], ["through"], ["from"], ["during"], ["throughout"])
_SPANS = frozenset(("hour", "day", "week", "month", "year", "minute"))
_DURATION = 7  # tokens of "more than three and a half months"
_CONDUCT = frozenset({  # adjectives that say how somebody means to act
    "open", "transparent", "tolerant", "inclusive", "prudent", "flexible", "patient", "strict", "stricter", "tough",
    "tougher", "firm", "firmer", "cautious", "careful", "vigilant", "bold", "bolder", "fair", "fairer", "honest",
    "frank", "generous", "proactive", "resolute", "decisive", "pragmatic", "realistic", "accountable", "supportive",
    "attentive", "respectful", "ruthless", "merciless", "mindful", "considerate", "relentless", "innovative",
    "selective", "faithful", "lenient", "forthright", "unwavering", "steadfast", "diligent",
})  # fmt: skip


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
        return claim.of_event and any(
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
    if claim.agency != "agent" or not claim.act_is("transitive") or after >= view.last:
        return False
    return view.tag[after] in ("DT", "PRP$", "NNS", "NN", "JJ", "CD", "NNP") and view.time[after] < 0


def _at_court(claim: Claim) -> bool:
    """ "The court will hear the case", "he will appear in court": acts of the law."""
    view, after = claim.view, range(claim.act.head + 1, min(claim.view.last, claim.act.head + _DURATION))
    if claim.lemma == "hear":
        return any(claim.lexis.noun_is(view.noun(k), "case") for k in after)
    return claim.lemma == "appear" and any(view.low[k] in ("court", "judge", "magistrates", "tribunal") for k in after)


def passive_happening(claim: Claim) -> bool:
    """ "will be affected", "will be hit": suffered, not done."""
    if not claim.act.passive or claim.force not in ("will", "plan"):
        return False
    return claim.act_is("happening") and not claim.act_is("doable")


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


def bare_having(claim: Claim) -> bool:
    """ "will have a new coach": a state, unless a figure or a time makes a goal of it."""
    if claim.lemma != "have" or claim.force != "will" or claim.act.passive:
        return False
    view = claim.view
    return not any(view.tag[k] == "CD" or view.time[k] >= 0 for k in range(view.last))


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
    if claim.of_anybody and claim.subject_word != "i":
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
        return not claim.person and not claim.of_anybody  # "the temple will serve as a refuge"
    return any((lemma, view.noun(k)) in _SET_PHRASES for k in range(head + 1, min(view.last, head + 5)))
