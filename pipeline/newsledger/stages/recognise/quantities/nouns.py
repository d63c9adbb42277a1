"""The noun that a number counts."""

from newsledger.types.document import Document, Sentence

_REACH = 14
_OPEN = {'"': '"', "“": "”", "‘": "’", "「": "」", "《": "》", "'": "'", "``": "''"}
_NOMINAL = frozenset(("NN", "NNS", "NNP", "NNPS"))
_MODIFIER = frozenset(("JJ", "JJR", "JJS", "VBG", "VBN", "CD", "FW", "RBS"))
_INVARIANT_PLURALS = frozenset(
    [
        "people",
        "personnel",
        "species",
        "staff",
        "equipment",
        "police",
        "aircraft",
        "cattle",
        "livestock",
        "series",
        "offspring",
        "sheep",
        "fish",
        "deer",
        "spacecraft",
        "hovercraft",
        "headquarters",
        "poultry",
        "children",
        "men",
        "women",
        "teeth",
        "feet",
        "mice",
        "geese",
        "data",
        "criteria",
        "phenomena",
        "media",
        "bacteria",
    ]
)
_NEVER_HEADS = frozenset(["percent", "per", "each", "respectively", "more", "less", "years", "year", "times", "time"])


class NounFinder:
    """Finds the head noun counted by the number that ends before a token."""

    def head(
        self, document: Document, sentence: Sentence, tags: tuple[str, ...], first: int, singular: bool
    ) -> int | None:
        """Token of the head noun of the phrase that starts at token ``first``; ``None`` where no noun follows.

        ``singular`` says that the number is one: its head may be singular, others look for a plural.
        """
        words, base = document.words, sentence.first
        last = min(sentence.last, first + _REACH)
        plural = noun = None
        i, closing, joined = first, None, False
        while i < last:
            word = words[i]
            tag, lower = tags[i - base], word.lower
            if closing is not None:
                if word.text == closing or word.text in ("”", '"', "''"):
                    closing = None
                i += 1
                continue
            if tag in _NOMINAL and lower not in _NEVER_HEADS:
                is_plural = tag in ("NNS", "NNPS") or lower in _INVARIANT_PLURALS
                if plural is not None and not is_plural and not self._compound(words, tags, base, i, last):
                    break
                noun = i
                if is_plural:
                    plural = i
                joined = False
            elif tag in _MODIFIER or (word.is_digit and not joined):
                if plural is not None and tag != "CD":
                    break
                if tag == "CD" and i == first:
                    return None
                if tag in ("VBG", "VBN") and noun is not None and not self._more(tags, base, i, last):
                    break
            elif word.text in _OPEN and plural is None:
                closing = _OPEN[word.text]
                if not self._closes(words, i, last, closing):
                    break
            elif lower in ("-", "‐", "–", "/", "&", "'s", "’s", "'", "’") or tag == "POS":
                if i + 1 >= last or words[i + 1].is_punct:
                    break
            elif lower in ("and", "or", ",") and plural is None and (noun is None or not singular):
                if i == first or not self._plural_ahead(words, tags, base, i + 1, last):
                    break
                joined = True
            elif tag == "RB" and noun is None and plural is None and i + 1 < last and tags[i + 1 - base] in _MODIFIER:
                pass
            else:
                break
            i += 1
        if singular:
            return noun
        return plural if plural is not None else noun

    @staticmethod
    def _closes(words: tuple, i: int, last: int, closing: str) -> bool:  # type: ignore[type-arg]
        return any(words[j].text in (closing, "”", '"', "''") for j in range(i + 1, min(last, i + 10)))

    @staticmethod
    def _more(tags: tuple[str, ...], base: int, i: int, last: int) -> bool:
        return i + 1 < last and tags[i + 1 - base] in _NOMINAL

    @staticmethod
    def _compound(words: tuple, tags: tuple[str, ...], base: int, i: int, last: int) -> bool:  # type: ignore[type-arg]
        """Does a plural stand further on in the same run of nouns ("sports meeting places")?"""
        for j in range(i + 1, min(last, i + 4)):
            tag = tags[j - base]
            if tag in ("NNS", "NNPS"):
                return True
            if tag not in _NOMINAL:
                return False
        return False

    @staticmethod
    def _plural_ahead(words: tuple, tags: tuple[str, ...], base: int, i: int, last: int) -> bool:  # type: ignore[type-arg]
        """Does the coordination go on with modifiers up to a plural noun ("large and medium-sized reservoirs")?"""
        for j in range(i, min(last, i + 7)):
            tag, lower = tags[j - base], words[j].lower
            if tag in ("NNS", "NNPS") or lower in _INVARIANT_PLURALS:
                return True
            if words[j].is_digit or not (tag in _NOMINAL or tag in _MODIFIER or lower in ("-", ",", "and", "or", "&")):
                return False
        return False
