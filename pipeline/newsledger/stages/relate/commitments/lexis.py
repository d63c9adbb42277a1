"""The commitment tables, arranged for looking up."""

from collections.abc import Sequence

from newsledger.lexicons.commitment_rows import CommitmentMarkerRow
from newsledger.lexicons.loader import Lexicons
from newsledger.stages.relate.bodies import Descriptions
from newsledger.stages.relate.commitments.deadlines import Feasts
from newsledger.stages.relate.commitments.forms import noun_of, verb_of
from newsledger.stages.relate.commitments.view import View
from newsledger.types.document import Word

Marker = tuple[str, CommitmentMarkerRow]
BE = frozenset(["be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re", "'m"])
POSSESSIVES = frozenset(
    {
        "its",
        "their",
        "our",
        "his",
        "her",
        "my",
        "your",
        "one",
        "the",
        "it",
        "they",
        "we",
        "he",
        "she",
        "i",
        "you",
    }
)  # and the pronouns of "do all we can"


class Lexis:
    """Markers by frame and by word; kinds of verbs and nouns by lemma."""

    def __init__(self, lexicons: Lexicons) -> None:
        rows = lexicons.commitment_markers
        self.by_frame: dict[str, dict[str, Marker]] = {}
        self.adjectives: dict[str, Marker] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], Marker]]] = {}
        self.openings: dict[str, list[tuple[str, ...]]] = {"next": [("next",)]}  # by first word
        self.calls: dict[str, dict[str, Marker]] = {}  # by verb, then by the preposition before those addressed
        for key, row in rows.items():
            for frame in row.frames:
                if frame == "opening":
                    parts = tuple(key.split())
                    self.openings.setdefault(parts[0], []).append(parts)
                elif frame in ("dated", "term"):
                    self.by_frame.setdefault(frame, {})[key.removeprefix("be ")] = (key, row)
                elif frame == "adjective":
                    self.adjectives[key.removeprefix("be ")] = (key, row)
                elif frame == "object" and " " in key:
                    verb, preposition = key.split()
                    self.calls.setdefault(verb, {})[preposition] = (key, row)
                elif frame == "phrase" or " " in key:
                    parts = tuple(key.split())
                    self.phrases.setdefault(parts[0], []).append((parts, (key, row)))
                else:
                    self.by_frame.setdefault(frame, {})[key] = (key, row)
        for openings in self.openings.values():
            openings.sort(key=len, reverse=True)
        for candidates in self.phrases.values():
            candidates.sort(key=lambda entry: -len(entry[0]))
        self.striving = [verb for verb, (_, row) in self.by_frame["self"].items() if row.force == "aim"]
        verbs = lexicons.commitment_verbs
        self.verb_kinds = {lemma: frozenset(row.kinds) for lemma, row in verbs.items()}
        self.feasts = Feasts(lexicons.festivals.values())
        nouns = lexicons.commitment_nouns
        self.noun_kinds = {noun: frozenset(row.kinds) for noun, row in nouns.items()}
        descriptions = Descriptions(lexicons)
        self.refers, self.place_levels = descriptions.refers, descriptions.place_levels
        self.speaks_for = {noun: frozenset(row.speaks_for) for noun, row in nouns.items() if row.speaks_for}

    def opened_until(self, words: Sequence[Word], first: int, last: int) -> int:
        """Token after an opening such as "In the next step," or "Next," at ``first``; ``first`` where there is none."""
        for parts in self.openings.get(words[first].lower, ()):
            end = first + len(parts)
            if (
                end < last
                and words[end].text in (",", "，")
                and all(words[first + k].lower == part for k, part in enumerate(parts))
            ):
                return end + 1
        return first

    def phrases_of(self, word: Word) -> list[tuple[str, ...]]:
        """The set phrases that may start with the word."""
        heads = dict.fromkeys((verb_of(word), word.lower, noun_of(word)))
        return [parts for head in heads for parts, _ in self.phrases.get(head, ())]

    def verb_is(self, lemma: str, kind: str) -> bool:
        """Whether the verb of ``lemma`` is of ``kind``."""
        return kind in self.verb_kinds.get(lemma, ())

    def noun_is(self, noun: str, kind: str) -> bool:
        """Whether the noun is of ``kind``; hyphenated ones by their last part."""
        kinds = self.noun_kinds.get(noun)
        if kinds is None and "-" in noun:
            kinds = self.noun_kinds.get(noun.rsplit("-", 1)[1])
        return kinds is not None and kind in kinds

    def frame(self, frame: str, lemma: str) -> Marker | None:
        """The marker of ``lemma`` in ``frame``."""
        return self.by_frame.get(frame, {}).get(lemma)

    def phrase_at(self, view: View, i: int) -> tuple[int, Marker] | None:
        """The set phrase that starts at token ``i``: the token after it, and its marker."""
        lemma = view.lemma(i)
        for first in dict.fromkeys((lemma, view.low[i], view.noun(i))):
            for parts, marker in self.phrases.get(first, ()):
                end = _matches(view, i, parts)
                if end is not None:
                    return end, marker
        return None


def _matches(view: View, i: int, parts: tuple[str, ...]) -> int | None:
    k = i + 1
    for part in parts[1:]:
        if part == "effort":  # "make great and unremitting efforts": modifiers between
            limit = min(view.last, k + 4)
            while k < limit and view.low[k] not in ("effort", "efforts"):
                if view.tag[k][:2] not in ("JJ", "VB", "RB", "CC", "DT", "NN"):
                    return None
                k += 1
        elif k < view.last and view.is_adverb(k) and view.low[k] != part:
            k += 1
        if k >= view.last:
            return None
        low = view.low[k]
        if part == "~":
            if low not in POSSESSIVES:
                return None
        elif low != part and view.noun(k) != part:
            return None
        k += 1
    return k
