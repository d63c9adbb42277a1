"""Turns the numerals of one sentence into quantities: nouns, ranges, comparators, kind, exclusion, concept."""

import re
from bisect import bisect_left, bisect_right
from decimal import Decimal

from newsledger.lexicons.loader import Lexicons
from newsledger.stages.recognise.quantities import ranks
from newsledger.stages.recognise.quantities.changes import Changes
from newsledger.stages.recognise.quantities.comparators import Comparators
from newsledger.stages.recognise.quantities.concepts import concept
from newsledger.stages.recognise.quantities.draft import Draft
from newsledger.stages.recognise.quantities.exclusions import Context, Exclusions
from newsledger.stages.recognise.quantities.nouns import NounFinder
from newsledger.stages.recognise.quantities.ranges import join_ranges, lend_units
from newsledger.stages.recognise.quantities.reader import NumeralReader
from newsledger.types.document import Document, Sentence
from newsledger.types.mentions import Quantity
from newsledger.types.syntax import SentenceSyntax, Syntax

_OLD = re.compile(r"[- ]?(?:year|month|week|day)s?[- ]old\b", re.IGNORECASE)
_AGE_BEFORE = re.compile(r"\b(?:aged|age of|ages of|age|turned|over the age of|ages|years of age) $", re.IGNORECASE)
_AGE_AFTER = re.compile(r" years? (?:of age|old)\b")
_IN_OUT_OF = re.compile(r" (?:in|out of|out of every|in every|of every) (?:the )?")
_TIMES_AFTER = re.compile(
    r" (?:that|those|as|the|more|higher|larger|greater|bigger|faster|of|over|what|its|their|longer|less|lower|cheaper"
    r"|stronger)\b"
)
_MULTIPLE_AFTER = re.compile(r" (?:as|the|that|what|its|his|her|their|those|over|to|in|by|from|year)\b|,|\.|;|$| ?\(")
_LEVEL = re.compile(r"[ -](?:yuan[ -])?(?:level|class|tier|grade|scale)[ -](?=[a-z])")
_OF_SET = re.compile(r" of (?:the|these|those|its|their|them|our|his|her|all|which|whom)\b")
_COUNT_OF = re.compile(r"\bnumber of ([A-Za-z' -]{3,60})$")
_TIME_NOUNS = frozenset(
    [
        "period",
        "time",
        "duration",
        "hours",
        "hour",
        "life",
        "lifespan",
        "age",
        "cycle",
        "term",
        "length",
        "sentence",
        "ban",
        "holding",
        "days",
        "years",
        "months",
        "minutes",
        "limit",
        "validity",
        "expectancy",
        "sunshine",
        "delay",
        "working",
        "stay",
        "service",
        "lead",
    ]
)
_LINKING = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "of",
        "to",
        "reached",
        "reach",
        "reaches",
        "exceed",
        "exceeds",
        "exceeded",
        "averaged",
        "hold",
        "lasts",
        "lasted",
        "takes",
        "took",
        ":",
    ]
)
_ARTICLE_ONE = re.compile(
    r"\b(?:no|any|every|each|this|that|another|which|some|such|someone|day|other|good|bad|new|old|big|by|as|with"
    r"|number|square|phase|chapter|part|formula|level|stage|round|game|season|year) $",
    re.IGNORECASE,
)
_ONE = Decimal(1)


class Measures:
    """Quantities of one sentence."""

    def __init__(self, lexicons: Lexicons, reader: NumeralReader) -> None:
        self._reader = reader
        self._nouns = NounFinder()
        self._comparators = Comparators(lexicons.comparators)
        self._changes = Changes(lexicons.changes)
        self._exclusions = Exclusions(lexicons)

    def of(
        self,
        document: Document,
        syntax: Syntax,
        sentence: Sentence,
        anchors: list[int],
        times: tuple[tuple[int, int], ...],
    ) -> list[Quantity]:
        """Quantities whose numbers begin in the tokens ``anchors`` of ``sentence``."""
        text = document.clean.text
        stretches = [(document.starts[i], document.ends[i]) for i in anchors]
        drafts = self._reader.read(text, sentence.start, sentence.end, stretches, times)
        if not drafts:
            return []
        grammar = syntax.of(sentence)
        drafts = [d for d in drafts if not self._in_time(d, times)]
        for draft in drafts:
            self._at_number(text, sentence, draft)
        governed = {
            d.start
            for d in drafts
            if self._changes.governed(document, sentence, grammar.tags, self._token(document, d.start))
        }
        drafts = self._proportions(text, drafts)
        drafts = join_ranges(text, sentence.start, drafts, governed)
        lend_units(text, drafts)
        kept: list[Draft] = []
        for draft in drafts:
            if self._settle(document, sentence, grammar, draft, kept):
                kept.append(draft)
        lend_units(text, kept)
        out: list[Quantity] = []
        for draft in kept:
            quantity = self._finish(document, sentence, grammar, draft, out)
            if quantity is not None:
                out.append(quantity)
        return out

    @staticmethod
    def _token(document: Document, offset: int) -> int:
        return max(0, bisect_right(document.starts, offset) - 1)

    @staticmethod
    def _last_token(document: Document, offset: int) -> int:
        """First token that starts at or after clean ``offset``."""
        return bisect_left(document.starts, offset)

    @staticmethod
    def _in_time(draft: Draft, times: tuple[tuple[int, int], ...]) -> bool:
        if draft.dimension == "time":
            return False
        return any(start < draft.end and draft.start < end for start, end in times)

    def _at_number(self, text: str, sentence: Sentence, draft: Draft) -> None:
        if draft.unit is not None:
            return
        plus = self._comparators.at_number(text, draft.number_end, sentence.end)
        if plus:
            draft.comparator = plus[0]
            match = self._reader.units.after(text, plus[1], sentence.end, True)
            if match:
                draft.unit, draft.end, draft.dimension, draft.ratio = (
                    match.code,
                    match.end,
                    match.dimension,
                    match.ratio,
                )
            else:
                draft.end = plus[1]

    @staticmethod
    def _proportions(text: str, drafts: list[Draft]) -> list[Draft]:
        """ "one in five", "3 out of 4": two numbers that are one share."""
        from newsledger.stages.recognise.quantities.spelled import percent_of

        out: list[Draft] = []
        for draft in drafts:
            last = out[-1] if out else None
            if (
                last is not None
                and last.unit is None
                and draft.unit is None
                and 0 < last.low < draft.low <= 100_000
                and last.numeral.form in ("digits", "words")
                and draft.numeral.form in ("digits", "words")
                and last.low == last.high
            ):
                gap = text[last.end : draft.start]
                match = _IN_OUT_OF.fullmatch(gap)
                spelled = last.numeral.form == draft.numeral.form == "words"
                if match and (
                    "out" in gap
                    or "every" in gap
                    or (" in " in gap and (spelled or draft.low in (10, 100, 1000, 10000)))
                ):
                    value = percent_of(last.low, draft.low)
                    last.low = last.high = value
                    last.unit, last.dimension, last.ratio, last.rule = "percent", "share", True, "ratio.proportion"
                    last.end = last.number_end = draft.end
                    continue
            out.append(draft)
        return out

    # -- what is counted -----------------------------------------------------------------------------------------

    def _settle(
        self, document: Document, sentence: Sentence, grammar: SentenceSyntax, draft: Draft, kept: list[Draft]
    ) -> bool:
        """Finds the noun of a bare number; ``False`` for one that is no quantity after all."""
        text = document.clean.text
        numeral = draft.numeral
        first = self._token(document, draft.start)
        if numeral.form == "ordinal":
            coordinated = any(k.unit == "rank" for k in kept)
            if not ranks.ranked(text, document, sentence, first, draft.start, draft.end, coordinated):
                return False
            draft.unit, draft.kind, draft.dimension = "rank", "rank", "rank"
            return True
        if numeral.form == "multiple":
            return self._multiple(text, document, sentence, draft, first)
        if self._age(text, document, sentence, draft, first):
            return True
        if draft.unit is not None:
            return True
        if ranks.top(text, sentence.start, draft.start, draft.low):
            draft.unit, draft.kind, draft.dimension, draft.comparator, draft.rule = (
                "rank",
                "rank",
                "rank",
                "<=",
                "rank.top",
            )
            return True
        level = draft.last_scale != 1 and numeral.form == "digits" and _LEVEL.match(text, draft.end, sentence.end)
        if level:
            self._level(text, draft)
        after = self._last_token(document, draft.end)
        if (
            after < sentence.last
            and document.words[after].lower in ("-", "‐", "–")
            and document.starts[after] == draft.end
        ):
            draft.attributive = True
            after += 1
        singular = draft.low == draft.high == 1
        noun = (
            self._nouns.head(document, sentence, grammar.tags, after, singular or draft.attributive)
            if after < sentence.last
            else None
        )
        plural = noun is not None and grammar.tags[noun - sentence.first] in ("NNS", "NNPS")
        if self._reader.guards.year(text, sentence.start, sentence.end, numeral, plural) and not draft.is_range:
            return False
        if noun is None:
            return self._bare(text, document, sentence, grammar, draft, first, after)
        if (
            numeral.form == "words"
            and singular
            and not draft.attributive
            and not self._one(text, document, sentence, grammar, draft, first, noun)
        ):
            return False
        word = document.words[noun]
        draft.noun = noun
        draft.dimension = "count"
        draft.unit = _lemma(word, grammar.tags[noun - sentence.first])
        draft.rule = "count.noun"
        if level:
            draft.end = draft.number_end
        else:
            draft.end = document.ends[noun]
            match = self._per_after(text, draft, sentence)
            if match:
                draft.unit, draft.end, draft.ratio = match
        return True

    def _per_after(self, text: str, draft: Draft, sentence: Sentence) -> tuple[str, int, bool] | None:
        """ "300 visitors per day": a count per something."""
        from newsledger.stages.recognise.quantities.units import UnitMatch

        if draft.unit is None or not text.startswith(
            (" per ", "/", " a day", " an hour", " a week", " a month", " a year"), draft.end
        ):
            return None
        found = self._reader.units.per(text, UnitMatch(draft.unit, draft.end, "count"), sentence.end)
        return (found.code, found.end, True) if found.end != draft.end else None

    @staticmethod
    def _level(text: str, draft: Draft) -> None:
        """ "2-3 hundred billion level clusters": the scale belongs to the level, not to the number."""
        scale = draft.last_scale
        draft.low, draft.high = draft.low / scale, draft.high / scale
        draft.number_end = draft.bare_end

    def _one(
        self,
        text: str,
        document: Document,
        sentence: Sentence,
        grammar: SentenceSyntax,
        draft: Draft,
        first: int,
        noun: int,
    ) -> bool:
        """Is "one" before a noun the number, not a pronoun or an indefinite "one day"?"""
        before = text[max(sentence.start, draft.start - 12) : draft.start]
        if _ARTICLE_ONE.search(before) and not before.lower().endswith(
            ("the ", "only ", "first ", "last ", "remaining ")
        ):
            return False
        return grammar.tags[first - sentence.first] != "PRP" or True

    def _bare(
        self,
        text: str,
        document: Document,
        sentence: Sentence,
        grammar: SentenceSyntax,
        draft: Draft,
        first: int,
        after: int,
    ) -> bool:
        """A number without unit or noun: kept where it is written as a quantity or counts a set named nearby."""
        numeral = draft.numeral
        if numeral.form in ("vague", "several"):
            return numeral.form == "vague"
        if numeral.form == "words" and draft.low <= 1 and not draft.is_range:
            return False
        counted = _COUNT_OF.search(
            text[max(sentence.start, draft.start - 90) : draft.start].split(",")[-1].rsplit(" ", 3)[0]
        )
        draft.rule = "number.bare"
        if draft.is_range and text[draft.start : draft.end].count("-") == 1 and draft.low == draft.high:
            return False
        del counted
        return True

    # -- multiples and ages --------------------------------------------------------------------------------------

    def _multiple(self, text: str, document: Document, sentence: Sentence, draft: Draft, first: int) -> bool:
        form = text[draft.start : draft.end].lower()
        if (draft.end < sentence.end and text[draft.end] in "-‐") or (
            draft.start > sentence.start and text[draft.start - 1] in "-‐"
        ):
            return False
        if form in ("twice", "thrice", "double", "triple", "treble", "quadruple", "quintuple"):
            match = re.compile(r" (?:the |as |that |what |its |his |their |over |those )").match(
                text, draft.end, sentence.end
            )
            verb = first > sentence.first and document.words[first - 1].lower in (
                "to",
                "will",
                "would",
                "can",
                "could",
                "than",
                "nearly",
                "almost",
                "by",
                "may",
                "should",
                "must",
            )
            return (match is not None and (form not in ("twice", "thrice") or " the next" not in match[0])) or (
                verb and form not in ("twice", "thrice")
            )
        return True

    def _age(self, text: str, document: Document, sentence: Sentence, draft: Draft, first: int) -> bool:
        """ "50 year-old", "aged 86", "Jamie Lee, 25, said"."""
        if draft.numeral.form not in ("digits", "words") or draft.prefix or draft.noun is not None:
            return False
        old = _OLD.match(text, draft.number_end, sentence.end)
        if old:
            stem = (
                "month"
                if "month" in old[0].lower()
                else "day"
                if "day" in old[0].lower()
                else "week"
                if "week" in old[0].lower()
                else "year"
            )
            draft.unit, draft.kind, draft.end, draft.dimension = f"{stem}_of_age", "age", old.end(), "age"
            draft.rule, draft.ratio = "age.old", False
            return True
        after = _AGE_AFTER.match(text, draft.number_end, sentence.end)
        if after:
            draft.unit, draft.kind, draft.end, draft.dimension, draft.rule = (
                "year_of_age",
                "age",
                after.end(),
                "age",
                "age.years_old",
            )
            return True
        if draft.unit is not None or draft.numeral.grouped or draft.numeral.scale != 1 or draft.high > 120:
            return False
        before = text[max(sentence.start, draft.start - 18) : draft.start]
        if _AGE_BEFORE.search(before):
            draft.unit, draft.kind, draft.dimension, draft.rule = "year_of_age", "age", "age", "age.aged"
            return True
        named = first - 2 >= sentence.first and document.words[first - 2]
        if (
            draft.numeral.form == "digits"
            and draft.low >= 1
            and before.endswith(", ")
            and text[draft.end : draft.end + 1] in (",", ")")
            and named
            and named.is_title
            and named.is_alpha
            and not named.is_upper
        ):
            draft.unit, draft.kind, draft.dimension, draft.rule = "year_of_age", "age", "age", "age.apposition"
            return True
        return False

    # -- kind, comparator, exclusion -----------------------------------------------------------------------------

    def _finish(
        self, document: Document, sentence: Sentence, grammar: SentenceSyntax, draft: Draft, done: list[Quantity]
    ) -> Quantity | None:
        text = document.clean.text
        first = self._token(document, draft.start)
        last = max(first + 1, self._last_token(document, draft.end))
        compared = self._comparators.before(text, sentence.start, draft.start)
        if compared and draft.kind != "rank":
            draft.comparator = compared[0]
        else:
            following = self._comparators.after(text, draft.end, sentence.end)
            if following and draft.comparator == "=":
                draft.comparator = following
        self._kind(document, sentence, grammar, draft, first, last, done)
        noun = (draft.unit or "") if draft.noun is not None else ""
        context = Context(text, document, sentence, grammar.tags, draft, first, last, noun)
        draft.exclusion = self._exclusions.of(context)
        draft.concept = concept(document, sentence, grammar, first, last, draft.noun is not None)
        return Quantity(
            start=draft.start,
            end=draft.end,
            number_end=draft.number_end,
            first=first,
            last=last,
            low=draft.low,
            high=draft.high,
            unit=draft.unit,
            kind=draft.kind,
            comparator=draft.comparator,
            direction=draft.direction,
            concept=draft.concept,
            exclusion=draft.exclusion,
            rule="quantity." + draft.rule,
        )

    def _kind(
        self,
        document: Document,
        sentence: Sentence,
        grammar: SentenceSyntax,
        draft: Draft,
        first: int,
        last: int,
        done: list[Quantity],
    ) -> None:
        if draft.kind in ("rank", "age"):
            return
        form = draft.numeral.form
        text = document.clean.text
        if form in ("multiple", "halving"):
            draft.kind, draft.direction = "change", "down" if form == "halving" else "up"
            return
        if draft.unit == "times" and (draft.rule == "change.fold" or _TIMES_AFTER.match(text, draft.end, sentence.end)):
            draft.kind, draft.direction = "change", "up"
            return
        if draft.dimension == "time" and not draft.ratio:
            draft.kind = (
                "amount" if self._stated_duration(document, sentence, grammar, draft, first, last) else "duration"
            )
            return
        draft.kind = "ratio" if draft.ratio else "count" if draft.dimension in ("count", "", "multiple") else "amount"
        change = self._changes.of(document, sentence, grammar.tags, draft, first, last)
        if change:
            draft.kind, draft.direction = "change", change[0]
            return
        if done and done[-1].kind == "change" and done[-1].unit == draft.unit:
            gap = text[done[-1].end : draft.start]
            if re.fullmatch(r",? ?(?:and |or )?(?:about |nearly |more than |over |almost )?", gap) and gap.strip():
                draft.kind, draft.direction = "change", done[-1].direction

    @staticmethod
    def _stated_duration(
        document: Document, sentence: Sentence, grammar: SentenceSyntax, draft: Draft, first: int, last: int
    ) -> bool:
        words = document.words
        if draft.attributive and last < sentence.last:
            tag = grammar.tags[last - sentence.first]
            return (tag[:2] in ("NN", "JJ", "VB") or tag == "HYPH") and words[last].lower not in ("old", "ago")
        linked = False
        for j in range(first - 1, max(sentence.first - 1, first - 8), -1):
            lower = words[j].lower
            if lower in _LINKING:
                linked = True
            if linked and lower in _TIME_NOUNS:
                return True
            if lower in (".", ";"):
                break
        return False


def _lemma(word: object, tag: str) -> str:
    from newsledger.types.document import Word

    assert isinstance(word, Word)
    lower = word.lower
    if lower in ("people", "persons", "personnel", "person"):
        return "person"
    return word.lemma("NNS" if tag in ("NNS", "NNPS") else "NN").lower() if tag in ("NN", "NNS") else _singular(lower)


def _singular(lower: str) -> str:
    from newsledger.stages.recognise.quantities.units import singular

    return singular(lower)
