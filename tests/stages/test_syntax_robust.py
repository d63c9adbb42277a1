"""Any sequence of tokens is analysed, in time that grows with its length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effort import TIMES, assert_linear
from newsledger import Article, Extractor
from newsledger.lexicons import vocabulary
from newsledger.lexicons.loader import load_lexicons
from newsledger.lexicons.morphology import readings
from newsledger.lexicons.tag_model import TagModel
from newsledger.lexicons.vocabulary import Vocabulary
from newsledger.types.document import Document

WORDS = [
    "the",
    "plan",
    "plans",
    "will",
    "to",
    "not",
    "further",
    "build",
    "built",
    "has",
    "been",
    "is",
    "that",
    "which",
    "who",
    "and",
    "or",
    ",",
    ";",
    ":",
    ".",
    '"',
    "'",
    "(",
    ")",
    "-",
    "–",
    "3",
    "2020",
    "%",
    "million",
    "year",
    "on",
    "Marlow",
    "'s",
    "said",
    "by",
    "increase",
    "let",
    "very",
    "US",
    "$",
    "中",
    "\u200b",
    "é",
    "’",
    "“",
    "”",
    "…",
    "n't",
    "according",
]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40))
def test_any_tokens(extractor: Extractor, words: list[str]) -> None:
    trace = extractor.trace(Article(text=" ".join(words)))
    for sentence in trace.document.sentences:
        syntax = trace.mentions.syntax.of(sentence)
        assert len(syntax.tags) == sentence.last - sentence.first
        assert len(syntax.clauses) == len(syntax.verb_groups)
        at = sentence.first
        for phrase in syntax.noun_phrases:
            assert at <= phrase.first <= phrase.head < phrase.last <= sentence.last
            at = phrase.last
        at = sentence.first
        for group in syntax.verb_groups:
            assert at <= group.first <= group.head < group.last <= sentence.last
            at = group.last
        for k, clause in enumerate(syntax.clauses):
            assert clause.conjoined is None or clause.conjoined < k
            assert clause.governor is None or clause.governor < k


@pytest.mark.parametrize("unit", ["plan ", "said that plans ", '"plan ', "and approved ", "(", "year-on-", "very "])
def test_time_is_linear(extractor: Extractor, unit: str) -> None:
    short, long = (extractor._segment(extractor._clean(Article(text=unit * n))) for n in (1000, 1000 * TIMES))

    def analyse(document: Document) -> None:
        for sentence in document.sentences:
            assert extractor._recognise._analyser(document, sentence).clauses is not None

    assert_linear(lambda: analyse(short), lambda: analyse(long))


def test_vocabulary_forgets_when_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "_CAPACITY", 10)
    words = Vocabulary(load_lexicons().tagging)
    for number in range(100):
        words.word(f"x{number}")
    assert len(words._words) <= 10


@pytest.fixture(scope="module")
def model() -> TagModel:
    return load_lexicons().tagging


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("plans", "VBZ", "plan"),
        ("planned", "VBD", "plan"),
        ("taken", "VBN", "take"),
        ("took", "VBD", "take"),
        ("cities", "NNS", "city"),
        ("boxes", "NNS", "box"),
        ("running", "VBG", "run"),
        ("carried", "VBN", "carry"),
        ("children", "NNS", "child"),
        ("better", "JJR", "good"),
        ("promoting", "VBG", "promote"),
    ],
)
def test_dictionary_reading(model: TagModel, form: str, tag: str, lemma: str) -> None:
    assert model.readings(form)[tag] == lemma


def test_form_without_reading(model: TagModel) -> None:
    assert model.readings("zzyzx") == {}
    assert readings("ss", {}) == {}


@pytest.mark.parametrize(
    ("form", "tag"),
    [("Zorvania", "NNP"), ("zorbification", "NN"), ("zorbically", "RB"), ("3.5", "CD"), ("（", "-LRB-"), ("the", "DT")],
)
def test_likeliest_tag_of_a_form(model: TagModel, form: str, tag: str) -> None:
    assert Vocabulary(model).word(form).tags[0] == tag


@pytest.mark.parametrize(("form", "lemma"), [("n't", "not"), ("was", "be"), ("wo", "will")])
def test_lemma_of_an_auxiliary(model: TagModel, form: str, lemma: str) -> None:
    assert Vocabulary(model).word(form).lemmas[0] == lemma
