"""Markers in a sentence, each with the act it opens."""

from collections.abc import Callable
from dataclasses import dataclass

from newsledger.schemas.record import Force
from newsledger.stages.relate.commitments.acts import Act, descend, infinitive, is_base, negates
from newsledger.stages.relate.commitments.lexis import BE, POSSESSIVES, Lexis
from newsledger.stages.relate.commitments.view import NOMINAL, QUOTES, View

_HAVE = frozenset(("have", "has", "had", "having", "'ve"))
_WILLS = frozenset(("good", "free", "ill", "political", "strong", "firm", "own", "at"))  # the noun
_OBJECT = 16  # tokens between a verb of command and its infinitive


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A marker ``[first, last)`` and its act. ``subject_end``: the token that its subject stands before.

    ``addressed`` are the tokens of those who are told to act; ``kind`` is the frame; ``word`` the marker's lemma.
    """

    first: int
    last: int
    act: Act
    kind: str
    word: str
    subject_end: int
    addressed: tuple[int, int] | None = None
    negated: bool = False
    past: bool = False
    attempted: bool = False  # "had tried to", "tried to": over, whoever reports it
    possessor: tuple[int, int] | None = None


def modal(view: View, lexis: Lexis, i: int) -> Opening | None:
    """will build, must be built, shall — in accordance with the law — build."""
    marker = lexis.frame("modal", view.low[i])
    if marker is None:
        return None
    low = view.low[i]
    if low == "will" and (
        (view.tag[i] != "MD" and not _verb_follows(view, i))
        or (i and view.low[i - 1] in _WILLS and view.tag[i - 1] in ("JJ", "IN"))
    ):
        return None
    if low == "wo" and not (i + 1 < view.last and view.low[i + 1] == "n't"):
        return None
    k = view.verb_after(i + 1)
    negated = negates(view, i + 1, k)
    if k < view.last and (view.low[k] == "," or (view.tag[k] == "IN" and not is_base(view, k))):
        k = _after_parenthesis(view, k)
    if k >= view.last:
        return None
    if low == "ought":
        verb = infinitive(view, i + 1)
        if verb is None:
            return None
        k = verb
    if not is_base(view, k):
        return None
    force = marker[1].force
    act = descend(view, lexis, k, force, f"commitment.modal.{'will' if low == 'wo' else low.lstrip(chr(39))}")
    return Opening(first=i, last=i + 1, act=act, kind="modal", word=low, subject_end=i, negated=negated or act.negated)


def _verb_follows(view: View, i: int) -> bool:
    """A capital "Will" that the tags take for a name is the modal where a base form follows, unless it is owned."""
    k = view.after_adverbs(i + 1)
    return k < view.last and view.tag[k] == "VB" and not (i and view.tag[i - 1] in ("PRP$", "POS", "DT", "JJ"))


def _after_parenthesis(view: View, k: int) -> int:
    """Verb after a phrase that stands between modal and verb: "will, in line with the law, punish"."""
    limit = min(view.last, k + 14)
    for j in range(k + 1, limit):
        if view.low[j] == "," and j + 1 < view.last:
            verb = view.after_adverbs(j + 1)
            if verb < view.last and view.tag[verb] == "VB":
                return verb
        if view.low[j] == ";":
            break
    return view.last


def to_verb(view: View, lexis: Lexis, i: int) -> Opening | None:
    """plans to build, has pledged to build, is striving to build, is expected to build, commits to building."""
    lemma = view.lemma(i)
    marker = lexis.frame("to", lemma)
    gerund = lexis.frame("gerund", lemma)
    if (marker is None and gerund is None) or (view.tag[i] in ("NN", "NNS", "JJ") and not _verbal(view, i)):
        return None
    verb = infinitive(view, i + 1) if marker else None
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
    first, aspects = _auxiliaries(view, i)
    if tag in ("VBG", "VBN") and not aspects and not (tag == "VBN" and "VBD" in view.words[i].tags):
        return None  # "…, aiming to": a purpose
    if tag == "VB" and (not i or view.low[_before_adverbs(view, i)] not in (",", ";", "and", ":") or "do" in aspects):
        return None
    attempted = "had" in aspects or (lemma in ("try", "attempt") and tag in ("VBD", "VBN"))
    past = (tag in ("VBD", "VBN") and not aspects & {"have", "be"}) or "had" in aspects
    negated = negates(view, first, verb)
    act = descend(view, lexis, verb, force, rule) if view.tag[verb] != "VBG" else Act(verb, force, rule, form="VBG")
    return Opening(
        first=first,
        last=_through_to(view, i, verb),
        act=act,
        kind="to",
        word=lemma,
        subject_end=first,
        negated=negated or act.negated,
        past=past and not marker[1].past,
        attempted=attempted and not marker[1].past,
    )


def _verbal(view: View, i: int) -> bool:
    """A word like "plans" or "aims" that the tags call a noun is a verb where a subject stands right before it."""
    if i > 1 and view.low[i - 1] == "," and view.tag[i - 2][:3] == "NNP" and view.tag[i] == "NNS":
        return True  # the translator's comma: "Hefei, Anhui Province, plans to"
    return (
        i > 0
        and (view.tag[i - 1] in ("PRP", "NNP", "NNPS", "NN", "NNS", "RB") or view.low[i - 1] in ("and", "also"))
        and view.tag[i] == "NNS"
    )


def _auxiliaries(view: View, i: int) -> tuple[int, frozenset[str]]:
    """First token of the verb group that ends at ``i``, and its auxiliaries: be, have, had, do.

    A participle after "and" shares those of the participle before it: "is promoting A and working to build B".
    """
    first, aspects, k = i, set(), i - 1
    while k >= 0 and i - k < 8:
        low = view.low[k]
        if low in BE or low in _HAVE or low in ("do", "does", "did"):
            first = k
            aspects.add("be" if low in BE else "had" if low == "had" else "have" if low in _HAVE else "do")
        elif not (view.is_adverb(k) or low in QUOTES or low == "n't"):
            break
        k -= 1
    if not aspects and i and view.tag[i] == "VBG" and view.low[i - 1] in ("and", ","):
        for k in range(i - 2, max(0, i - 25), -1):
            if view.low[k] in (";", ":"):
                break
            if view.tag[k] == "VBG" and view.low[_before_adverbs(view, k)] in BE:
                return i, frozenset(("be",))
    return first, frozenset(aspects)


def _before_adverbs(view: View, i: int) -> int:
    i -= 1
    while i > 0 and view.is_adverb(i):
        i -= 1
    return max(i, 0)


def _through_to(view: View, i: int, verb: int) -> int:
    """Token after the "to" between marker and verb."""
    for k in range(verb - 1, i, -1):
        if view.low[k] == "to":
            return k + 1
    return verb


def adjective(view: View, lexis: Lexis, i: int) -> Opening | None:
    """is scheduled to open, are required to wear, is committed to promoting; headlines drop the "is"."""
    low = view.low[i]
    marker = lexis.adjectives.get(low)
    gerund = lexis.frame("gerund", low)
    if marker is None and gerund is None:
        return None
    first, aspects = _auxiliaries(view, i)
    if "be" not in aspects:
        if not (_headlike(view) and view.tag[i] in ("VBN", "VBD", "JJ") and marker is not None and i > 0):
            return None
        if low not in ("told", "urged", "ordered", "asked", "set", "expected", "advised", "required", "due", "slated"):
            return None
        first = i
    be = next((k for k in range(first, i) if view.low[k] in BE), i)
    if first < i and view.low[be] in ("was", "were") and low not in ("told", "ordered", "asked", "urged", "instructed"):
        past = True
    else:
        past = False
    after = i + 1
    if after < view.last and view.low[after] == "by":
        after = _by_phrase(view, after)
    verb = infinitive(view, after) if marker else None
    negated = negates(view, first, i)
    if verb is not None and marker is not None:
        act = descend(view, lexis, verb, marker[1].force, f"commitment.adjective.{low}")
        past = past and not marker[1].past
        last = _through_to(view, i, verb)
        negated = negated or negates(view, i, verb)
    elif gerund is not None:
        if be == i:
            return None
        act = descend(view, lexis, be, gerund[1].force, f"commitment.gerund.{low}")
        if act.head <= i or act.form != "VBG":
            return None
        last = act.head
    else:
        return None
    return Opening(
        first=first, last=last, act=act, kind="adjective", word=low, subject_end=first,
        negated=negated or act.negated, past=past,
    )  # fmt: skip


def _headlike(view: View) -> bool:
    return view.sentence.role in ("headline", "heading") or view.last < 16


def _by_phrase(view: View, i: int) -> int:
    for k in range(i + 1, min(view.last, i + 10)):
        if view.low[k] == "to":
            return k
        if view.tag[k] not in NOMINAL and view.low[k] not in ("of", "and", "for"):
            break
    return i


def be_to(view: View, lexis: Lexis, i: int) -> Opening | None:
    """is to open, are to be offered; "the goal is to build" states an aim."""
    if view.low[i] not in ("is", "are", "be") or i == 0:
        return None
    verb = infinitive(view, i + 1)
    if verb is None:
        return None
    act = descend(view, lexis, verb, "will", "commitment.be.to")
    return Opening(first=i, last=_through_to(view, i, verb), act=act, kind="be", word="be", subject_end=i,
                   negated=act.negated or view.low[i + 1] == "not")  # fmt: skip


def addressing(view: View, lexis: Lexis, i: int) -> Opening | None:
    """urged owners to reduce rents, calls on citizens to stay at home."""
    lemma = view.lemma(i)
    marker, start = lexis.frame("object", lemma), i + 1
    if marker is None:
        if lemma != "call" or i + 1 >= view.last or view.low[i + 1] not in ("on", "upon"):
            return None
        phrase = lexis.phrase_at(view, i)
        if phrase is None:
            return None
        marker, start, lemma = phrase[1], phrase[0], "call"
    first, aspects = _auxiliaries(view, i)
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
    negated = view.low[k - 1] == "not"
    verb = infinitive(view, k)
    if verb is None:
        return None
    act = descend(view, lexis, verb, marker[1].force, f"commitment.addressed.{lemma}")
    return Opening(first=first, last=k + 1, act=act, kind="object", word=lemma, subject_end=first,
                   addressed=(start, k - negated), negated=negated or act.negated)  # fmt: skip


def _finite(view: View, i: int, aspects: frozenset[str]) -> bool:
    """Whether the verb ``i`` states something of a subject: no infinitive, no bare participle, no passive."""
    tag = view.tag[i]
    if tag in ("VBD", "VBZ", "VBP"):
        return "be" not in aspects
    if tag == "VBN":
        return bool(aspects & {"have", "had"}) and "be" not in aspects
    if tag == "VBG":
        return "be" in aspects
    if tag == "NNS" and i:
        return view.tag[i - 1] in ("NNP", "NN", "PRP", "RB") or view.low[i - 1] == "and"
    return False


def subjunctive(view: View, lexis: Lexis, i: int) -> Opening | None:
    """requires that they take part: no modal in the clause."""
    if lexis.frame("that", view.lemma(i)) is None or i + 2 >= view.last or view.low[i + 1] != "that":
        return None
    if view.tag[i][:2] not in ("VB", "NN"):
        return None
    i += 1
    k = i + 1
    while k < min(view.last, i + _OBJECT) and (view.tag[k] in NOMINAL or view.tag[k] in ("IN", "CC")):
        if view.tag[k] not in ("NN", "JJ", "NNS") or not view.base(k):
            k += 1
            continue
        break
    if k >= view.last or k == i + 1 or view.tag[k] not in ("VB", "VBP"):
        return None
    lemma = view.lemma(i - 1)
    act = descend(view, lexis, k, "directive", f"commitment.subjunctive.{lemma}")
    return Opening(first=i - 1, last=k, act=act, kind="that", word=lemma, subject_end=i - 1, addressed=(i + 1, k),
                   negated=act.negated)  # fmt: skip


def nominal(view: View, lexis: Lexis, i: int) -> Opening | None:
    """a plan to build, its commitment to cutting, with the goal of building."""
    lemma = view.noun(i)
    marker = lexis.frame("noun", lemma)
    if marker is None or view.tag[i][:2] != "NN":
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
    if first > 1 and view.low[first - 1] == "down" and view.lemma(first - 2) == "turn":
        return None
    if first and view.low[first - 1] in ("under", "against", "over", "about", "of", "following", "after", "despite"):
        return None
    possessor = None
    for k in range(first, i):
        if view.low[k] in POSSESSIVES and view.tag[k] == "PRP$":
            possessor = (k, k + 1)
    return Opening(first=first, last=max(i + 1, _through_to(view, i, verb)), act=act, kind="noun", word=lemma,
                   subject_end=first, negated=act.negated or view.low[first] == "no", possessor=possessor)  # fmt: skip


def _announced(view: View, lexis: Lexis, first: int, noun: str) -> bool:
    """Whether the noun phrase that starts at ``first`` is somebody's own: had, made public, or owned by name."""
    if noun in ("commitment", "pledge", "promise", "vow") or "POS" in view.tag[first : first + 4]:
        return True
    if view.tag[first] == "PRP$" or view.low[max(0, first - 1)] in ("with", "are", "is"):
        return True
    for k in range(first - 1, max(-1, first - 5), -1):
        if view.tag[k][:2] == "VB":
            return lexis.verb_is(view.lemma(k), "announcing")
        if view.tag[k] in ("IN", "CC", ",", ":"):
            break
    return False


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
                return Opening(first=i, last=_through_to(view, k, verb), act=act, kind="need", word="effort",
                               subject_end=i, negated="not" in modals)  # fmt: skip
        return None
    marker = lexis.frame("need", view.low[i])
    if marker is None or i < 2:
        return None
    first = i - 1
    while first > 0 and (view.is_adverb(first) or view.low[first] in BE or view.low[first] in ("more", "very")):
        first -= 1
    if view.low[first] != "it":
        return None
    verb = infinitive(view, i + 1)
    if verb is None and i + 2 < view.last and view.low[i + 1] == "for":
        for k in range(i + 2, min(view.last, i + 10)):
            if view.low[k] == "to":
                verb = infinitive(view, k)
                break
    if verb is None:
        return None
    act = descend(view, lexis, verb, marker[1].force, f"commitment.need.{view.low[i]}")
    return Opening(first=first, last=_through_to(view, i, verb), act=act, kind="need", word=view.low[i],
                   subject_end=first, negated=act.negated)  # fmt: skip


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
    first, aspects = _auxiliaries(view, i)
    tag = view.tag[i]
    if not noun:
        if (tag == "VBG" and "be" not in aspects) or tag in ("VBD", "VBN"):
            return None
        if tag in ("NN", "NNS") or (tag == "VB" and view.low[_before_adverbs(view, i)] not in (",", ";", "and", ":")):
            return None
        if i and view.low[i - 1] in QUOTES:
            return None
    act = descend(view, lexis, verb, marker[1].force, f"commitment.phrase.{marker[0].replace(' ', '_')}")
    return Opening(first=first, last=_through_to(view, i, verb), act=act, kind="phrase", word=marker[0],
                   subject_end=first, negated=act.negated)  # fmt: skip


def striving(view: View, lexis: Lexis, i: int) -> Opening | None:
    """is striving for, seeks a partner: the verb of striving is itself the act."""
    lemma = view.lemma(i)
    marker = lexis.frame("self", lemma)
    if marker is None or marker[1].force != "aim" or i + 1 >= view.last:
        return None
    first, aspects = _auxiliaries(view, i)
    tag = view.tag[i]
    if not ((tag == "VBG" and "be" in aspects) or tag in ("VBZ", "VBP")):
        return None
    if view.low[i + 1] not in ("for", "at"):
        return None
    act = Act(i, "aim", f"commitment.verb.{lemma}", form="VB")
    return Opening(first=first, last=max(i, first + 1), act=act, kind="to", word=lemma, subject_end=first)


FRAMES: tuple[Callable[[View, Lexis, int], Opening | None], ...] = (
    modal, phrase, addressing, adjective, to_verb, striving, be_to, subjunctive, nominal, impersonal,
)  # fmt: skip


def opening_at(view: View, lexis: Lexis, i: int) -> Opening | None:
    """The first frame that finds a marker at token ``i``."""
    for frame in FRAMES:
        found = frame(view, lexis, i)
        if found is not None:
            return found
    return None
