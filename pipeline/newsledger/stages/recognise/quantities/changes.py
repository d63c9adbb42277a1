"""Is a figure a difference against a base, and which way?"""

from collections.abc import Mapping

from newsledger.lexicons.quantity_rows import ChangeRow
from newsledger.schemas.record import Direction
from newsledger.stages.recognise.quantities.draft import Draft
from newsledger.stages.recognise.quantities.scene import Scene
from newsledger.types.document import Word

_POINTS = frozenset(("percent", "percentage_point", "basis_point", "permille"))
_BASES = frozenset(("its", "their", "the", "that", "those", "last", "levels", "expectations", "forecasts", "average"))
_MARKS = frozenset(("line", "level", "mark", "average", "limit", "norm"))
_BEYOND = frozenset(("exceed", "surpass", "outpace", "outstrip", "beat", "top"))  # "exceeding the line by 2 m"
_STEPS = frozenset(("place", "spot", "position", "notch", "rung"))  # of a table, which one moves up or down
_COMPARISON = frozenset({
    "more", "less", "than", "about", "nearly", "almost", "around", "over", "approximately", "roughly", "some",
    "at", "least", "as", "much", "many", "well", "just", "only", "another", "total", "of", "a", "an", "close",
    "under", "no", "fewer", "not", "below", "above", "whopping", "further", "additional", "up",
})  # fmt: skip
_DIFFERENCES = frozenset(("cent", "sen", "penny", "times", "point"))
_RATES = frozenset(("growth", "decline", "increase", "decrease", "drop"))
_RATE_LINKS = frozenset({
    "is", "was", "of", "reached", "to", "at", "hit", "were", "are", "be", "slowed", "fell",
})  # fmt: skip
_BEFORE_NOUN = frozenset({  # what may part a figure and its noun of change
    "-", "year", "on", "month", "annual", "yearly", "pay", "price", "rate", "sharp", "further", "points", "point",
    "quarter", "monthly", "overall",
})  # fmt: skip
_ARTICLES = frozenset(("the", "a", "an", "this", "that", "its", "their"))
_EXTENTS = frozenset(("angle", "length", "mass", "temperature", "area", "volume", "speed"))
_PLAIN = frozenset(("more", "less", "fewer", "higher", "lower", "larger", "bigger", "smaller", "stronger", "faster"))
_LEADING = frozenset(("by", "of"))
_REACH = 12
_WITH_PARTICLE = frozenset({
    "make", "take", "give", "use", "eat", "put", "pick", "sign", "sum", "buy", "hold", "set", "own", "snap",
})  # fmt: skip
_BE = frozenset({
    "is", "are", "was", "were", "be", "been", "being", "'s", "'re", "'m", "end", "ended", "ends", "closed",
    "close", "closes", "finished", "traded", "settled", "settle", "stood", "opened",
})  # fmt: skip


class Changes:
    """Decides kind ``change`` and its direction from the words around a figure."""

    def __init__(self, rows: Mapping[str, ChangeRow]) -> None:
        self._verbs = {w: r for w, r in rows.items() if "verb" in r.roles}
        self._nouns = {w: r.direction for w, r in rows.items() if "noun" in r.roles}
        self._adverbs = {w: r.direction for w, r in rows.items() if "adverb" in r.roles}
        self._after = {w: r.direction for w, r in rows.items() if "after" in r.roles}

    def of(self, scene: Scene, draft: Draft, first: int, last: int) -> tuple[Direction, str] | None:
        """Direction and rule of the change that tokens ``[first, last)`` state, ``None`` for a level."""
        sign = draft.numeral.sign
        if sign == "+" and draft.unit in _POINTS:
            return "up", "sign"
        if sign == "-" and draft.unit == "percent":
            return "down", "sign"
        if draft.unit in _POINTS and last + 1 < scene.last and scene.words[last + 1].lower == "than":
            compared = self._after.get(scene.words[last].lower)
            if compared is not None:
                return compared, "compared"  # "the decline was 4 points larger than in May"
        return self._before(scene, draft, first) or self._following(scene, draft, last)

    def of_duration(self, scene: Scene, draft: Draft, first: int) -> Direction | None:
        """Direction of the change that a length of time states, which "by" or a noun and "of" must lead up to."""
        if _LEADING.isdisjoint([word.lower for word in scene.words[max(scene.first, first - 7) : first]]):
            return None
        found = self._before(scene, draft, first)
        return found[0] if found is not None and found[1] in ("by", "noun_of") else None

    def governed(self, scene: Scene, first: int) -> bool:
        """Does a word of change stand right before token ``first``, but for comparing words?"""
        words, i = scene.words, first - 1
        while i >= scene.first and first - i < 7 and words[i].lower in _COMPARISON:
            i -= 1
        if i < scene.first:
            return False
        lower = words[i].lower
        return lower in ("by", "down") or lower in self._adverbs or self._verb(scene, i) is not None

    def _verb(self, scene: Scene, i: int) -> ChangeRow | None:
        """Row of a verb of change; a noun is taken where the tagger may err ("exports rose" tagged as noun)."""
        word = scene.words[i]
        for possible, lemma in zip(word.tags, word.lemmas, strict=True):
            if possible[0] == "V" and lemma in self._verbs:
                return self._verbs[lemma] if scene.tag(i)[0] in "VNJR" else None
        return None

    def _before(self, scene: Scene, draft: Draft, first: int) -> tuple[Direction, str] | None:
        words, base = scene.words, scene.first
        i = first - 1
        by = False
        while i >= base and first - i < 8:
            lower = words[i].lower
            if lower in self._adverbs and not (lower == "up" and i + 1 < first and words[i + 1].lower == "to"):
                if i > base:
                    row = self._verb(scene, i - 1)
                    if row is not None:
                        return row.direction, "verb"
                    if (
                        words[i - 1].lower not in _BE
                        and scene.tag(i - 1)[0] == "V"
                        and (
                            (draft.unit not in _POINTS and draft.unit not in _STEPS)
                            or words[i - 1].lemma("VB") in _WITH_PARTICLE
                        )
                    ):
                        return None  # "set up 20 teams", "make up 5 %"
                return self._adverbs[lower], "adverb"
            if lower == "at" and i + 1 < first and words[i + 1].lower not in ("least", "most"):
                return None
            if lower == "at" and i + 1 == first:
                return None
            if lower == "by":
                by = True
            elif lower == "of":
                noun = self._noun_before(words, i - 1, base)
                if noun is not None:
                    return noun, "noun_of"
            elif lower == "to" and not (i > base and words[i - 1].lower in ("up", "close")):
                return ("up", "rate") if draft.unit == "percent" and _growth_forecast(words, base, i) else None
            elif lower == "between" and i > base and words[i - 1].lower == "by":
                pass  # "shrank by between 2 and 3 %"
            elif lower not in _COMPARISON:
                break
            i -= 1
        if i < base:
            return None
        row = self._verb(scene, i)
        if row is not None:
            part = not by and row.weak and row.direction == "up" and scene.text.startswith(" of ", draft.end)
            if (by or not row.weak or _is_difference(draft)) and not part:
                return row.direction, "verb"  # but no "recover 95 % of the bikes", "gained 20 % of the vote"
            return None
        if by:
            return self._by(scene, i)
        return self._rate(scene, first) if draft.unit in _POINTS else None

    def _noun_before(self, words: tuple[Word, ...], i: int, base: int) -> Direction | None:
        """Noun of change before "of", past "rate", "year-on-year" and brackets."""
        for j in range(i, max(base - 1, i - 3), -1):
            lower = words[j].lower
            direction = self._nouns.get(words[j].lemma("NN") if words[j].is_alpha else lower)
            if direction is not None:
                return direction
            if lower not in ("rate", "rates", "range", "ratio", "about"):
                return None
        return None

    def _by(self, scene: Scene, i: int) -> tuple[Direction, str] | None:
        """ "increased its exports to Asia by 5 %": the verb stands further left."""
        words, tags, base = scene.words, scene.tags, scene.first
        for j in range(i, max(base - 1, i - _REACH), -1):
            word = words[j]
            if word.lower in (";", ":"):
                return None
            row = self._verb(scene, j)
            if row is not None and (tags[j - base][0] == "V" or j == i or _listed_verb(words, tags, base, j)):
                return row.direction, "by"
            if row is not None and _only_verb(words, tags, base, j, i):
                return row.direction, "by"
            if word.is_alpha:
                if tags[j - base][0] == "V" and word.lemma("VB") in _BEYOND:
                    return "up", "by"
                noun = self._nouns.get(word.lemma("NN"))
                if noun is not None and j == i:
                    return noun, "by"
                if word.lower in ("higher", "upward", "upwards", "up"):
                    return "up", "by"
                if word.lower in ("lower", "downward", "downwards", "down"):
                    return "down", "by"
        return None

    def _rate(self, scene: Scene, first: int) -> tuple[Direction, str] | None:
        """ "a growth rate of 5 %", "year-on-year growth was 3 %": a rate of change."""
        words, base = scene.words, scene.first
        for j in range(first - 1, max(base - 1, first - 9), -1):
            lower = words[j].lower
            if lower in ("rate", "rates") and j > base:
                direction = self._nouns.get(words[j - 1].lemma("NN") if words[j - 1].is_alpha else "")
                return (direction, "rate") if direction else self._at_rate(scene, j)
            if lower in (",", ";", ".", ":") and j < first - 1:
                return None
            if lower in _RATES or (lower in ("rise", "fall") and scene.tag(j) == "NN"):
                if not _RATE_LINKS.isdisjoint([w.lower for w in words[j + 1 : first]]):
                    return self._nouns[lower], "rate"
                return None
        return None

    def _at_rate(self, scene: Scene, i: int) -> tuple[Direction, str] | None:
        """ "has grown at an average annual rate of 24 %": the rate at token ``i`` is that of a verb of change."""
        words, j = scene.words, i - 1
        while j > scene.first and i - j < 7 and (words[j].lower in _ARTICLES or scene.tag(j) in ("JJ", "NN")):
            j -= 1
        if words[j].lower != "at":
            return None
        for k in range(j - 1, max(scene.first, j - 3) - 1, -1):
            row = self._verb(scene, k)
            if row is not None:
                return row.direction, "rate"
        return None

    def _following(self, scene: Scene, draft: Draft, last: int) -> tuple[Direction, str] | None:
        """ "a 5 % increase", "34 % higher", "a 3 percent year-on-year drop"."""
        words, end = scene.words, scene.last
        for j in range(last, min(end, last + 5)):
            word = words[j]
            lower = word.lower
            if not word.is_alpha and lower not in ("-", "(", ")"):
                return None
            noun = self._nouns.get(word.lemma("NN"))
            nominal = j == last and draft.first > scene.first and words[draft.first - 1].lower in _ARTICLES
            if noun is not None and (nominal or scene.tag(j)[:2] == "NN"):
                if lower in ("growth", "cut", "advance") and j > last:
                    return None
                return noun, "noun_after"
            beside = j == last and lower in ("below", "above") and draft.unit in _POINTS and j + 1 < end
            if beside and words[j + 1].lower in _BASES:
                return ("up" if lower == "above" else "down"), "compared"  # "2 % below its level of 2019"
            if j == last and lower in ("below", "above") and draft.dimension == "length" and j + 2 < end:
                marks = {w.lower for w in words[j + 2 : min(end, j + 6)]}
                if words[j + 1].lower == "the" and marks & _MARKS:
                    return ("up" if lower == "above" else "down"), "compared"  # "0.7 m above the warning line"
            after = self._after.get(lower)
            if after is not None and j == last:
                vague = lower in ("more", "less", "fewer") and draft.unit != "percent"
                than = j + 1 < end and words[j + 1].lower == "than"
                if vague and not than and not (lower != "fewer" and _of_quality(scene, j + 1)):
                    return None
                if draft.dimension in _EXTENTS and (than or lower not in _PLAIN):
                    return after, "compared"  # "20 km longer", "2 m higher than the old one"
                if draft.unit in _POINTS or draft.unit == "times" or draft.dimension == "money":
                    return after, "compared"
                return None
            if lower not in _BEFORE_NOUN:
                return None
        return None


def _of_quality(scene: Scene, i: int) -> bool:
    """Is token ``i`` an adjective that "more" compares, with no noun of its own: "150 yuan more expensive"?"""
    if i >= scene.last or scene.tag(i) != "JJ":
        return False
    return i + 1 == scene.last or scene.tag(i + 1)[:2] != "NN"


def _is_difference(draft: Draft) -> bool:
    """Is the unit one that differences are told in, so that also a weak verb of change states one?"""
    unit = draft.unit or ""
    return unit in _POINTS or unit in _STEPS or unit.split("/")[0] in _DIFFERENCES


def _listed_verb(words: tuple[Word, ...], tags: tuple[str, ...], base: int, j: int) -> bool:
    """Does a form that may be noun or verb go on a list of verbs and take an object: "…, and cut energy use by 3 %"?"""
    if j == base or j + 1 - base >= len(tags) or words[j - 1].lower not in (",", "and", ";", "to", "then"):
        return False
    return tags[j + 1 - base] in ("NN", "NNS", "DT", "JJ", "PRP$")


def _only_verb(words: tuple[Word, ...], tags: tuple[str, ...], base: int, j: int, i: int) -> bool:
    """Is the form at token ``j``, tagged as a noun between nouns, all that could be the verb: "the drug cut deaths"?"""
    if j == base or tags[j - base][:2] != "NN" or tags[j + 1 - base] != "NNS" or tags[j - 1 - base][:2] != "NN":
        return False
    return not any(tag[0] in "VM" for tag in tags[max(0, j - base - _REACH) : i + 1 - base])


def _growth_forecast(words: tuple[Word, ...], base: int, i: int) -> bool:
    """Is it a forecast of growth that was moved "to" the figure: "raised its growth forecast for this year to 4 %"?"""
    for j in range(i - 1, max(base, i - 7), -1):
        if words[j].lower in ("forecast", "projection", "estimate", "outlook", "target"):
            return words[j - 1].lower == "growth"
    return False
