"""A batch from folder to folder: what is done, what is left, what is said."""

import json
from pathlib import Path

import pytest

from batch.output import contents
from newsledger.batch.folder import UsageError, run_batch
from newsledger.batch.options import RunOptions
from newsledger.extractor import Extractor
from newsledger.types.article import Article
from newsledger.writer import record_json

ONE = RunOptions(workers=1)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(5):
        (folder / f"a{n}.txt").write_text(
            f"Output in Luhe rose {n + 1}% to {n + 2} million tonnes.\n", encoding="utf-8"
        )
    return folder


def test_records_are_those_of_the_library(articles: Path, tmp_path: Path, extractor: Extractor) -> None:
    summary = run_batch((str(articles),), tmp_path / "out", ONE)
    assert (summary.tally.extracted, summary.tally.failed) == (5, 0)
    path = articles / "a3.txt"
    record = json.loads((tmp_path / "out" / "a3.json").read_bytes())
    article = Article(
        text=path.read_text(encoding="utf-8"), id="a3", source=str(path), sha256=record["document"]["sha256"]
    )
    assert (tmp_path / "out" / "a3.json").read_text(encoding="utf-8") == record_json(extractor.extract(article))


def test_only_what_changed_is_done_again(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run_batch((str(articles),), out, ONE)
    (articles / "a1.txt").write_text("Sales fell 9%.\n", encoding="utf-8")
    (articles / "b.txt").write_text("Sales fell 8%.\n", encoding="utf-8")
    (out / "a4.json").unlink()
    (articles / "a0.txt").unlink()
    tally = run_batch((str(articles),), out, ONE).tally
    assert (tally.extracted, tally.unchanged, tally.gone) == (3, 2, 1)
    assert json.loads((out / "a1.json").read_bytes())["document"]["characters"] == 15
    assert (out / "a0.json").exists()


def test_prune_removes_records_of_vanished_articles(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run_batch((str(articles),), out, ONE)
    (articles / "a0.txt").unlink()
    tally = run_batch((str(articles),), out, RunOptions(workers=1, prune=True)).tally
    assert (tally.pruned, tally.gone) == (1, 0)
    assert not (out / "a0.json").exists()
    assert (out / "a1.json").exists()


def test_prune_spares_articles_of_other_inputs(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run_batch((str(articles),), out, ONE)
    other = tmp_path / "other"
    other.mkdir()
    (other / "z.txt").write_text("Sales fell 9%.", encoding="utf-8")
    assert run_batch((str(other),), out, RunOptions(workers=1, prune=True)).tally.pruned == 0
    assert (out / "a0.json").exists()


def test_force_does_everything_again(articles: Path, tmp_path: Path) -> None:
    run_batch((str(articles),), tmp_path / "out", ONE)
    assert run_batch((str(articles),), tmp_path / "out", RunOptions(workers=1, force=True)).tally.extracted == 5


def test_changed_options_are_named_and_what_they_shape_is_redone(articles: Path, tmp_path: Path) -> None:
    from datetime import date

    run_batch((str(articles),), tmp_path / "out", ONE)
    summary = run_batch((str(articles),), tmp_path / "out", RunOptions(workers=1, published=date(2024, 5, 1)))
    assert summary.tally.redone == 5
    assert summary.changed == ("published None -> 2024-05-01",)


def test_same_bytes_whatever_the_number_of_workers(articles: Path, tmp_path: Path) -> None:
    for n in range(40):
        (articles / f"more{n}.txt").write_text(f"Exports grew {n}% in May, and {n} firms closed.\n", encoding="utf-8")
    run_batch((str(articles),), tmp_path / "one", ONE)
    run_batch((str(articles),), tmp_path / "three", RunOptions(workers=3))
    assert contents(tmp_path / "one") == contents(tmp_path / "three")


def test_missing_input_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        run_batch((str(tmp_path / "nothing"),), tmp_path / "out", ONE)


def test_output_folder_as_input_is_wrong_usage(articles: Path) -> None:
    with pytest.raises(UsageError, match="output folder"):
        run_batch((str(articles),), articles, ONE)
