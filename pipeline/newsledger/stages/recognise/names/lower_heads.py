"""Bodies by a head in lower case: "Scottish government", "Sinopec group", "Chinese embassy in Norway"."""

from newsledger.stages.recognise.names import leftward, rightward
from newsledger.stages.recognise.names.forms import CAPITAL, COMMON, HEAD, PLACE, PLACE_START, RANK
from newsledger.stages.recognise.names.heads import Heads
from newsledger.stages.recognise.names.reading import Candidate, Reading, organisation


def closed(reading: Reading, heads: Heads, i: int, low: int, high: int) -> Candidate | None:
    """A head in lower case behind a proper name: "Scottish government", "Sinopec group", "Hainan daily"."""
    closing = heads.closing(reading, i, low)
    if closing is None or not closing[1].lower:
        return None
    at, head = closing
    flags, words = reading.flags, reading.words
    while at > low and not flags[at - 1] & CAPITAL and words[at - 1].lower in reading.cues.scopes:
        at -= 1
    if at == low or not flags[at - 1] & CAPITAL:
        if head.id == "daily" and at > low and flags[at - 1] & PLACE_START and _after_source(reading, at - 1, low):
            return organisation(at - 1, i + 1, "media", "organisation.lower.daily")
        return None
    first = leftward.left(reading, at, low, topic=False)
    if first == at:
        return None
    names = [k for k in range(first, at) if flags[k] & CAPITAL]
    if len(names) == 1 and names[0] == low and flags[low] & COMMON and head.id in ("group", "company"):
        return None  # "Campaign group Green Shore": the capital is that of the sentence
    has_place = any(flags[k] & PLACE for k in names)
    if head.needs == "place" and not has_place:
        return None
    if first > low + 1 and words[first - 1].text == "-" and words[first - 2].lower in ("anti", "pro", "non"):
        return None
    if head.id in ("group", "company", "plc") and (
        (has_place and len(names) == 1) or not all(_distinct(flags[k]) for k in names)
    ):
        return None
    if head.id not in reading.cues.lower_heads and not (has_place and any(_distinct(flags[k]) for k in names)):
        return None
    if head.id == "team" and (any(flags[k] & HEAD for k in names) or all(flags[k] & (COMMON | PLACE) for k in names)):
        return None
    end = i + 1
    if head.id in reading.cues.posts:
        if not has_place:
            return None
        end = rightward.right(reading, end, high)
    return organisation(first, end, head.kind, f"organisation.lower.{head.id}")


def _distinct(flags: int) -> bool:
    """Whether a word before "group" or "company" is a name rather than a nationality or a common word."""
    return not flags & (PLACE | RANK)


def _after_source(reading: Reading, i: int, low: int) -> bool:
    """Whether token ``i`` follows "Source:"."""
    return (
        i - 2 >= low
        and reading.words[i - 1].text in (":", "：")
        and reading.words[i - 2].lower in ("source", "from", "original")
    )
