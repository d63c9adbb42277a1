"""How far a body's name reaches to the left and to the right of its head.

Left: capitalised words, with "&", hyphens, possessives of plural nouns ("People's Court"), brackets ("(Group)") and,
for heads that take topics, lists ("Culture, Sports and Tourism Bureau"). Right: company tails, and complements by
"of", "for" and "on" ("University of …", "Council for the Promotion of …"), with the topics that go on behind "and".
Every loop is bounded by the sentence and by :data:`SPAN` tokens.
"""

from newsledger.stages.recognise.names.forms import (
    ADJECTIVE,
    CALENDAR,
    CAPITAL,
    CLOSER,
    COMMON,
    FUNCTION,
    HEAD,
    NUMBER,
    OPENER,
    OWNER,
    PLACE,
    PLACE_HEAD,
    ROLE,
    SURNAME,
    TAIL,
)
from newsledger.stages.recognise.names.reading import Reading

SPAN = 30  # tokens that a name may have at most
_JOINTS = frozenset(("-", "–", "·", "/"))
_OPEN, _CLOSE = frozenset("(（"), frozenset(")）")
_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
_INSIDE = _JOINTS | _POSSESSIVE | _CLOSE | {"&", ".", "of", "and", "St", "St."}  # may stand in a name before its head
_SAINTS = frozenset(("St", "St."))
_PATRON = CAPITAL | FUNCTION | ROLE | PLACE | CALENDAR
_LINKS = frozenset(("of", "for", "on"))
_JOINED = frozenset(("Affiliated", "affiliated", "Attached", "attached"))  # "to"


_NAME_WORD = CAPITAL | FUNCTION | ROLE | CALENDAR
_NAME_OR_ROLE = CAPITAL | FUNCTION | CALENDAR
_OWNS = CAPITAL | OWNER
_OPENS = CAPITAL | OPENER
_NO_OPENING = FUNCTION | CALENDAR
_CLOSED = PLACE | PLACE_HEAD | CLOSER
_GOES_ON = COMMON | HEAD | PLACE | PLACE_HEAD


def is_name_word(flags: int) -> bool:
    """Whether a token can stand inside a name: capitalised, no office of a person, no month, no function word."""
    return flags & _NAME_WORD == CAPITAL


def left(reading: Reading, head: int, low: int, *, topic: bool) -> int:
    """First token of the name whose head begins at ``head``; ``low`` is the first token allowed."""
    words, flags = reading.words, reading.flags
    low = max(low, head - SPAN)
    i = head
    while i > low:
        p = i - 1
        f = flags[p]
        if f & _NAME_OR_ROLE == CAPITAL and (not f & ROLE or _topical_role(reading, p, i)):
            i = p
            continue
        text = words[p].text
        if text not in _INSIDE and not f & NUMBER and words[p - 1].text != "-":
            break
        if (
            (text in _JOINTS and p > low and _joins(reading, p))
            or (text == "&" and p > low and flags[p - 1] & CAPITAL)
            or (text in _POSSESSIVE and p > low and _owns(reading, p - 1, head, i))
            or (text in _SAINTS and flags[i] & CAPITAL)
        ):
            if text in _SAINTS:
                i = p
                continue
            i = p - 1
        elif p - 2 >= low and _is_second_half(reading, p):
            i = p - 2
        elif text in _CLOSE:
            opening = _opening(reading, p, low)
            if opening is None:
                break
            i = opening
        elif f & NUMBER and p > low and words[p].text.isdigit() and words[p - 1].lower in ("no.", "no", "."):
            i = p - 1
        elif f & NUMBER and text.isdigit() and p > low and flags[p - 1] & CAPITAL and len(text) < 4:
            i = p
        elif (
            text == "." and p > low and len(words[p - 1].text) == 1 and flags[p - 1] & CAPITAL and reading.glued(p)
        ) or (text == "of" and p > low and flags[p - 1] & _OPENS == _OPENS):
            i = p - 1
        elif topic and (text == "and" or text == "&") and p > low:
            conjunct = _topics_before(reading, p, i, low)
            if conjunct is None:
                break
            i = conjunct
        else:
            break
    while i < head and _cannot_open(reading, i, low):
        i += 1
    return i


def _owns(reading: Reading, owner: int, head: int, i: int) -> bool:
    """Whether a possessive stands inside a name: "People's Court", "St Wystan's Hospital"; not "Norland's Hospital"."""
    f = reading.flags[owner]
    if f & _OWNS == _OWNS:
        return True
    return i == head and f & _PATRON == CAPITAL and reading.words[head].lower in reading.cues.dedicated


def _is_second_half(reading: Reading, i: int) -> bool:
    """Whether token ``i`` is the lower-case half of a capitalised compound: "Anti-[epidemic]", "State-[owned]"."""
    return (
        reading.words[i - 1].text == "-"
        and reading.words[i].text.islower()
        and reading.glued(i)
        and reading.glued(i - 1)
        and reading.flags[i - 2] & (CAPITAL | PLACE) == CAPITAL
        and reading.words[i].text not in reading.cues.compound_ends
    )


def _joins(reading: Reading, p: int) -> bool:
    """Whether the hyphen or slash ``p`` stands inside a name, not between a headline and the medium behind it."""
    flags = reading.flags
    if not (reading.glued(p) and reading.glued(p + 1) and flags[p - 1] & CAPITAL):
        return False
    if flags[p - 1] & CLOSER:
        return False
    return not flags[p + 1] & PLACE or bool(flags[p - 1] & PLACE)


def _topical_role(reading: Reading, p: int, i: int) -> bool:
    """Offices that are words of a name here: "General Office", "Attorney General's Office", "Captain Cook College"."""
    form = reading.words[p].lower
    if form in reading.cues.topical_roles:
        return True
    return form.endswith("s") and bool(reading.flags[i] & HEAD and reading.flags[i] & CAPITAL)


def _opening(reading: Reading, close: int, low: int) -> int | None:
    """Token from which a short bracket in a name may go on: "Shanghai Land (Group) Co."; ``None`` if it may not."""
    for p in range(close - 1, max(low, close - 6), -1):
        text = reading.words[p].text
        if text in _OPEN:
            if p > low and p < close - 1 and is_name_word(reading.flags[p - 1]):
                return p - 1
            return None
        if not reading.flags[p] & CAPITAL and text not in _JOINTS:
            return None
    return None


def _is_topic(reading: Reading, i: int) -> bool:
    """Whether a capitalised token is a common word that names a field ("Reform"), not a proper name ("Tencent")."""
    flags = reading.flags[i]
    if flags & (PLACE | CLOSER) or not (is_name_word(flags) or reading.words[i].lower == "justice"):
        return False
    return bool(flags & COMMON) and not reading.words[i].is_upper


def _topics_before(reading: Reading, conjunction: int, right: int, low: int) -> int | None:
    """First token of the topics listed before "and": "[Culture, Sports] and Tourism Bureau"; ``None`` if none are.

    The word behind "and" must be a topic or a head, else another body begins there.
    """
    words, flags = reading.words, reading.flags
    if not (_is_topic(reading, right) or flags[right] & CLOSER):
        return None
    if not _is_topic(reading, conjunction - 1):
        return None
    i = conjunction
    while i > low and is_name_word(flags[i - 1]) and not flags[i - 1] & CLOSER:
        i -= 1
    while i - 1 > low and words[i - 1].text == "," and _is_topic(reading, i - 2):
        i -= 2
        while i > low and is_name_word(flags[i - 1]):
            i -= 1
    return i


def _cannot_open(reading: Reading, i: int, low: int) -> bool:
    """Whether token ``i`` only looks like the first word of a name."""
    f = reading.flags[i]
    if reading.words[i].text in _SAINTS:
        return False
    if f & FUNCTION and len(reading.words[i].text) == 1 and reading.words[i + 1].text in _JOINTS:
        return not (reading.glued(i + 1) and reading.glued(i + 2))
    if i == low and not f & (HEAD | PLACE) and reading.only_opens(i):
        return True
    return f & _NO_OPENING != 0 or not f & (CAPITAL | NUMBER)


def right(reading: Reading, end: int, high: int, *, links: bool = True) -> int:
    """Token after the last one of the name whose head ends before ``end``; ``high`` is the sentence's end."""
    words, flags = reading.words, reading.flags
    high = min(high, end + SPAN)
    closed = end
    end = _tail(reading, end, high)
    while links and end + 1 < high:
        link = words[end].text
        begin = end + 1
        if link not in _LINKS:
            if link not in _JOINED or words[begin].lower != "to":
                break
            link, begin = "to", begin + 1
        if begin >= high or (link == "for" and words[end - 1].lower not in reading.cues.heads_for):
            break
        if words[begin].lower == "the" or (link == "for" and words[begin].text in ("a", "an")):
            begin += 1
        if begin >= high or (flags[begin] & NUMBER and words[begin].is_digit and link == "on"):
            break
        if link == "on" and (words[end - 1].lower not in reading.cues.heads_on or words[begin].lower.endswith("ing")):
            break
        stop = _complement(reading, begin, high)
        if stop == begin:
            break
        end = stop
    if (
        end + 1 < high
        and words[end].text == "in"
        and not reading.cues.posts.isdisjoint((words[closed - 1].lower, words[closed - 2].lower))
    ):
        begin = end + 1 + (words[end + 1].lower == "the")
        if begin < high and flags[begin] & PLACE:
            return _complement(reading, begin, high)
    return end


def _tail(reading: Reading, end: int, high: int) -> int:
    """End of legal forms behind a company's name: "Co., Ltd.", "(Group) Co., Ltd."."""
    words, flags = reading.words, reading.flags
    while end < high and (flags[end] | flags[end - 1]) & TAIL:
        if flags[end] & TAIL and flags[end] & CAPITAL:
            end += 1
        elif words[end].text in (",", ".", "、") and end + 1 < high and flags[end + 1] & TAIL and flags[end - 1] & TAIL:
            end += 2
        elif (
            words[end].text == "."
            and flags[end - 1] & TAIL
            and reading.glued(end)
            and words[end - 1].lower in ("ltd", "co", "inc", "corp")
        ):
            end += 1
        else:
            break
    return end


def _complement(reading: Reading, begin: int, high: int) -> int:
    """End of the capitalised words from ``begin`` on that complete "… of"; ``begin`` itself if there are none."""
    words, flags = reading.words, reading.flags
    i = begin
    while i < high:
        f = flags[i]
        text = words[i].text
        if f & _NAME_OR_ROLE == CAPITAL and (not f & ROLE or i == begin):
            if i > begin and f & SURNAME and _person_follows(reading, i, high):
                break
            if i > begin and flags[i - 1] & _CLOSED and not f & _GOES_ON:
                break  # "Armed Forces of the Russian Federation [Putin]"
            i += 1
        elif i == begin:
            break
        elif (
            (text in _JOINTS and i + 1 < high and flags[i + 1] & CAPITAL and _joins(reading, i))
            or (text == "&" and i + 1 < high and flags[i + 1] & CAPITAL)
            or (text in _POSSESSIVE and i + 1 < high and flags[i + 1] & CAPITAL and flags[i - 1] & OWNER)
        ) or (text in _JOINTS and i + 1 < high and _is_second_half(reading, i + 1)):
            i += 2
        elif text in _OPEN and i + 3 < high and words[i + 2].text in _CLOSE and is_name_word(flags[i + 3]):
            i += 4
        elif text == "," and _place_goes_on(reading, i, high):
            i += 2
        elif f & NUMBER and text.isdigit() and words[i - 1].lower in ("no.", "no", "."):
            i += 1
        elif (text == "and" or text == ",") and i + 1 < high:
            further = _topics_after(reading, i, high)
            if further is None:
                break
            i = further
        else:
            break
    return _tail(reading, i, high) if i > begin else begin


def _person_follows(reading: Reading, i: int, high: int) -> bool:
    """Whether a Chinese name of a person begins at ``i``: "Ministry of Water Resources [E Jingping]"."""
    if i + 1 >= high or not reading.flags[i + 1] & CAPITAL or reading.flags[i + 1] & (HEAD | PLACE | PLACE_HEAD):
        return False
    return not (reading.flags[i + 1] & COMMON or reading.flags[i] & PLACE)


def _place_goes_on(reading: Reading, comma: int, high: int) -> bool:
    """Whether ", Jiujiang City" goes on behind "Xunyang District"."""
    flags = reading.flags
    if not (flags[comma - 1] & PLACE_HEAD and comma + 1 < high and flags[comma + 1] & PLACE):
        return False
    return comma + 2 < high and bool(flags[comma + 2] & PLACE_HEAD and flags[comma + 2] & CAPITAL)


def _topics_after(reading: Reading, joint: int, high: int) -> int | None:
    """Token behind ``joint`` ("and" or a comma) where the list of topics goes on; ``None`` where something new begins.

    "Ministry of Housing and Urban-Rural Development" goes on; "Ministry of Finance and the Ministry of …",
    "Ministry of Finance and Tencent", "Ministry of Commerce and National Health Commission" do not.
    """
    words, flags = reading.words, reading.flags
    if words[joint].text == ",":
        # a comma goes on only if an "and" closes the list
        i = joint + 1
        seen = 0
        while i < high and (_is_topic(reading, i) or words[i].text == ",") and seen < 10:
            i += 1
            seen += 1
        if i >= high or words[i].text != "and" or i == joint + 1:
            return None
        return joint + 1 if _topics_after(reading, i, high) is not None else None
    begin = joint + 1
    if begin >= high or not _is_topic(reading, begin) or not _is_topic(reading, joint - 1):
        return None
    if flags[joint - 1] & ADJECTIVE:
        return begin  # "Economic and Technological Development Zone": the noun is still to come
    i = begin
    while i < high and is_name_word(flags[i]):
        i += 1
    return None if flags[i - 1] & CLOSER else begin
