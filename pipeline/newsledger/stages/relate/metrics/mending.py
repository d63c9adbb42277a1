"""Repairs of tags and phrases for sentences with figures: "the added value", "accounts for", "year-on-year"."""

from typing import TYPE_CHECKING

from newsledger.types.syntax import NounPhrase, VerbGroup

if TYPE_CHECKING:
    from newsledger.stages.relate.metrics.figure import View

_TERMS = frozenset({"capita", "minimum"})  # before a noun in -ing that is part of a term: "per capita living area"
_ARTICLES = frozenset({"the", "a", "an", "its", "their"})
_OPENERS = _ARTICLES | _TERMS
# participle and noun that make a term of economic news
_COMPOUNDS = frozenset({
    ("fixed", "asset"), ("fixed", "assets"), ("added", "value"), ("registered", "capital"), ("registered", "residents"),
    ("listed", "companies"), ("listed", "company"), ("contracted", "amount"), ("installed", "capacity"),
})  # fmt: skip
_COMPOUNDING = frozenset(first for first, _ in _COMPOUNDS)
_UNITS = frozenset({"year", "month", "quarter", "week"})


def adjectives_from_verbs(view: "View") -> None:
    """Reads a participle between an article and a noun as its adjective: "the added value"."""
    if not _suspect(view):
        return
    phrases: list[NounPhrase] = []
    wrong: set[int] = set()
    for phrase in view.phrases:
        before = phrases[-1] if phrases else None
        article = before is not None and before.last == phrase.first - 1 and _opens(view, before)
        pair = view.low(phrase.first - 1), view.low(phrase.first)
        if pair in _COMPOUNDS and (before is None or before.last < phrase.first):
            wrong.add(phrase.first - 1)
            first = phrase.first - 1
            if before is not None and before.last == first and view.tag(first - 1) in ("DT", "JJ"):
                first = phrases.pop().first
            phrases.append(NounPhrase(first, phrase.last, phrase.head))
        elif before is not None and article and view.tag(before.last)[:2] == "VB" and view.tag(phrase.first) != "DT":
            wrong.add(before.last)
            phrases[-1] = NounPhrase(before.first, phrase.last, phrase.head)
        else:
            phrases.append(phrase)
    if wrong:
        view.phrases = tuple(phrases)
        view.groups = tuple(g for g in view.groups if not (g.head in wrong and g.last == g.first + 1))


def _opens(view: "View", before: NounPhrase) -> bool:
    """Whether an article, or a word of a term before an -ing form, ends the phrase."""
    word = view.low(before.last - 1)
    return word in _ARTICLES or (word in _TERMS and view.tag(before.last) == "VBG")


def _suspect(view: "View") -> bool:
    """Whether a phrase follows the first word of a compound, or the phrase before it ends with an article."""
    words, base = view.words, view.first
    end: int | None = None  # of the phrase before
    for phrase in view.phrases:
        before = phrase.first - 1
        if end == before and words[end - 1].lower in _OPENERS:
            return True
        if before >= base and words[before].lower in _COMPOUNDING:
            return True
        end = phrase.last
    return False


def verbs_from_nouns(view: "View") -> None:
    """Reads "accounts for" as the verb where the tagger took it for a noun."""
    if view.document.clean.text.find("ccount", view.sentence.start, view.sentence.end) < 0:
        return
    for at, phrase in enumerate(view.phrases):
        i = phrase.last - 1
        if view.low(i + 1) != "for" or phrase.first == i:
            continue
        if view.low(i) != "accounts" and not (view.low(i) == "account" and view.tag(i - 1) == "NNS"):
            continue
        shorter = NounPhrase(phrase.first, i, i - 1)
        view.phrases = (*view.phrases[:at], shorter, *view.phrases[at + 1 :])
        view.tags = (*view.tags[: i - view.first], "VBZ", *view.tags[i - view.first + 1 :])
        group = VerbGroup(i, i + 1, i, "present")
        view.groups = tuple(sorted((*view.groups, group), key=lambda g: g.first))
        return


def mended(view: "View", phrases: tuple[NounPhrase, ...]) -> tuple[NounPhrase, ...]:
    """The noun phrases with "year-on-year" and the like taken as one modifier or adverb."""
    if not phrases or "-" not in view.document.clean.text[view.sentence.start : view.sentence.end]:
        return phrases
    spots = [
        i
        for i in range(view.first, view.last - 4)
        if view.words[i + 1].lower == "-" and view.words[i].lower in _UNITS and view.low(i + 2) in ("on", "over")
    ]
    if not spots:
        return phrases
    out: list[NounPhrase] = []
    for phrase in phrases:
        spot = next((i for i in spots if i < phrase.last and phrase.first < i + 5), None)
        if spot is None:
            out.append(phrase)
        elif phrase.first <= spot and phrase.last <= spot + 1:
            if phrase.first < spot and not view.words[spot - 1].is_alpha:
                out.append(NounPhrase(phrase.first, spot, spot - 1))
            elif phrase.first < spot:
                out.append(phrase)
        elif phrase.last > spot + 5:
            first = phrase.first
            if out and out[-1].last == spot + 1:
                first = out.pop().first
            out.append(NounPhrase(min(first, phrase.first), phrase.last, phrase.head))
    return tuple(out)
