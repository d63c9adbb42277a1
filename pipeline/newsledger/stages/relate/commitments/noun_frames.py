"""Frames of nouns and adjectives that make a commitment: a plan to, its commitment to, it is necessary to."""

from newsledger.schemas.record import Force
from newsledger.stages.relate.commitments.acts import Act, descend, infinitive
from newsledger.stages.relate.commitments.lexis import BE, POSSESSIVES, Lexis
from newsledger.stages.relate.commitments.opening import Opening, auxiliaries, through_to
from newsledger.stages.relate.commitments.view import View

_OBJECT = 14  # tokens of what a plan is to bring
_MEANT = 30  # tokens of "for the parents and teachers of the town, who …,"
_STRESS = 5  # tokens of modifiers before "need"
_HAD = 6  # tokens between "had" and the noun


def nominal(view: View, lexis: Lexis, i: int) -> Opening | None:
    """a plan to build, its commitment to cutting, with the goal of building."""
    lemma = view.noun(i)
    marker = lexis.frame("noun", lemma)
    if marker is None or view.tag[i][:2] not in ("NN", "JJ"):
        return None
    verb = infinitive(view, i + 1)
    form = "VB"
    if verb is None:
        after = i + 1
        if after + 1 >= view.last or view.low[after] not in ("of", "to"):
            return None
        inner = view.after_adverbs(after + 1)
        if inner >= view.last or view.tag[inner] != "VBG":
            return None
        verb, form = inner, "VBG"
    first = i
    while first and i - first < 5 and view.tag[first - 1] in ("DT", "JJ", "PRP$", "NN", "NNS", "CD", "VBN", "POS"):
        first -= 1
    act = (
        descend(view, lexis, verb, marker[1].force, f"commitment.noun.{lemma}")
        if form == "VB"
        else Act(verb, marker[1].force, f"commitment.noun.{lemma}", form="VBG")
    )
    if not _announced(view, lexis, first, lemma):
        return None
    if first and (
        (view.lemma(first - 1) == "make" and lemma == "plan") or lexis.verb_is(view.lemma(first - 1), "abandoning")
    ):
        return None
    if _told_of(view, verb):
        return None  # "the plan to build ships has been carried out"
    if any(view.low[k] == "had" for k in range(max(0, first - _HAD), first)):
        return None  # "had for years made promises to"
    if first > 1 and view.low[first - 1] == "down" and view.lemma(first - 2) == "turn":
        return None
    if first and view.low[first - 1] in ("under", "against", "over", "about", "of", "following", "after", "despite"):
        return None
    possessor = None
    for k in range(first, i):
        if view.low[k] in POSSESSIVES and view.tag[k] == "PRP$":
            possessor = (k, k + 1)
    return Opening(first=first, last=max(i + 1, through_to(view, i, verb)), act=act, kind="noun", word=lemma,
                   subject_end=first, negated=act.negated or view.low[first] == "no", possessor=possessor)  # fmt: skip


def _told_of(view: View, verb: int) -> bool:
    """Whether a verb of the past or a perfect tells what became of the plan whose act is ``verb``."""
    for k in range(verb + 1, min(view.last - 1, verb + _OBJECT)):
        if view.low[k] in (",", ";", "that") or view.tag[k][:1] == "W":
            return False
        if view.low[k] in ("was", "were") or (view.low[k] in ("has", "have", "had") and view.low[k + 1] == "been"):
            return True
    return False


def _announced(view: View, lexis: Lexis, first: int, noun: str) -> bool:
    """Whether the noun phrase that starts at ``first`` is somebody's own: had, made public, or owned by name."""
    personal = view.low[first] in ("his", "her")  # "known for his commitment to serving": a trait, unless announced
    if (noun in ("commitment", "pledge", "promise", "vow") and not personal) or "POS" in view.tag[first : first + 4]:
        return True
    if (view.tag[first] == "PRP$" and not personal) or view.low[max(0, first - 1)] in ("with", "are", "is"):
        return True
    for k in range(first - 1, max(-1, first - 5), -1):
        if view.tag[k][:2] == "VB":
            return lexis.verb_is(view.lemma(k), "announcing")
        if view.tag[k] in ("IN", "CC", ",", ":"):
            break
    return False


def urgent(view: View, lexis: Lexis, i: int) -> Opening | None:
    """stressed the need to protect farmland, called for joint efforts to stabilise prices: a demand of who says so."""
    lemma = view.noun(i)
    marker = lexis.frame("urgent", lemma)
    if marker is None or view.tag[i][:2] != "NN":
        return None
    verb, form = infinitive(view, i + 1), "VB"
    if verb is None:
        inner = view.after_adverbs(i + 2)
        if view.low[i + 1 : i + 2] != ["of"] or inner >= view.last or view.tag[inner] != "VBG":
            return None
        verb, form = inner, "VBG"
    first = i
    while first and i - first < _STRESS and view.tag[first - 1] in ("DT", "JJ", "JJR", "PRP$", "NN", "CC"):
        first -= 1
    if first and view.low[first - 1] == "for":
        first -= 1
        called = first and view.lemma(first - 1) == "call"
    else:
        called = first and lexis.verb_is(view.lemma(first - 1), "stressing")
    if not called or view.tag[first - 1] not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    start, aspects = auxiliaries(view, first - 1)
    if "be" in aspects:
        return None
    rule = f"commitment.urgent.{lemma}"
    act = (
        descend(view, lexis, verb, marker[1].force, rule)
        if form == "VB"
        else Act(verb, marker[1].force, rule, form=form)
    )
    return Opening(first=start, last=max(i + 1, through_to(view, i, verb)), act=act, kind="object", word=lemma,
                   subject_end=start, negated=act.negated)  # fmt: skip


def agreement(view: View, lexis: Lexis, i: int) -> Opening | None:
    """signed an agreement with the university to build a laboratory."""
    if view.noun(i) not in ("agreement", "contract", "memorandum", "deal", "pact") or view.tag[i][:2] != "NN":
        return None
    signed = next((k for k in range(i - 1, max(-1, i - 6), -1) if view.tag[k][:2] == "VB"), None)
    if signed is None or view.lemma(signed) not in ("sign", "reach", "conclude", "ink", "strike"):
        return None
    for k in range(i + 1, min(view.last, i + 14)):
        if view.low[k] == "to":
            verb = infinitive(view, k)
            if verb is None:
                return None
            act = descend(view, lexis, verb, "pledge", "commitment.noun.agreement")
            return Opening(first=signed, last=k + 1, act=act, kind="to", word="agreement", subject_end=signed,
                           negated=act.negated)  # fmt: skip
        if view.low[k] in (",", ";") or view.tag[k][:2] == "VB":
            return None
    return None


def impersonal(view: View, lexis: Lexis, i: int) -> Opening | None:
    """it is necessary to reform; efforts should be made to reform."""
    if view.low[i] == "efforts" or view.low[i] == "effort":
        for k in range(i + 1, min(view.last, i + 6)):
            if view.low[k] == "made":
                verb = infinitive(view, k + 1)
                modals = {view.low[j] for j in range(i, k)}
                if verb is None or not modals & {"should", "must", "will", "shall"}:
                    return None
                force: Force = "will" if modals & {"will", "shall"} else "directive"
                act = descend(view, lexis, verb, force, "commitment.need.efforts")
                return Opening(first=i, last=through_to(view, k, verb), act=act, kind="need", word="effort",
                               subject_end=i, negated="not" in modals)  # fmt: skip
        return None
    marker = lexis.frame("need", view.low[i])
    if marker is None or i < 2:
        return None
    first = i - 1
    while first > 0 and (view.is_adverb(first) or view.low[first] in BE or view.low[first] in ("more", "very")):
        first -= 1
    if view.low[first] != "it" or view.low[first + 1] in ("was", "were"):
        return None
    verb, meant = infinitive(view, i + 1), None
    if verb is None and i + 2 < view.last and view.low[i + 1] == "for":
        for k in range(i + 2, min(view.last, i + _MEANT)):
            if view.low[k] == "to" and (verb := infinitive(view, k)) is not None:
                meant = (i + 2, k - 1 if view.low[k - 1] == "," else k)
                break
    if verb is None:
        return None
    act = descend(view, lexis, verb, marker[1].force, f"commitment.need.{view.low[i]}")
    return Opening(first=first, last=through_to(view, i, verb), act=act, kind="need", word=view.low[i],
                   subject_end=first, addressed=meant, negated=act.negated)  # fmt: skip
