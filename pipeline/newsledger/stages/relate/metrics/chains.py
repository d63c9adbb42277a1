"""Noun phrases with what hangs on them: "output value of high-tech industries above designated size"."""

from newsledger.stages.relate.metrics.figure import View, clause_word
from newsledger.types.syntax import NounPhrase, VerbGroup
from newsledger.types.value import value

_LINKS = frozenset(("of", "in", "for", "on", "at", "to", "from", "with", "by", "per", "among", "between", "across",
                    "under", "within", "against", "into", "towards", "via", "through", "throughout"))  # fmt: skip
_KEPT = frozenset(("of", "for", "between", "per", "from", "to", "and", "above", "below"))
_AMONG = frozenset(("in", "across", "among", "at", "from"))
_SIZE = frozenset(("above", "below", "over", "under"))
_ASIDES = frozenset(("which", "who", "where", "whose", "including", "especially"))
_AUXILIARY = frozenset(("has", "have", "had", "not", "more", "than", "almost", "nearly"))
_ANAPHORS = frozenset(
    ("first", "second", "third", "same", "other", "figure", "figures", "latter", "former", "rest", "others", "some")
)  # what was named before
_NO_NOUNS = frozenset(("DT", "PRP", "EX", "WP", "WDT", "CD"))
_SPANS = frozenset(("day", "week", "month", "quarter", "year", "hour", "night"))
REACHING = frozenset(("reach", "exceed", "remain", "total"))  # verbs that the tagger may take for nouns
_LONGEST = 30
_STEPS = 3  # verbs back from one that goes on to the one whose subject it has


@value
class Chain:
    """Tokens ``[first, last)``; ``head`` is the first phrase, the one that the others hang on.

    ``core`` is the token after the last of the phrases that are listed with the head, its own end where none is.
    """

    first: int
    last: int
    head: NounPhrase
    core: int


def subject(view: View, group: VerbGroup, steps: int = _STEPS) -> Chain | None:
    """The noun phrases before the verb group, back to the beginning of its clause; found once for each group.

    A verb that goes on after a comma or "and" has the subject of the one before, up to ``steps`` verbs back.
    """
    if steps != _STEPS:
        return _subject(view, group, steps)
    known, first = view.subjects, group.first
    if first not in known:
        known[first] = _subject(view, group, steps)
    return known[first]


def _subject(view: View, group: VerbGroup, steps: int) -> Chain | None:
    end = group.first
    while end > view.first and (view.tag(end - 1) in ("RB", "MD") or view.low(end - 1) in _AUXILIARY):
        end -= 1
    if view.low(end - 1) in ("which", "that", "who"):
        found = antecedent(view, end - 1)
        if found is not None and steps and view.tag(found.head.head)[:3] == "NNP":
            earlier = view.finite_before(found.first)
            return (subject(view, earlier, steps - 1) if earlier else None) or found
        return found
    while end > view.first and group.first - end < _LONGEST:
        time = time_ends(view, end)
        if time is None:
            time = _span_before(view, end)
        if time is not None:
            end = time - 1 if view.tag(time - 1) in ("VBN", "VBG") else time
        elif view.low(end - 1) == ")":
            end = bracket_before(view, end)
        elif view.low(end - 1) == "," and (aside := _aside_before(view, end - 1)) is not None:
            end = aside
        elif view.low(end - 1) in (",", "so", "now"):
            end -= 1
        elif (other := _infinitive_before(view, end)) is not None:
            end = other
        elif view.tag(end - 1) in ("VBG", "VBN") and view.phrase_at(end - 1) is None and view.phrase_ending(end - 1):
            end -= 1
        else:
            break
    found = chain_ending(view, end)
    if found is not None and steps and _of_figure_before(view, found):
        found = None  # "rose 4% in Lund, fell 3% …"
    if found is None and steps and group.tense in ("past", "present", "participle"):
        joined = view.low(end - 1) in ("and", "but") or view.low(group.first - 1) == ","
        earlier = view.finite_before(end) if joined else None
        return subject(view, earlier, steps - 1) if earlier else None
    return _described(view, found) if found is not None else None


def _span_before(view: View, end: int) -> int | None:
    """First token of a day or a length of time that ends before token ``end``: "that day", "in 3 days"."""
    phrase = view.phrase_ending(end)
    if phrase is None or phrase.last != end or view.lemma(phrase.head) not in _SPANS:
        return None
    if phrase.head - phrase.first == 1 and view.low(phrase.first) in ("that", "this"):
        return phrase.first
    if phrase.head == phrase.first and view.low(phrase.first - 1) == "that":
        return phrase.first - 1
    counted = view.tag(phrase.first) == "CD" and view.low(phrase.first - 1) in ("in", "within", "for", "over")
    return phrase.first - 1 if counted and phrase.first - 1 > view.first else None


def _of_figure_before(view: View, found: Chain) -> bool:
    """Whether the phrase hangs by its preposition on a figure, and so is no subject."""
    link = found.first - 1
    if view.tag(link) != "IN" or view.low(link) == "that" or not view.figures:
        return False
    return any(figure.quantity.last == link and figure.quantity.kind != "count" for figure in view.figures)


def _described(view: View, found: Chain) -> Chain:
    """What a participle describes whose object ends the subject: "[the bridge] linking Lund and Tarn is"."""
    i = found.first - 1
    if view.low(i) == "and" and (other := view.phrase_ending(i)) is not None:
        i = other.first - 1
    if view.tag(i) != "VBG":
        return found
    bearer = view.phrase_ending(i)
    if bearer is None or bearer.last != i:
        return found
    if view.tag(bearer.first - 1)[:2] in ("VB", "IN", "TO") and view.low(bearer.first - 1) != "of":
        return found
    return chain_ending(view, i) or found


def _aside_before(view: View, i: int) -> int | None:
    """Where the relative clause that the comma at token ``i`` closes begins: "the fire, which started …, is"."""
    for j in range(i - 1, max(view.first, i - 24), -1):
        if view.low(j) in (";", ":"):
            return None
        opener = view.low(j) in _ASIDES or view.tag(j) in ("VBG", "VBN")
        if opener and view.low(j - 1) == ",":
            return j - 1
        if view.low(j - 1) == "," and view.tag(j) in ("PRP$", "DT"):  # "Lake Vern, our region's fifth largest lake, is"
            best = any(view.tag(k) in ("JJS", "RBS") for k in range(j + 1, i))
            named = view.phrase_ending(j - 1)
            return j - 1 if best and named is not None and not _opening_aside(view, j - 1, named) else None
    return None


def bracket_before(view: View, end: int) -> int:
    """Token of the bracket that the one before token ``end`` closes."""
    for i in range(end - 2, max(view.first, end - 12) - 1, -1):
        if view.low(i) == "(":
            return i
    return end - 1


def _infinitive_before(view: View, end: int) -> int | None:
    """Where the infinitive that ends before token ``end`` begins: "the shares to be sold"."""
    for group in view.groups_in(end - 6, end):
        if group.last == end and group.to and view.phrase_ending(group.first) is not None:
            return group.first
    return None


def antecedent(view: View, i: int) -> Chain | None:
    """The phrase before the relative pronoun at token ``i``."""
    if view.low(i - 1) == ",":
        i -= 1
        i = _span_before(view, i) or i  # "earned 3 million yuan in 3 days, accounting for …"
    return chain_ending(view, i)


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
            if lower == "," and before is not None and _opening_aside(view, link, before):
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


def _opening_aside(view: View, comma: int, phrase: NounPhrase) -> bool:
    """Whether the phrase before the comma is the time or place that opens the sentence: "In Lund, sales and stocks"."""
    return time_ends(view, comma) is not None or (phrase.first - 1 == view.first and view.tag(view.first) == "IN")


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


def measure(view: View, chain: Chain) -> tuple[int, int] | None:
    """Tokens of ``chain`` that name the measure: without determiners, owners, places and times."""
    first = _without_owner(view, chain.first, chain.head)
    if view.low(first) == "capita" and view.low(first - 1) == "per":
        first -= 1
    last = max(chain.core, chain.head.last)
    while last < chain.last:
        lower = view.low(last)
        if lower in _SIZE and view.low(last + 1) == "designated":
            last += 3
            continue
        relating = lower.endswith("able") and view.tag(last) == "JJ" and view.low(last + 1) == "to"
        if relating and (bearer := view.phrase_at(last + 2)) is not None and bearer.last <= chain.last:
            last = bearer.last  # "profit attributable to the shareholders"
            continue
        following = view.phrase_at(last + 1) if lower not in _SIZE else view.phrase_at(last)
        if following is None and view.tag(last + 1) in ("VBN", "VBG", "JJ"):
            following = view.phrase_at(last + 2)
        if following is None or following.last > chain.last or view.figure_in(following.first, following.last):
            break
        if lower in _SIZE and view.tag(last) != "DT":
            last = following.last
            continue
        if lower not in _KEPT or _time_at(view, last, following.last):
            break
        if lower == "of" and is_owner(view, following) and view.low(chain.head.head) not in ("number", "numbers"):
            break
        last = following.last
    for i in range(first + 1, last - 1):
        if view.low(i) == "-" and view.words[i + 1].is_title and not view.words[i - 1].is_title:
            last = i  # "shares-Evening Post": the outlet after a headline
            break
    if last - first == 1 and view.low(first) in _ANAPHORS:
        return None
    if first >= last or _time_at(view, first, last) or view.tag(chain.head.head) in _NO_NOUNS:
        return None
    return first, last


def _without_owner(view: View, first: int, head: NounPhrase) -> int:
    """First token of the phrase after its determiner, possessor or time: "this year's power generation"."""
    for i in range(head.head - 1, first - 1, -1):
        if view.low(i) in ("'s", "’s") or (view.low(i) in ("'", "’") and view.tag(i - 1)[:3] == "NNP"):
            return i + 1
    while first < head.head and (
        view.tag(first) in ("DT", "PDT", "PRP$", "WDT", "``", "RB") or view.low(first) in ("its", "current", "such")
    ):
        first += 1
    return first


def is_owner(view: View, phrase: NounPhrase) -> bool:
    """Whether the phrase after "of" says whose the measure is: a proper name or a possessive."""
    return view.tag(phrase.first) == "PRP$" or view.tag(phrase.head)[:3] == "NNP"


def _time_at(view: View, first: int, last: int) -> bool:
    return any(time.first < last and first < time.last for time in view.times)


def plain(view: View, chain: Chain) -> tuple[int, int] | None:
    """Tokens of ``chain`` that name a measure, without "all", "various" or a number before them; no figure inside."""
    found = measure(view, chain)
    if found is None or view.figure_in(chain.first, chain.last):
        return None
    first, last = found
    while first < last and view.low(first) in ("various", "all", "these", "those"):
        first += 1
    if view.words[first].is_digit and first + 1 < last:
        first += 1
    return (first, last) if first < last else None


def in_time(view: View, i: int) -> bool:
    """Whether token ``i`` belongs to a time expression."""
    return any(time.first <= i < time.last for time in view.times)
