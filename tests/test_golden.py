"""The records of ``corpus/sample`` are those committed in ``outputs/sample``."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from flat import flatten
from newsledger import Article, ArticleRecord, Extractor
from newsledger.reader import read_articles
from newsledger.writer import record_json

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus" / "sample"
GOLDEN = ROOT / "outputs" / "sample"


def sample_articles() -> Iterator[Article]:
    for path in sorted(CORPUS.iterdir()):
        if path.suffix in (".txt", ".html", ".jsonl"):
            for article in read_articles(path, name=f"corpus/sample/{path.name}"):
                assert isinstance(article, Article), article
                yield article


ARTICLES = {article.id: article for article in sample_articles()}


@pytest.mark.parametrize("name", ARTICLES)
def test_record_is_the_golden_one(name: str, extractor: Extractor, file_regression: FileRegressionFixture) -> None:
    record = record_json(extractor.extract(ARTICLES[name]))
    file_regression.check(record, fullpath=GOLDEN / f"{name}.json", encoding="utf-8", newline="")


def test_every_golden_record_has_its_article() -> None:
    assert {path.stem for path in GOLDEN.glob("*.json")} - {"run"} == set(ARTICLES)


GAPS = tomllib.loads((ROOT / "tests" / "known_gaps.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "gap"), [pytest.param(n, g, id=f"{n}: {g['quote']}: {g['wrong']}") for n in GAPS for g in GAPS[n]]
)
def test_a_known_gap_is_still_one(name: str, gap: dict[str, str]) -> None:
    """A gap that has been closed must leave the list."""
    assert set(gap) | {"field"} == {"layer", "quote", "field", "wrong", "right"}
    source = ARTICLES[name].text
    record = ArticleRecord.model_validate_json((GOLDEN / f"{name}.json").read_bytes())
    facts = [f for f in flatten(record, gap["layer"]) if source[slice(*f["span"])] == gap["quote"]]
    closed = "the gap is closed: take it off the list"
    if gap["wrong"] == "missed":
        assert not facts, closed
    elif gap["wrong"] == "spurious":
        assert facts, closed
    else:
        assert gap["wrong"] in [fact[gap["field"]] or "" for fact in facts], closed
