"""Noun phrases with what hangs on them: "output value of high-tech industries above designated size"."""

from newsledger.stages.relate.metrics.figure import View, clause_word
from newsledger.types.syntax import NounPhrase
from newsledger.types.value import value

_LINKS = frozenset(("of", "in", "for", "on", "at", "to", "from", "with", "by", "per", "among", "between", "across",
                    "under", "within", "against", "into", "towards", "via", "through", "throughout"))  # fmt: skip
_AMONG = frozenset(("in", "across", "among", "at", "from"))
_SIZE = frozenset(("above", "below", "over", "under"))
REACHING = frozenset(("reach", "exceed", "remain", "total"))  # verbs that the tagger may take for nouns
_OPENING = 10  # tokens of a phrase that opens a sentence
_LONGEST = 30


@value
class Chain:
    """Tokens ``[first, last)``; ``head`` is the first phrase, the one that the others hang on.

    ``core`` is the token after the last of the phrases that are listed with the head, its own end where none is.
    """

    first: int
    last: int
    head: NounPhrase
    core: int


def time_ends(view: View, end: int) -> int | None:
    """Where the time expression that ends before token ``end`` begins."""
    for time in view.times:
        if time.last == end:
            return time.first
    return None


def chain_ending(view: View, end: int, *, lists: bool = True) -> Chain | None:
    """The longest run of noun phrases, joined by prepositions, participles and lists, that ends before ``end``."""
    phrase = view.phrase_ending(end)
    if phrase is not None and phrase.last > end > phrase.first and _cut(view, phrase, end):
        phrase = NounPhrase(phrase.first, end, end - 1)
    if phrase is None or phrase.last > end:
        return None
    inside = view.next_figure(phrase.first)
    if inside is not None and inside.quantity.first < phrase.last:
        if phrase.head < inside.quantity.last:
            link = inside.lead
            held = view.phrase_ending(link) if view.low(link) in _AMONG else None
            if held is None or held.last != link or view.figure_in(held.first, held.last):
                return None
            return chain_ending(view, link, lists=lists)  # "the price of homes in 70 cities"
        phrase = NounPhrase(inside.quantity.last, phrase.last, phrase.head)  # "a 3-year plan"
        return Chain(phrase.first, end, phrase, phrase.last)
    first, head, core = phrase.first, phrase, phrase.last
    listed: NounPhrase | None = None
    while end - first < _LONGEST:
        link = first - 1
        if view.tag(link) in ("VBN", "VBG", "JJ", "VBD") and (
            view.tag(link - 1) in ("IN", "DT")
            or (view.tag(link - 1) == "CC" and view.tag(link) != "VBD")
            or (link == view.first and view.tag(link) == "VBN")
        ):
            first -= 1
            head = NounPhrase(first, head.last, head.head)
            continue
        if link < view.first or clause_word(view, link):
            break
        lower = view.low(link)
        before: NounPhrase | None
        if lower in _LINKS and view.tag(link) in ("IN", "TO", "RB", "RP"):
            before = view.phrase_ending(link)
            if before is None:
                skipped = _participle_before(view, link)
                before = view.phrase_ending(skipped) if skipped is not None else None
                if before is None:
                    if listed is None:
                        break
                    return Chain(listed.first, end, listed, listed.last)
        elif view.low(first) in _SIZE:
            before = view.phrase_ending(first)
        elif lower in _SIZE and view.low(first) == "designated":
            before = view.phrase_ending(link)
        elif lower == "designated" and view.low(link - 1) in _SIZE:
            before, lower = view.phrase_ending(link - 1), "above"
        elif lower in ("and", "or", "&") and lists:
            comma = view.low(link - 1) == ","
            before = view.phrase_ending(link - comma)
            if before is None or (comma and view.low(before.first - 1) != ","):
                break
            listed = head if listed is None else listed
        elif lower in ("'s", "’s") or (lower == "," and listed is not None):
            before = view.phrase_ending(link)
            if lower == "," and before is not None and opening_aside(view, link, before):
                break
        else:
            break
        if before is not None and view.figure_in(before.first, before.last):
            before = view.phrase_ending(before.first - 1) if view.low(before.first - 1) == "of" else None
        if before is None or before.last > first or view.figure_in(before.first, before.last):
            break
        if lower in _LINKS or lower in _SIZE:
            core = before.last
        first, head = before.first, before
    object_of = listed is not None and any(group.last == first for group in view.groups_in(first - 6, first))
    if listed is not None and (object_of or (view.low(first - 1) in _LINKS and view.tag(first - 1) in ("IN", "TO"))):
        return Chain(listed.first, end, listed, listed.last)
    return Chain(first, end, head, core)


def _cut(view: View, phrase: NounPhrase, end: int) -> bool:
    """Whether a phrase ends sooner: before a time ("the heat | tomorrow"), a verb ("that the rate | reach")."""
    if any(time.first == end for time in view.times):
        return view.tag(end - 1)[:2] == "NN"
    return phrase.last == end + 1 and view.words[end].lemma("VB") in REACHING


def opening_aside(view: View, comma: int, phrase: NounPhrase) -> bool:
    """Whether the phrase before the comma ends the time, place or source that opens the sentence.

    "In Lund, sales and stocks …", "According to customs statistics, imports and exports …".
    """
    if time_ends(view, comma) is not None or (phrase.first - 1 == view.first and view.tag(view.first) == "IN"):
        return True
    near = comma - view.first <= _OPENING and view.low(view.first) in ("according", "in", "from", "among")
    return near and not any(view.low(j) == "," for j in range(view.first, comma))


def _participle_before(view: View, i: int) -> int | None:
    """Token of a participle before token ``i`` that goes with the noun before it: "generation completed in …"."""
    relating = view.tag(i - 1) == "JJ" and view.low(i - 1).endswith("able")  # "profit attributable to owners"
    if (relating or view.tag(i - 1) in ("VBN", "VBG", "RB")) and view.tag(i - 2) in ("NN", "NNS", "NNP", "NNPS"):
        return i - 1
    for group in view.groups_in(i - 5, i):
        if group.to and view.phrase_ending(group.first) is not None:
            return group.first  # "people to test positive for …"
    return None


def chain_from(view: View, i: int) -> Chain | None:
    """The noun phrase that begins at or holds token ``i``, with its "of …" and coordinated phrases."""
    phrase = view.phrase_at(i)
    if phrase is None and view.low(i + 1) == "-":
        phrase = view.phrase_at(i + 2)  # "post-disaster relief"
    elif phrase is None and view.tag(i) == "VBG":
        phrase = NounPhrase(i, i + 1, i)  # "tonnes of packaging"
    if phrase is None:
        return None
    first = i if phrase.first > i else max(i, phrase.first)
    last, linked = phrase.last, 0
    while last < view.last and last - first < _LONGEST:
        lower = view.low(last)
        following = view.phrase_at(last + 1)
        if following is None and view.tag(last + 1) in ("VBG", "VBN"):
            following = view.phrase_at(last + 2)
            if following is not None and lower != "of" and _gerund(view, last + 1, following):
                break
        if following is None or view.figure_in(following.first, following.last) or _verb(view, lower, following):
            break
        linked += lower == "of"
        goes_on = (lower == "of" and linked == 1) or (following.first == last and lower in _SIZE)
        if not goes_on and not (lower in ("and", "&") and _same_kind(view, phrase, following)):
            break
        last = following.last
    return Chain(first, last, phrase, phrase.last)


def _gerund(view: View, i: int, phrase: NounPhrase) -> bool:
    """Whether the -ing form after "and" has the phrase for its object: "and cutting waste", not "testing stations"."""
    return view.tag(i) == "VBG" and view.tag(phrase.head) != "NNS"


def _verb(view: View, link: str, phrase: NounPhrase) -> bool:
    """Whether a word after "and" that the tagger took for a noun is the verb of the figure right after it."""
    one = link != "of" and phrase.last - phrase.first == 1
    verb = one and any(tag[0] == "V" for tag in view.words[phrase.head].tags)
    onto = view.low(phrase.last) == "to" and view.tag(phrase.last + 1) == "VB"  # "and plans to hire"
    return verb and (onto or view.figure_in(phrase.last, phrase.last + 2))


def _same_kind(view: View, one: NounPhrase, other: NounPhrase) -> bool:
    """Whether two phrases may share a figure: both plural or both mass nouns, and no verb follows the second."""
    if view.tag(other.first) in ("DT", "PRP$", "PRP"):
        return False
    if view.tag(one.head)[:3] not in ("NNS", "NNP") and view.tag(other.head) == "NNS":
        return False
    following = view.groups_in(other.last, other.last + 8)
    if following and following[0].first == other.last and following[0].tense != "participle":
        return one.first > view.first + 3
    return True
