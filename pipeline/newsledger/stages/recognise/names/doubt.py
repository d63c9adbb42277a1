"""Whether a known form means its body here, or a product, a place, a person, a piece of a longer name."""

from newsledger.schemas.record import OrganisationKind
from newsledger.stages.recognise.names.forms import (
    BODY_NOUN,
    CALENDAR,
    CAPITAL,
    COMMON,
    CORPORATE,
    FUNCTION,
    GIVEN,
    HEAD,
    KNOWN,
    NUMBER,
    PLACE,
    PLACE_HEAD,
    RANK,
    ROLE,
    SURNAME,
    THING,
)
from newsledger.stages.recognise.names.inside import SPAN, is_name_word
from newsledger.stages.recognise.names.reading import Reading
from newsledger.types.document import Sentence
from newsledger.types.value import value


@value
class Known:
    """What a known form stands for."""

    id: str
    kind: OrganisationKind
    ambiguous: bool  # needs evidence
    product: bool  # a platform too
    rule: str  # names the row


def means_body(reading: Reading, first: int, last: int, sentence: Sentence, known: Known, *, loose: bool) -> bool:
    """Whether the tokens ``[first, last)``, a form of ``known``, are its mention; ``loose`` as of the gazetteer."""
    return not (
        _is_product(reading, first, last, sentence, known)
        or (known.ambiguous and not _acts(reading, first, last, sentence, known.kind))
        or (known.kind != "media" and _behind_hyphen(reading, first, sentence))
        or (not loose and _is_piece(reading, first, last, sentence))
        or (last == first + 1 and _behind_a_name(reading, first, sentence))
        or (last == first + 1 and known.kind == "company" and _is_aged(reading, last, sentence.last))
        or _before_a_name(reading, last, sentence, known)
    )


def _is_aged(reading: Reading, i: int, high: int) -> bool:
    """Whether an age in brackets follows at ``i``: "Ford (52)" is a person."""
    words = reading.words
    if i + 2 >= high or words[i].text not in "(（" or words[i + 2].text not in ")）":
        return False
    return words[i + 1].is_digit and len(words[i + 1].text) < 3


def _is_piece(reading: Reading, first: int, last: int, sentence: Sentence) -> bool:
    """Whether a name of common words is only a piece of a longer one: "Professional Financial News Website"."""
    flags = reading.flags
    behind = last
    while behind < min(sentence.last, last + SPAN) and is_name_word(flags[behind]):
        behind += 1
    if behind > last and not (behind < sentence.last and flags[behind] & ROLE and flags[behind] & CAPITAL):
        return True
    before = flags[first - 1] if first > sentence.first else 0
    return last > first + 1 and before & (CAPITAL | FUNCTION | ROLE | CALENDAR | PLACE) == CAPITAL


def _before_a_name(reading: Reading, i: int, sentence: Sentence, known: Known) -> bool:
    """Whether the name goes on: a product or a daughter ("Huawei [Mate]"), a place or an event ("Didi [Township]")."""
    flags = reading.flags
    if i >= sentence.last or not is_name_word(flags[i]) or flags[i] & (CORPORATE | KNOWN):
        return False
    if known.kind == "company":
        return not flags[i] & (PLACE | SURNAME | GIVEN) or bool(flags[i] & COMMON)
    high = min(sentence.last, i + SPAN)
    while i < high and is_name_word(flags[i]):
        i += 1
    return bool(flags[i - 1] & (THING | PLACE_HEAD))


def _behind_hyphen(reading: Reading, i: int, sentence: Sentence) -> bool:
    """Whether the name is the end of a longer one: "Tehreek-e-[Taliban]"."""
    return (
        i - 2 >= sentence.first
        and reading.words[i - 1].text == "-"
        and reading.glued(i)
        and reading.glued(i - 1)
        and not reading.flags[i - 2] & PLACE
    )


def _behind_a_name(reading: Reading, i: int, sentence: Sentence) -> bool:
    """Whether a word of a person's or thing's name stands right before: "Da [Vinci]", "Harrison [Ford]"."""
    if i == sentence.first:
        return False
    before = reading.flags[i - 1]
    if before & (CAPITAL | FUNCTION | ROLE | CALENDAR | PLACE | HEAD | KNOWN | RANK) != CAPITAL:
        return False
    return not (before & COMMON and (i - 1 == sentence.first or not before & GIVEN))


def _is_product(reading: Reading, first: int, last: int, sentence: Sentence, known: Known) -> bool:
    """Whether the name stands for what the body makes or runs: "on WeChat", "a Boeing 737"."""
    words, flags = reading.words, reading.flags
    if known.product and first > sentence.first:
        if _among_products(reading, first, sentence):
            return True
        before = words[first - 1].lower
        if before in reading.cues.product_uses or before in _POSSESSIVES:
            return True
        if before == "to" and first - 2 >= sentence.first and words[first - 2].lower in reading.cues.posted:
            return True
    behind = last
    if behind < sentence.last and words[behind].text in ('"', "”"):
        behind += 1
    if behind >= sentence.last:
        return False
    if words[behind].lower == "app" or (known.product and words[behind].lower in reading.cues.product_parts):
        return True
    text = words[last].text
    if known.kind != "company" or not flags[last] & NUMBER:
        return False
    return not text.isdigit() or (1 < len(text) < 5 and text[:2] not in ("19", "20"))


def _among_products(reading: Reading, first: int, sentence: Sentence) -> bool:
    """Whether a list of products is open: "applications including TikTok, WeChat and …"."""
    words = reading.words
    for i in range(first - 1, max(sentence.first, first - 20), -1):
        if words[i].lower in ("including", "like", "as", "namely") and i > sentence.first:
            k = i - 1 - (words[i - 1].lower in ("such", ","))
            return k >= sentence.first and words[k].lower in reading.cues.products
        if words[i].text in (".", ";", ":") or words[i].tags[0] in ("VBD", "VBZ", "MD"):
            return False
    return False


_POSSESSIVES = frozenset(("'s", "’s", "his", "her", "their", "my", "our"))


def _acts(reading: Reading, first: int, last: int, sentence: Sentence, kind: OrganisationKind) -> bool:
    """Whether an ambiguous name is a body here: it stands alone with a capital that only a name can have."""
    words, flags = reading.words, reading.flags
    if reading.title_case(sentence):
        return False
    before = first - 1 if first > sentence.first else None
    behind = last if last < sentence.last else None
    if kind == "media" and _closes_dateline(reading, first, last, sentence):
        return True
    if before is not None and flags[before] & CAPITAL and not flags[before] & FUNCTION:
        return False
    if behind is not None and flags[behind] & CAPITAL and not flags[behind] & (FUNCTION | CORPORATE | ROLE):
        return False
    if behind is not None and reading.words[behind].text in ("-", "–") and reading.glued(behind):
        return False
    strong = _corporate(reading, first, last, sentence)
    if last == first + 1 and (flags[first] & (PLACE | SURNAME | GIVEN) or words[first].is_upper):
        return strong
    if before is None and behind is not None and _is_subject(reading, behind, sentence, plural=kind == "sports"):
        return True
    if behind is not None and _is_apposed(reading, behind, sentence):
        return True
    opens = before is None or words[before].text in (".", ":", '"', "“", "''", "``", "!", "?", ";")
    return strong or not opens


def _is_apposed(reading: Reading, i: int, sentence: Sentence) -> bool:
    """Whether ", the largest union at the council" follows at ``i``: a noun says that the name is of a body."""
    words, flags = reading.words, reading.flags
    if words[i].text != "," or i + 2 >= sentence.last or words[i + 1].lower not in ("the", "a", "an"):
        return False
    for k in range(i + 2, min(i + 7, sentence.last)):
        if flags[k] & BODY_NOUN:
            return not flags[k] & CAPITAL
        if not words[k].is_alpha or flags[k] & (FUNCTION | ROLE):
            return False
    return False


def _closes_dateline(reading: Reading, first: int, last: int, sentence: Sentence) -> bool:
    """Whether the name stands in brackets before a dash: "KARVEL, Norland (AP) - …"."""
    words = reading.words
    if first - 1 <= sentence.first or last + 1 >= sentence.last:
        return False
    return (
        words[first - 1].text in "(（" and words[last].text in ")）" and words[last + 1].text in ("-", "–", "—", "--")
    )


def _is_subject(reading: Reading, i: int, sentence: Sentence, *, plural: bool) -> bool:
    """Whether a finite verb or an office follows at ``i``: "Target has …", "Labour MP …"."""
    word = reading.words[i]
    if (reading.flags[i] & ROLE and reading.flags[i] & CAPITAL) or word.text in ("'s", "’s"):
        return True
    if word.tags[0] == "RB" and i + 1 < sentence.last:
        word = reading.words[i + 1]
    behind = reading.words[i + 1].lower if i + 1 < sentence.last else ""
    if "VBZ" in word.tags and behind in ("that", "it", "its", "the", "a", "an"):
        return True
    return word.tags[0] in ("VBD", "VBZ", "MD") or (plural and "VBP" in word.tags and not word.is_title)


def _corporate(reading: Reading, first: int, last: int, sentence: Sentence) -> bool:
    """Whether words of business stand beside the name: "shares in Target", "Ford's chief executive"."""
    words, flags = reading.words, reading.flags
    i = last
    if i < sentence.last and words[i].text in ("'s", "’s"):
        i += 1
    for k in range(i, min(i + 3, sentence.last)):
        if flags[k] & CORPORATE:
            return True
        if not words[k].is_alpha:
            break
    k = first - 1
    if (
        k > sentence.first
        and words[k].lower in ("of", "at", "in", "by", "with", "from", "the")
        and flags[k - 1] & CORPORATE
    ):
        return True
    return last < sentence.last and words[last].lower in reading.cues.company_verbs
