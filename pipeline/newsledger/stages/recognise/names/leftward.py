"""How far a body's name reaches to the left of its head.

Over capitalised words, with "&", hyphens, possessives of plural nouns ("People's Court"), brackets ("(Group)") and,
for heads that take topics, lists ("Culture, Sports and Tourism Bureau"). Every loop is bounded by the sentence and by
:data:`~newsledger.stages.recognise.names.inside.SPAN` tokens.
"""

from newsledger.stages.recognise.names.forms import (
    CALENDAR,
    CAPITAL,
    CLOSER,
    FUNCTION,
    HEAD,
    NUMBER,
    OPENER,
    OWNER,
    PLACE,
    ROLE,
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

_INSIDE = JOINTS | POSSESSIVES | CLOSE | {"&", ".", "of", "and", "St", "St."}  # may stand in a name before its head
_SAINTS = frozenset(("St", "St."))
_PATRON = CAPITAL | FUNCTION | ROLE | PLACE | CALENDAR
_OWNS = CAPITAL | OWNER
_OPENS = CAPITAL | OPENER
_NO_OPENING = FUNCTION | CALENDAR


def left(reading: Reading, head: int, low: int, *, topic: bool) -> int:
    """First token of the name whose head begins at ``head``; ``low`` is the first token allowed."""
    words, flags = reading.words, reading.flags
    low = max(low, head - SPAN)
    i = head
    while i > low:
        p = i - 1
        f = flags[p]
        if f & NAME_OR_ROLE == CAPITAL and (not f & ROLE or _topical_role(reading, p, i)):
            i = p
            continue
        text = words[p].text
        if text not in _INSIDE and not f & NUMBER and words[p - 1].text != "-":
            break
        if (
            (text in JOINTS and p > low and joins(reading, p))
            or (text == "&" and p > low and flags[p - 1] & CAPITAL)
            or (text in POSSESSIVES and p > low and _owns(reading, p - 1, head, i))
            or (text in _SAINTS and flags[i] & CAPITAL)
        ):
            if text in _SAINTS:
                i = p
                continue
            i = p - 1
        elif p - 2 >= low and is_second_half(reading, p):
            i = p - 2
        elif text in CLOSE:
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
        if text in OPEN:
            if p > low and p < close - 1 and is_name_word(reading.flags[p - 1]):
                return p - 1
            return None
        if not reading.flags[p] & CAPITAL and text not in JOINTS:
            return None
    return None


def _topics_before(reading: Reading, conjunction: int, right: int, low: int) -> int | None:
    """First token of the topics listed before "and": "[Culture, Sports] and Tourism Bureau"; ``None`` if none are.

    The word behind "and" must be a topic or a head, else another body begins there.
    """
    words, flags = reading.words, reading.flags
    if not (is_topic(reading, right) or flags[right] & CLOSER):
        return None
    if not is_topic(reading, conjunction - 1):
        return None
    i = conjunction
    while i > low and is_name_word(flags[i - 1]) and not flags[i - 1] & CLOSER:
        i -= 1
    while i - 1 > low and words[i - 1].text == "," and is_topic(reading, i - 2):
        i -= 2
        while i > low and is_name_word(flags[i - 1]):
            i -= 1
    return i


def _cannot_open(reading: Reading, i: int, low: int) -> bool:
    """Whether token ``i`` only looks like the first word of a name."""
    f = reading.flags[i]
    if reading.words[i].text in _SAINTS:
        return False
    if f & FUNCTION and len(reading.words[i].text) == 1 and reading.words[i + 1].text in JOINTS:
        return not (reading.glued(i + 1) and reading.glued(i + 2))
    if i == low and not f & (HEAD | PLACE) and reading.only_opens(i):
        return True
    return f & _NO_OPENING != 0 or not f & (CAPITAL | NUMBER)
