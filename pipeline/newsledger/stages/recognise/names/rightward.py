"""How far a body's name reaches to the right of its head.

Over company tails, and complements by "of", "for" and "on" ("University of …", "Council for the Promotion of …"), with
the topics that go on behind "and". Every loop is bounded by the sentence and by
:data:`~newsledger.stages.recognise.names.inside.SPAN` tokens.
"""

from newsledger.stages.recognise.names.forms import (
    ADJECTIVE,
    CAPITAL,
    CLOSER,
    COMMON,
    HEAD,
    NUMBER,
    OWNER,
    PLACE,
    PLACE_HEAD,
    ROLE,
    SURNAME,
    TAIL,
)
from newsledger.stages.recognise.names.inside import (
    CLOSE,
    JOINTS,
    NAME_OR_ROLE,
    OPEN,
    POSSESSIVES,
    SPAN,
    is_name_word,
    is_second_half,
    is_topic,
    joins,
)
from newsledger.stages.recognise.names.reading import Reading

_LINKS = frozenset(("of", "for", "on"))
_JOINED = frozenset(("Affiliated", "affiliated", "Attached", "attached"))  # "to"
_CLOSED = PLACE | PLACE_HEAD | CLOSER
_CLOSING_HEAD = HEAD | CAPITAL
_GOES_ON = COMMON | HEAD | PLACE | PLACE_HEAD


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
        if f & NAME_OR_ROLE == CAPITAL and (not f & ROLE or i == begin or _is_general(reading, i, high)):
            if i > begin and f & SURNAME and _person_follows(reading, i, high):
                break
            if i > begin and flags[i - 1] & _CLOSED and not f & _GOES_ON:
                break  # "Armed Forces of the Russian Federation [Putin]"
            i += 1
        elif i == begin:
            break
        elif (
            (text in JOINTS and i + 1 < high and flags[i + 1] & CAPITAL and joins(reading, i))
            or (text == "&" and i + 1 < high and flags[i + 1] & CAPITAL)
            or (text in POSSESSIVES and i + 1 < high and flags[i + 1] & CAPITAL and flags[i - 1] & OWNER)
        ) or (text in JOINTS and i + 1 < high and is_second_half(reading, i + 1)):
            i += 2
        elif text in OPEN and i + 3 < high and words[i + 2].text in CLOSE and is_name_word(flags[i + 3]):
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


def _is_general(reading: Reading, i: int, high: int) -> bool:
    """Whether "General" is part of a name, not an office: "Norland Television [General] Station"."""
    if reading.words[i].text != "General" or i + 1 >= high:
        return False
    return reading.flags[i + 1] & _CLOSING_HEAD == _CLOSING_HEAD


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
        while i < high and (is_topic(reading, i) or words[i].text == ",") and seen < 10:
            i += 1
            seen += 1
        if i >= high or words[i].text != "and" or i == joint + 1:
            return None
        return joint + 1 if _topics_after(reading, i, high) is not None else None
    begin = joint + 1
    if begin >= high or not is_topic(reading, begin) or not is_topic(reading, joint - 1):
        return None
    if flags[joint - 1] & ADJECTIVE:
        return begin  # "Economic and Technological Development Zone": the noun is still to come
    i = begin
    while i < high and is_name_word(flags[i]):
        i += 1
    return None if flags[i - 1] & CLOSER else begin
