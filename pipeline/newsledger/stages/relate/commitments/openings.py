"""Markers in a sentence: the frames of modals and of "be", and the order in which all frames are tried."""

from collections.abc import Callable

from newsledger.stages.relate.commitments import frame_bits as bits
from newsledger.stages.relate.commitments.acts import descend, infinitive, is_base, negates
from newsledger.stages.relate.commitments.lexis import BE, Lexis
from newsledger.stages.relate.commitments.noun_frames import agreement, impersonal, nominal, urgent
from newsledger.stages.relate.commitments.opening import Opening, auxiliaries, through_to
from newsledger.stages.relate.commitments.own_acts import dated, deed, progressive, term, undertaking
from newsledger.stages.relate.commitments.verb_frames import addressing, phrase, striving, subjunctive, to_verb
from newsledger.stages.relate.commitments.view import NOMINAL, QUOTES, View

_ITEMS = frozenset(("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "other", "last", "latter"))
_WILLS = frozenset(("good", "free", "ill", "political", "strong", "firm", "own", "at"))  # the noun


def modal(view: View, lexis: Lexis, i: int) -> Opening | None:
    """will build, must be built, shall — in accordance with the law — build."""
    marker = lexis.frame("modal", view.low[i])
    if marker is None:
        return None
    low = view.low[i]
    if low == "will" and (
        (view.tag[i] != "MD" and not _verb_follows(view, i))
        or (i and view.low[i - 1] in _WILLS and view.tag[i - 1] in ("JJ", "IN"))
        or (i and view.low[i - 1] == "good")
        or (i and view.low[i - 1] in ("ill", "free") and view.tag[i + 1 : i + 2] in (["NN"], ["NNS"]))
    ):
        return None
    if low == "wo" and not (i + 1 < view.last and view.low[i + 1] == "n't"):
        return None
    k = view.verb_after(i + 1)
    if k + 1 < view.last and view.low[k] == "either" and is_base(view, k + 1):
        k += 1
    negated = negates(view, i + 1, k)
    if k + 1 < view.last and view.tag[k] == "IN" and view.time[k + 1] >= 0:
        k = _after_time(view, k + 1)  # "will in 2026 open"
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


def _after_time(view: View, k: int) -> int:
    """First token that can be a base form after the time that goes on at ``k``."""
    time = view.time[k]
    while k < view.last and view.time[k] == time:
        k += 1
    return view.verb_after(k)


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


def adjective(view: View, lexis: Lexis, i: int) -> Opening | None:
    """is scheduled to open, are required to wear, is committed to promoting; headlines drop the "is"."""
    low = view.low[i]
    marker = lexis.adjectives.get(low)
    gerund = lexis.frame("gerund", low)
    if marker is None and gerund is None:
        return None
    first, aspects = auxiliaries(view, i)
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
        last = through_to(view, i, verb)
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
    kind = "item" if _counted(view, i - 1) else "be"
    act = descend(view, lexis, verb, "will", "commitment.be.to")
    return Opening(first=i, last=through_to(view, i, verb), act=act, kind=kind, word="be", subject_end=i,
                   negated=act.negated or view.low[i + 1] == "not")  # fmt: skip


def _counted(view: View, k: int) -> bool:
    """Whether the word ``k`` alone counts the items of a list: "the first is to …, the other is to …"."""
    if view.low[k] == "one":
        return k == 0 or view.low[k - 1] in (":", ",", ";", "and") or view.low[k - 1] in QUOTES
    return k > 0 and view.low[k] in _ITEMS and view.low[k - 1] == "the"


Frame = Callable[[View, Lexis, int], Opening | None]
FRAMES: tuple[tuple[int, Frame], ...] = (  # in the order in which they are tried
    (bits.MODAL, modal), (bits.IMPERSONAL, impersonal), (bits.PHRASE, phrase), (bits.ADDRESSING, addressing),
    (bits.ADJECTIVE, adjective), (bits.TO_VERB, to_verb), (bits.STRIVING, striving), (bits.BE_TO, be_to),
    (bits.SUBJUNCTIVE, subjunctive), (bits.URGENT, urgent), (bits.NOMINAL, nominal), (bits.AGREEMENT, agreement),
    (bits.DATED, dated), (bits.UNDERTAKING, undertaking), (bits.DEED, deed), (bits.TERM, term),
    (bits.PROGRESSIVE, progressive),
)  # fmt: skip


def opening_at(view: View, lexis: Lexis, i: int, frames: int) -> Opening | None:
    """The first of ``frames`` that finds a marker at token ``i``."""
    for bit, frame in FRAMES:
        if frames & bit:
            found = frame(view, lexis, i)
            if found is not None:
                return found
    return None
