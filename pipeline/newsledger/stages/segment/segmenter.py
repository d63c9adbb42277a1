"""Splits one clean text."""

from newsledger.lexicons.loader import Lexicons
from newsledger.lexicons.vocabulary import Vocabulary
from newsledger.stages.segment.layout import Stretch, stretches
from newsledger.stages.segment.sentences import ENDINGS, Splitter, Tokens, may_end
from newsledger.stages.segment.tokeniser import PIECE, Tokeniser
from newsledger.types.clean_text import CleanText
from newsledger.types.document import Document, Paragraph, Sentence, Word
from newsledger.types.marks import Describer

_MOST_CHUNKS = 80_000  # distinct chunks remembered, some 40 MB, before the memory of them starts afresh

_UNDIVIDED = frozenset({"headline", "dateline", "byline", "metadata", "furniture"})  # one sentence each

# What is remembered of a chunk: its words with their starts and ends within it, and which may end a sentence.
Chunk = tuple[tuple[tuple[Word, int, int], ...], tuple[int, ...]]


class Segmenter:
    """Callable ``CleanText → Document``. Remembers the chunks met so far, a bounded number of them.

    ``describers`` say what later stages want known of each word form (see :mod:`newsledger.types.marks`).
    """

    def __init__(self, lexicons: Lexicons, describers: tuple[Describer, ...] = ()) -> None:
        self._lexicons = lexicons
        self._tokenise = Tokeniser(lexicons)
        self._splitter = Splitter(lexicons)
        self._tagging = lexicons.tagging
        self._describers = describers
        self._vocabulary = Vocabulary(lexicons.tagging, describers)
        self._chunks: dict[str, Chunk | Word] = {}

    def __call__(self, clean: CleanText) -> Document:
        if len(self._chunks) > _MOST_CHUNKS:
            self._tokenise = Tokeniser(self._lexicons)  # spaCy keeps every string that it has met
            self._vocabulary = Vocabulary(self._tagging, self._describers)
            self._chunks = {}
        words: list[Word] = []
        starts: list[int] = []
        ends: list[int] = []
        tokens = Tokens(clean.text, words, starts, ends)
        sentences: list[Sentence] = []
        paragraphs: list[Paragraph] = []
        for stretch in stretches(clean):
            first, first_sentence = len(words), len(sentences)
            candidates = self._read(stretch, tokens)
            last = len(words)
            if last == first:
                continue
            role, number = stretch.role, len(paragraphs)
            begin = first
            for end in (last,) if role in _UNDIVIDED else self._splitter.split(tokens, first, last, candidates):
                sentences.append(Sentence(len(sentences), begin, end, starts[begin], ends[end - 1], role, number))
                begin = end
            paragraphs.append(
                Paragraph(number, first, last, starts[first], ends[last - 1], role, first_sentence, len(sentences))
            )
        return Document(clean, tuple(words), tuple(starts), tuple(ends), tuple(sentences), tuple(paragraphs))

    def _read(self, stretch: Stretch, tokens: Tokens) -> list[int]:
        """Append the tokens of a stretch; return the indices of those that may end a sentence."""
        words, starts, ends = tokens.words, tokens.starts, tokens.ends
        add_word, add_start, add_end = words.append, starts.append, ends.append
        known = self._chunks
        candidates: list[int] = []
        base = stretch.start
        for chunk in tokens.text[stretch.start : stretch.end].split(" "):
            entry = known.get(chunk)
            if entry is None:
                entry = self._describe(chunk)
                if len(chunk) <= PIECE:
                    known[chunk] = entry
            if isinstance(entry, Word):
                add_word(entry)
                add_start(base)
                base += len(chunk)
                add_end(base)
                base += 1
                continue
            these, stops = entry
            if stops:
                candidates += [len(words) + stop for stop in stops]
            for word, begin, finish in these:
                add_word(word)
                add_start(base + begin)
                add_end(base + finish)
            base += len(chunk) + 1
        return candidates

    def _describe(self, chunk: str) -> Chunk | Word:
        word = self._vocabulary.word
        spans = self._tokenise(chunk)
        if spans == ((0, len(chunk)),) and not may_end(chunk):
            return word(chunk)
        these: list[tuple[Word, int, int]] = []
        stops: list[int] = []
        for start, end in spans:
            text = chunk[start:end]
            if text[-1] in ENDINGS and may_end(text):
                stops.append(len(these))
            these.append((word(text), start, end))
        return tuple(these), tuple(stops)
