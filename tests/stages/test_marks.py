"""Which scans stop at a form: what is not marked is never read, however good the grammar behind it."""

import pytest

from newsledger import Article, Extractor
from newsledger.stages.recognise.times.reading import Reading
from newsledger.stages.recognise.times.rules import SHAPES, digit_rules
from newsledger.types.marks import NAME, NUMBER, PASSED, QUOTE, TIME

_RULES = tuple(dict.fromkeys(rule for _, rules in SHAPES for rule in rules))


def _marks(extractor: Extractor, form: str) -> int:
    words = extractor.trace(Article(text=f"they saw {form} there")).document.words
    (marks,) = {word.marks for word in words if word.text == form}
    return marks


@pytest.mark.parametrize(
    ("form", "marks"),
    [
        ("12", NUMBER | TIME),
        ("2021", NUMBER | TIME),
        ("300", NUMBER),
        ("1.9", NUMBER),
        ("twelve", NUMBER | PASSED),
        ("yesterday", TIME | PASSED),
        ("Ministry", NAME),
        ("Qorvanta", NAME),
        ('"', QUOTE | PASSED),
        ("river", 0),
        ("slowly", PASSED),
    ],
)
def test_marks_of_a_form(extractor: Extractor, form: str, marks: int) -> None:
    assert _marks(extractor, form) == marks


@pytest.mark.parametrize(
    "form",
    [
        *("3", "31", "3rd", "13th", "113th", "300", "1.9", "2,000", "2020", "2020-07-26", "2020/7/26", "20200726"),
        *("2016-2020", "2016-20", "1990s", "1990's", "Q1", "3q", "1H20", "H2", "FY2020", "FY21", "5G", "COVID-19"),
        *("737MAX", "1/3", "10:30", "0.5", "1800", "2100", "1st", "20th", "H1N1"),
    ],
)
@pytest.mark.parametrize("after", ["", " July 2021", " of May", " Five-Year Plan period", " half of 2019", "-24", "'s"])
def test_no_rule_outside_a_forms_shape_reads_it(extractor: Extractor, form: str, after: str) -> None:
    text = f"By the {form}{after} they had left."
    mentions = extractor.trace(Article(text=text)).mentions
    document = mentions.document
    reading = Reading(document, extractor._recognise._times._words, mentions.syntax)
    for i, word in enumerate(document.words):
        if word.is_digit:
            others = [rule for rule in _RULES if rule not in digit_rules(word.lower)]
            assert [rule.__name__ for rule in others if rule(reading, i)] == []


@pytest.mark.parametrize("form", ["2021", "12", "3rd", "q3", "1990s", "2020-07-26"])
def test_forms_of_times_have_rules(form: str) -> None:
    assert digit_rules(form)


def test_a_sentence_is_found_by_its_tokens(extractor: Extractor) -> None:
    document = extractor.trace(Article(text="It rained. They left early.\n\nNobody saw them go.")).document
    assert len(document.sentences) == 3
    for sentence in document.sentences:
        for token in range(sentence.first, sentence.last):
            assert document.sentence_at(token) is sentence


def test_a_document_knows_its_marked_tokens(extractor: Extractor) -> None:
    document = extractor.trace(Article(text='The "Qorvanta" mill sold 12 rivers of paint yesterday.')).document
    for mark in (NAME, NUMBER, TIME, QUOTE, NAME | QUOTE):
        assert document.marked(mark) == [i for i, word in enumerate(document.words) if word.marks & mark]
    assert [document.words[i].text for i in document.marked(QUOTE)] == ['"', '"']
