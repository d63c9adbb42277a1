"""Killed at any moment, the next run completes the work, and the folder is that of an undisturbed run."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from batch.output import contents
from newsledger.batch import outbox
from newsledger.batch.folder import run_batch
from newsledger.batch.options import RunOptions
from newsledger.extractor import Extractor

ROOT = Path(__file__).parent.parent.parent
OPTIONS = RunOptions(workers=1)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    for n in range(24):
        path = folder / f"district{n % 3}" / f"a{n // 2}.txt"  # stems occur twice
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Luhe's output rose {n}% in May. The county will build {n + 2} parks.\n" * 3, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "wire.jsonl").write_text(
        "".join(json.dumps({"id": f"w{n}", "text": f"Sales fell {n}%."}) + "\n" for n in range(6)), encoding="utf-8"
    )
    return folder


@pytest.fixture(autouse=True)
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write often, so that a kill finds the run in many different states."""
    monkeypatch.setattr(outbox, "FLUSH_COUNT", 4)


def in_child(task: Callable[[], object]) -> int:
    """Start ``task`` in a forked process and return its id."""
    child = os.fork()
    if child == 0:
        try:
            task()
            os._exit(0)
        except BaseException:
            os._exit(9)
    return child


def changed(folder: Path) -> None:
    """What happens to the articles between two runs."""
    (folder / "district1" / "a2.txt").write_text("Something else: sales rose 7%.", encoding="utf-8")
    (folder / "district0" / "a0.txt").write_bytes(b"")  # a record becomes a failure
    (folder / "empty.txt").write_text("Not empty now: exports rose 3%.", encoding="utf-8")  # and the other way round
    (folder / "district2" / "new.txt").write_text("Imports fell by half.", encoding="utf-8")


@pytest.mark.slow
def test_killed_at_fifty_random_moments(articles: Path, tmp_path: Path, extractor: Extractor) -> None:
    def run(out: Path) -> None:
        run_batch((str(articles),), out, OPTIONS, extractor=extractor)

    begin = time.monotonic()
    run(tmp_path / "reference")
    seconds = time.monotonic() - begin  # moments are drawn up to here, and it follows what else the machine does
    reference = contents(tmp_path / "reference")
    assert len(reference) >= 31
    moments = random.Random(20240215)
    killed = 0
    for number in range(50):
        out = tmp_path / f"out{number}"
        child = in_child(lambda out=out: run(out))  # type: ignore[misc]
        time.sleep(moments.uniform(0, seconds))
        os.kill(child, signal.SIGKILL)
        in_time = os.WIFSIGNALED(os.waitpid(child, 0)[1])
        killed += in_time
        seconds *= 1.05 if in_time else 0.8
        for name, data in contents(out).items() if out.exists() else ():
            assert data == reference[name], f"{name} is half written"
        run(out)
        assert contents(out) == reference
    assert killed > 25


def test_killed_at_each_step_of_an_incremental_run(articles: Path, tmp_path: Path, extractor: Extractor) -> None:
    """Not at random: at every single call that changes a file, in turn."""

    def run(out: Path, force: bool = False) -> None:
        run_batch((str(articles),), out, RunOptions(workers=1, force=force), extractor=extractor)

    run(tmp_path / "before")
    changed(articles)
    run(tmp_path / "reference", force=True)
    reference = contents(tmp_path / "reference")
    step = 0
    while True:
        out = tmp_path / f"out{step}"
        subprocess.run(["cp", "-r", tmp_path / "before", out], check=True)
        child = in_child(lambda out=out, step=step: (_die_at(step), run(out)))  # type: ignore[misc]
        status = os.waitpid(child, 0)[1]
        if os.WIFEXITED(status):
            assert os.WEXITSTATUS(status) == 0
            break
        run(out)
        got = contents(out)
        assert got.keys() == reference.keys(), step
        assert got == reference, step
        step += 1
    assert step > 20


def _die_at(step: int) -> None:
    """End this process, as SIGKILL does, just before its call number ``step`` that changes a file."""
    left = iter(range(step))

    def deadly(call: Callable[..., object]) -> Callable[..., object]:
        def dying(*args: object, **kwargs: object) -> object:
            if next(left, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*args, **kwargs)

        return dying

    for name in ("write", "fsync", "replace", "unlink"):
        setattr(os, name, deadly(getattr(os, name)))


@pytest.fixture
def command() -> Iterator[list[str]]:
    return [sys.executable, "-m", "newsledger", "run"]


@pytest.mark.slow
def test_the_command_itself_killed_with_its_workers_at_work(articles: Path, tmp_path: Path, command: list[str]) -> None:
    for n in range(400):
        (articles / f"more{n}.txt").write_text(f"Exports grew {n}% in May, and {n} firms closed.\n" * 20)
    words = [*command, str(articles), "--workers", "2", "--quiet", "--out"]
    env = os.environ | {"PYTHONPATH": str(ROOT / "pipeline")}
    code = subprocess.run([*words, tmp_path / "reference"], env=env).returncode
    reference = contents(tmp_path / "reference")
    killed = 0
    for written in (0, 1, 30, 100, 170, 240):  # not at a time, which would be another state on each machine
        out = tmp_path / f"out{written}"
        process = subprocess.Popen([*words, out], env=env)
        while process.poll() is None and not (out.exists() and len(list(out.glob("*.json"))) >= written):
            time.sleep(0.01)
        process.kill()
        killed += process.wait() == -signal.SIGKILL
        assert subprocess.run([*words, out], env=env).returncode == code
        assert contents(out) == reference
    assert killed >= 4
