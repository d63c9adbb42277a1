"""Who acts: the subject, whoever stands behind a passive, or whom the passage is about."""

from newsledger.stages.relate.commitments.acts import Act
from newsledger.stages.relate.commitments.agency import agency
from newsledger.stages.relate.commitments.authority import speaker_advises
from newsledger.stages.relate.commitments.claim import Claim
from newsledger.stages.relate.commitments.scene import NEAR, Scene
from newsledger.stages.relate.commitments.speakers import NOBODY, Actor
from newsledger.stages.relate.commitments.subjects import coordinate_subject, subject_before
from newsledger.stages.relate.commitments.view import View

_INTRANSITIVE = frozenset(
    (
        "continue",
        "start",
        "begin",
        "open",
        "close",
        "end",
        "resume",
        "run",
        "last",
        "return",
        "kick",
        "follow",
        "commence",
    )
)
_AREAS = frozenset(("area", "region", "city", "province", "district", "county", "town", "zone"))
_PHRASE = frozenset(("DT", "JJ", "JJR", "NN", "NNS", "NNP", "NNPS", "POS", "CC", "CD", "PDT"))
_BY = 12  # tokens between a participle and its "by"
_INSERTED = 30  # tokens between a subject and its verb
_COLON = 20  # tokens before the colon after which a headline's subject is left out
_LAYING_DOWN = frozenset(("stipulate", "prescribe", "decree"))  # who lays a rule down stands behind its passives


def who_acts(scene: Scene, claim: Claim) -> Actor:
    """The actor of a claim's acts."""
    view, actors, opening, act, subject = scene.view, scene.actors, claim.opening, claim.act, claim.own
    if opening.addressed is not None:
        return actors.resolve(view, opening.addressed)
    if opening.possessor is not None:
        owner = coordinate_subject(view, opening.first)
        return actors.resolve(view, owner if owner is not None else opening.possessor)
    if opening.kind == "object":
        return NOBODY  # "ordered an inspection": nobody is told by name
    if opening.kind == "need" or (opening.kind == "be" and claim.subject is None and claim.force != "will"):
        return NOBODY
    if act.form == "VBG" and claim.agency != "agent" and view.low[act.head - 1] in ("on", "upon"):
        return NOBODY  # "the focus will be on increasing"
    if act.passive and subject is not None and claim.agency != "event" and _names_itself(scene, subject, claim.agency):
        return actors.resolve(view, _owner(scene, subject))
    if act.passive or (claim.agency != "agent" and _happens(view, act.head)):
        organiser = _organiser(scene, subject) if subject is not None and act.force != "directive" else None
        return organiser if organiser is not None else _hidden(scene, act, claim.reporter)
    if subject is not None:
        return actors.resolve(view, subject)
    colon = next((k for k in range(min(opening.first, _COLON)) if view.low[k] in (":", "：")), None)
    if colon:
        return actors.resolve(view, (0, colon))
    return scene.live.actor if scene.live is not None and scene.distance() <= NEAR else NOBODY


def _happens(view: View, head: int) -> bool:
    """ "The fair will open in May": an event that somebody behind it opens."""
    if view.lemma(head) not in _INTRANSITIVE:
        return False
    after = head + 1
    return after >= view.last or view.tag[after] in ("IN", "RB", ".", ",", "CC", "TO", "RP") or view.time[after] >= 0


def _names_itself(scene: Scene, subject: tuple[int, int], able: str) -> bool:
    """Whether the subject of a passive is, or belongs to, a named body that can be taken for who acts."""
    start, end = scene.view.span(*subject)
    area = able == "agent" and scene.view.low[subject[1] - 1] in _AREAS
    return any(
        start <= name.start and name.end <= end and (name.kind == "organisation" or (name.kind == "place" and area))
        for name in scene.names
    )


def _owner(scene: Scene, subject: tuple[int, int]) -> tuple[int, int]:
    """Tokens of the body that owns what a passive is said of: "the bank's fund will be closed"."""
    view = scene.view
    for name in scene.names:
        last = name.last - view.offset
        if name.kind == "organisation" and subject[0] < last < subject[1] and view.tag[last] == "POS":
            return subject[0], last
    return subject


def _organiser(scene: Scene, subject: tuple[int, int]) -> Actor | None:
    """Who runs the event that the subject names: "the fair, hosted by the Osterby Guild, will open"."""
    view = scene.view
    for k in range(subject[0] + 1, min(view.last - 1, subject[1] + _INSERTED)):
        if view.tag[k] == "MD":
            return None
        if view.low[k] == "by" and any(scene.lexis.verb_is(view.lemma(j), "organising") for j in (k - 1, k - 2)):
            agent = _by_agent(scene, k - 1)
            return scene.actors.resolve(view, agent) if agent is not None else None
    return None


def _hidden(scene: Scene, act: Act, reporter: int | None) -> Actor:
    """Who stands behind a passive: the by-phrase, who reports it, or the body that the passage is about."""
    view, actors = scene.view, scene.actors
    agent = _by_agent(scene, act.head)
    if agent is not None:
        return actors.resolve(view, agent)
    laid_down = act.rule == "commitment.modal.shall" and reporter is not None and view.lemma(reporter) in _LAYING_DOWN
    if act.force == "directive" and not laid_down:
        return NOBODY
    if reporter is not None:
        if actors.speakers.speaker is NOBODY or speaker_advises(scene, reporter):
            return NOBODY
        said = subject_before(view, reporter)
        if said is not None and actors.is_document(view, said):
            return actors.resolve(view, said)
        unnamed = said is None or view.low[said[0]] == "it"
        if unnamed and actors.speakers.advises:
            return NOBODY
        if unnamed and actors.speakers.paragraph != view.sentence.paragraph:
            return NOBODY
        return Actor(actors.speakers.speaker.span, actors.speakers.body or actors.speakers.speaker.name)
    live = scene.live
    if live is None or scene.distance() > 1:
        return NOBODY
    same = live.sentence == view.sentence.index and not actors.is_pronoun(live.actor)
    return live.actor if live.body or same else NOBODY


def _by_agent(scene: Scene, head: int) -> tuple[int, int] | None:
    """Tokens of an agent after "by"; "by May" and "by lowering" name none."""
    view = scene.view
    for k in range(head + 1, min(view.last - 1, head + _BY)):
        if view.low[k] in (",", ";"):
            return None
        if view.low[k] == "by" and view.tag[k + 1] != "VBG" and view.time[k] < 0 > view.time[k + 1]:
            last = k + 1
            while last < view.last and (view.tag[last] in _PHRASE or view.low[last] in ("of", "than")):
                last += 1
            while last > k + 1 and view.tag[last - 1] in ("CC", "DT", "POS"):
                last -= 1
            found = (k + 1, last) if last > k + 1 else None
            return found if agency(view, scene.lexis, found, scene.names) == "agent" else None
    return None
