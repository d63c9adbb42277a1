"""Subjects: the noun phrase that stands before a verb, found by walking to its left."""

from newsledger.stages.relate.commitments.lexis import Lexis
from newsledger.stages.relate.commitments.view import NOMINAL, QUOTES, View

_WINDOW = 60
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
_COMPARATIVES = frozenset(("more", "less", "fewer"))
_LEADERS = frozenset(("and", "but", "or", "so", "then", "also", "both", "not", "only"))


def subject_before(view: View, end: int) -> tuple[int, int] | None:
    """Tokens of the subject that ends before token ``end`` (the marker), or ``None`` where none stands there."""
    last = end
    floor = max(0, end - _WINDOW)
    while last > floor and (
        view.is_adverb(last - 1) or view.low[last - 1] in QUOTES or (view.time[last - 1] >= 0 and last - 1 > floor)
    ):
        last -= 1
    if last > floor and view.low[last - 1] in (",", "，"):
        inner = _before_insertion(view, last - 1, floor)
        if inner is None:
            return None
        last = inner
        while last > floor and (view.is_adverb(last - 1) or view.low[last - 1] in QUOTES):
            last -= 1
    first = _walk(view, last, floor)
    while (
        first < last
        and view.low[first] != "both"
        and (
            view.low[first] in _LEADERS or view.low[first] in QUOTES or view.is_adverb(first) or view.low[first] == ","
        )
    ):
        if view.low[first] in QUOTES and any(view.low[k] in QUOTES for k in range(first + 1, last)):
            break
        first += 1
    while last > first and (view.low[last - 1] in QUOTES or view.low[last - 1] == ","):
        if view.low[last - 1] in QUOTES and any(view.low[k] in QUOTES for k in range(first, last - 1)):
            break
        last -= 1
    if first >= last or not any(view.tag[k] in NOMINAL or view.tag[k] == "VBG" for k in range(first, last)):
        return None
    if all(view.tag[k] in ("JJ", "RB", "DT", "CC") and view.low[k] not in _PRONOMINAL for k in range(first, last)):
        return None
    return first, last


def main_subject(view: View) -> tuple[int, int] | None:
    """Tokens of the subject of the sentence's first main clause that has one."""
    syntax = view.mentions.syntax.of(view.sentence)
    for group, clause in zip(syntax.verb_groups, syntax.clauses, strict=True):
        if clause.kind == "main" and clause.subject is not None and group.first - view.offset < view.last:
            return subject_before(view, group.first - view.offset)
    return None


def subject_after(view: View, verb: int) -> tuple[int, int] | None:
    """Tokens of the subject of a verb of saying that stands before it, after a quotation: "…," said Ann Lee, …"""
    k, quoted = verb + 1, verb - 1
    if quoted > 0 and view.low[quoted] == ",":
        quoted -= 1
    if quoted < 0 or view.low[quoted] not in QUOTES or k >= view.last or view.lemma(verb) == "tell":
        return None
    while k < view.last and (view.tag[k] in NOMINAL or view.tag[k] == "HYPH"):
        k += 1
    return (verb + 1, k) if k > verb + 1 else None


_PRONOMINAL = frozenset(("this", "that", "these", "those", "all", "some", "both", "each", "many", "others"))


def _before_insertion(view: View, comma: int, floor: int) -> int | None:
    """Token after the subject where an apposition or adverbial stands between it and the marker."""
    finite = False
    for k in range(comma - 1, max(floor, comma - 30), -1):
        low = view.low[k]
        if low in (",", "，"):
            relative = view.low[k + 1] in _RELATIVES  # ", which was set up in May,"
            return k if k > floor and (relative or not finite) else None
        if low in _BOUNDARIES:
            return None
        finite = finite or view.tag[k] in ("MD", "VBZ", "VBD")
    return None


def _walk(view: View, last: int, floor: int) -> int:
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
                return first  # but "people currently on holiday"
            first = k
            k -= 1
            continue
        if low in QUOTES:
            if not _closes_quotation(view, k, floor):
                break
            k -= 1
            continue
        if tag in NOMINAL or (first == last and tag in ("VB", "VBP") and _noun_before_modal(view, k, last)):
            if low == "that" and k and (view.tag[k - 1][:2] in ("VB", "NN") or view.tag[k - 1] == "IN"):
                break
            first = k
        elif tag == "CC":
            if low == "but" or first == last or not _joins_nouns(view, k, floor):
                break
            listed = True
        elif low in (",", "，"):
            if first == last or not _list_comma(view, k, floor, listed):
                appositive = _apposition(view, k, first, floor)
                if appositive is None:
                    break
                first = k = appositive
                k -= 1
                continue
        elif low == "than" and k > floor and view.low[k - 1] in _COMPARATIVES and view.tag[k + 1] in ("CD", "$"):
            first = k = k - 1  # "growers with more than 50 mu"
        elif tag in ("IN", "TO", "VBG") and low in _PREPOSITIONS:
            if k == 0 or first == last:
                break
            if not (_nominal_before(view, k) or view.tag[k - 1] in ("VBN", "VBG")):
                relative = _relative(view, k - 1, floor) if view.tag[k - 1][:2] == "VB" else None
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
            elif tag in ("HYPH", "SYM", "JJ", "``", "''"):
                pass
            elif tag == "VBG" and k > floor and view.low[k - 1] in ("of", "for", "by"):
                pass  # "the rush of going abroad"
            elif not _nominal_before(view, k):
                relative = _relative(view, k, floor)
                if relative is None:
                    break
                first = k = relative
                continue
            elif tag == "VBD" and "VBN" in view.words[k].tags and view.low[k + 1] in ("of", "by"):
                pass  # "the panel composed of teachers"
            elif tag == "VBD":
                relative = _relative(view, k, floor)
                if relative is None:
                    break
                k = relative
                continue
        elif tag[:2] == "VB" or tag == "MD" or low in ("not", "n't"):
            relative = _relative(view, k, floor)
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


def _relative(view: View, k: int, floor: int) -> int | None:
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


def _list_comma(view: View, k: int, floor: int, listed: bool) -> bool:
    return listed and _segment_nominal(view, k, floor)


def _apposition(view: View, comma: int, first: int, floor: int) -> int | None:
    return None


def coordinate_subject(view: View, end: int) -> tuple[int, int] | None:
    """Subject of the clause that the verb at ``end`` goes on with: that of the nearest finite verb to its left.

    "The plant covers 40 mu and [plans to …]" → the plant.
    """
    root = root_of(view, end)
    found = subject_before(view, root) if root is not None else None
    if found is not None:
        return found
    floor = max(0, end - _WINDOW)
    k = end - 1
    while k >= floor:
        tag = view.tag[k]
        if view.low[k] in (";", "；"):
            return None
        if (tag in ("VBD", "VBZ", "MD") or (tag == "VBP" and view.low[k] != "like")) and _relative(
            view, k, floor
        ) is None:
            found = subject_before(view, k)
            if found is not None and not (view.low[found[0]] == "it" and view.tag[min(k + 1, end - 1)] == "JJ"):
                return found
        k -= 1
    return None


def root_of(view: View, end: int) -> int | None:
    """First token of the verb group from which the one at ``end`` goes on, by way of those between."""
    syntax = view.mentions.syntax.of(view.sentence)
    groups, clauses = syntax.verb_groups, syntax.clauses
    place = end + view.offset
    at = next((i for i, group in enumerate(groups) if group.first <= place < group.last), None)
    if at is None or clauses[at].conjoined is None:
        return None
    while (earlier := clauses[at].conjoined) is not None:
        at = earlier
    first = groups[at].first - view.offset
    return first if first < end and ";" not in view.low[first:end] else None


def antecedent(view: View, end: int) -> tuple[int, int] | None:
    """Subject of a relative clause whose pronoun stands right before ``end``: the noun phrase before the pronoun."""
    k = end - 1
    while k > 0 and (view.is_adverb(k) or view.low[k] in QUOTES):
        k -= 1
    if k > 0 and view.low[k] in ("who", "which", "that") and (view.tag[k][:1] == "W" or view.low[k] == "who"):
        last = k - 1 if view.low[k - 1] == "," else k
        first = _walk(view, last, max(0, last - _WINDOW))
        if view.low[k] == "who":  # "understanding of those who": persons, not the understanding
            for j in range(last - 1, first, -1):
                if view.low[j - 1] == "of" and view.low[j] in ("those", "people", "all", "persons"):
                    first = j
                    break
        return (first, last) if first < last else None
    return None


def verb_left_of(view: View, lexis: Lexis, end: int, kind: str) -> int | None:
    """The nearest verb of ``kind`` to the left of ``end`` in the sentence."""
    for k in range(end - 1, max(-1, end - _WINDOW), -1):
        if view.tag[k] in ("VBD", "VBZ", "VBP", "VBN", "VBG", "VB") and lexis.verb_is(view.lemma(k), kind):
            return k
    return None
