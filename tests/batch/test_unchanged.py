"""A file that is as it was is not read again; one that changed is, however it hides that."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from newsledger.batch import stamp, unchanged
from newsledger.batch.folder import run_batch
from newsledger.batch.options import RunOptions
from newsledger.batch.store import OutputError
from newsledger.batch.summary import Tally
from newsledger.extractor import Extractor

Run = Callable[[], Tally]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "a.txt"
    path.parent.mkdir()
    path.write_text("Output in Luhe rose 3% to 4 million tonnes.\n", encoding="utf-8")
    return path


@pytest.fixture
def run(article: Path, tmp_path: Path, extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A run over the article's folder, for which a file has settled as soon as it is written."""
    monkeypatch.setattr(stamp, "_SETTLED", 0)
    return lambda: run_batch((str(article.parent),), tmp_path / "out", RunOptions(tables=()), extractor=extractor).tally


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were read to see whether they changed."""
    paths: list[str] = []
    digest = unchanged.file_digest

    def noted(path: str) -> str:
        paths.append(path)
        return digest(path)

    monkeypatch.setattr(unchanged, "file_digest", noted)
    return paths


def test_a_file_as_it_was_is_not_read(run: Run, read: list[str]) -> None:
    run()
    assert run().unchanged == 1
    assert read == []


def test_a_touched_file_is_read_once_and_found_unchanged(run: Run, article: Path, read: list[str]) -> None:
    run()
    os.utime(article, (1_000_000_000, 1_000_000_000))
    assert run().unchanged == 1
    assert read == [str(article)]
    assert run().unchanged == 1
    assert read == [str(article)]


def test_other_bytes_of_the_same_length_and_time_are_seen(run: Run, article: Path) -> None:
    run()
    before = article.stat()
    article.write_text(article.read_text().replace("3%", "9%"))
    os.utime(article, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert article.stat().st_mtime_ns == before.st_mtime_ns
    assert run().extracted == 1


def test_another_file_under_the_same_name_is_seen(run: Run, article: Path) -> None:
    other = article.with_suffix(".part")
    other.write_text(article.read_text().replace("3%", "9%"))
    os.utime(other, (article.stat().st_atime, article.stat().st_mtime))
    run()
    other.replace(article)
    assert run().extracted == 1


def test_a_link_that_leads_elsewhere_is_seen(run: Run, article: Path, tmp_path: Path) -> None:
    article.rename(tmp_path / "one")
    (tmp_path / "two").write_text("Output in Luhe rose 9% to 4 million tonnes.\n", encoding="utf-8")
    article.symlink_to(tmp_path / "one")
    run()
    article.unlink()
    article.symlink_to(tmp_path / "two")
    assert run().extracted == 1


def test_metadata_that_come_change_and_go_are_seen(run: Run, article: Path) -> None:
    beside = article.with_suffix(".json")
    run()
    beside.write_text('{"published": "2024-05-01"}')
    assert run().extracted == 1
    assert run().unchanged == 1
    beside.write_text('{"published": "2024-05-02"}')
    assert run().extracted == 1
    beside.unlink()
    assert run().extracted == 1
    assert run().unchanged == 1


def test_a_file_that_changed_a_moment_ago_has_no_stamp(article: Path) -> None:
    """It may be written once more within the same tick of the clock, with nothing to show for it."""
    assert stamp.stamp(str(article)) is None
    assert stamp.stamp(str(article.parent / "missing.txt")) is None


def test_stamps_come_when_the_file_has_settled(run: Run, read: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as fresh:
        fresh.setattr(stamp, "_SETTLED", 10**12)
        run()
        run()
    assert len(read) == 1
    run()
    assert len(read) == 2
    run()
    assert len(read) == 2


def test_force_does_not_ask(run: Run, article: Path, tmp_path: Path, extractor: Extractor) -> None:
    run()
    options = RunOptions(tables=(), force=True)
    assert run_batch((str(article.parent),), tmp_path / "out", options, extractor=extractor).tally.extracted == 1


def test_a_state_from_before_stamps_is_used(run: Run, tmp_path: Path, read: list[str]) -> None:
    run()
    with sqlite3.connect(tmp_path / "out" / ".newsledger" / "state.sqlite") as state:
        state.execute("ALTER TABLE articles DROP COLUMN stamp")
    state.close()
    assert run().unchanged == 1
    assert len(read) == 1


@pytest.mark.parametrize("spoil", ["cut", "same length", "same length and time", "gone"])
def test_a_record_that_something_else_changed_is_made_again(
    spoil: str, article: Path, tmp_path: Path, extractor: Extractor
) -> None:
    out = tmp_path / "out"

    def run() -> int:
        options = RunOptions(tables=("csv",))
        return run_batch((str(article.parent),), out, options, extractor=extractor).tally.extracted

    run()
    record = out / f"{article.stem}.json"
    before, data = record.stat(), record.read_bytes()
    tables = {path: path.read_bytes() for path in (out / "tables").iterdir()}
    if spoil == "gone":
        record.unlink()
    else:
        record.write_bytes(data[:10] if spoil == "cut" else b"X" + data[1:])
    if spoil == "same length and time":  # the one thing that is not seen, until its bytes are needed for the tables
        os.utime(record, ns=(before.st_atime_ns, before.st_mtime_ns))
        (out / "tables" / "metrics.csv").unlink()
        with pytest.raises(OutputError, match=f"{record}: was changed by something else; delete it"):
            run()
        record.unlink()
    assert run() == 1
    assert record.read_bytes() == data
    assert {path: path.read_bytes() for path in (out / "tables").iterdir()} == tables


def test_a_copied_folder_is_read_once_and_not_made_again(article: Path, tmp_path: Path, extractor: Extractor) -> None:
    """Times of record files may differ after a copy: their bytes tell."""
    options = RunOptions(tables=("csv",))
    run_batch((str(article.parent),), tmp_path / "out", options, extractor=extractor)
    os.utime(tmp_path / "out" / f"{article.stem}.json", (1, 1))
    for _ in range(2):
        tally = run_batch((str(article.parent),), tmp_path / "out", options, extractor=extractor).tally
        assert (tally.extracted, tally.unchanged) == (0, 1)


def test_a_table_that_something_else_changed_is_made_again(article: Path, tmp_path: Path, extractor: Extractor) -> None:
    options = RunOptions(tables=("csv",))
    run_batch((str(article.parent),), tmp_path / "out", options, extractor=extractor)
    table = tmp_path / "out" / "tables" / "metrics.csv"
    before = table.read_bytes()
    table.write_text("spoilt\n")
    run_batch((str(article.parent),), tmp_path / "out", options, extractor=extractor)
    assert table.read_bytes() == before
