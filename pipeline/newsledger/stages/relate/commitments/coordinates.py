"""Whether the word after a comma or an "and" opens another act or is one more noun of a list."""

from typing import NamedTuple

from newsledger.stages.relate.commitments.acts import Act, infinitive
from newsledger.stages.relate.commitments.lexis import Lexis
from newsledger.stages.relate.commitments.view import NOMINAL, View

_PREPOSITION_VERBS = frozenset(("like", "near", "past", "but", "round", "till", "down", "out", "up", "per"))
_NO_BASES = frozenset(("DT", "CC", "MD", "TO", "PRP", "VBD", "VBZ", "VBG", "RB", "WDT"))
_NUMBERED = frozenset({  # nouns before a number that names: "phase 2 works"
    "phase", "type", "class", "level", "stage", "route", "line", "grade", "tier", "section", "part", "step", "group",
    "unit", "form", "exit", "gate", "zone", "version", "model", "schedule", "note", "page", "point", "figure", "table",
})  # fmt: skip
_AGENTS = (["IN"], ["TO"], ["RP"], ["RB"])  # after the participle of a passive that goes on
_COMPLEMENT = 4  # tokens from a passive's participle to the next one, "by robots and" between
_ITEM = 12  # tokens of an item of a list
_ADDRESSED = 8  # tokens between a prompting verb and the "to" of its infinitive


class Place(NamedTuple):
    """Where the word stands: its coordinator ``at``, the ``first`` token after it, the verb ``head`` of the act before.

    ``comma`` and ``semicolon``: the coordinator is or holds one.
    """

    at: int
    first: int
    comma: bool
    semicolon: bool
    head: int


def noun_like(view: View, verb: int) -> bool:
    """A gerund that is a noun in a list: "…, training and research"."""
    return verb + 1 < view.last and (view.tag[verb + 1] in ("CC", ",", "IN") and view.low[verb + 1] != "to")


def opens_gerund(view: View, verb: int, free: bool) -> bool:
    """Whether ``verb`` is a gerund that goes on from another one; ``free``: no infinitive stands between."""
    if _hyphened(view, verb):
        return False
    objects = (["NNS"], ["DT"], ["PRP$"], ["CD"])
    gerund = view.tag[verb] == "VBG" or ("VBG" in view.words[verb].tags and view.tag[verb + 1 : verb + 2] in objects)
    return gerund and free


def opens_act(view: View, lexis: Lexis, verb: int, place: Place) -> bool:
    """Whether ``verb`` opens a coordinated act rather than another noun of a list."""
    tag, low, following = view.tag[verb], view.low[verb], verb + 1
    if _hyphened(view, verb):
        return False  # "win-win"
    if low == "do" and following < view.last and view.low[following] in ("not", "n't", "n’t"):
        return False
    if tag != "VBP" and place.comma and view.predicated(verb):
        return False  # ", and only takeaway services are allowed"
    if tag == "VB" or tag == "VBP":
        return tag == "VB" or low not in ("are", "am", "'re", "have")
    if not view.base(verb) or tag in _NO_BASES or (tag == "IN" and low in _PREPOSITION_VERBS):
        return False
    if following >= view.last:
        return False
    return any(sign(view, lexis, verb, place) for sign in _SIGNS)


def _hyphened(view: View, verb: int) -> bool:
    return verb + 2 < view.last and view.tag[verb + 1] == "HYPH"


def _striving(view: View, lexis: Lexis, verb: int, place: Place) -> bool:
    """ ", strive for …", ", focus on …"."""
    if view.tag[verb + 1] != "IN" or not place.comma:
        return False
    low = view.low[verb]
    return lexis.frame("self", low) is not None or (low == "focus" and view.low[verb + 1] == "on")


def _two_verbs(view: View, lexis: Lexis, verb: int, place: Place) -> bool:
    """ ", and timely rectify and remove …"."""
    following = verb + 1
    shares = view.tag[following] == "CC" and following + 1 < view.last and view.tag[following + 1] == "VB"
    return verb != place.first and place.comma and shares


def _determined_object(view: View, lexis: Lexis, verb: int, place: Place) -> bool:
    """ "and water the trees": no noun stands before an article, nor one of a list before a number."""
    after = view.tag[verb + 1]
    if after in ("DT", "PRP$", "PRP"):
        return place.comma or view.tag[verb] != "NN"
    if after != "CD":
        return False
    if place.comma:
        return True
    counted = verb + 2 < view.last and view.tag[verb + 2][:2] in ("NN", "JJ") and view.time[verb + 1] < 0
    return counted and view.tag[verb] == "NN" and view.low[verb] not in _NUMBERED


def _after_adverb(view: View, lexis: Lexis, verb: int, place: Place) -> bool:
    """ "; vigorously market the region", ", and jointly research new drugs"."""
    apart = (place.semicolon or verb != place.first) and place.comma
    return apart and view.tag[verb + 1] in ("JJ", "NNS", "NN", "VBN") and view.tag[verb] != "NNP"


def _prompting(view: View, lexis: Lexis, verb: int, place: Place) -> bool:
    """ "and force owners to pay", ", support firms to apply": an infinitive follows those who are moved to it."""
    if view.tag[verb] != "NN" or not lexis.verb_is(view.lemma(verb), "prompting"):
        return False
    for k in range(verb + 1, min(view.last, verb + _ADDRESSED)):
        if view.low[k] == "to":
            moved = view.tag[k - 1] in ("NNS", "NNPS", "PRP", "NNP") or (place.comma and view.tag[verb + 1] == "JJ")
            return k > verb + 1 and moved and infinitive(view, k) is not None
        if view.tag[k] not in NOMINAL:
            return False
    return False


def _parallel(view: View, lexis: Lexis, verb: int, place: Place) -> bool:
    """ ", repair old pipes, and subsidise …": where a verb follows "and", what stands before it is no list of nouns.

    Also ", and study rules" after a clause without a comma: two nouns are joined by "and" alone.
    """
    if (
        view.tag[verb] != "NN"
        or not place.comma
        or verb != place.first
        or view.tag[verb + 1] not in ("JJ", "NN", "NNS")
    ):
        return False
    if view.low[verb - 1] == "and":
        return not any(view.low[k] in (",", "and") for k in range(place.head + 1, place.at))
    for k in range(verb + 2, min(view.last - 1, verb + _ITEM)):
        low = view.low[k]
        if low == "and" or (low == "," and view.low[k + 1] == "and"):
            joined = view.after_adverbs(k + 1 if low == "and" else k + 2)
            return joined < view.last and (view.tag[joined] == "VB" or infinitive(view, joined) is not None)
        if low == ",":
            joined = view.after_adverbs(k + 1)
            if view.tag[verb + 1] != "JJ" or joined >= view.last or not view.base(joined):
                return False
            if view.tag[joined] == "VB":
                return True
            continue  # "market local tea, plant fruit trees, and raise …"
        if low == ";" or view.tag[k][:2] == "VB" or view.tag[k] == "MD":
            return False
    return False


def _both(view: View, lexis: Lexis, verb: int, place: Place) -> bool:
    """ "will both raise fees and cut staff": "both" before the first verb calls for a second one."""
    return view.low[place.head - 1] == "both" and view.low[verb - 1] == "and"


_SIGNS = (_striving, _two_verbs, _determined_object, _after_adverb, _prompting, _parallel, _both)


def passive_goes_on(view: View, act: Act, verb: int, inner: bool) -> bool:
    """Whether the participle ``verb`` goes on from the passive: "be collected by a robot and carried to Earth".

    The agent completes the first, the second has a complement of its own, and no other participle stands between.
    """
    if not act.passive or inner or "VBN" not in view.words[verb].tags:
        return False
    if equips(view, act.head, verb):
        return True
    if verb - act.head < _COMPLEMENT:
        return False
    if "by" not in view.low[act.head + 1 : verb] or view.tag[verb] not in ("VBN", "VBD"):
        return False
    if view.tag[verb + 1 : verb + 2] not in _AGENTS:
        return False
    return not any(view.tag[k][:2] in ("VB", "JJ") for k in range(act.head + 1, verb) if "VBN" in view.words[k].tags)


def equips(view: View, head: int, verb: int) -> bool:
    """ "be reinforced and equipped with new radios": what follows the second participle is its own alone."""
    joined = verb == head + 2 and view.low[head + 1] == "and"
    return joined and view.tag[verb] in ("VBN", "VBD") and view.low[verb + 1 : verb + 2] == ["with"]


def distributes(view: View, verb: int) -> bool:
    """Whether "each" is the verb's object and takes up the outer act's: "help 10 clubs to open and pay each"."""
    return view.low[verb + 1 : verb + 2] == ["each"] and view.tag[verb + 2 : verb + 3] in (
        ["IN"],
        ["CD"],
        ["$"],
        [],
    )
