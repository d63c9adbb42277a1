"""Who says what a marker claims, of whom, and with what right: all that the refusals look at."""

from dataclasses import replace

from newsledger.schemas.record import Force
from newsledger.stages.relate.commitments.acts import Act
from newsledger.stages.relate.commitments.agency import agency
from newsledger.stages.relate.commitments.authority import LAWS
from newsledger.stages.relate.commitments.claim import Claim
from newsledger.stages.relate.commitments.clause_ends import attribution
from newsledger.stages.relate.commitments.heads import head_noun
from newsledger.stages.relate.commitments.opening import Opening
from newsledger.stages.relate.commitments.scene import Scene
from newsledger.stages.relate.commitments.subjects import antecedent, coordinate_subject, root_of, subject_before
from newsledger.stages.relate.commitments.view import View
from newsledger.types.marks import REPORTING

_REPORT = 40  # tokens between a reporting verb and the clause it reports
_STIPULATING = frozenset(("stipulate", "provide", "prescribe", "require", "rule", "decree"))
_EQUATIONS: tuple[tuple[str, Force], ...] = (
    ("aimed", "aim"),
    ("advised", "directive"),
    ("intended", "plan"),
)


def claim_of(scene: Scene, opening: Opening) -> Claim:
    """The claim that a marker makes.

    Of "the goal is to build" the goal is no actor: the subject is dropped and gives the force.
    """
    view, lexis = scene.view, scene.lexis
    act = opening.act
    subject, relative = _subject(view, opening)
    what = None if opening.kind == "need" else opening.addressed or subject
    able = agency(view, lexis, what, scene.names)
    if what is None and opening.kind == "modal" and scene.distance() == 0:
        able = "agent"
    if scene.planned and what is not None and view.low[what[0]] in ("it", "they") and what[1] - what[0] == 1:
        able = "agent"
    if relative and subject is not None and able == "agent" and _after_which(scene, opening, subject):
        able = "unknown"
    reporter = reporter_of(scene, opening, subject)
    if opening.kind == "be" and what is not None:
        noun = view.noun(head_noun(view, what))
        # "a body whose aim is to" says what it is for, "the purpose of leaving is to" explains what others do
        described = "whose" in view.low[max(0, what[0] - 1) : what[1]] or any(
            view.low[k] == "of" and view.tag[k + 1] == "VBG" for k in range(what[0], what[1] - 1)
        )
        for kind, force in _EQUATIONS:
            if lexis.noun_is(noun, kind) and not described:
                act = Act(act.head, force, act.rule, passive=act.passive, copular=act.copular)
                what, subject, able = None, None, "unknown"
        whose = _of_aim(scene, opening, what) if what is not None else None
        if whose is not None:
            act, what, subject = replace(act, force="aim"), whose, whose
            able = agency(view, lexis, whose, scene.names)
    ruled = opening.word == "shall" and act.force == "will" and subject is not None
    if ruled and subject is not None and _ruled(scene, opening, subject, reporter):
        act = replace(act, force="directive")
    return Claim(
        scene=scene,
        view=view,
        lexis=lexis,
        own=subject,
        lemma=view.lemma(act.head),
        report=view.lemma(reporter) if reporter is not None else "",
        subject_word=view.low[head_noun(view, what)] if what is not None else "",
        opening=opening,
        act=act,
        force=act.force,
        subject=what,
        agency=able,
        reporter=reporter,
        relative=relative,
        quoted=scene.quoted or view.in_quotation(opening.first),
    )


def _of_aim(scene: Scene, opening: Opening, subject: tuple[int, int]) -> tuple[int, int] | None:
    """Who has the aim that the subject, or what stands before it, names: "the only goal (that) they have is to win"."""
    view = scene.view
    between = view.tag[subject[1] : opening.first]
    if not between or not all(tag[:2] == "VB" or tag in ("MD", "RB", "IN") for tag in between):
        return None
    for k in range(max(1, subject[0] - 2), subject[1] - 1):
        aim = view.tag[k][:2] == "NN" and scene.lexis.noun_is(view.noun(k), "aimed")
        if aim and view.tag[k - 1] in ("DT", "JJ", "PRP$"):
            first = k + 2 if view.low[k + 1] == "that" else k + 1
            return (first, subject[1]) if first < subject[1] else None
    return None


def _after_which(scene: Scene, opening: Opening, subject: tuple[int, int]) -> bool:
    """Whether ", which will" follows a place: it may take up all that was said before, "the storm hit Texas, which"."""
    view = scene.view
    if view.low[subject[1] : subject[1] + 2] != [",", "which"]:
        return False
    token = head_noun(view, subject) + view.offset
    return any(name.kind == "place" and name.first <= token < name.last for name in scene.names)


def _ruled(scene: Scene, opening: Opening, subject: tuple[int, int], reporter: int | None) -> bool:
    """Whether "shall" lays a rule on others: on any of a kind, or by a law; not on one named body."""
    view = scene.view
    head = head_noun(view, subject)
    if view.tag[head] == "NNS" or view.low[subject[0]] in ("each", "every", "any", "all"):
        return True
    if reporter is not None and view.lemma(reporter) in _STIPULATING:
        return True
    if not LAWS.isdisjoint(view.low[: opening.first]):
        return True
    noun = view.noun(head)  # "the tenant shall": whoever is one; "the company shall" may be the one spoken of
    return view.tag[head] == "NN" and scene.lexis.noun_is(noun, "agent") and noun not in scene.lexis.refers


def _subject(view: View, opening: Opening) -> tuple[tuple[int, int] | None, bool]:
    """Subject of the marker, and whether it stands in a relative clause."""
    if opening.possessor is not None or opening.word == "full effort":
        return None, False
    end = opening.subject_end
    if opening.kind == "noun":
        return coordinate_subject(view, end), False
    found = antecedent(view, end)
    if found is not None:
        return found, True
    if 0 < end < view.last and view.tag[end] == "VBG" and view.low[end - 1] == ",":
        main = coordinate_subject(view, end)  # "has signed a deal with A, B and C, hoping to"
        if main is not None:
            return main, False
    own = subject_before(view, end)
    if own is not None:
        return own, False
    root = root_of(view, end)
    found = antecedent(view, root) if root is not None else None
    return (found, True) if found is not None else (coordinate_subject(view, end), False)


def reporter_of(scene: Scene, opening: Opening, subject: tuple[int, int] | None) -> int | None:
    """The verb of saying, expecting or hoping under which the marker's clause stands."""
    view = scene.view
    start = min(subject[0], opening.first) if subject is not None else opening.first
    for k in range(start - 1, max(-1, start - _REPORT), -1):
        low = view.low[k]
        if view.words[k].marks & REPORTING and view.tag[k][:2] == "VB" and view.tag[k] != "VB":
            # "if they want to keep it, they must"
            wished = view.low[k + 1] == "to" and scene.lexis.verb_is(view.lemma(k), "wishing")
            if not wished and view.tag[k + 1] not in ("CC", "."):
                return k
        elif low == "clear" and k >= 2 and view.low[k - 1] == "it":
            return k - 2  # "made it clear that"
        elif low in (";", "；"):
            return None
    return _said_after(scene, opening) if opening.word in ("would", "'d", "’d") else None


def _said_after(scene: Scene, opening: Opening) -> int | None:
    """The verb of saying that closes the sentence: "the line would open in May, the firm said"."""
    view = scene.view
    for k in range(view.last - 2, opening.act.head, -1):
        if view.low[k] == "," and attribution(view, scene.lexis, k + 1):
            return next(j for j in range(view.last - 1, k, -1) if view.tag[j] in ("VBD", "VBN", "VBZ"))
    return None
