"""The noun that a number counts."""

from collections.abc import Sequence

from newsledger.stages.recognise.quantities.scene import Scene
from newsledger.types.document import Word

_REACH = 14
_QUOTES = {'"': '"', "“": "”", "‘": "’", "「": "」", "《": "》", "'": "'", "``": "''"}
_CLOSING = frozenset(('"', "”", "''"))
_QUOTED = 10
_NOMINAL = frozenset(("NN", "NNS", "NNP", "NNPS"))
_PLURAL = frozenset(("NNS", "NNPS"))
_MODIFIER = frozenset({
    "JJ", "JJR", "JJS", "VBG", "VBN", "FW", "RBS", "AFX",
})  # fmt: skip
_MODIFIED = _MODIFIER | {"VBD"}
INVARIANT = frozenset({
    "people", "personnel", "species", "staff", "equipment", "police", "aircraft", "cattle", "livestock", "series",
    "offspring", "sheep", "fish", "deer", "spacecraft", "hovercraft", "headquarters", "poultry", "children",
    "men", "women", "teeth", "feet", "mice", "geese", "data", "criteria", "phenomena", "media", "bacteria",
    "fishermen", "workmen", "policemen", "firefighters", "businessmen", "sportsmen", "servicemen",
})  # fmt: skip
_NEVER_HEADS = frozenset(("percent", "respectively", "each", "per", "more", "less"))
_CLASSES = frozenset(("level", "class", "grade", "tier", "type", "size", "scale"))
_TIMES = frozenset({
    "year", "month", "week", "day", "today", "yesterday", "tomorrow", "morning", "evening", "afternoon", "night",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
})  # fmt: skip
_SEASONS = _TIMES | {"season", "quarter", "summer", "winter", "spring", "autumn", "term"}
_DEICTIC = frozenset({
    "last", "next", "this", "earlier", "more", "less", "higher", "lower", "short", "ahead", "behind", "clear", "away",
    "apart", "adrift", "left",
})  # fmt: skip
_POSTPOSED = frozenset(("left", "ahead", "behind", "away", "apart", "adrift"))
# what no counted phrase begins with, whatever the tags around it
_NO_NOUN = frozenset({
    ".", ",", ";", ":", "(", ")", "of", "to", "and", "or", "for", "at", "the", "from", "with", "is", "was", "were",
    "are", "has", "have", "would",
})  # fmt: skip
_HYPHENS = frozenset({
    "-", "‐", "–", "/", "&", "'s", "’s", "'", "’",
})  # fmt: skip


def counted_noun(scene: Scene, first: int, singular: bool) -> int | None:
    """Token of the head noun of the phrase that starts at token ``first``; ``None`` where no noun follows.

    ``singular`` says that the number is one: its head may be singular, others look
    for a plural ("4 national demonstration factories"), past modifiers, hyphens, quotations and joined modifiers.
    """
    words, base = scene.words, scene.first
    if first >= scene.last or words[first].text in _NO_NOUN:
        return None
    tags, starts, ends = scene.tags, scene.document.starts, scene.document.ends
    last = min(scene.last, first + _REACH)
    plural = noun = None
    i, joined = first, False
    while i < last:
        word, tag = words[i], tags[i - base]
        lower = word.lower
        hyphened = i > first and words[i - 1].lower in ("-", "‐")
        if lower in ("-", "‐", "–", "—") and starts[i] != ends[i - 1]:
            glued = i + 1 < last and words[i + 1].is_digit and starts[i + 1] == ends[i]
            if not (glued and words[i - 1].is_upper):  # but "COVID -19 tests"
                break
        if singular and noun is not None and tag == "NNS" and "VBZ" in word.tags:
            break
        if lower in ("last", "this", "next", "every") and i + 1 < last and words[i + 1].lower in _SEASONS:
            break  # "a crowd of 6,200 last season"
        if lower in _DEICTIC and (noun is not None or lower in _POSTPOSED):
            break
        if (
            tag in _NOMINAL
            and lower not in _NEVER_HEADS
            and not (word.is_digit and noun is None and not word.text[0].isalpha())
        ):
            is_plural = tag in _PLURAL or lower in INVARIANT
            if plural is not None and not is_plural and not _compound(tags, base, i, last):
                break
            if lower in _TIMES and not is_plural and not singular:
                break
            noun = i
            if is_plural:
                plural = i
            joined = False
        elif hyphened and word.is_digit and i - 2 >= first and (words[i - 2].is_title or words[i - 2].is_upper):
            pass  # "Covid-19 cases"
        elif word.is_digit or (tag == "CD" and not word.is_upper):
            if not _in_name(words, tags, base, first, i, last):
                break
        elif (
            tag in _MODIFIER
            or (tag == "CD" and word.is_upper)
            or (tag == "VBD" and "VBN" in word.tags and _noun_soon(tags, base, i, last, noun is None))
            or (hyphened and tag not in _NOMINAL and word.is_alpha)
        ):
            if plural is not None:
                break
            if singular and tag == "VBD" and noun is not None and not hyphened:
                break  # "one keeper told reporters"
            verbal = tag in ("VBG", "VBN") and noun is not None and not hyphened
            if verbal and (singular or not _before_noun(tags, base, i, last)):
                break
        elif word.text in _QUOTES and plural is None:
            close = _closing(words, i, last, _QUOTES[word.text])
            if close is None:
                break
            i = close
        elif lower in _HYPHENS or tag == "POS":
            if i + 1 >= last or words[i + 1].is_punct or (plural is not None and lower in ("–", "/", "&")):
                break
        elif (
            len(lower) == 1
            and i + 1 < last
            and word.is_title
            and (words[i + 1].lower == "-" or tags[i + 1 - base] in _NOMINAL)
        ):
            pass  # "A-share", "Serie A games"
        elif lower in ("and", "or", ",") and plural is None and not singular and i > first:
            if (joined and lower != "and") or not _plural_ahead(words, tags, base, i + 1, last):
                break
            joined = True
        elif tag in ("RB", "RBR") and noun is None and i + 1 < last and tags[i + 1 - base] in _MODIFIED:
            pass
        elif noun is not None and plural is None and not singular and "NNS" in word.tags and tag in ("VBZ", "VB"):
            return i  # "five profile slots": a plural that the tagger took for a verb
        else:
            break
        i += 1
    if singular:
        return noun
    elided = plural is None and noun is not None and noun + 2 < last and words[noun].lower in _CLASSES
    if elided and words[noun - 1].lower == "-" and words[noun + 1].lower in ("and", "or"):  # type: ignore[operator]
        return None  # "600 county-level and 100 city-level nurses"
    return plural if plural is not None else noun


def _closing(words: Sequence[Word], i: int, last: int, mark: str) -> int | None:
    for j in range(i + 1, min(last, i + _QUOTED)):
        if words[j].text == mark or words[j].text in _CLOSING:
            return j
    return None


def _noun_soon(tags: Sequence[str], base: int, i: int, last: int, bare: bool) -> bool:
    """Does a past form lead up to a noun, so that it is a participle: a plural where nouns stand before it already?"""
    if not bare:
        return i + 1 < last and tags[i + 1 - base] in _PLURAL
    j = i + 1
    while j < min(last - 1, i + 4) and tags[j - base] in ("VBN", "JJ"):
        j += 1  # "9 repeated coded Chinese characters"
    return any(tags[k - base] in _NOMINAL for k in range(i + 1, min(last, max(j + 1, i + 3))))


def _before_noun(tags: Sequence[str], base: int, i: int, last: int) -> bool:
    return i + 1 < last and tags[i + 1 - base] in _NOMINAL


def _in_name(words: Sequence[Word], tags: Sequence[str], base: int, first: int, i: int, last: int) -> bool:
    """A number inside a name that is counted: "2,000 Boeing 737 jets", "two new 737 Max planes"."""
    if i == first or i + 1 >= last or not words[i].text[0].isdigit():
        return False
    if words[i].text[-1].isalpha() and (words[i - 1].is_title or words[i - 1].lower in ("and", "or", ",")):
        return True
    if tags[i + 1 - base] not in _NOMINAL:
        return False
    return words[i - 1].is_title or words[i + 1].is_title


def _compound(tags: Sequence[str], base: int, i: int, last: int) -> bool:
    """Does another plural stand further on in the same run of nouns ("sports meeting places")?"""
    for j in range(i + 1, min(last, i + 4)):
        tag = tags[j - base]
        if tag in _PLURAL:
            return True
        if tag not in _NOMINAL:
            return False
    return False


def _plural_ahead(words: Sequence[Word], tags: Sequence[str], base: int, i: int, last: int) -> bool:
    """Does the coordination go on with modifiers up to a plural noun ("large and medium-sized reservoirs")?"""
    for j in range(i, min(last, i + 10)):
        tag, lower = tags[j - base], words[j].lower
        if tag in _PLURAL or lower in INVARIANT:
            return True
        joins = lower in ("-", "‐", ",", "and", "or", "&", "a", '"', "“", "”")
        if (words[j].is_digit and not words[j].text[-1].isalpha()) or not (
            joins or tag in _NOMINAL or tag in _MODIFIED or words[j].is_digit
        ):
            return False
    return False
