"""Is a length of time itself what is measured, or does it only say when or how long?"""

from newsledger.stages.recognise.quantities.draft import Draft
from newsledger.types.document import Document, Sentence
from newsledger.types.syntax import SentenceSyntax

_TIME_NOUNS = frozenset({
    "period", "time", "duration", "hours", "hour", "life", "lifespan", "age", "cycle", "term", "length",
    "sentence", "ban", "holding", "limit", "validity", "expectancy", "sunshine", "delay", "stay", "notice",
    "quarantine", "isolation", "leave",
})  # fmt: skip
_LINKS = frozenset({
    "is", "are", "was", "were", "be", "of", "to", "reached", "reach", "reaches", "exceed", "exceeds", "exceeded",
    "averaged", ":", "about", "around", "nearly", "more", "than", "less", "over", "under", "at", "least", "most",
    "no", "not", "up", "longer", "shorter", "extended", "shortened",
})  # fmt: skip
_EVENTS = frozenset({
    "visit", "trip", "tour", "meeting", "conference", "event", "exhibition", "festival", "fair", "holiday",
    "campaign", "journey", "stay", "period", "plan", "war", "history", "career", "anniversary", "forum", "summit",
    "tournament",
})  # fmt: skip
_COMPARING = frozenset({
    "about", "around", "nearly", "more", "less", "than", "over", "under", "at", "least", "most", "not", "no",
    "up", "to", "only", "almost", "just",
})  # fmt: skip
_PENALTIES = frozenset({
    "imprisonment", "detention", "probation", "jail", "sentence", "sentences", "suspension", "ban",
})  # fmt: skip
_BE = frozenset(("is", "are", "was", "were", "be"))
_NOT_MEASURED = frozenset({
    "old", "ago", "away", "late", "later", "long", "since", "before", "after", "ahead", "behind", "into", "to",
    "early",
})  # fmt: skip
_REACH = 8


def stated(
    document: Document, sentence: Sentence, grammar: SentenceSyntax, draft: Draft, first: int, last: int
) -> bool:
    """Whether the duration over tokens ``[first, last)`` is a measure: "a 13-hour storage system", "is one month"."""
    words = document.words
    if draft.attributive:
        if last >= sentence.last or words[last].lower in ("old", "ago", "-"):
            return False
        tag = grammar.tags[last - sentence.first]
        return tag[:2] in ("NN", "JJ", "VB") and words[last].lower not in _EVENTS
    if last < sentence.last and words[last].lower in _PENALTIES:
        return True  # "six months imprisonment", "a ten year sentence"
    i = first - 1
    while i > sentence.first and words[i].lower in _COMPARING:
        i -= 1
    if (
        i >= sentence.first
        and words[i].lower in _BE
        and (i == sentence.first or words[i - 1].lower not in ("it", "there"))
    ):
        return last >= sentence.last or words[last].lower not in _NOT_MEASURED
    moved = last + 1 < sentence.last and words[last].lower == "to" and words[last + 1].is_digit
    if moved and i > sentence.first and words[i].lower == "from" and words[i - 1].lower in _TIME_NOUNS:
        return True  # "shorten the waiting time from 9 days to 6 days"
    linked = False
    for j in range(first - 1, max(sentence.first - 1, first - _REACH), -1):
        lower = words[j].lower
        if lower in _LINKS:
            linked = True
        elif lower in _TIME_NOUNS:
            return linked
        elif words[j].is_punct or lower in ("for", "in", "within", "after", "over", "during", "past", "last", "next"):
            return False
    return False
