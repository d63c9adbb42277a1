"""The records of ``corpus/sample`` are those committed in ``outputs/sample``."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from newsledger import Article, Extractor
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


def test_known_gaps_are_still_gaps() -> None:
    """A gap that has been closed must leave the list: the wrong words must stand in the golden record."""
    gaps = tomllib.loads((ROOT / "tests" / "known_gaps.toml").read_text(encoding="utf-8"))
    for name, rows in gaps.items():
        record = (GOLDEN / f"{name}.json").read_text(encoding="utf-8")
        for row in rows:
            assert set(row) == {"wrong", "right", "why"}, f"{name}: {row}"
            assert row["wrong"] in record, f"{name}: {row['wrong']!r} is no longer there: take it off the list"
