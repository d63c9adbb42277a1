"""What lies in a folder beside articles: pipes, sockets, devices, links to nothing, files that may not be read."""

import gzip
import os
import re
import resource
import shutil
import signal
import socket
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsledger.batch.folder import UsageError, run_batch
from newsledger.batch.intake import count
from newsledger.batch.options import OptionError, RunOptions
from newsledger.batch.pool import Pool
from newsledger.batch.store import OutputError
from newsledger.batch.work import Job
from newsledger.errors import NewsledgerError
from newsledger.extractor import Extractor
from newsledger.reader import read_articles
from newsledger.types.article import Article

ONE = RunOptions(workers=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Output rose 4% in May.")
    return folder


@pytest.fixture(autouse=True)
def not_for_ever() -> Iterator[None]:
    """Who reads a pipe that nobody writes waits for ever: the test is to fail then."""
    signal.alarm(60)
    yield
    signal.alarm(0)


def test_pipes_sockets_and_devices_are_named_and_nobody_waits_for_them(
    folder: Path, tmp_path: Path, extractor: Extractor
) -> None:
    os.mkfifo(folder / "pipe.txt")
    os.mkfifo(folder / "lines.jsonl")
    os.mkfifo(folder / "a.json")  # beside an article, where its metadata would be
    (folder / "zeros.txt").symlink_to("/dev/zero")
    (folder / "nothing.txt").symlink_to("nowhere")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(os.path.relpath(folder / "socket.txt"))
        for _ in range(2):  # the second time it is seen that nothing has changed
            summary = run_batch((str(folder),), tmp_path / "out", ONE, extractor=extractor)
            said = {failure.name: failure.message for failure in summary.failures}
            assert said.keys() == {"pipe", "lines.jsonl", "a.json", "zeros", "nothing", "socket"}
            assert "a pipe, a socket or a device" in said["pipe"]
            assert "a link to nowhere" in said["nothing"]
            assert (tmp_path / "out" / "a.json").exists()
    assert count((str(folder),), tmp_path / "out") >= 6


@pytest.fixture
def plain_user(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Rights are none for root: become somebody else, in a folder of one's own (those of pytest are closed to him)."""
    with tempfile.TemporaryDirectory() as top:
        monkeypatch.chdir(top)
        Path("in").mkdir()
        Path("in/a.txt").write_text("Output rose 4% in May.")
        if os.geteuid() != 0:
            yield
            return
        for path in (".", "in", "in/a.txt"):
            os.chown(path, 65534, -1)
        os.seteuid(65534)
        try:
            yield
        finally:
            os.seteuid(0)
            monkeypatch.undo()


@pytest.mark.usefixtures("plain_user")
def test_a_file_and_a_folder_that_may_not_be_read(extractor: Extractor) -> None:
    folder = Path("in")
    (folder / "secret.txt").write_text("Sales rose 4%.")
    (folder / "secret.txt").chmod(0)
    (folder / "closed").mkdir(mode=0)
    summary = run_batch(("in",), Path("out"), ONE, extractor=extractor)
    assert {failure.name: failure.reason for failure in summary.failures} == {
        "secret": "unreadable",
        "closed": "unreadable",
    }
    assert all("chmod" in failure.message for failure in summary.failures)
    (folder / "closed").chmod(stat.S_IRWXU)
    (folder / "secret.txt").chmod(stat.S_IRUSR)
    assert run_batch(("in",), Path("out"), ONE, extractor=extractor).failures == ()


@pytest.mark.usefixtures("plain_user")
@pytest.mark.parametrize("closed", ["out", "out/.newsledger/state.sqlite", "out/.newsledger/lock", "out/a.json"])
def test_no_right_to_write_what_is_there(closed: str, extractor: Extractor) -> None:
    run_batch(("in",), Path("out"), ONE, extractor=extractor)
    Path("in/a.txt").write_text("Output fell.")
    Path(closed).chmod(stat.S_IRUSR | stat.S_IXUSR)
    if closed == "out/a.json":  # which is replaced, not written
        assert run_batch(("in",), Path("out"), ONE, extractor=extractor).tally.extracted == 1
        return
    with pytest.raises(NewsledgerError, match=rf"{re.escape(closed)}.*(right|--out)"):
        run_batch(("in",), Path("out"), ONE, extractor=extractor)
    for path in (Path(closed), *Path("out/.newsledger").iterdir()):  # SQLite gives its journal the rights of the file
        path.chmod(stat.S_IRWXU)
    assert run_batch(("in",), Path("out"), ONE, extractor=extractor).tally.extracted == 1


def test_a_limit_on_the_size_of_files(folder: Path, tmp_path: Path, extractor: Extractor) -> None:
    """It meets the ledger first, which must not be called damaged: nobody is to delete it for that."""
    run_batch((str(folder),), tmp_path / "out", ONE, extractor=extractor)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    for limit in (0, 1000, 20_000):
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
        try:
            with pytest.raises(OutputError, match="cannot") as said:
                run_batch((str(folder),), tmp_path / "out", RunOptions(force=True, workers=1), extractor=extractor)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        assert "delete" not in str(said.value)
    assert run_batch((str(folder),), tmp_path / "out", ONE, extractor=extractor).tally.articles == 1


def test_an_empty_word_is_no_folder(tmp_path: Path, extractor: Extractor) -> None:
    with pytest.raises(UsageError, match="'': no such file"):
        run_batch(("",), tmp_path / "out", ONE, extractor=extractor)


@pytest.mark.parametrize("limits", [{"time_limit": float("inf")}, {"time_limit": float("nan")}, {"max_bytes": 0}])
def test_limits_that_are_none(limits: dict[str, float]) -> None:
    with pytest.raises(OptionError):
        RunOptions(**limits)  # type: ignore[arg-type]


def test_a_line_that_was_mended_is_no_failure_any_more(
    tmp_path: Path, extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is the same line from wherever the run is started, and the account of its failure goes when it is mended."""
    lines = tmp_path / "in" / "wire.jsonl"
    lines.parent.mkdir()
    lines.write_text('{"id": "x", "text": "Sales rose 4%."}\n{"id": "y", "text":\n')
    out = tmp_path / "out"
    run_batch((str(lines),), out, ONE, extractor=extractor)
    monkeypatch.chdir(tmp_path)
    summary = run_batch(("in",), Path("out"), ONE, extractor=extractor)
    assert [failure.name for failure in summary.failures] == ["wire-2"]
    assert (summary.tally.failed, summary.tally.unchanged, summary.tally.gone) == (1, 1, 0)
    assert [path.name for path in (out / "failed").iterdir()] == ["wire-2.json"]
    lines.write_text('{"id": "x", "text": "Sales rose 4%."}\n{"id": "y", "text": "Sales fell."}\n')
    summary = run_batch((str(lines),), out, ONE, extractor=extractor)
    assert summary.failures == ()
    assert not list((out / "failed").iterdir())
    assert {path.name for path in out.glob("*.json")} == {"x.json", "y.json", "run.json"}


def test_long_lines_do_not_pile_up() -> None:
    """No process is started: jobs only wait, and the pool wants no more of them."""
    pool = Pool(RunOptions(workers=2))
    short = Article(text="Sales rose 4%.", id="a", source="a", sha256="")
    long = Article(text="Sales rose 4%. " * 500_000, id="b", source="b", sha256="")
    for number in range(4):
        assert pool.room > 0
        pool.submit(Job(number, "a", article=short))
    pool.submit(Job(9, "b", article=long))
    assert pool.room <= 0


def test_the_output_folder_is_removed_while_the_run_is_at_work(
    folder: Path, tmp_path: Path, extractor: Extractor
) -> None:
    def remove(_: object) -> None:
        shutil.rmtree(tmp_path / "out")

    with pytest.raises(OutputError, match="it was removed while the run was at work"):
        run_batch((str(folder),), tmp_path / "out", ONE, extractor=extractor, watcher=remove)
    assert run_batch((str(folder),), tmp_path / "out", ONE, extractor=extractor).tally.extracted == 1
    assert (tmp_path / "out" / "a.json").exists()


def test_a_packed_file(tmp_path: Path) -> None:
    path = tmp_path / "a.json.gz"
    path.write_bytes(gzip.compress(b'{"text": "Sales rose 4%."}'))
    (found,) = read_articles(path)
    assert "is packed: unpack it" in str(found)
