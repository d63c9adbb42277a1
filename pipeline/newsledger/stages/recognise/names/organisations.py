"""Bodies by the head of their name."""

from newsledger.lexicons.name_rows import OrganisationHeadRow
from newsledger.stages.recognise.names import reach
from newsledger.stages.recognise.names.forms import (
    CAPITAL,
    FUNCTION,
    HEAD,
    LOWER_HEAD,
    NUMBER,
    PLACE,
    THING,
    UNIT,
)
from newsledger.stages.recognise.names.heads import Heads
from newsledger.stages.recognise.names.reading import Candidate, Reading, organisation
from newsledger.types.document import Sentence


def by_head(reading: Reading, heads: Heads, sentence: Sentence) -> list[Candidate]:
    """Candidates of a sentence that a head shows; nested ones too, the outermost is chosen later."""
    flags = reading.flags
    found: list[Candidate] = []
    low, high = sentence.first, sentence.last
    for i in range(low, high):
        f = flags[i]
        if not f & HEAD:
            continue
        if f & CAPITAL:
            candidate = _capitalised(reading, heads, i, low, high)
        elif f & LOWER_HEAD and i > low and flags[i - 1] & CAPITAL:
            candidate = _lower_case(reading, heads, i, low)
        elif f & UNIT and i + 2 < high and reading.words[i + 1].text == "of":
            candidate = _unit(reading, heads, i, low, high)
        else:
            continue
        if candidate is not None:
            found.append(candidate)
    return found


def _capitalised(reading: Reading, heads: Heads, i: int, low: int, high: int) -> Candidate | None:
    closing = heads.closing(reading, i, low)
    if closing is None:
        return None
    head, rule, row = closing
    flags = reading.flags
    if not flags[head] & CAPITAL:
        return None
    first = reach.left(reading, head, low, topic=row.topic)
    end = reach.right(reading, i + 1, high, topic=row.topic, links=_takes_links(row, first, head))
    if end < high and flags[end] & CAPITAL and flags[end] & (THING | FUNCTION) == THING and end == i + 1:
        return None  # "Central Bank Building"
    if row.needs == "never" and end == i + 1:
        return None
    if not _enough(reading, row, first, head, i + 1, end):
        return None
    return organisation(first=first, last=end, organisation_kind=row.kind, rule=f"organisation.head.{rule}")


def _takes_links(row: OrganisationHeadRow, first: int, head: int) -> bool:
    """Companies' names end with their head ("Tesla Motors of …" goes not on); other bodies' may go on."""
    return row.kind != "company" or first == head


def _enough(reading: Reading, row: OrganisationHeadRow, first: int, head: int, behind: int, end: int) -> bool:
    """Whether the words beside the head say which body it is."""
    words, flags = reading.words, reading.flags
    before = [i for i in range(first, head) if flags[i] & (CAPITAL | NUMBER)]
    after = [i for i in range(behind, end) if flags[i] & CAPITAL]
    beside = before + after
    has_place = any(flags[i] & PLACE for i in beside)
    if row.needs == "place":
        return has_place or any(words[i].lower in ("municipal", "provincial", "people") for i in before)
    if row.needs in ("name", "never"):
        return bool(beside)
    if row.needs == "words":
        return len(beside) >= 2 or (bool(beside) and has_place)
    return False


def _lower_case(reading: Reading, heads: Heads, i: int, low: int) -> Candidate | None:
    """A head in lower case behind a proper name: "Scottish government", "Sinopec group", "Hainan daily"."""
    closing = heads.closing(reading, i, low)
    if closing is None or not closing[2].lower:
        return None
    head, rule, row = closing
    while (
        head > low
        and not reading.flags[head - 1] & CAPITAL
        and reading.words[head - 1].lower in ("provincial", "municipal", "district", "county", "city")
    ):
        head -= 1
    first = reach.left(reading, head, low, topic=False)
    if first == head:
        return None
    flags = reading.flags
    names = [k for k in range(first, head) if flags[k] & CAPITAL]
    has_place = any(flags[k] & PLACE for k in names)
    if row.needs == "place" and not has_place:
        return None
    if rule not in ("government", "group", "daily", "company") and not (has_place and len(names) > 1):
        return None
    return organisation(first=first, last=i + 1, organisation_kind=row.kind, rule=f"organisation.lower.{rule}", rank=1)


def _unit(reading: Reading, heads: Heads, i: int, low: int, high: int) -> Candidate | None:
    """A lower-case part of a named body: "traffic police corps of the Jilin Provincial Public Security Department"."""
    words, flags = reading.words, reading.flags
    begin = i + 2 + (words[i + 2].lower == "the")
    if begin >= high or not reach.is_name_word(flags[begin]):
        return None
    for k in range(begin, min(high, begin + 14)):
        if flags[k] & HEAD and flags[k] & CAPITAL:
            whole = _capitalised(reading, heads, k, begin, high)
            if whole is None or whole.first != begin:
                return None
            first = i
            while (
                first > low
                and words[first - 1].is_alpha
                and not flags[first - 1] & (FUNCTION | CAPITAL)
                and (i - first < 3)
            ):
                first -= 1
            if first == i:
                return None
            return organisation(
                first=first,
                last=whole.last,
                organisation_kind=whole.organisation_kind,
                rule="organisation.unit",
            )
        if not reach.is_name_word(flags[k]):
            return None
    return None
