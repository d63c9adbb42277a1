"""What may stand inside a body's name, on either side of its head."""

from newsledger.stages.recognise.names.forms import (
    CALENDAR,
    CAPITAL,
    CLOSER,
    COMMON,
    FUNCTION,
    PLACE,
    ROLE,
)
from newsledger.stages.recognise.names.reading import Reading

SPAN = 30  # tokens that a name may have at most
JOINTS = frozenset(("-", "–", "·", "/"))
OPEN, CLOSE = frozenset("(（"), frozenset(")）")
POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
_NAME_WORD = CAPITAL | FUNCTION | ROLE | CALENDAR
NAME_OR_ROLE = CAPITAL | FUNCTION | CALENDAR


def is_name_word(flags: int) -> bool:
    """Whether a token can stand inside a name: capitalised, no office of a person, no month, no function word."""
    return flags & _NAME_WORD == CAPITAL


def is_second_half(reading: Reading, i: int) -> bool:
    """Whether token ``i`` is the lower-case half of a capitalised compound: "Anti-[epidemic]", "State-[owned]"."""
    return (
        reading.words[i - 1].text == "-"
        and reading.words[i].text.islower()
        and reading.glued(i)
        and reading.glued(i - 1)
        and reading.flags[i - 2] & (CAPITAL | PLACE) == CAPITAL
        and reading.words[i].text not in reading.cues.compound_ends
    )


def joins(reading: Reading, p: int) -> bool:
    """Whether the hyphen or slash ``p`` stands inside a name, not between a headline and the medium behind it."""
    flags = reading.flags
    if not (reading.glued(p) and reading.glued(p + 1) and flags[p - 1] & CAPITAL):
        return False
    if flags[p - 1] & CLOSER:
        return False
    return not flags[p + 1] & PLACE or bool(flags[p - 1] & PLACE)


def is_topic(reading: Reading, i: int) -> bool:
    """Whether a capitalised token is a common word that names a field ("Reform"), not a proper name ("Tencent")."""
    flags = reading.flags[i]
    if flags & (PLACE | CLOSER) or not (is_name_word(flags) or reading.words[i].lower == "justice"):
        return False
    return bool(flags & COMMON) and not reading.words[i].is_upper
