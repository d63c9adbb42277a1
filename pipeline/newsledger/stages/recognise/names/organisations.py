"""Bodies by the head of their name."""

from collections.abc import Sequence

from newsledger.schemas.record import OrganisationKind
from newsledger.stages.recognise.names import leftward, lower_heads, rightward
from newsledger.stages.recognise.names.forms import (
    ACRONYM,
    CAPITAL,
    COMMON,
    DEED,
    GIVEN,
    HEAD,
    INITIALISM,
    INTERSTATE,
    LOWER_HEAD,
    NUMBER,
    PLACE,
    PLACE_HEAD,
    PLACE_START,
    RANK,
    ROLE,
    SITE,
    SURNAME,
    TAIL,
    THING,
    VERBAL,
)
from newsledger.stages.recognise.names.heads import Head, Heads
from newsledger.stages.recognise.names.inside import SPAN, is_name_word
from newsledger.stages.recognise.names.reading import Candidate, Reading, organisation
from newsledger.types.document import Sentence, Word

CLOSERS = HEAD | SITE


def closed(reading: Reading, heads: Heads, sentence: Sentence, i: int) -> Candidate | None:
    """The body whose name the head at token ``i``, one of ``CLOSERS``, closes; nested ones too."""
    flags = reading.flags
    f = flags[i]
    if f & SITE:
        return _site(reading, i)
    if f & CAPITAL or (i > sentence.first + 1 and _closes_compound(reading, i)):
        return _capitalised(reading, heads, i, sentence)
    if f & LOWER_HEAD and i > sentence.first:
        return lower_heads.closed(reading, heads, i, sentence.first, sentence.last)
    return None


def _closes_compound(reading: Reading, i: int) -> bool:
    """Whether the head closes a compound that a capital opens: "Sub-[committee]"."""
    return reading.words[i - 1].text == "-" and reading.flags[i - 2] & CAPITAL != 0 and reading.glued(i)


def _site(reading: Reading, i: int) -> Candidate | None:
    """A domain name that is an outlet's: "Sina.com", "news-[sina.com]"."""
    text = reading.words[i].text
    inner = text.rfind("-") + 1
    if not inner and not text[:1].isupper():
        return None
    start = reading.starts[i] + inner if inner else None
    return organisation(i, i + 1, "media", "organisation.site", start=start)


def _capitalised(reading: Reading, heads: Heads, i: int, sentence: Sentence) -> Candidate | None:
    low, high = sentence.first, sentence.last
    closing = heads.closing(reading, i, low)
    if closing is None:
        return None
    at, head = closing
    flags, words = reading.flags, reading.words
    if not flags[at] & CAPITAL:
        return None
    needs = head.needs
    if needs == "behind":
        return _opened(reading, head, i, high)
    first = leftward.left(reading, at, low, topic=head.topic)
    if first < at and reading.title_case(sentence):
        first = _behind_verbs(reading, first, at)
    links = head.kind not in ("company", "media") or first == at or needs == "body"
    end = rightward.right(reading, i + 1, high, links=links)
    if end == i + 1:
        behind = _goes_on(reading, end, high)
        if behind > end:
            if flags[behind - 1] & THING:
                return None  # "Central Bank Building"
            if (head.kind == "media" or head.trade) and not flags[end] & (SURNAME | GIVEN):
                return None  # "Games Online Shopping Experience"
            if head.id == "group" and not flags[end] & (SURNAME | GIVEN | HEAD):
                end = behind  # "Hadley Group Sunfield Land"
    if head.id == "group" and end < high and words[end].text == "," and _in_village(reading, end + 1, high):
        return None
    if needs == "never" and (end == i + 1 or not flags[i + 1] & TAIL):
        return None
    if _is_document(reading, first, low) or (first == at and _is_office(reading, at, low)):
        return None
    if needs == "actor" and not _administers(reading, first, end, low, high):
        return None
    if needs == "body" and _body_inside(reading, heads, i + 1, end) is None:
        if head.id not in reading.cues.branches or flags[at - 1] & (CAPITAL | COMMON) != CAPITAL:
            return None
        whole = _body_inside(reading, heads, first, at)
        return whole and organisation(first, i + 1, whole, head.rule, head.rank)
    if not _enough(reading, head, first, at, i + 1, end):
        return None
    if flags[first] & PLACE_START and heads.is_place(reading.text[reading.starts[first] : reading.ends[end - 1]]):
        return None
    kind = _kind(reading, heads, head, first, at, i + 1, end)
    if words[first].lower == "the":
        first += 1
    return organisation(first, end, kind, head.rule, head.rank)


def _opened(reading: Reading, head: Head, i: int, high: int) -> Candidate | None:
    """The body whose name a Romance head opens: "Instituto Norvano", "Banco de Castovia"."""
    words, flags = reading.words, reading.flags
    end, high = i + 1, min(high, i + 8)
    while end < high:
        if is_name_word(flags[end]):
            end += 1
        elif words[end].text in reading.cues.particles and end + 1 < high and is_name_word(flags[end + 1]):
            end += 2
        else:
            break
    return organisation(i, end, head.kind, head.rule, head.rank) if end > i + 1 else None


def _goes_on(reading: Reading, i: int, high: int) -> int:
    """End of the capitalised words behind a head, none of which names a person's office."""
    high = min(high, i + SPAN)
    while i < high and is_name_word(reading.flags[i]):
        i += 1
    return i


def _in_village(reading: Reading, i: int, high: int) -> bool:
    """Whether the name of a village begins at ``i``: its groups are neighbours ("Shangtai Group, Luwan Village")."""
    for k in range(i + 1, min(i + 4, high)):
        if reading.words[k].text == "Village":
            return True
        if not reading.flags[k] & CAPITAL:
            return False
    return False


def _behind_verbs(reading: Reading, first: int, head: int) -> int:
    """First token behind the last verb, where every word of the sentence has a capital."""
    for i in range(head - 1, first - 1, -1):
        if reading.flags[i] & VERBAL and not reading.flags[i] & (HEAD | PLACE):
            return i + 1
    return first


def _is_document(reading: Reading, first: int, low: int) -> bool:
    """Whether a law or plan about it stands before: "Measures for the Administration of …"."""
    i = first - 1
    if i > low and reading.words[i].lower == "the":
        i -= 1
    return (
        i > low
        and reading.words[i].lower in ("for", "on", "concerning")
        and bool(reading.flags[i - 1] & THING and reading.flags[i - 1] & CAPITAL)
    )


def _is_office(reading: Reading, first: int, low: int) -> bool:
    """Whether it is what an office is for: "Chief Secretary for Administration", "Minister of …"."""
    if first - 2 < low or reading.words[first - 1].lower not in ("for", "of"):
        return False
    before = reading.flags[first - 2]
    return bool(before & ROLE and before & CAPITAL) and reading.words[first - 2].lower in ("secretary", "minister")


def _enough(reading: Reading, head: Head, first: int, at: int, behind: int, end: int) -> bool:
    """Whether the words beside the head, tokens ``[first, at)`` and ``[behind, end)``, say which body it is."""
    flags = reading.flags
    size = union = 0  # of the words beside the head
    numbers = NUMBER
    for f in flags[first:at]:
        if f & _CAN_PRECEDE:
            size += 1
            union |= f
            numbers &= f
    for f in flags[behind:end]:
        if f & CAPITAL:
            size += 1
            union |= f
            numbers &= f
    if size and numbers:
        return False  # "20th Party Congress"
    needs = head.needs
    has_place = union & PLACE != 0
    if needs == "place":
        return has_place or _is_governed(reading, first, at)
    if needs == "proper":
        return has_place or any(f & _CAN_PRECEDE and not f & _COMMONPLACE for f in flags[first:at])
    if needs == "coined":
        person = at - first == 2 and flags[first] & SURNAME
        return not person and any(f & CAPITAL and not f & _SAYS_NO_FIRM for f in flags[first:at])
    if needs == "words":
        return (
            size >= 2
            or (has_place and (head.kind != "company" and not union & RANK))
            or (head.trade and size == 1 and at > first and not union & _SAYS_NO_FIRM)  # "Lorvane Technology"
        )
    if needs == "actor" and head.kind == "government":
        return has_place
    if head.trade and size == 1:
        return not union & (COMMON | RANK)  # "Wanhua Chemical", not "Solar Energy"
    return size > 0 or needs == "body"


_SAYS_NO_FIRM = COMMON | RANK | PLACE | INITIALISM | GIVEN | ACRONYM | THING | PLACE_HEAD
_CAN_PRECEDE = CAPITAL | NUMBER
_COMMONPLACE = COMMON | RANK | THING | NUMBER


def _is_governed(reading: Reading, first: int, at: int) -> bool:
    """Whether a word before the head says that the body governs a place: "Zorvik [County] Government"."""
    words, flags = reading.words, reading.flags
    for i in range(first, at):
        if flags[i] & _CAN_PRECEDE and (
            (flags[i] & PLACE_HEAD and i > first) or words[i].lower in reading.cues.governed
        ):
            return True
    return False


def _administers(reading: Reading, first: int, end: int, low: int, high: int) -> bool:
    """Whether a zone or a park acts here as a body: it is the subject of a deed, or has an office of its own."""
    words, flags = reading.words, reading.flags
    link = first - 1 - (first > low and words[first - 1].lower == "the")
    before = words[link].lower if link >= low else ""
    if before == "of":
        return link > low and bool(flags[link - 1] & ROLE)
    if before in _WHERE:
        return False
    i = end
    while i < high and i < end + 3 and (words[i].lower in _AUXILIARIES or words[i].tags[0] == "RB"):
        i += 1
    return i < high and bool(flags[i] & DEED)


_WHERE = frozenset(("in", "at", "from", "to", "near", "through", "into", "around", "by", "inside", "for", "with"))
_AUXILIARIES = frozenset(("has", "have", "had", "will"))


def _body_inside(reading: Reading, heads: Heads, first: int, last: int) -> OrganisationKind | None:
    """Kind of the body that the complement ``[first, last)`` of a head names, if it names one."""
    for i in range(last - 1, first - 1, -1):
        if reading.flags[i] & HEAD and reading.flags[i] & CAPITAL:
            closing = heads.closing(reading, i, first)
            if closing is not None:
                begin, inner = closing
                if inner.needs in ("never", "actor") or inner.trade:
                    continue
                if inner.needs and inner.needs != "name" and not reading.flags[begin - 1] & CAPITAL:
                    continue  # "Board of Management": no body of its own
                return inner.kind
    return None


_OF_ONE_STATE = frozenset(("company", "co.", "ltd."))
_MAY_BE_INTERSTATE = frozenset(("government", "association", "other", "company"))
_WHOLES = frozenset(
    (
        "party", "military", "company", "education", "health", "research", "association", "international", "culture",
        "media", "sports",
    )
)  # fmt: skip


def _is_staging(words: Sequence[Word], first: int, at: int) -> bool:
    """Whether the head is of those who stage an event: "Asian Games Organizing [Committee]"."""
    return at > first and words[at - 1].lower in ("organizing", "organising")


def _kind(reading: Reading, heads: Heads, head: Head, first: int, at: int, behind: int, end: int) -> OrganisationKind:
    """Kind by head; a department of something takes the kind of the whole, and some words before the head decide."""
    words, flags = reading.words, reading.flags
    kind = head.kind
    if first == at and end > behind and head.id == "national bank":
        return "government"  # "National Bank of Castovia", where "Norland National Bank" is a lender
    if kind == "government" or kind == "other":
        whole = _body_inside(reading, heads, behind, end)
        if whole in _WHOLES and not flags[end - 1] & THING:
            return whole
    if kind in _MAY_BE_INTERSTATE and head.id not in _OF_ONE_STATE and not _is_staging(words, first, at):
        for i in range(first, at):
            if flags[i] & INTERSTATE and (kind == "government" or words[i].lower in ("un", "eu", "asean")):
                return "international"
    if head.sways:
        for word in (*words[first:at], *words[behind:end]):
            special = head.sways.get(word.lower)
            if special is not None:
                return special
    return kind
