"""One sentence with its tags, as the commitment rules look at it."""

from bisect import bisect_left

from newsledger.stages.relate.commitments.forms import noun_of, verb_of
from newsledger.types.document import Document, Sentence, Word
from newsledger.types.mentions import Mentions, Name, TimeExpression

QUOTES = frozenset("\"“”'‘’")
_DOUBLE_QUOTES = frozenset('"“”')
_OPENING, _CLOSING = frozenset("([（【"), frozenset(")]）】")
WINDOW = 400  # tokens of a sentence that are looked at: longer ones are no sentences
ADVERBS = frozenset({
    "also", "then", "further", "still", "already", "now", "jointly", "actively", "strictly", "always", "never", "ever",
    "both", "first", "firstly", "secondly", "thirdly", "next", "soon", "together", "basically", "better", "just",
    "simply", "well", "far", "even", "again", "once", "only", "timely", "therefore", "thus", "instead", "henceforth",
    "meanwhile", "successively", "respectively",
})  # fmt: skip
_CLAUSE_ENDS = frozenset(",;.:?!") | frozenset(("that", "and", "if", "whether", "so", "as", "because", "when", '"'))
NOMINAL = frozenset({
    "NN", "NNS", "NNP", "NNPS", "PRP", "CD", "DT", "PDT", "JJ", "JJR", "JJS", "PRP$", "POS", "$", "#", "FW", "WP$",
})  # fmt: skip
FINITE = frozenset(["VBD", "VBZ", "MD"])


class View:
    """A sentence's words with indices relative to the sentence.

    ``low`` holds lower-case forms, ``tag`` Penn tags, ``time`` for each token the index of its time expression or -1.
    """

    __slots__ = (
        "_quotation_marks",
        "document",
        "last",
        "low",
        "mentions",
        "name",
        "offset",
        "sentence",
        "tag",
        "time",
        "words",
    )

    def __init__(self, mentions: Mentions, sentence: Sentence) -> None:
        document: Document = mentions.document
        last = min(sentence.last, sentence.first + WINDOW)
        self.mentions = mentions
        self.document = document
        self.sentence = sentence
        self.offset = sentence.first
        self.words: tuple[Word, ...] = document.words[sentence.first : last]
        self.last = len(self.words)
        self.low = [word.lower for word in self.words]
        self.tag = list(mentions.syntax.of(sentence).tags[: self.last])
        self.time = [-1] * self.last
        self.name: dict[int, int] = {}
        self._quotation_marks: list[int] | None = None

    def mark_times(self, times: list[tuple[int, TimeExpression]]) -> None:
        """Note the time expressions of this sentence, each with its index in the document."""
        for index, time in times:
            for i in range(max(0, time.first - self.offset), min(self.last, time.last - self.offset)):
                self.time[i] = index

    def mark_names(self, names: tuple[Name, ...]) -> None:
        """Note for every token of a name but its first where the name starts: "Co., Ltd." is no end of a phrase."""
        for name in names:
            first = name.first - self.offset
            for i in range(max(1, first + 1), min(self.last, name.last - self.offset)):
                self.name[i] = max(0, first)

    def opens_quotation(self, i: int) -> bool:
        """Whether the quotation mark ``i`` stands off what is before it and close to what is after it."""
        if self.low[i] == "“":
            return True
        k = self.offset + i
        starts, ends = self.document.starts, self.document.ends
        return 0 < i < self.last - 1 and starts[k] > ends[k - 1] and starts[k + 1] == ends[k]

    def in_quotation(self, i: int) -> bool:
        """Whether the sentence has opened a quotation before token ``i`` and not closed it."""
        marks = self._quotation_marks
        if marks is None:
            marks = self._quotation_marks = [k for k, low in enumerate(self.low) if low in _DOUBLE_QUOTES]
        return bisect_left(marks, i) % 2 == 1

    def base(self, i: int) -> bool:
        """Whether token ``i`` can be the base form of a verb."""
        return any(tag == "VB" or tag == "VBP" for tag in self.words[i].tags)

    def lemma(self, i: int) -> str:
        """Lemma of token ``i`` as a verb."""
        return verb_of(self.words[i])

    def noun(self, i: int) -> str:
        """Lemma of token ``i`` as a common noun, also where a capital letter makes it look like a name."""
        return noun_of(self.words[i])

    def is_adverb(self, i: int) -> bool:
        """Whether token ``i`` is an adverb that may stand between a marker and its verb."""
        low = self.low[i]
        if self.tag[i][:2] == "RB" or low in ADVERBS:
            return True
        return low[-2:] == "ly" and self.tag[i] in ("UH", "JJ", "NNP", "NN", "FW") and not self.base(i) and len(low) > 4

    def predicated(self, i: int) -> bool:
        """Whether a finite verb follows token ``i`` in its clause: then ``i`` is its subject's noun, not a verb."""
        low, tag = self.low, self.tag
        for k in range(i + 1, min(self.last, i + 12)):
            if low[k] in _CLAUSE_ENDS or tag[k][:1] == "W" or tag[k] == "TO":
                return False
            if (
                tag[k] in ("MD", "VBZ")
                or (tag[k] == "VBP" and low[k] in ("are", "have", "do"))
                or low[k] in ("was", "were")
            ):
                return True
        return False

    def verb_after(self, i: int) -> int:
        """First token from ``i`` on that can be a base form, over adverbs; "close" counts though it may be one."""
        k = self.after_adverbs(i)
        if (
            k > i
            and not (k < self.last and self.tag[k] == "VB")
            and self.base(k - 1)
            and self.low[k - 1] not in ADVERBS
        ):
            return k - 1
        return k

    def after_adverbs(self, i: int) -> int:
        """First token from ``i`` on that is neither adverb nor quotation mark."""
        while i < self.last and (self.is_adverb(i) or self.low[i] in QUOTES):
            i += 1
            if i + 1 < self.last and self.tag[i] == "CC" and self.is_adverb(i + 1) and self.is_adverb(i - 1):
                i += 1  # "uniformly and accurately"
        return i

    def closing(self, i: int) -> int:
        """Token after the bracket that closes the one opened at ``i``; ``i + 1`` where none does soon."""
        for k in range(i + 1, min(self.last, i + 60)):
            if self.low[k] in _CLOSING:
                return k + 1
        return i + 1

    def opens_bracket(self, i: int) -> bool:
        """Whether token ``i`` is an opening bracket."""
        return self.low[i] in _OPENING

    def opening(self, i: int) -> int:
        """Token of the bracket that token ``i`` closes; ``i`` where none is near, or where it closes none."""
        if self.low[i] not in _CLOSING:
            return i
        for k in range(i - 1, max(-1, i - 60), -1):
            if self.low[k] in _OPENING:
                return k
        return i

    def quotation(self, i: int) -> int:
        """Token after the quotation mark that closes the one at ``i``; ``i + 1`` where the sentence has none."""
        mark = self.low[i]
        pair = {"“": "”", "‘": "’"}.get(mark, mark)
        for k in range(i + 1, self.last):
            if self.low[k] == pair:
                return k + 1
        return i + 1

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Clean offsets of the tokens ``[first, last)``."""
        document = self.document
        return document.starts[self.offset + first], document.ends[self.offset + last - 1]

    def text(self, first: int, last: int) -> str:
        """Clean text of the tokens ``[first, last)``."""
        start, end = self.span(first, last)
        return self.document.clean.text[start:end]
