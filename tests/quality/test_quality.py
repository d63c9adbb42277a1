"""Quality on the project's own articles does not fall below its floors."""

import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from gold import GoldError, _find, load_articles
from measure import measure, read_floors
from score import align, jaccard, token_f1


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    return measure()


@pytest.mark.parametrize(("figure", "floor"), sorted(read_floors().items()))
def test_floor(figures: dict[str, float], figure: str, floor: float) -> None:
    assert figures[figure] >= floor


def test_every_figure_has_a_floor(figures: dict[str, float]) -> None:
    assert figures.keys() == read_floors().keys()


def test_gold_quotes_its_text() -> None:
    for gold in load_articles():
        spans = [fact for layer in ("metrics", "commitments") for fact in gold[layer]]
        spans += [mention for body in gold["organisations"] for mention in body["mentions"]]
        spans += [commitment["head"] for commitment in gold["commitments"]]
        for fact in spans:
            start, end = fact["span"]
            assert gold["text"][start:end] == fact["text"]


def test_articles_are_long_and_many() -> None:
    articles = load_articles()
    assert len(articles) >= 12
    assert all(150 <= len(gold["text"].split()) <= 600 for gold in articles)


def test_quote_that_occurs_twice_is_refused() -> None:
    with pytest.raises(GoldError, match="2 times"):
        _find("x", "a b a", "a")
    assert _find("x", "a b a", "a#2") == (4, 5)


def test_scorer() -> None:
    assert align([(0, 4), (5, 9)], [(6, 8), (0, 9)]) == [(0, 1), (1, 0)]
    assert jaccard((0, 4), (2, 6)) == pytest.approx(1 / 3)
    assert token_f1("the value of output", "output value") == 1.0
    assert token_f1(None, "value") == 0.0
