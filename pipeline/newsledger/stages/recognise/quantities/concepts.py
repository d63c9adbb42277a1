"""The words of the sentence that name what a quantity measures.

What stands beside the figure names it ("a fine of 3 million", "a 5 % tax on imports", "40 % of the vote"); else the
subject of the verb that governs it, past relative clauses, times and other figures.
"""

from bisect import bisect_right
from collections.abc import Sequence

from newsledger.types.document import Document, Sentence, Word
from newsledger.types.mentions import Quantity
from newsledger.types.syntax import NounPhrase, SentenceSyntax

_PRONOUNS = frozenset(
    [
        "i",
        "you",
        "he",
        "she",
        "it",
        "we",
        "they",
        "this",
        "that",
        "these",
        "those",
        "there",
        "who",
        "which",
        "what",
        "one",
        "someone",
        "everyone",
        "me",
        "him",
        "them",
        "us",
        "her",
        "all",
        "both",
        "some",
        "many",
        "others",
        "each",
        "himself",
        "itself",
        "themselves",
        "here",
    ]
)
_TIMES = frozenset(
    [
        "year",
        "years",
        "month",
        "months",
        "week",
        "weeks",
        "day",
        "days",
        "quarter",
        "half",
        "time",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "yesterday",
        "tomorrow",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "morning",
        "evening",
        "night",
        "afternoon",
        "decade",
        "century",
        "season",
        "period",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "oct",
        "nov",
        "dec",
        "minutes",
        "hours",
        "hour",
        "minute",
    ]
)
_CHAIN = frozenset(
    [
        "of",
        "in",
        "for",
        "on",
        "at",
        "to",
        "from",
        "with",
        "by",
        "between",
        "among",
        "against",
        "over",
        "under",
        "across",
        "and",
        "&",
        "'s",
        "’s",
        "the",
    ]
)
_BESIDE = frozenset(("of", "in", "for", "on"))
_GOVERNED_BY = frozenset(("of", "to", "at", "by", "from", "with", "for", "than", "as", "in", ":", "over", "under"))
_RELATIVE = frozenset(("which", "that", "who", "whom"))


def concept(
    document: Document,
    sentence: Sentence,
    grammar: SentenceSyntax,
    first: int,
    last: int,
    counted: bool,
    before: Quantity | None,
) -> tuple[int, int] | None:
    """Clean span of what the figure over tokens ``[first, last)`` measures; ``before`` is the last quantity."""
    words = document.words
    if not counted:
        beside = _beside(document, sentence, grammar, last)
        if beside is not None:
            return beside
    if before is not None and first > before.last and _continues(words, before.last, first):
        return before.concept
    phrase = _governor(words, sentence, grammar, first) if not counted else None
    if phrase is None:
        phrase = _subject(words, sentence, grammar, first)
    return (document.starts[phrase[0]], document.ends[phrase[1] - 1]) if phrase else None


def _continues(words: Sequence[Word], end: int, first: int) -> bool:
    """Does nothing but a bracket, a comma or a preposition part the figure from the one before it?"""
    return first - end <= 3 and all(
        w.lower
        in ("(", "/", ",", "and", "or", "to", "-", "–", "—", ")", "from", "just", "about", "at", "on", "some", ";")
        for w in words[end:first]
    )


# -- right of the figure ---------------------------------------------------------------------------------------------


def _beside(document: Document, sentence: Sentence, grammar: SentenceSyntax, last: int) -> tuple[int, int] | None:
    words = document.words
    i = last
    if i < sentence.last and words[i].lower in ("-", "‐"):
        i += 1
    if i >= sentence.last:
        return None
    if words[i].lower in _BESIDE and i + 1 < sentence.last:
        i += 1
        if words[i - 1].lower != "of" and words[i].lower in ("the", "a"):
            return None
    elif grammar.tags[i - sentence.first][:2] not in ("NN", "JJ", "VB") or grammar.tags[i - sentence.first] in (
        "VBD",
        "VBZ",
        "VBP",
    ):
        return None
    phrase = _at(grammar.noun_phrases, i)
    if phrase is None or not _names(words, phrase, max(i, phrase.first)):
        return None
    end = phrase.last
    following = _at(grammar.noun_phrases, end + 1)
    if (
        end < sentence.last
        and words[end].lower in ("of", "on", "for")
        and following
        and _names(words, following, following.first)
    ):
        end = following.last
    return document.starts[max(i, phrase.first)], document.ends[end - 1]


def _at(phrases: Sequence[NounPhrase], token: int) -> NounPhrase | None:
    for phrase in phrases:
        if phrase.first <= token < phrase.last:
            return phrase
        if phrase.first > token:
            return None
    return None


def _names(words: Sequence[Word], phrase: NounPhrase, start: int) -> bool:
    """Can the phrase name something: no figure, no time, no pronoun?"""
    head = words[phrase.head].lower
    if head in _PRONOUNS or head in _TIMES or words[phrase.head].is_digit or not words[phrase.head].text[0].isalpha():
        return False
    return (
        not any(w.is_digit and not w.text[0].isalpha() for w in words[start : phrase.last])
        or words[phrase.head].is_title
    )


# -- left of the figure ----------------------------------------------------------------------------------------------


def _governor(words: Sequence[Word], sentence: Sentence, grammar: SentenceSyntax, first: int) -> tuple[int, int] | None:
    """The noun phrase right before "of", "at", "to" … and the figure, or right before the figure itself."""
    i = first - 1
    steps = 0
    while i >= sentence.first and steps < 6:
        lower = words[i].lower
        tag = grammar.tags[i - sentence.first]
        if (
            lower in _GOVERNED_BY
            or tag in ("RB", "RBR", "JJR", "DT", "IN", "RBS", "JJS", "$")
            or lower in ("up", "least", "most", "more", "less", "(")
        ):
            i -= 1
            steps += 1
            continue
        break
    if i < sentence.first or grammar.tags[i - sentence.first][:2] not in ("NN",):
        return None
    index = bisect_right(grammar.noun_phrases, i, key=lambda p: p.first) - 1
    if index < 0 or grammar.noun_phrases[index].last <= i:
        return None
    phrase = grammar.noun_phrases[index]
    if words[i + 1].lower not in ("of", "at", "with", "for") and first - i > 1 and words[i + 1].lower != "(":
        return None
    if not _names(words, phrase, phrase.first) or words[phrase.head].lower in (
        "total",
        "average",
        "cost",
        "maximum",
        "minimum",
    ):
        return None
    return _chain(words, grammar, index)


def _chain(words: Sequence[Word], grammar: SentenceSyntax, index: int) -> tuple[int, int]:
    """The noun phrase with those it hangs on: "the output value | of industry | in the district"."""
    phrases = grammar.noun_phrases
    last = phrases[index].last
    first = phrases[index].first
    while index > 0:
        previous = phrases[index - 1]
        between = words[previous.last : first]
        if not between or len(between) > 2 or any(w.lower not in _CHAIN for w in between):
            break
        if words[previous.head].lower in _PRONOUNS or words[previous.head].is_digit:
            break
        index, first = index - 1, previous.first
    return first, last


def _subject(words: Sequence[Word], sentence: Sentence, grammar: SentenceSyntax, first: int) -> tuple[int, int] | None:
    """The phrase before the nearest verb group that has one; a pronoun's clause is left for the one before it."""
    groups = [g for g in grammar.verb_groups if g.last <= first]
    phrases = grammar.noun_phrases
    pronoun = False
    for group in reversed(groups):
        end = group.first
        while end > sentence.first and (
            grammar.tags[end - 1 - sentence.first] in ("RB", "RBR", ",", "WDT", "WP", "MD", "CC")
            or words[end - 1].lower in _RELATIVE
        ):
            end -= 1
        index = bisect_right(phrases, end - 1, key=lambda p: p.first) - 1
        while (
            index >= 0
            and phrases[index].last <= end
            and _is_time_or_figure(words, phrases[index])
            and end - phrases[index].last < 3
        ):
            end = phrases[index].first
            index -= 1
        if index < 0 or end - phrases[index].last > 2:
            continue
        if words[phrases[index].head].lower in _PRONOUNS:
            pronoun = True
            continue
        return _chain(words, grammar, index)
    if pronoun:
        return None
    if not groups:
        for index in range(bisect_right(phrases, first - 1, key=lambda p: p.first) - 1, -1, -1):
            if phrases[index].last <= first and _names(words, phrases[index], phrases[index].first):
                return _chain(words, grammar, index)
    return None


def _is_time_or_figure(words: Sequence[Word], phrase: NounPhrase) -> bool:
    head = words[phrase.head]
    return head.lower in _TIMES or head.is_digit or not head.text[0].isalpha()
