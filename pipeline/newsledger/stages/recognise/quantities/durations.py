"""Is a length of time itself what is measured, or does it only say when or how long?"""

from collections.abc import Mapping

from newsledger.lexicons.name_rows import WordListRow
from newsledger.stages.recognise.quantities.draft import Draft
from newsledger.stages.recognise.quantities.scene import Scene

_LINKS = frozenset({
    "is", "are", "was", "were", "be", "of", "to", "reached", "reach", "reaches", "exceed", "exceeds", "exceeded",
    "averaged", ":", "about", "around", "nearly", "more", "than", "less", "over", "under", "at", "least", "most",
    "no", "not", "up", "longer", "shorter", "extended", "shortened",
})  # fmt: skip
_MOVED = frozenset({
    "shortened", "cut", "reduced", "extended", "lengthened", "increased", "raised", "dropped", "fell", "rose",
    "decreased", "down", "up",
})  # fmt: skip
_COMPARING = frozenset({
    "about", "around", "nearly", "more", "less", "than", "over", "under", "at", "least", "most", "not", "no",
    "up", "to", "only", "almost", "just", "between",
})  # fmt: skip
_PENALTIES = frozenset({
    "imprisonment", "detention", "probation", "jail", "sentence", "sentences", "suspension", "ban",
})  # fmt: skip
_BE = frozenset(("is", "are", "was", "were", "be"))
_LASTING = frozenset({
    "last", "lasts", "lasted", "lasting", "take", "takes", "took", "taken", "taking",
})  # fmt: skip
_TAKING = frozenset(("take", "takes", "took", "taken", "taking"))
_NEEDING = frozenset(("need", "needs", "needed", "require", "requires", "required", "requiring"))
_GIVING = frozenset({
    "give", "gives", "gave", "given", "giving", "offer", "offers", "offered", "offering", "allow", "allows", "allowed",
    "grant", "grants", "granted", "buy", "buys", "bought", "save", "saves", "saved", "saving", "cost", "costs",
    "leave", "leaves", "left", "provide", "provides", "provided",
})  # fmt: skip
_HAVING = frozenset(("has", "have", "had", "having"))
_PERSONAL = frozenset(("him", "her", "them", "us", "me", "you", "it"))
_PRISONS = frozenset(("prison", "jail", "custody"))
_ADVERBIAL = frozenset({
    "for", "in", "within", "after", "over", "during", "past", "last", "next", "following", "throughout", "before",
    "first", "by", "until", "since", "from", "every", "spend", "spent", "spending", "the", "these", "those",
})  # fmt: skip
_OLDEST_PERSON = 120
_NOT_MEASURED = frozenset({
    "old", "ago", "away", "late", "later", "long", "since", "before", "after", "ahead", "behind", "into", "to",
    "early",
})  # fmt: skip
_REACH = 8


class Durations:
    """Tells lengths of time that measure something from those that only say when or how long."""

    def __init__(self, lists: Mapping[str, WordListRow]) -> None:
        self._lasting = frozenset(lists["lasting_things"].words)
        self._named = frozenset(lists["durations"].words)
        self._moved = self._named | _MOVED

    def stated(self, scene: Scene, draft: Draft, first: int, last: int) -> bool:
        """Whether the duration over tokens ``[first, last)`` is a measure: "a 13-hour system", "is one month"."""
        words, sentence = scene.words, scene.sentence
        if draft.attributive:
            if last >= sentence.last or words[last].lower in ("old", "ago", "-") or words[last].lower in self._lasting:
                return False
            return scene.tag(last)[:2] in ("NN", "JJ", "VB")
        if last < sentence.last and words[last].lower in _PENALTIES:
            return True  # "six months imprisonment", "a ten year sentence"
        i = first - 1
        while i > sentence.first and words[i].lower in _COMPARING:
            i -= 1
        if last < sentence.last and words[last].lower == "old" and draft.low > _OLDEST_PERSON:
            return True  # "the bridge is 200 years old"
        if i >= sentence.first and (_lasting(scene, i, last) or _of_it(scene, i, last)):
            return True
        if (
            i >= sentence.first
            and words[i].lower in _BE
            and (i == sentence.first or words[i - 1].lower not in ("it", "there"))
        ):
            return last >= sentence.last or words[last].lower not in _NOT_MEASURED
        moved = last + 1 < sentence.last and words[last].lower == "to" and words[last + 1].is_digit
        if moved and i > sentence.first and words[i].lower == "from" and words[i - 1].lower in self._moved:
            return True  # "shorten the waiting time from 9 days to 6 days"
        if words[first - 1].lower == "to" and i > sentence.first:
            for j in range(first - 3, max(sentence.first, first - 7), -1):
                if words[j].lower == "from":
                    return words[j - 1].lower in self._moved
        linked = False
        for j in range(first - 1, max(sentence.first - 1, first - _REACH), -1):
            lower = words[j].lower
            if lower in _LINKS:
                linked = True
            elif lower in self._named:
                return linked
            elif words[j].is_punct or lower in (
                "for",
                "in",
                "within",
                "after",
                "over",
                "during",
                "past",
                "last",
                "next",
            ):
                return False
        return False


def _lasting(scene: Scene, i: int, last: int) -> bool:
    """Is token ``i`` before the duration a verb whose measure it is: "lasts four days", "took them two weeks to"?"""
    words, base = scene.words, scene.first
    before, follows = words[i].lower, words[last].lower if last < scene.last else "."
    if before in _LASTING or before in _NEEDING:
        return scene.tag(i)[:2] == "VB" and follows not in ("off", "out", "away")
    if before in _HAVING:
        return follows in (",", ".", ";") and words[base].lower not in ("he", "she", "i")
    if before == "of":
        total = i - 2 >= base and words[i - 1].lower == "total" and words[i - 2].lower == "a"
        return total and (i - 3 < base or words[i - 3].lower not in _ADVERBIAL)
    if before in _PERSONAL and i > base and words[i - 1].lower in _TAKING:
        return True
    if follows != "to" or scene.tag(i)[:2] != "NN":
        return False
    verb = _verb_before(scene, i, _TAKING)
    return verb >= 0 and words[verb + 1].lower not in ("place", "part", "over")


def _of_it(scene: Scene, i: int, last: int) -> bool:
    """Does what follows the duration say of what it is one: "ten years in prison", "36 hours of precious time"?

    Token ``i`` stands before it and may make it an adverbial ("after ten years in prison").
    """
    words = scene.words
    if last + 1 >= scene.last or words[i].lower in _ADVERBIAL:
        return False
    lower = words[last].lower
    if lower == "in":
        return any(words[j].lower in _PRISONS for j in range(last + 1, min(scene.last, last + 4)))
    if lower != "of" or scene.tag(last + 1) not in ("NN", "NNS", "JJ", "VBG"):
        return False
    return scene.tag(i)[:2] == "VB" or (scene.tag(i)[:2] in ("NN", "PR") and _verb_before(scene, i, _GIVING) >= 0)


def _verb_before(scene: Scene, i: int, verbs: frozenset[str]) -> int:
    """Token of one of ``verbs`` whose indirect object, of up to four tokens, ends at ``i``; -1 without."""
    for j in range(i, max(scene.first - 1, i - 5), -1):
        if scene.words[j].lower in verbs:
            return j
        if scene.tag(j)[:2] not in ("NN", "PR", "DT", "JJ", "PO", "CD"):
            return -1
    return -1
