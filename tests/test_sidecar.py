"""Metadata in a JSON file beside an article."""

import datetime
import json
from pathlib import Path

from newsledger import Article
from newsledger.batch.folder import run_batch
from newsledger.batch.options import RunOptions
from newsledger.errors import MalformedError
from newsledger.reader import read_articles


def test_metadata_beside_a_text_hold_for_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Output rose 4%.")
    (tmp_path / "a.json").write_text('{"published": "2021-03-04", "outlet": "River News", "metrics": [1]}')
    (article,) = read_articles(tmp_path / "a.txt")
    assert isinstance(article, Article)
    assert article.published == datetime.date(2021, 3, 4)
    assert article.outlet == "River News"
    assert not article.keep_text


def test_an_article_beside_a_text_is_no_sidecar(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Output rose 4%.")
    (tmp_path / "a.json").write_text('{"text": "Exports fell 2%.", "published": "2021-03-04"}')
    (article,) = read_articles(tmp_path / "a.txt")
    assert isinstance(article, Article)
    assert article.published is None


def test_a_wrong_date_beside_a_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Output rose 4%.")
    (tmp_path / "a.json").write_text('{"published": "yesterday"}')
    (error,) = read_articles(tmp_path / "a.txt")
    assert isinstance(error, MalformedError)
    assert "a.json" in str(error)
    assert "yesterday" in str(error)


def test_a_run_takes_the_metadata_and_notices_when_they_change(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "a.txt").write_text("Output rose 4% in March.")
    (folder / "b.txt").write_text("Exports fell 2%.")
    published = []
    for day in ("2021-03-04", "2022-05-06", "2022-05-06"):
        (folder / "a.json").write_text(json.dumps({"published": day}))
        summary = run_batch((str(folder),), out, RunOptions(workers=1))
        record = json.loads((out / "a.json").read_text())
        published.append((record["document"]["published"], summary.tally.extracted, summary.tally.failed))
    assert published == [("2021-03-04", 2, 0), ("2022-05-06", 1, 0), ("2022-05-06", 0, 0)]
