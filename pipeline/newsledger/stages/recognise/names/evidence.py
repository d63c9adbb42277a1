"""Bodies that only the sentence shows: which runs of capitalised words may name one, and which rules may tell."""

from collections.abc import Callable, Mapping

from newsledger.lexicons.name_rows import BodyNounRow
from newsledger.stages.recognise.names import quoted
from newsledger.stages.recognise.names.cues import Cues
from newsledger.stages.recognise.names.evidence_rules import (
    among_companies,
    headquartered,
    noun_behind,
    partners,
    rules,
)
from newsledger.stages.recognise.names.forms import (
    BODY_NOUN,
    CALENDAR,
    CAPITAL,
    COMMON,
    CORPORATE,
    FUNCTION,
    GIVEN,
    INITIALISM,
    NUMBER,
    OWNER,
    PLACE,
    PLACE_HEAD,
    RANK,
    ROLE,
    SURNAME,
    THING,
)
from newsledger.stages.recognise.names.reading import Candidate, Reading, organisation
from newsledger.stages.recognise.names.runs import Rule, Run
from newsledger.types.document import Sentence
from newsledger.types.marks import QUOTE


class RuleBook:
    """The rules with the words and flags that ask for them; a set of rules is an integer, the first its lowest bit."""

    def __init__(self, cues: Cues) -> None:
        every = rules(cues)
        self.suffixes = cues.outlet_nouns | {"party"}
        self.kind_of = {1 << i: rule.kind_of for i, rule in enumerate(every)}
        self.bit = {kind_of: bit for bit, kind_of in self.kind_of.items()}
        self.before = self._by_word(every, lambda rule: rule.before)
        self.behind = self._by_word(every, lambda rule: rule.behind)
        self.closing = self._by_word(every, lambda rule: rule.closing)
        self.flags_before = tuple((rule.before_flags, self.bit[rule.kind_of]) for rule in every if rule.before_flags)
        self.flags_behind = tuple((rule.behind_flags, self.bit[rule.kind_of]) for rule in every if rule.behind_flags)
        self.partners = self.bit[partners]
        self.headquartered = self.bit[headquartered]
        self.noun_behind = self.bit[noun_behind]
        self.among_companies = self.bit[among_companies]

    def _by_word(self, every: tuple[Rule, ...], words_of: Callable[[Rule], frozenset[str]]) -> dict[str, int]:
        """The rules to ask by a word beside a run."""
        asked: dict[str, int] = {}
        for rule in every:
            for word in words_of(rule):
                asked[word] = asked.get(word, 0) | self.bit[rule.kind_of]
        return asked


class Evidence:
    """Callable ``(sentence, its marked tokens, candidates chosen) → further bodies`` for the sentences of an article.

    ``persons`` are last words of the names of persons, which are no bodies.
    """

    def __init__(self, reading: Reading, book: RuleBook, nouns: Mapping[str, BodyNounRow], persons: set[str]) -> None:
        self._reading = reading
        self._book = book
        self._nouns = nouns
        self._persons = persons
        self._always = book.headquartered if "headquartered" in reading.folded else 0

    def __call__(self, sentence: Sentence, marked: list[int], chosen: list[Candidate]) -> list[Candidate]:
        taken: set[int] = set()
        for candidate in chosen:
            if candidate.last == candidate.first + 1:
                taken.add(candidate.first)
            else:
                taken.update(range(candidate.first, candidate.last))
        runs = _runs(self._reading, sentence, marked, taken)
        if not runs:
            return []
        companies: set[int] = set()
        for candidate in chosen:
            if candidate.organisation_kind == "company":
                companies.update(range(candidate.first, candidate.last))
        found: list[Candidate] = []
        words = self._reading.words
        for first, last in runs:
            if words[first - 1].marks & QUOTE and first > sentence.first:
                outlet = quoted.outlet(self._reading, first, sentence.last)
                if outlet is not None:
                    found.append(outlet)
                    continue
            asked = self._asked(sentence, first, last, companies)
            if not asked or self._is_known(sentence, last):
                continue
            run = Run(self._reading, sentence.first, sentence.last, first, last, companies, self._nouns)
            while asked:
                bit = asked & -asked  # the lowest: the first of the rules left
                asked ^= bit
                kind_of = self._book.kind_of[bit]
                kind = kind_of(run)
                if kind is not None:
                    found.append(organisation(first, last, kind, f"organisation.{kind_of.__name__}"))
                    if kind == "company":
                        companies.update(range(first, last))
                    break
        return found

    def _asked(self, sentence: Sentence, first: int, last: int, companies: set[int]) -> int:
        """The rules that what stands beside the run allows."""
        words, flags, book = self._reading.words, self._reading.flags, self._book
        asked = self._always | book.closing.get(words[last - 1].lower, 0)
        if last - first > 2 and words[last - 2].text == "&":
            asked |= book.partners
        if first > sentence.first:
            asked |= book.before.get(words[first - 1].lower, 0)
            for flag, rule in book.flags_before:
                if flags[first - 1] & flag:
                    asked |= rule
        if last < sentence.last:
            asked |= book.behind.get(words[last].lower, 0)
            for flag, rule in book.flags_behind:
                if flags[last] & flag:
                    asked |= rule
        if not companies:
            asked &= ~book.among_companies
        if flags[last - 1] & THING:
            asked &= book.noun_behind
        return asked

    def _is_known(self, sentence: Sentence, last: int) -> bool:
        """Whether the run is the rest of a person's name, or names a thing: "the Recovery programme"."""
        words, flags = self._reading.words, self._reading.flags
        if words[last - 1].text in self._persons:
            return True
        if last >= sentence.last or words[last].lower in self._book.suffixes:
            return False
        return flags[last] & (THING | CAPITAL | BODY_NOUN) == THING


_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
_BARRED = FUNCTION | CALENDAR | ROLE | NUMBER
_RUN = CAPITAL | _BARRED
_NO_BODY_ALONE = INITIALISM | PLACE | PLACE_HEAD | RANK | GIVEN | SURNAME
_NO_CLOSER = PLACE_HEAD | THING


def _is_nationality(form: str, flags: int) -> bool:
    """Whether a place before a name only says where it is from: "the European [Lorvane] website"."""
    return flags & PLACE != 0 and form.endswith(_NATIONAL)


_NATIONAL = ("an", "ish", "ese", "ench", "eek", "iss", "utch", "elsh", "aqi", "aeli", "tani")


def _runs(reading: Reading, sentence: Sentence, marked: list[int], taken: set[int]) -> list[tuple[int, int]]:
    """Runs of capitalised words that nothing has claimed and that can name a body."""
    flags, words = reading.flags, reading.words
    found: list[tuple[int, int]] = []
    low, high = sentence.first, sentence.last
    last = low
    for first in marked:
        if first < last or flags[first] & _RUN != CAPITAL or first in taken:
            continue
        last = first + 1
        while last < high and last not in taken:
            if flags[last] & _RUN == CAPITAL:
                last += 1
            elif (
                flags[last - 1] & OWNER
                and words[last].text in _POSSESSIVE
                and last + 1 < high
                and flags[last + 1] & _RUN == CAPITAL
            ) or (words[last].text == "&" and last + 1 < high and flags[last + 1] & CAPITAL):
                last += 2
            else:
                break
        if first == low and last > first + 1 and reading.only_opens(first):
            first += 1
        if last == first + 1:
            f = flags[first]
            if f & _NO_BODY_ALONE or len(words[first].text) < 2:
                continue
            if f & COMMON and (first == low or f & (CORPORATE | BODY_NOUN)):
                continue
        elif last - first > 5 or flags[last - 1] & _NO_CLOSER:
            continue
        if last < high and last in taken and flags[last] & CAPITAL:
            continue
        if (
            first - 1 in taken
            and flags[first - 1] & CAPITAL
            and (flags[first] & COMMON or not _is_nationality(words[first - 1].lower, flags[first - 1]))
        ):
            continue
        found.append((first, last))
    return found
