"""Splits one clean text."""

import re

from newsledger.lexicons.loader import Lexicons
from newsledger.lexicons.vocabulary import Vocabulary
from newsledger.types.clean_text import CleanText
from newsledger.types.document import Document, Paragraph, Sentence, Word

_LINE = re.compile(r"[^\n\r]+")


class Segmenter:
    """Callable ``CleanText → Document``. Holds the spaCy tokenizer and the word forms met so far."""

    def __init__(self, lexicons: Lexicons) -> None:
        import spacy

        self._tokenizer = spacy.blank("en").tokenizer
        self._vocabulary = Vocabulary(lexicons.tagging)

    def __call__(self, clean: CleanText) -> Document:
        words: list[Word] = []
        starts: list[int] = []
        ends: list[int] = []
        sentences: list[Sentence] = []
        paragraphs: list[Paragraph] = []
        for line in _LINE.finditer(clean.text):
            text = line.group()
            lead = len(text) - len(text.lstrip())
            text = text.strip()
            if not text:
                continue
            base = line.start() + lead
            doc = self._tokenizer(text)
            first, first_sentence = len(words), len(sentences)
            for token in doc:
                words.append(self._vocabulary.word(token.text))
                starts.append(base + token.idx)
                ends.append(base + token.idx + len(token.text))
            begin = first
            for i in range(first, len(words)):
                if i + 1 == len(words) or words[i].text in (".", "?", "!"):
                    sentences.append(
                        Sentence(len(sentences), begin, i + 1, starts[begin], ends[i], "body", len(paragraphs))
                    )
                    begin = i + 1
            paragraphs.append(
                Paragraph(
                    len(paragraphs),
                    first,
                    len(words),
                    base,
                    base + len(text),
                    "body",
                    first_sentence,
                    len(sentences),
                    doc,
                )
            )
        return Document(clean, tuple(words), tuple(starts), tuple(ends), tuple(sentences), tuple(paragraphs))
