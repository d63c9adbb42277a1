"""The noun phrase that ends before a token, with all that hangs on it, found by walking to its left."""

from newsledger.stages.relate.commitments.view import NOMINAL, QUOTES, View

_BOUNDARIES = frozenset([":", ";", "–", "—", "?", "!", "…", "；", "：", "。"])
_CLAUSE_OPENERS = frozenset({
    "that", "if", "when", "because", "although", "though", "while", "since", "after", "before", "until", "once",
    "unless", "as", "whether", "whereas", "so", "but", "however", "where", "why", "how", "than", "therefore",
})  # fmt: skip
_RELATIVES = frozenset(("which", "who", "that", "whom", "whose", "where"))
_PREPOSITIONS = frozenset({
    "of", "in", "for", "at", "on", "from", "with", "under", "between", "by", "to", "including", "like", "within",
    "across", "among", "throughout", "near", "against", "over", "about", "into", "per", "via", "around", "below",
    "above", "outside", "inside", "along", "behind",
})  # fmt: skip
_NOMINATIVES = frozenset(("i", "we", "he", "she", "it", "they", "you"))
_PARTICLES = frozenset(("out", "up", "off", "down", "in", "over", "through"))
_BOUNDS = frozenset(("above", "over", "older", "under", "below", "younger", "more", "up"))
_COMPARATIVES = frozenset(("more", "less", "fewer"))


def phrase_before(view: View, last: int, floor: int) -> int:
    """First token of the phrase that ends before ``last``."""
    first = last
    listed = False
    k = last - 1
    if k > floor and view.low[k] in _NOMINATIVES and view.low[k - 1] not in ("and", "or", ",", "nor"):
        return k  # "told the paper they"
    if k > floor and view.low[k] in ("etc.", "etc", "others"):
        listed = True
        if view.low[k - 1] == ",":
            k -= 2
        first = k + 1
    if bounded(view, k) and k - 2 >= floor:
        first = k - 1  # "people aged 60 and above"
        k -= 2
    while k >= floor:
        opened = view.opening(k)
        if opened < k:
            first = k = opened
            k -= 1
            continue
        low, tag = view.low[k], view.tag[k]
        named = view.name.get(k)
        if named is not None and view.time[k] < 0:
            first = max(named, floor)
            k = first - 1
            continue
        if low in _BOUNDARIES:
            break
        if view.time[k] >= 0 and tag != "POS" and not (first < last and view.low[first] in ("'s", "’s", "’")):
            if not (first < last and view.tag[k + 1] in ("IN", "VBN", "VBG") and k and view.tag[k - 1][:2] == "NN"):
                return first  # but "nurses now on strike"
            first = k
            k -= 1
            continue
        if low in QUOTES:
            if not _closes_quotation(view, k, floor):
                break
            k -= 1
            continue
        if first == last and particle_noun(view, k, last):
            first = k = k - 1  # "a clear out will"
        elif tag in NOMINAL or (first == last and tag in ("VB", "VBP") and _noun_before_modal(view, k, last)):
            if low == "that" and k and (view.tag[k - 1][:2] in ("VB", "NN") or view.tag[k - 1] == "IN"):
                break
            first = k
        elif tag == "CC":
            if low == "but" or first == last or not _joins_nouns(view, k, floor):
                break
            listed = True
        elif low in (",", "，"):
            if first == last or not (listed and _segment_nominal(view, k, floor)):
                break
        elif low == "than" and k > floor and view.low[k - 1] in _COMPARATIVES and view.tag[k + 1] in ("CD", "$"):
            first = k = k - 1  # "growers with more than 50 mu"
        elif tag in ("IN", "TO", "VBG") and low in _PREPOSITIONS:
            if k == 0 or first == last:
                break
            if not (_nominal_before(view, k) or view.tag[k - 1] in ("VBN", "VBG")):
                relative = relative_of(view, k - 1, floor) if view.tag[k - 1][:2] == "VB" else None
                if relative is None:
                    break
                first = k = relative
                continue
        elif (
            tag in ("VBN", "VBG", "JJ", "VBD", "RB", "RBR", "HYPH", "RP", "SYM", "NFP", "FW", "``", "''")
            and first < last
        ):
            if tag in ("VBG", "VBN") and _nominal_after(view, k):
                first = (
                    k
                    if (k and (view.tag[k - 1] in ("DT", "PRP$", "IN", "CC", "POS", "JJ", "CD", ",", "HYPH"))) or k == 0
                    else first
                )
                if first != k and not _nominal_before(view, k):
                    break
            elif tag in ("HYPH", "SYM", "JJ", "``", "''") or (tag == "RB" and _measures(view, k)):
                pass
            elif tag == "VBG" and k > floor and view.low[k - 1] in ("of", "for", "by"):
                pass  # "the rush of going abroad"
            elif not _nominal_before(view, k):
                relative = relative_of(view, k, floor)
                if relative is None:
                    break
                first = k = relative
                continue
            elif tag == "VBD" and "VBN" in view.words[k].tags and view.low[k + 1] in ("of", "by"):
                pass  # "the panel composed of teachers"
            elif tag == "VBD":
                relative = relative_of(view, k, floor)
                if relative is None:
                    break
                k = relative
                continue
        elif tag[:2] == "VB" or tag == "MD" or low in ("not", "n't"):
            relative = relative_of(view, k, floor)
            if relative is None:
                break
            k = relative
            continue
        elif low in _RELATIVES and first < last and k and view.tag[k - 1][:2] == "NN" and view.low[k] != "that":
            pass
        else:
            break
        k -= 1
    return first


def bounded(view: View, k: int) -> bool:
    """Whether the word ``k`` says that a number is the least or the most: "aged 60 and above"."""
    return k > 1 and view.low[k] in _BOUNDS and view.low[k - 1] in ("and", "or") and view.tag[k - 2] == "CD"


def _measures(view: View, k: int) -> bool:
    """Whether the adverb ``k`` stands between a participle and a number: "people aged over 70"."""
    return k > 0 and view.tag[k - 1] in ("VBN", "VBD") and view.tag[k + 1] == "CD"


def particle_noun(view: View, k: int, last: int) -> bool:
    """Whether a determined verb and its particle make a noun before a modal: "a clear out will", "the sign up will"."""
    return (
        k >= 2
        and last < view.last
        and view.low[k] in _PARTICLES
        and view.tag[last] == "MD"
        and view.base(k - 1)
        and view.tag[k - 2] in ("DT", "PRP$", "JJ", "POS")
    )


def _noun_before_modal(view: View, k: int, last: int) -> bool:
    """Whether a word like "run" that the tags call a verb ends a noun phrase before a modal: "the trial run will"."""
    return (
        last < view.last
        and view.tag[last] == "MD"
        and k > 0
        and view.tag[k - 1] in ("NN", "JJ", "DT", "PRP$")
        and any(tag in ("NN", "NNS") for tag in view.words[k].tags)
    )


def _closes_quotation(view: View, k: int, floor: int) -> bool:
    return any(view.low[j] in QUOTES for j in range(k - 1, max(floor, k - 14) - 1, -1))


def _nominal_before(view: View, k: int) -> bool:
    """Whether a noun, a name or a bracket ends right before ``k``."""
    j = k - 1
    while j >= 0 and (view.low[j] in QUOTES or view.tag[j] == "RB"):
        j -= 1
    return j >= 0 and (view.tag[j] in ("NN", "NNS", "NNP", "NNPS", "PRP", "CD", "DT") or view.low[j] in (")", "）"))


def _nominal_after(view: View, k: int) -> bool:
    return k + 1 < view.last and view.tag[k + 1] in ("NN", "NNS", "NNP", "NNPS", "JJ")


def relative_of(view: View, k: int, floor: int) -> int | None:
    """Token of the noun before the relative clause whose verb is ``k``, or ``None`` where ``k`` is in none."""
    for j in range(k, max(floor, k - 14) - 1, -1):
        low = view.low[j]
        if low == "that" and view.tag[j] == "IN":
            return None  # "said at the meeting that the city will"
        if low in _RELATIVES:
            before = j - 1
            if before >= floor and (
                view.tag[before] in ("NN", "NNS", "NNP", "NNPS", "PRP") or view.low[before] in ("those", "all")
            ):
                return before
            return None
        if low in (",", ";", ":") or low in ("if", "when", "because"):
            return None
    return None


def _joins_nouns(view: View, k: int, floor: int) -> bool:
    """Whether the conjunction ``k`` joins two parts of a subject rather than two clauses.

    It joins clauses where a verb stands before the noun phrase at its left: "built A and the city will".
    """
    j = k - 1
    if j < floor or not (view.tag[j] in NOMINAL or view.low[j] in QUOTES or view.low[j] in (",", ")")):
        return False
    if view.low[j] == ",":
        return _segment_nominal(view, j, floor)
    while j >= floor:
        tag, low = view.tag[j], view.low[j]
        if low == "and" and j < k - 1 and not (view.tag[k + 1] == "DT" and view.tag[j + 1] != "DT"):
            return True  # an outer "and" is left to decide: "and [the number of guests and hosts] will"
        if tag in NOMINAL or low in QUOTES or low in _PREPOSITIONS or low in ("and", ")", "(") or tag in ("HYPH", "RB"):
            j -= 1
            continue
        break
    if j < floor:
        return view.low[max(j + 1, 0)] not in _PREPOSITIONS
    if view.tag[j][:2] == "VB" or view.tag[j] == "MD":
        return view.lemma(j) in ("say", "state", "announce", "report", "add") or (
            view.tag[j] in ("VBN",) and view.tag[j - 1][:2] == "NN" if j else False
        )
    return True


def _segment_nominal(view: View, comma: int, floor: int) -> bool:
    """Whether what stands between the comma before ``comma`` and ``comma`` is a noun phrase of a list."""
    j = comma - 1
    while j >= floor and view.low[j] not in (",", ";", ":", "，"):
        if view.tag[j][:2] == "VB" or view.tag[j] in ("MD", "WDT", "WP", "TO") or view.low[j] in _CLAUSE_OPENERS:
            return view.low[j] == "that"
        if view.time[j] >= 0:
            return False
        j -= 1
    if j + 1 >= comma:
        return False
    first = view.tag[j + 1]
    return first in NOMINAL or (first == "CC" and j + 2 < comma and view.tag[j + 2] in NOMINAL)
