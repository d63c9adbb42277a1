"""Watching: what arrives is done when it is whole."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsledger.batch import watch
from newsledger.batch.folder import run_batch
from newsledger.batch.options import RunOptions
from newsledger.batch.watch import _Resting
from newsledger.extractor import Extractor

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "first.txt").write_text("Sales rose 4%.")
    return folder


@pytest.fixture
def watching(folder: Path, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "newsledger", "run", folder, "--out", tmp_path / "out", "--watch", "--json", "-q"],
        env=os.environ | {"PYTHONPATH": str(ROOT / "pipeline")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    yield process
    process.kill()
    process.wait()


def until(true: Callable[[], object], seconds: float = 180) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "nothing came of it"
        time.sleep(0.1)


def write_slowly(path: Path, record: Path) -> float:
    """Write a file bit by bit, and see that it is left alone; its longest rest in seconds."""
    longest, last = 0.0, time.monotonic()
    with path.open("w") as file:
        for n in range(8):
            file.write(f"Exports grew {n}% in May. ")
            file.flush()
            time.sleep(0.3)
            taken = record.exists()
            longest, last = max(longest, time.monotonic() - last), time.monotonic()
            assert not taken or longest >= watch.REST, "taken before it was whole"
    return longest


@pytest.mark.slow
def test_what_arrives_is_done_when_it_is_whole(
    folder: Path, tmp_path: Path, watching: subprocess.Popen[bytes], extractor: Extractor
) -> None:
    out = tmp_path / "out"
    assert watching.stdout is not None
    for _ in range(2):  # the first run, and the one after the watch has begun
        said = json.loads(watching.stdout.readline())
    assert said["totals"]["records"] == 1
    for attempt in range(20):
        rest = write_slowly(folder / f"slow{attempt}.txt", out / f"slow{attempt}.json")
        until((out / f"slow{attempt}.json").exists)
        if rest < watch.REST:
            break
        (folder / f"slow{attempt}.txt").unlink()  # so busy a machine that the file did come to rest
    else:
        pytest.skip("the machine is too busy to write a file three times a second")
    whole = (folder / f"slow{attempt}.txt").read_text()
    assert json.loads((out / f"slow{attempt}.json").read_bytes())["document"]["characters"] == len(whole)
    (tmp_path / "batch").mkdir()
    (tmp_path / "batch" / "moved.txt").write_text("Imports fell 3%.")
    (tmp_path / "batch").rename(folder / "batch")  # a whole folder at once
    until((out / "moved.json").exists)
    (folder / "first.txt").write_text("Sales rose 9%, not 4%.")
    until(lambda: json.loads((out / "first.json").read_bytes())["document"]["characters"] == 22)
    watching.send_signal(signal.SIGINT)
    assert watching.wait(120) == 130
    assert watching.stderr is not None
    assert b"Traceback" not in watching.stderr.read()
    tally = run_batch((str(folder),), out, extractor=extractor).tally
    assert (tally.extracted, tally.unchanged) == (0, 3)  # the same names and keys as a run over the whole folder


def test_files_rest_before_they_are_taken(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "REST", 0.2)
    (folder / ".hidden.txt").write_text("x")
    (folder / "page.pdf").write_text("x")
    (folder / "out").mkdir()
    (folder / "out" / "first.json").write_text("{}")
    resting = _Resting((str(folder),), folder / "out")
    names = ("first.txt", ".hidden.txt", "page.pdf", "out/first.json", "gone.txt")
    resting.note(str(folder.resolve() / name) for name in names)
    assert resting.ready() == frozenset()
    time.sleep(0.3)
    assert resting.ready() == {str(folder / "first.txt")}
    assert resting.ready() == frozenset()


def test_a_partial_run_is_like_a_whole_one(folder: Path, tmp_path: Path, extractor: Extractor) -> None:
    from batch.output import contents

    options = RunOptions(tables=("csv",))
    run_batch((str(folder),), tmp_path / "parts", options, extractor=extractor)
    for name in ("b.txt", "a.txt"):
        (folder / name).write_text(f"Sales in {name[0]} rose 3%.")
        only = frozenset({str(folder / name)})
        run_batch((str(folder),), tmp_path / "parts", options, extractor=extractor, only=only)
    run_batch((str(folder),), tmp_path / "whole", options, extractor=extractor)
    assert contents(tmp_path / "parts") == contents(tmp_path / "whole")


@pytest.mark.slow
def test_a_name_that_is_no_utf8_ends_no_watch(
    watching: "subprocess.Popen[bytes]", folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    until((out / "first.json").exists)
    time.sleep(3)  # the watch has begun
    Path(os.fsdecode(os.fsencode(folder) + b"/odd\xff.txt")).write_text("Sales rose 5%.")
    until((out / "odd_xff.json").exists, 30)
    (folder / "next.txt").write_text("Sales rose 6%.")
    until((out / "next.json").exists, 30)
    assert watching.poll() is None
