"""From the first verb after a marker down to the act itself: "will continue to strive to create" → create."""

from newsledger.schemas.record import Force
from newsledger.stages.relate.commitments.lexis import BE, Lexis
from newsledger.stages.relate.commitments.view import QUOTES, View
from newsledger.types.value import value

_DEPTH = 6
_NEGATIONS = frozenset(("not", "n't", "n’t", "never", "no"))
_NOT_ONLY = frozenset(("only", "merely", "just", "simply", "alone"))
_PERSEVERING = frozenset(("persevere", "persist", "insist"))
_GERUND_RAISING = frozenset(("continue", "begin", "start", "keep"))
_TERMS = {"able": "", "unable": "not", "ready": "", "free": ""}
# A noun after a light verb that makes a commitment of it: "make a commitment to", "set the goal of".


@value
class Act:
    """The act under a marker: its verb, its form, and the force of the innermost marker on the way down."""

    head: int
    force: Force
    rule: str
    passive: bool = False
    copular: bool = False
    negated: bool = False
    descended: bool = False  # a marker of its own lies between
    form: str = "VB"


def negates(view: View, first: int, last: int) -> bool:
    """Whether a negation stands in the tokens ``[first, last)``; "not only" is none."""
    low = view.low
    for k in range(first, min(last, view.last)):
        if low[k] in _NEGATIONS and not (k + 1 < view.last and low[k + 1] in _NOT_ONLY):
            return True
    return False


def infinitive(view: View, i: int) -> int | None:
    """Verb of the to-infinitive that starts at ``i``, adverbs and quotation marks aside."""
    i = view.after_adverbs(i)
    if i + 1 >= view.last or view.low[i] != "to":
        return None
    verb = view.verb_after(i + 1)
    if verb < view.last and is_base(view, verb):
        return verb
    return None


def is_base(view: View, i: int) -> bool:
    """Whether token ``i`` is a verb in its base form where the grammar asks for one."""
    tag = view.tag[i]
    if tag == "VB":
        return True
    return view.base(i) and tag not in ("IN", "DT", "CC", "MD", "TO", "PRP", "PRP$", "VBD", "VBN")


def descend(view: View, lexis: Lexis, verb: int, force: Force, rule: str, form: str = "VB") -> Act:
    """The act whose first verb is ``verb``."""
    negated = descended = False
    for _ in range(_DEPTH):
        lemma = view.lemma(verb)
        after = view.after_adverbs(verb + 1)
        if view.low[verb] in BE:
            negated = negated or negates(view, verb + 1, after)
            if after >= view.last:
                return Act(verb, force, rule, copular=True, negated=negated, descended=descended)
            low, tag = view.low[after], view.tag[after]
            if low in _TERMS:
                inner = infinitive(view, after + 1)
                if inner is not None:
                    negated = negated or _TERMS[low] == "not"
                    verb = inner
                    continue
            marker = lexis.adjectives.get(low)
            if marker is not None:
                inner = infinitive(view, after + 1)
                if inner is not None:
                    verb, descended = inner, True
                    if marker[0] != "be expected":
                        force, rule = marker[1].force, f"commitment.adjective.{low}"
                    continue
            gerund = lexis.frame("gerund", low) or lexis.frame("gerund", view.lemma(after))
            if gerund is not None:
                inner = _to_gerund(view, after + 1)
                if inner is not None:
                    return Act(inner, gerund[1].force, f"commitment.gerund.{low}", descended=True, form="VBG")
            if low == "to":
                inner = infinitive(view, after)
                if inner is not None:
                    verb = inner
                    continue
            if low in ("on", "upon") and after + 1 < view.last:
                inner = view.after_adverbs(after + 1)
                if inner < view.last and view.tag[inner] == "VBG":
                    return Act(inner, force, rule, descended=descended, negated=negated, form="VBG")
            if tag == "VBG":
                verb, form = after, "VBG"
                if lexis.phrase_at(view, verb) is None and lexis.frame("to", view.lemma(verb)) is None:
                    return Act(verb, force, rule, descended=descended, negated=negated, form="VBG")
                continue
            if tag == "VBN" or (tag in ("VBD", "JJ") and _participle(view, after)):
                return Act(after, force, rule, passive=True, descended=descended, negated=negated, form="VBN")
            return Act(verb, force, rule, copular=True, negated=negated, descended=descended)
        if lemma == "have" and after < view.last and view.tag[after] == "VBN" and view.low[after] != "had":
            return Act(after, force, rule, negated=negated, descended=descended, form="VBN")
        phrase = lexis.phrase_at(view, verb)
        if phrase is not None:
            inner = infinitive(view, phrase[0])
            if inner is None and phrase[0] < view.last and view.low[phrase[0]] == "in":
                inner = _gerund(view, phrase[0] + 1)
            if inner is not None:
                verb, descended, form = inner, True, view.tag[inner] if view.tag[inner] == "VBG" else "VB"
                force, rule = phrase[1][1].force, f"commitment.phrase.{phrase[1][0].replace(' ', '_')}"
                continue
        to_verb = infinitive(view, verb + 1)
        if to_verb is not None:
            marker = lexis.frame("to", lemma)
            if marker is not None:
                negated = negated or negates(view, verb + 1, to_verb)
                verb, descended, form = to_verb, True, "VB"
                force, rule = marker[1].force, f"commitment.verb.{lemma}"
                continue
            if lexis.verb_is(lemma, "raising"):
                verb, form = to_verb, "VB"
                continue
        marker = lexis.frame("gerund", lemma)
        if marker is not None:
            inner = _to_gerund(view, verb + 1)
            if inner is not None:
                return Act(inner, marker[1].force, f"commitment.gerund.{lemma}", descended=True, form="VBG")
        if lemma in _GERUND_RAISING and after < view.last and view.tag[after] == "VBG" and view.low[after] != "going":
            return Act(after, force, rule, negated=negated, descended=descended, form="VBG")
        if lemma in _PERSEVERING and after < view.last and view.low[after] in ("in", "on"):
            inner = _gerund(view, after + 1)
            if inner is not None:
                return Act(inner, force, rule, negated=negated, descended=descended, form="VBG")
        break
    verb = _compound(view, verb)
    lemma = view.lemma(verb)
    own = lexis.frame("self", lemma)
    if own is not None and force in ("will", "plan") and form == "VB":
        if not (lemma in ("strive", "aim", "seek") and own[1].force == force):
            force = own[1].force if force == "will" else force
        rule = f"commitment.verb.{lemma}" if force == own[1].force else rule
    return Act(verb, force, rule, negated=negated, descended=descended, form=form)


def _compound(view: View, verb: int) -> int:
    """Last part of a verb written in parts: "self-isolate", "re-open"."""
    if verb + 2 < view.last and view.tag[verb + 1] == "HYPH" and view.base(verb + 2):
        return verb + 2
    if view.low[verb] == "self" and verb + 1 < view.last and view.base(verb + 1):
        return verb + 1
    return verb


def _participle(view: View, i: int) -> bool:
    """A form that the tags take for a past tense or an adjective, where "be" makes a passive of it."""
    if "VBN" not in view.words[i].tags:
        return False
    if view.tag[i] == "VBD":
        return True
    return i + 1 < view.last and view.tag[i + 1] in ("CC", "TO", "IN", "RB", ",", ".") and view.low[i] not in _STATES


_STATES = frozenset((
    "interested", "concerned", "limited", "tired", "pleased", "satisfied", "worried", "excited", "convinced", "based",
    "located", "related", "dedicated", "devoted", "involved", "experienced", "qualified", "scared", "disappointed",
))  # fmt: skip


def _gerund(view: View, i: int) -> int | None:
    i = view.after_adverbs(i)
    return i if i < view.last and view.tag[i] == "VBG" else None


def _to_gerund(view: View, i: int) -> int | None:
    """Gerund or infinitive after "to": "committed to promoting", also "committed to the process of building"."""
    i = view.after_adverbs(i)
    if i < view.last and view.low[i] in ("itself", "themselves", "himself", "herself", "ourselves", "myself"):
        i += 1
    if i + 1 >= view.last or view.low[i] != "to":
        return None
    k = view.after_adverbs(i + 1)
    if k >= view.last:
        return None
    if view.low[k] in QUOTES:
        k += 1
    if view.tag[k] == "VBG" or view.tag[k] == "VB":
        return k
    if "VBG" in view.words[k].tags and k + 1 < view.last and view.tag[k + 1] in ("NNS", "DT", "PRP$", "CD", "NNP"):
        return k  # "committed to training nurses"
    for j in range(k, min(view.last - 1, k + 9)):
        if view.low[j] in ("of", "in") and view.tag[j + 1] == "VBG":
            return j + 1
        if view.low[j] in (",", ";", "which", "that"):
            break
    return None
