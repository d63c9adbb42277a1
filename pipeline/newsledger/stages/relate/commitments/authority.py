"""With what right a claim is made: by an expert, who only advises, or by somebody who may tell others what to do."""

from newsledger.stages.relate.commitments.agency import advises, commands
from newsledger.stages.relate.commitments.claim import Claim
from newsledger.stages.relate.commitments.heads import head_noun
from newsledger.stages.relate.commitments.scene import NEAR, Scene
from newsledger.stages.relate.commitments.subjects import subject_before
from newsledger.stages.relate.commitments.view import View

_TITLE = 12  # tokens before a speaker's name that may hold the title
ASKING = frozenset(("urge", "call on", "call upon", "call for", "ask", "appeal to", "appeal for", "request", "press"))
LAWS = frozenset(("law", "article", "regulation", "regulations", "provisions", "code", "act", "statute", "ordinance"))


def is_expert(claim: Claim) -> bool:
    """Whether who speaks, or for verbs of command their subject, is one without authority."""
    scene, view, opening, subject = claim.scene, claim.view, claim.opening, claim.own
    if claim.reporter is not None:
        return speaker_advises(scene, claim.reporter) or _adviser_goes_on(scene)
    if opening.kind != "object" and claim.quoted:
        return scene.actors.speakers.advises
    if opening.kind == "modal" and (_adviser_goes_on(scene) or (_advisable(claim) and _adviser_near(scene))):
        return True
    if opening.kind != "object" or subject is None:
        return False
    if subject[1] - subject[0] == 1 and view.low[subject[0]] in ("he", "she"):
        return scene.actors.speakers.advises
    return advises(view, scene.lexis, *subject)


def _advisable(claim: Claim) -> bool:
    """Whether the words are those of advice: "should", or what "you must" do."""
    return claim.opening.word == "should" or (claim.subject_word == "you" and claim.force == "directive")


def has_authority(claim: Claim) -> bool:
    """Whether who speaks, or for verbs of command their subject, may tell others what to do."""
    scene, view, opening, reporter = claim.scene, claim.view, claim.opening, claim.reporter
    duty = opening.act.force == "directive" and opening.kind in ("modal", "to") and opening.word != "should"
    if duty and _by_law(view, opening.act.head):
        return True
    said = claim.own if opening.kind == "object" else None
    if reporter is not None and opening.kind != "object":
        said = subject_before(view, reporter)
    if said is not None:
        if opening.addressed is not None and opening.word in ASKING:
            equals = _is_place(scene, said) and _is_place(scene, opening.addressed)
            if equals:
                return False  # "Norway urges Denmark to": neither is above the other
        if said[1] - said[0] == 1 and view.tag[said[0]] == "PRP":
            return scene.actors.speakers.commands
        first = max(0, said[0] - _TITLE) if reporter is not None else said[0]
        last = said[1] if reporter is None or said[1] > reporter else min(reporter, said[1] + _TITLE)
        return commands(view, scene.lexis, first, last, scene.names)
    if claim.quoted:
        return scene.actors.speakers.commands
    return opening.act.force != "directive" or not scene.actors.private


def speaker_advises(scene: Scene, reporter: int) -> bool:
    """Whether the subject of the reporting verb is an expert, a campaigner or another without authority."""
    said = subject_before(scene.view, reporter)
    if said is None:
        return False
    last = said[1] if said[1] > reporter else min(reporter, said[1] + _TITLE)
    return advises(scene.view, scene.lexis, max(0, said[0] - 8), last)


def _adviser_near(scene: Scene) -> bool:
    """Whether nobody has spoken since one without authority did, a paragraph or two ago."""
    paragraph, actors = scene.view.sentence.paragraph, scene.actors
    if paragraph - actors.heard_in > NEAR:
        return False
    return actors.speakers.advises and paragraph - actors.speakers.paragraph <= NEAR


def _adviser_goes_on(scene: Scene) -> bool:
    """Whether the paragraph's last speaker is one without authority, whose views go on without "said"."""
    paragraph, actors = scene.view.sentence.paragraph, scene.actors
    if actors.heard_in != paragraph:
        return False
    return actors.speakers.advises and actors.speakers.paragraph == paragraph


def _by_law(view: View, head: int) -> bool:
    """Whether the duty is one by law: "will have to stay at home because of the law", "must register under the act"."""
    for k in range(head + 1, view.last - 1):
        if view.low[k] in ("by", "under", "of") and not LAWS.isdisjoint(view.low[k + 1 : k + 4]):
            return view.low[k] != "of" or view.low[k - 1] == "because"
    return False


def _is_place(scene: Scene, phrase: tuple[int, int]) -> bool:
    token = head_noun(scene.view, phrase) + scene.view.offset
    return any(name.kind == "place" and name.first <= token < name.last for name in scene.names)
