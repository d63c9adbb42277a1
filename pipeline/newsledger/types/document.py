"""Tokens, sentences and paragraphs of a cleaned article."""

from bisect import bisect_right
from dataclasses import field
from itertools import compress

from newsledger.types.clean_text import CleanText, Role
from newsledger.types.value import value


@value(eq=False)
class Word:
    """What is known of a token's form wherever it stands; one instance per form and extractor.

    ``tags`` are the possible Penn Treebank tags, likeliest first (``("NNS", "VBZ")`` for *plans*); never empty.
    ``lemmas`` are parallel to ``tags``. ``states`` and ``opening`` are the tagger's: states of its model with their
    scores, where a capital letter is the word's own, and where position may have given it.
    ``marks`` tells which scans of later stages stop at the form, ``flags`` what it can be in a proper name.
    """

    text: str
    lower: str
    tags: tuple[str, ...]
    lemmas: tuple[str, ...]
    is_alpha: bool
    is_digit: bool  # holds at least one digit
    is_title: bool  # first letter is upper case
    is_upper: bool  # at least two letters, all upper case
    is_punct: bool
    states: tuple[tuple[int, float], ...] = ()
    opening: tuple[tuple[int, float], ...] = ()
    marks: int = 0  # bits of ``types.marks``
    flags: int = 0  # bits of the name grammar's own

    def lemma(self, tag: str) -> str:
        """Lemma under ``tag``; the lower-case form where the word cannot bear that tag.

        Looks at the first letters too, so that ``lemma("VB")`` serves any verb form.
        """
        tags = self.tags
        if tag in tags:
            return self.lemmas[tags.index(tag)]
        for possible, lemma in zip(self.tags, self.lemmas, strict=True):
            if possible[:2] == tag[:2]:
                return lemma
        return self.lower


@value
class Sentence:
    """Tokens ``[first, last)`` and characters ``[start, end)`` of the clean text."""

    index: int
    first: int
    last: int
    start: int
    end: int
    role: Role
    paragraph: int


@value
class Paragraph:
    """A line of the clean text, or a part of one that has a role of its own (a dateline).

    Its sentences are ``[first_sentence, last_sentence)``, its tokens ``[first, last)``.
    """

    index: int
    first: int
    last: int
    start: int
    end: int
    role: Role
    first_sentence: int
    last_sentence: int


@value
class Document:
    """A cleaned article as tokens, sentences and paragraphs.

    ``words``, ``starts`` and ``ends`` are parallel; offsets are those of ``clean.text``.
    """

    clean: CleanText
    words: tuple[Word, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[Sentence, ...]
    paragraphs: tuple[Paragraph, ...]
    _firsts: tuple[int, ...] = field(init=False, repr=False, compare=False)  # of the sentences
    _marked: tuple[int, ...] = field(init=False, repr=False, compare=False)  # tokens that some scan stops at

    def __post_init__(self) -> None:
        object.__setattr__(self, "_firsts", tuple([sentence.first for sentence in self.sentences]))
        marks = [word.marks for word in self.words]
        object.__setattr__(self, "_marked", tuple(compress(range(len(marks)), marks)))

    def text(self, first: int, last: int) -> str:
        """Clean text of the tokens ``[first, last)``."""
        return self.clean.text[self.starts[first] : self.ends[last - 1]]

    def marked(self, marks: int) -> list[int]:
        """Tokens whose forms bear one of ``marks``, bits of ``types.marks``: where a scan stops."""
        words = self.words
        return [i for i in self._marked if words[i].marks & marks]

    def token_at(self, offset: int) -> int:
        """Index of the token that covers clean ``offset``, or of the last one that starts before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def sentence_at(self, token: int) -> Sentence:
        """Sentence that holds token ``token``."""
        return self.sentences[max(0, bisect_right(self._firsts, token) - 1)]
