"""Frames whose marker is itself the act, or whose act is a noun: is set for May, plans a sale, ordered a search."""

from newsledger.stages.relate.commitments.acts import Act, descend, infinitive
from newsledger.stages.relate.commitments.lexis import BE, Lexis
from newsledger.stages.relate.commitments.opening import Opening, auxiliaries
from newsledger.stages.relate.commitments.view import View

_DETERMINERS = frozenset(("DT", "PRP$", "CD", "$", "JJ", "NN", "NNS", "POS", "VBN", "VBG", "HYPH"))
_PHRASE = 8  # tokens of the noun phrase that names a deed
_TERMS = frozenset(("hour", "day", "week", "month", "year", "minute"))
_OWN = frozenset(("it", "they", "he", "she"))
_DEMONSTRATIVES = frozenset(("this", "that", "these", "those", "such", "no"))


def dated(view: View, lexis: Lexis, i: int) -> Opening | None:
    """is set for 5 June, has been scheduled for next Tuesday: the date makes a plan of it."""
    marker = lexis.frame("dated", view.low[i])
    if marker is None or i + 2 >= view.last or view.low[i + 1] != "for":
        return None
    when = i + 3 if view.low[i + 2] == "the" else i + 2
    first, aspects = auxiliaries(view, i)
    if "be" not in aspects or when >= view.last or view.time[when] < 0:
        return None
    past = _told_past(view, first, i, aspects)
    act = Act(i, marker[1].force, f"commitment.dated.{view.low[i]}", passive=True, form="VBN")
    negated = any(view.low[k] in ("not", "n't", "never") for k in range(first, i))
    return Opening(first=first, last=max(i, first + 1), act=act, kind="dated", word=view.low[i], subject_end=first,
                   negated=negated, past=past)  # fmt: skip


def _told_past(view: View, first: int, verb: int, aspects: frozenset[str]) -> bool:
    """Whether the auxiliaries from ``first`` to the verb put it into the past: "was planning", "had been set"."""
    return any(view.low[k] in ("was", "were") for k in range(first, verb)) or "had" in aspects


def undertaking(view: View, lexis: Lexis, i: int) -> Opening | None:
    """is planning a nationwide strike, plans the sale of its mills, has pledged $5 million."""
    lemma = view.lemma(i)
    marker = lexis.frame("undertaking", lemma)
    if marker is None or i + 1 >= view.last:
        return None
    first, aspects = auxiliaries(view, i)
    tag = view.tag[i]
    told = marker[1].past and ((tag == "VBN" and "have" in aspects) or tag == "VBD") and "be" not in aspects
    if not (told or (tag == "VBG" and "be" in aspects) or (tag in ("VBZ", "VBP") and not aspects & {"be", "do"})):
        return None
    if view.low[i + 1] in _DEMONSTRATIVES:
        return None
    noun = _noun_of(view, i + 1)
    named = noun is not None and (lexis.noun_is(view.noun(noun), "deed") or lexis.noun_is(view.noun(noun), "event"))
    if not (named or (told and _summed(view, i + 1))):
        return None
    act = Act(i, marker[1].force, f"commitment.undertaking.{lemma}", form=tag if tag == "VBG" else "VB")
    past = not told and _told_past(view, first, i, aspects)
    return Opening(first=first, last=max(i, first + 1), act=act, kind="undertaking", word=lemma, subject_end=first,
                   past=past)  # fmt: skip


def deed(view: View, lexis: Lexis, i: int) -> Opening | None:
    """ordered an investigation into the fire, requiring emergency inspections of 40 buses: the noun is the act."""
    lemma = view.lemma(i)
    marker = lexis.frame("deed", lemma)
    if marker is None or i + 1 >= view.last:
        return None
    first, aspects = auxiliaries(view, i)
    tag = view.tag[i]
    if "be" in aspects or "do" in aspects or tag not in ("VBD", "VBZ", "VBN", "VBG", "VBP"):
        return None
    if tag == "VBN" and not aspects and "VBD" not in view.words[i].tags:
        return None
    noun = _noun_of(view, i + 1)
    if noun is None or not lexis.noun_is(view.noun(noun), "deed") or view.tag[noun][:2] != "NN":
        return None
    act = Act(noun, marker[1].force, f"commitment.deed.{lemma}", form="NN")
    return Opening(first=first, last=i + 1, act=act, kind="object", word=lemma, subject_end=first)


def term(view: View, lexis: Lexis, i: int) -> Opening | None:
    """was given 48 hours to leave: told to, by a term."""
    marker = lexis.frame("term", view.low[i])
    if marker is None or i + 4 >= view.last or view.tag[i + 1] not in ("CD", "DT"):
        return None
    unit = next((k for k in range(i + 2, min(view.last, i + 5)) if view.noun(k) in _TERMS), None)
    first, aspects = auxiliaries(view, i)
    if unit is None or "be" not in aspects:
        return None
    verb = infinitive(view, unit + 1)
    if verb is None:
        return None
    act = descend(view, lexis, verb, marker[1].force, f"commitment.term.{view.low[i]}")
    return Opening(first=first, last=verb, act=act, kind="adjective", word=view.low[i], subject_end=first,
                   negated=act.negated)  # fmt: skip


def progressive(view: View, lexis: Lexis, i: int) -> Opening | None:
    """announced that it was closing two mines: of a verb with an end the progressive tells what is to come."""
    marker = lexis.frame("progressive", view.lemma(i))
    if marker is None or view.tag[i][:2] != "VB" or view.tag[i] in ("VB", "VBG"):
        return None
    k = i + 1
    while k < view.last and (view.time[k] >= 0 or view.low[k] in ("on", "in", "at")):
        k += 1
    if k + 3 >= view.last or (view.low[k] != "that" and view.low[k] not in _OWN):
        return None
    if marker[0] == "say" and view.low[k + (view.low[k] == "that")] not in ("it", "they"):
        return None  # "said he was closing the door"
    be = next(
        (j for j in range(k + 1 + (view.low[k] == "that"), min(view.last - 1, k + _PHRASE)) if view.low[j] in BE), None
    )
    if be is None or view.low[be] in ("be", "been", "being"):
        return None
    verb = view.after_adverbs(be + 1)
    if verb >= view.last or view.tag[verb] != "VBG" or not lexis.verb_is(view.lemma(verb), "telic"):
        return None
    act = Act(verb, marker[1].force, f"commitment.progressive.{view.lemma(i)}", form="VBG")
    return Opening(first=be, last=be + 1, act=act, kind="progressive", word=view.lemma(i), subject_end=be,
                   negated="not" in view.low[be:verb])  # fmt: skip


def _summed(view: View, i: int) -> bool:
    """Whether the phrase that starts at ``i`` names a sum or a number."""
    for k in range(i, min(view.last, i + _PHRASE)):
        if view.tag[k] in ("CD", "$"):
            return True
        if view.tag[k] not in ("DT", "JJ", "JJR", "RB", "RBR", "IN", "PRP$") or view.low[k] in ("in", "to", "for"):
            return False
    return False


def _noun_of(view: View, i: int) -> int | None:
    """Head of the noun phrase that starts at ``i``: its last noun before anything that is no part of it."""
    k, head = i, None
    while k < view.last and k < i + _PHRASE and (view.tag[k] in _DETERMINERS or view.tag[k][:3] == "NNP"):
        if view.tag[k][:2] == "NN":
            head = k
        elif head is not None and view.tag[k] in ("DT", "PRP$", "CD"):
            break
        k += 1
    return head if head is not None and view.low[head] not in BE else None
