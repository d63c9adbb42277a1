"""Frames of verbs that make a commitment of what follows: plans to, urged shops to, requires that, works hard to."""

from newsledger.schemas.record import Force
from newsledger.stages.relate.commitments.acts import Act, descend, infinitive, negates
from newsledger.stages.relate.commitments.lexis import Lexis
from newsledger.stages.relate.commitments.opening import Opening, auxiliaries, before_adverbs, through_to
from newsledger.stages.relate.commitments.subjects import subject_before
from newsledger.stages.relate.commitments.view import NOMINAL, QUOTES, View

_RULING = frozenset(
    ("require", "order", "instruct", "urge", "request", "direct", "command", "oblige", "ask", "tell", "remind")
)
_ANNOUNCING = frozenset(("plan", "pledge", "promise", "vow", "agree", "intend"))  # "signed a treaty, planning to"
_ORDERS = frozenset(("order", "notice", "letter", "directive", "document", "decree", "circular", "memo", "bill", "law",
                     "subpoena", "summons", "warning", "ultimatum"))  # fmt: skip
_INSERTED = 30  # tokens between a subject and its verb
_OBJECT = 16  # tokens between a verb of command and its infinitive


def to_verb(view: View, lexis: Lexis, i: int) -> Opening | None:
    """plans to build, has pledged to build, is striving to build, is expected to build, commits to building."""
    lemma = view.lemma(i)
    if view.words[i].is_title and i and view.tag[i] in ("NN", "NNP", "VB") and view.sentence.role == "body":
        return None  # "the Talent Plan" in a sentence
    marker = lexis.frame("to", lemma)
    gerund = lexis.frame("gerund", lemma)
    if (marker is None and gerund is None) or (view.tag[i] in ("NN", "NNS", "JJ") and not _verbal(view, i)):
        return None
    verb = infinitive(view, _after_day(view, i + 1)) if marker else None
    tag = view.tag[i]
    if verb is not None and marker is not None:
        force, rule = marker[1].force, f"commitment.verb.{lemma}"
    elif gerund is not None:
        act = descend(view, lexis, i, gerund[1].force, f"commitment.gerund.{lemma}")
        if act.head == i:
            return None
        verb, force, rule, marker = act.head, gerund[1].force, f"commitment.gerund.{lemma}", gerund
    else:
        return None
    first, aspects = auxiliaries(view, i)
    if tag in ("VBG", "VBN") and not aspects and not (tag == "VBN" and "VBD" in view.words[i].tags):
        announced = i > 1 and view.low[i - 1] in (",", "，") and (lemma in _ANNOUNCING or _hoping(view, i))
        if tag != "VBG" or not announced:
            return None  # "…, aiming to": a purpose
    if tag == "VB" and (not i or view.low[before_adverbs(view, i)] not in (",", ";", "and", ":") or "do" in aspects):
        return None
    attempted = "had" in aspects or (lemma in ("try", "attempt") and tag in ("VBD", "VBN"))
    past = (tag in ("VBD", "VBN") and not aspects & {"have", "be"}) or "had" in aspects
    negated = negates(view, first, verb)
    act = descend(view, lexis, verb, force, rule) if view.tag[verb] != "VBG" else Act(verb, force, rule, form="VBG")
    return Opening(
        first=first,
        last=through_to(view, i, verb),
        act=act,
        kind="to",
        word=lemma,
        subject_end=first,
        negated=negated or act.negated,
        past=past and not marker[1].past,
        attempted=attempted and not marker[1].past,
    )


def _after_day(view: View, i: int) -> int:
    """Token after the time that stands at ``i``, "on" before it aside: "agreed on Friday to"."""
    k = i + 1 if i < view.last and view.low[i] in ("on", "in", "at") else i
    if k >= view.last or view.time[k] < 0:
        return i
    time = view.time[k]
    while k < view.last and view.time[k] == time:
        k += 1
    return k


def _hoping(view: View, i: int) -> bool:
    """ "has signed two agreements, hoping to": after what somebody has done or does, not in a tale of the past."""
    return view.lemma(i) == "hope" and not any(tag == "VBD" for tag in view.tag[:i])


def _verbal(view: View, i: int) -> bool:
    """A word like "plans" or "aims" that the tags call a noun is a verb where a subject stands right before it."""
    if i > 1 and view.low[i - 1] == "," and view.tag[i] == "NNS":
        if view.tag[i - 2][:3] == "NNP":
            return True  # the translator's comma: "Hefei, Anhui Province, plans to"
        for k in range(i - 3, max(0, i - _INSERTED), -1):
            if view.low[k] == ",":  # "the lender, which employs 40, plans to"
                inserted = view.tag[k + 1] in ("WDT", "WP") or "VBN" in view.words[k + 1].tags
                return inserted and subject_before(view, i) is not None
    return (
        i > 0
        and (view.tag[i - 1] in ("PRP", "NNP", "NNPS", "NN", "NNS", "RB") or view.low[i - 1] in ("and", "also"))
        and view.tag[i] == "NNS"
    )


def addressing(view: View, lexis: Lexis, i: int) -> Opening | None:
    """urged owners to reduce rents, calls on citizens to stay at home."""
    lemma = view.lemma(i)
    marker, start = lexis.frame("object", lemma), i + 1
    word = lemma
    if marker is None:
        marker = lexis.calls.get(lemma, {}).get(view.low[start]) if start < view.last else None
        if marker is None:
            return None
        start, word = i + 2, marker[0]
    first, aspects = auxiliaries(view, i)
    if not _finite(view, i, aspects):
        return None
    k = start
    limit = min(view.last, start + _OBJECT)
    while k < limit and view.low[k] != "to":
        low, tag = view.low[k], view.tag[k]
        if not (
            tag in NOMINAL or low in QUOTES or (tag in ("IN", "CC", "VBN", "VBG", "RB") and low not in ("that", "if"))
        ):
            return None
        k += 1
    if k >= limit or k == start:
        return None
    if view.low[start - 1] == "for" and lexis.frame("urgent", view.noun(k - 1)) is not None:
        return None  # "called for joint efforts to", a frame of its own
    negated = view.low[k - 1] == "not"
    verb = infinitive(view, k)
    if verb is None:
        return None
    force: Force = "directive"
    act = descend(view, lexis, verb, force, f"commitment.addressed.{lemma}")
    return Opening(first=first, last=k + 1, act=act, kind="object", word=word, subject_end=first,
                   addressed=(start, k - negated), negated=negated or act.negated)  # fmt: skip


def _finite(view: View, i: int, aspects: frozenset[str]) -> bool:
    """Whether the verb ``i`` states something of a subject: no infinitive, no bare participle, no passive."""
    tag = view.tag[i]
    if tag in ("VBD", "VBZ", "VBP"):
        return "be" not in aspects
    if tag == "VBN":
        return bool(aspects & {"have", "had"}) and "be" not in aspects
    if tag == "VBG":  # "…, requiring all units to report" goes on with the sentence
        k = i - 1
        while k > 1 and (view.time[k] >= 0 or view.low[k] in ("on", "in", "earlier", "late")):
            k -= 1  # "signed an order on Monday instructing"
        ruling = i > 1 and view.lemma(i) in _RULING
        return "be" in aspects or (ruling and (view.low[k] == "," or view.noun(k) in _ORDERS or _served(view, i)))
    if tag == "NNS" and i:
        return view.tag[i - 1] in ("NNP", "NN", "PRP", "RB") or view.low[i - 1] == "and"
    return False


def _served(view: View, i: int) -> bool:
    """Whether the participle says what a paper tells somebody: "sent letters to three firms ordering"."""
    for k in range(i - 1, max(0, i - _OBJECT), -1):
        if view.tag[k][:2] == "VB" or view.low[k] in (",", ";"):
            return view.lemma(k) in ("issue", "send", "serve") and view.noun(min(k + 1, i)) in _ORDERS
    return False


def subjunctive(view: View, lexis: Lexis, i: int) -> Opening | None:
    """requires that they take part: no modal in the clause."""
    if lexis.frame("that", view.lemma(i)) is None or i + 2 >= view.last or view.low[i + 1] != "that":
        return None
    if view.tag[i][:2] not in ("VB", "NN"):
        return None
    i += 1
    k = i + 1
    limit = min(view.last, i + _OBJECT)
    while k < limit and (view.tag[k] in NOMINAL or view.tag[k] in ("IN", "CC")):
        if k > i + 1 and view.base(k) and view.tag[k - 1] in ("NNS", "NNPS", "PRP"):
            break
        k += 1
    if k >= limit or k == i + 1 or not view.base(k) or view.tag[k] in ("IN", "CC"):
        return None
    lemma = view.lemma(i - 1)
    act = descend(view, lexis, k, "directive", f"commitment.subjunctive.{lemma}")
    return Opening(first=i - 1, last=k, act=act, kind="that", word=lemma, subject_end=i - 1, addressed=(i + 1, k),
                   negated=act.negated)  # fmt: skip


def phrase(view: View, lexis: Lexis, i: int) -> Opening | None:
    """is working hard to build, goes all out to build, makes every effort to build, full effort to fight."""
    found = lexis.phrase_at(view, i)
    if found is None or "phrase" not in found[1][1].frames:
        return None
    end, marker = found
    verb = infinitive(view, end)
    if verb is None:
        return None
    noun = view.tag[i][:2] in ("NN", "JJ") and marker[0] == "full effort"
    first, aspects = auxiliaries(view, i)
    tag = view.tag[i]
    if not noun:
        if (tag == "VBG" and "be" not in aspects) or tag in ("VBD", "VBN"):
            return None
        if tag in ("NN", "NNS") or (tag == "VB" and view.low[before_adverbs(view, i)] not in (",", ";", "and", ":")):
            return None
        if i and view.low[i - 1] in QUOTES:
            return None
    act = descend(view, lexis, verb, marker[1].force, f"commitment.phrase.{marker[0].replace(' ', '_')}")
    return Opening(first=first, last=through_to(view, i, verb), act=act, kind="phrase", word=marker[0],
                   subject_end=first, negated=act.negated)  # fmt: skip


def striving(view: View, lexis: Lexis, i: int) -> Opening | None:
    """is striving for, seeks a partner: the verb of striving is itself the act."""
    lemma = view.lemma(i)
    marker = lexis.frame("self", lemma)
    if marker is None or marker[1].force != "aim" or i + 1 >= view.last:
        return None
    first, aspects = auxiliaries(view, i)
    tag = view.tag[i]
    if not ((tag == "VBG" and "be" in aspects) or tag in ("VBZ", "VBP")):
        return None
    if view.low[i + 1] not in ("for", "at"):
        return None
    act = Act(i, "aim", f"commitment.verb.{lemma}", form="VB")
    return Opening(first=first, last=max(i, first + 1), act=act, kind="to", word=lemma, subject_end=first)
