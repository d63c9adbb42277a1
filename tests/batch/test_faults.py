"""What can go wrong around a batch, each fault really caused."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from batch.output import contents
from newsledger.batch import intake, work
from newsledger.batch.folder import run_batch
from newsledger.batch.lock import BusyError
from newsledger.batch.options import RunOptions
from newsledger.batch.store import OutputError, Store
from newsledger.errors import ReadError
from newsledger.extractor import Extractor
from newsledger.types.article import Article

ROOT = Path(__file__).parent.parent.parent
FAULTS = Path(__file__).parent / "faults"
ONE = RunOptions(workers=1)


def command(*words: object, faults: Path | None = None) -> tuple[list[str], dict[str, str]]:
    path = [str(ROOT / "pipeline")] if faults is None else [str(FAULTS), str(ROOT / "pipeline")]
    env = os.environ | {"PYTHONPATH": os.pathsep.join(path), "FAULTS": str(faults)}
    return [sys.executable, "-m", "newsledger", "run", *map(str, words)], env


def newsledger(*words: object, faults: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    argv, env = command(*words, faults=faults)
    return subprocess.run(argv, env=env, capture_output=True, timeout=600)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(30):
        (folder / f"a{n:02}.txt").write_text(f"Luhe's output rose {n}% in May.\n", encoding="utf-8")
    return folder


@pytest.mark.slow
def test_lost_and_hanging_workers_cost_their_own_article_only(articles: Path, tmp_path: Path) -> None:
    for name, text in {
        "a03": "KILL ALWAYS",
        "a09": "KILL ONCE",
        "a10": "KILL ONCE",
        "a17": "HANG ALWAYS",
        "a21": "RAISE",
        "a25": "EAT MEMORY",
    }.items():
        (articles / f"{name}.txt").write_text(text)
    out = tmp_path / "out"
    done = newsledger(articles, "--out", out, "--workers", 2, "--time-limit", 6, faults=tmp_path)
    assert done.returncode == 1, done.stderr
    reasons = {path.stem: json.loads(path.read_bytes()) for path in (out / "failed").iterdir()}
    assert {name: said["reason"] for name, said in reasons.items()} == {
        "a03": "crash",
        "a17": "time",
        "a21": "bug",
        "a25": "memory",
    }
    assert "signal 9" in reasons["a03"]["message"]
    assert "tried twice" in reasons["a03"]["message"]
    assert "--time-limit" in reasons["a17"]["message"]
    assert "as the article asks" in reasons["a21"]["message"]
    assert len(list(out.glob("a*.json"))) == 26
    attempts = {path.name: path.read_text() for path in tmp_path.glob("begun-*")}
    assert {name.removeprefix("begun-") for name, said in attempts.items() if len(said) == 2} == {
        *("a03", "a09", "a10", "a17"),  # lost a worker, and were tried once more
    }
    assert all(len(said) <= 2 for said in attempts.values())
    assert len(attempts) == 30
    again = newsledger(articles, "--out", out, "--time-limit", 6, "--json", faults=tmp_path)
    run = json.loads(again.stdout)["run"]
    assert again.returncode == 1  # they still have no record …
    assert (run["extracted"], run["failed"]) == (0, 4)
    # … but with the same bytes, rules and limits they are not tried again
    assert {path.name: path.read_text() for path in tmp_path.glob("begun-*")} == attempts


@pytest.mark.slow
def test_a_failure_is_tried_again_when_its_limit_is_raised(articles: Path, tmp_path: Path) -> None:
    (articles / "big.txt").write_text("Sales rose 4%. " * 10_000)
    small, large = RunOptions(workers=1, max_bytes=100_000), RunOptions(workers=1, max_bytes=200_000)
    assert run_batch((str(articles),), tmp_path / "out", small).tally.failed == 1
    summary = run_batch((str(articles),), tmp_path / "out", large)
    assert (summary.tally.failed, summary.tally.extracted, summary.tally.unchanged) == (0, 1, 30)
    assert not (tmp_path / "out" / "failed" / "big.json").exists()


@pytest.mark.slow
def test_all_workers_killed_from_outside(articles: Path, tmp_path: Path) -> None:
    for n in range(300):
        (articles / f"b{n}.txt").write_text(f"Exports grew {n}% in May, and {n} firms closed.\n" * 60)
    run_batch((str(articles),), tmp_path / "reference", RunOptions(workers=2))
    kills = 0
    for written in (0, 1, 60):  # each article loses its worker once at most: the second time it would be given up
        out = tmp_path / f"out{written}"
        argv, env = command(articles, "--out", out, "--workers", 2)
        process = subprocess.Popen(argv, env=env, stderr=subprocess.PIPE)
        while process.poll() is None:
            workers = _workers(process.pid)
            if len(workers) == 2 and len(list(out.glob("*.json"))) >= written:
                for worker in workers:
                    os.kill(worker, signal.SIGKILL)
                kills += 2
                break
            time.sleep(0.01)
        said = process.communicate()[1]
        assert process.returncode == 0, said
        assert contents(out) == contents(tmp_path / "reference")
    assert kills >= 4


@pytest.mark.slow
def test_the_process_that_workers_come_from_is_killed(articles: Path, tmp_path: Path) -> None:
    """Every process below the command's own, workers or not: while they load, and at work."""
    for n in range(300):
        (articles / f"b{n}.txt").write_text(f"Exports grew {n}% in May, and {n} firms closed.\n" * 60)
    run_batch((str(articles),), tmp_path / "reference", RunOptions(workers=2))
    for written in (None, 1, 60):
        out = tmp_path / f"out{written}"
        argv, env = command(articles, "--out", out, "--workers", 2)
        process = subprocess.Popen(argv, env=env, stderr=subprocess.PIPE)
        while process.poll() is None and not (
            _children(process.pid) if written is None else len(list(out.glob("*.json"))) >= written
        ):
            time.sleep(0.01)
        below = [*_children(process.pid), *_workers(process.pid)]
        assert below
        for pid in below:
            os.kill(pid, signal.SIGKILL)
        said = process.communicate()[1]
        assert process.returncode == 0, said
        assert b"resource_tracker" not in said
        assert contents(out) == contents(tmp_path / "reference")


@pytest.mark.slow
def test_ctrl_c_while_workers_load(articles: Path, tmp_path: Path) -> None:
    argv, env = command(articles, "--out", tmp_path / "out", "--workers", 2)
    for seconds in (0.0, 0.2, 0.6):
        process = subprocess.Popen(argv, env=env, stderr=subprocess.PIPE, start_new_session=True)
        while len(_children(process.pid)) < 2 and process.poll() is None:
            time.sleep(0.01)
        time.sleep(seconds)
        os.killpg(process.pid, signal.SIGINT)
        said = process.communicate()[1]
        assert process.returncode == 130
        assert b"Traceback" not in said
        assert b"run the same command again to go on" in said


def _workers(parent: int) -> list[int]:
    """Grandchildren: the children of the server that forks workers."""
    found = []
    for child in _children(parent):
        found += _children(child)
    return found


def _children(parent: int) -> list[int]:
    try:
        return [int(pid) for pid in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]
    except OSError:
        return []


@pytest.mark.slow
def test_ctrl_c_ends_cleanly_and_the_next_run_goes_on(articles: Path, tmp_path: Path) -> None:
    for n in range(600):
        (articles / f"b{n}.txt").write_text(f"Exports grew {n}% in May, and {n} firms closed.\n" * 60)
    run_batch((str(articles),), tmp_path / "reference", RunOptions(workers=2))
    out = tmp_path / "out"
    argv, env = command(articles, "--out", out, "--workers", 2)
    process = subprocess.Popen(argv, env=env, stderr=subprocess.PIPE, start_new_session=True)
    while not list(out.glob("a*.json")) and process.poll() is None:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of them
    said = process.communicate()[1]
    assert process.returncode == 130
    assert b"Traceback" not in said
    assert b"run the same command again to go on" in said
    account = json.loads((out / "run.json").read_bytes())
    assert account["run"]["interrupted"] is True
    assert 0 < account["totals"]["records"] < 630
    assert newsledger(articles, "--out", out, "--workers", 2).returncode == 0
    assert contents(out) == contents(tmp_path / "reference")


def test_odd_names(tmp_path: Path, extractor: Extractor) -> None:
    folder = os.fsencode(tmp_path / "in")
    names = [
        b"with space.txt",
        b"new\nline.txt",
        "五年计划.txt".encode(),
        b"undecodable\xff\xfe.txt",
        b"-dash.txt",
        b"run.txt",
        b"con.txt",
        b"A.txt",
        b"a.txt",
        b"quote\"'<>|?*:.txt",
        b"[bold red]markup[/bold].txt",
        b"x" * 240 + b".txt",
        "ü".encode() * 110 + b".txt",
        "zu\u0308rich.txt".encode(),
        "zürich.txt".encode(),
        b"trailing. .txt",
        b"deep/er/and/deeper/a.txt",
        b"deep/a.txt",
        b"\x1b[31mred.txt",
    ]
    for number, name in enumerate(names):
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(f"Sales rose {number}%.")
    out = tmp_path / "out"
    summary = run_batch((str(tmp_path / "in"),), out, ONE, extractor=extractor)
    assert (summary.tally.extracted, summary.tally.failed) == (len(names), 0)
    records = {path.name: json.loads(path.read_bytes()) for path in out.glob("*.json") if path.name != "run.json"}
    assert len(records) == len(names)
    assert len({name.casefold() for name in records}) == len(names)
    assert len({record["document"]["id"] for record in records.values()}) == len(names)
    for name in records:
        assert name.isprintable()
        assert not set(name) & set('"*/:<>?\\|')
        assert len(name.encode()) < 250
    again = run_batch((str(tmp_path / "in"),), out, ONE, extractor=extractor)
    assert again.tally.unchanged == len(names)
    assert run_batch((str(tmp_path / "in" / "a.txt"),), out, ONE, extractor=extractor).tally.unchanged == 1


@pytest.mark.slow
def test_odd_names_by_the_command(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "\x1b[31m[bold]x[bold].txt").write_bytes(b"\x00\x01\x00\x02" * 50)
    (folder / os.fsdecode(b"\xff\xfe.txt")).write_text("Sales rose 4%.")
    done = newsledger(folder, "--out", tmp_path / "out")
    assert b"Traceback" not in done.stderr
    assert b"\x1b[31m" not in done.stderr


def test_same_stem_in_two_folders_and_two_kinds(tmp_path: Path, extractor: Extractor) -> None:
    for name in ("x/a.txt", "y/a.txt", "a.jsonl"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = f"Sales in {name[0].upper()}town rose 4%."
        path.write_text(json.dumps({"id": "a", "text": text}) + "\n" if name.endswith("l") else text)
    out = tmp_path / "out"
    run_batch((str(tmp_path / "in"),), out, ONE, extractor=extractor)
    documents = [json.loads(path.read_bytes())["document"] for path in out.glob("a*.json")]
    assert len({document["id"] for document in documents}) == 3
    assert len({document["source"] for document in documents}) == 3
    before = contents(out)
    (tmp_path / "in" / "0.txt").write_text("New.")  # names stay with their articles
    run_batch((str(tmp_path / "in"),), out, RunOptions(workers=1, force=True), extractor=extractor)
    assert before.items() <= {k: v for k, v in contents(out).items() if not k.startswith("tables/")}.items() | {
        (k, v) for k, v in before.items() if k.startswith("tables/")
    }


def test_loops_and_dangling_links(articles: Path, tmp_path: Path, extractor: Extractor) -> None:
    (articles / "sub").mkdir()
    (articles / "sub" / "up").symlink_to(articles)
    (articles / "self").symlink_to(articles / "self")
    (articles / "nowhere.txt").symlink_to(tmp_path / "nowhere")
    summary = run_batch((str(articles),), tmp_path / "out", ONE, extractor=extractor)
    assert (summary.tally.extracted, summary.tally.failed) == (30, 1)
    assert summary.failures[0].name == "nowhere"


def test_folders_deeper_than_the_stack(tmp_path: Path, extractor: Extractor) -> None:
    top = tmp_path / "in"
    top.mkdir()
    here = os.open(top, os.O_RDONLY)
    depth = 900  # as deep as a path may be
    for _ in range(depth):
        os.mkdir("d", dir_fd=here)
        below = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    handle = os.open("deep.txt", os.O_WRONLY | os.O_CREAT, dir_fd=here)
    os.write(handle, b"Sales rose 4%.")
    os.close(handle)
    os.close(here)
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(600)
    try:
        found = list(intake.files(str(top), tmp_path / "out"))
    finally:
        sys.setrecursionlimit(limit)
    assert [os.path.basename(path) for path in found] == ["deep.txt"]
    assert run_batch((str(top),), tmp_path / "out", ONE, extractor=extractor).tally.extracted == 1


def test_output_folder_inside_the_input_folder(articles: Path, extractor: Extractor) -> None:
    out = articles / "out"
    assert run_batch((str(articles),), out, ONE, extractor=extractor).tally.extracted == 30
    tally = run_batch((str(articles),), out, ONE, extractor=extractor).tally
    assert (tally.extracted, tally.unchanged, tally.failed) == (0, 30, 0)


def test_an_article_given_twice_is_done_once(articles: Path, tmp_path: Path, extractor: Extractor) -> None:
    inputs = (str(articles / "a01.txt"), str(articles), str(articles / ".." / "in" / "a01.txt"))
    assert run_batch(inputs, tmp_path / "out", ONE, extractor=extractor).tally.articles == 30


def test_a_file_that_changes_while_it_is_read(
    articles: Path, tmp_path: Path, extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = work.read_file

    def slow(path: str, options: RunOptions) -> Article | ReadError:
        found = read(path, options)
        if path.endswith("a07.txt"):
            with open(path, "a") as file:
                file.write("And more.\n")
        return found

    monkeypatch.setattr(work, "read_file", slow)
    summary = run_batch((str(articles),), tmp_path / "out", ONE, extractor=extractor)
    assert [(failure.name, failure.reason) for failure in summary.failures] == [("a07", "changed")]
    monkeypatch.setattr(work, "read_file", read)
    assert run_batch((str(articles),), tmp_path / "out", ONE, extractor=extractor).tally.failed == 0
    record = json.loads((tmp_path / "out" / "a07.json").read_bytes())
    assert record["document"]["characters"] == len((articles / "a07.txt").read_text())


def test_json_that_is_no_article_is_passed_over_in_a_folder(
    articles: Path, tmp_path: Path, extractor: Extractor
) -> None:
    (articles / "a00.json").write_text('{"metrics": []}')
    (articles / "list.json").write_text("[1, 2, 3]")
    (articles / "broken.json").write_text('{"text": ')
    summary = run_batch((str(articles),), tmp_path / "out", ONE, extractor=extractor)
    assert [failure.reason for failure in summary.failures] == ["malformed"]
    named = run_batch((str(articles / "a00.json"),), tmp_path / "named", ONE, extractor=extractor)
    assert [failure.reason for failure in named.failures] == ["no_article"]


def test_text_that_no_encoding_carries(tmp_path: Path, extractor: Extractor) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "x\\ud800", "text": "Sales \\udfff rose 4%."}\n{"id": "y", "text": "Sales rose 5%."}\n')
    tally = run_batch((str(path),), tmp_path / "out", ONE, extractor=extractor).tally
    assert (tmp_path / "out" / "y.json").exists()
    assert tally.articles == 2


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    mount = tmp_path / "disk"
    mount.mkdir()
    if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", mount]).returncode:
        pytest.skip("only root can mount a small disk; the limit on file sizes below stands in")
    yield mount
    subprocess.run(["umount", mount], check=True)


@pytest.mark.slow
def test_a_full_disk(articles: Path, small_disk: Path, tmp_path: Path) -> None:
    for n in range(400):
        (articles / f"b{n}.txt").write_text(f"Exports grew {n}% in May, and {n} firms closed.\n" * 5)
    run_batch((str(articles),), tmp_path / "reference", RunOptions(workers=2))
    reference = contents(tmp_path / "reference")
    out = small_disk / "out"
    done = newsledger(articles, "--out", out)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"make room" in done.stderr
    for name, data in contents(out).items():
        assert data == reference[name], f"{name} is half written"
    subprocess.run(["mount", "-o", "remount,size=64m", small_disk], check=True)
    assert newsledger(articles, "--out", out).returncode == 0
    assert contents(out) == reference


def test_a_file_that_cannot_be_written_whole(tmp_path: Path) -> None:
    store = Store(tmp_path / "out")
    store.write([(tmp_path / "out" / "a.json", b"old")])
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(OutputError, match="File too large"):
            store.write([(tmp_path / "out" / "b.json", b"x"), (tmp_path / "out" / "a.json", b"new" * 1000)])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert contents(tmp_path / "out") == {"a.json": b"old"}
    assert not list((tmp_path / "out" / ".newsledger" / "scratch").iterdir())


def test_no_right_to_write(articles: Path) -> None:
    done = newsledger(articles, "--out", "/proc/nowhere/out")
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"/proc/nowhere/out" in done.stderr


def test_a_file_where_the_output_folder_should_be(articles: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("in the way")
    with pytest.raises(OutputError, match="there is a file of that name"):
        run_batch((str(articles),), tmp_path / "out", ONE)


def test_two_runs_at_once(articles: Path, tmp_path: Path, extractor: Extractor) -> None:
    def second(_: object) -> None:
        with pytest.raises(BusyError, match="another newsledger run"):
            run_batch((str(articles),), tmp_path / "out", ONE, extractor=extractor)
        raise KeyError("seen")

    with pytest.raises(KeyError, match="seen"):
        run_batch((str(articles),), tmp_path / "out", ONE, watcher=second, extractor=extractor)


def test_a_broken_state_says_what_to_do(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / ".newsledger").mkdir(parents=True)
    (out / ".newsledger" / "state.sqlite").write_bytes(b"this is no database at all" * 100)
    done = newsledger(articles, "--out", out)
    assert done.returncode == 2
    assert b"delete that file" in done.stderr


@pytest.mark.slow
def test_a_bad_lexicon_stops_the_run_with_its_row(articles: Path, tmp_path: Path) -> None:
    (tmp_path / "lexicons").mkdir()
    (tmp_path / "lexicons" / "abbreviations.toml").write_text('["foo."]\ncolour = "red"\n')
    done = newsledger(articles, "--out", tmp_path / "out", "--lexicons", tmp_path / "lexicons")
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"abbreviations.toml" in done.stderr


@pytest.mark.slow
def test_memory_of_the_parent_does_not_grow_with_the_number_of_articles(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from newsledger.batch.folder import run_batch\n"
        "from newsledger.batch.options import RunOptions\n"
        "run_batch((sys.argv[1],), Path(sys.argv[2]), RunOptions(workers=2, tables=()))\n"
        "print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])\n"
    )
    peaks = []
    for count in (100, 3000):
        folder = tmp_path / f"in{count}"
        folder.mkdir()
        for n in range(count):
            (folder / f"a{n}.txt").write_text(f"Sales rose {n}%.")
        done = subprocess.run(
            [sys.executable, "-c", code, folder, tmp_path / f"out{count}"],
            env=os.environ | {"PYTHONPATH": str(ROOT / "pipeline")},
            capture_output=True,
            check=True,
        )
        peaks.append(int(done.stdout) / 1024)
    assert peaks[1] < peaks[0] + 10, f"MB at 100 and 3,000 articles: {peaks}"


@pytest.mark.slow
def test_a_worker_that_has_grown_large_is_replaced(articles: Path, tmp_path: Path) -> None:
    """One article needs a lot of memory: the worker ends after it, and its peak is not that of the next ones."""
    (articles / "a05.txt").write_text("GROW")
    done = newsledger(articles, "--out", tmp_path / "out", "--workers", 1, "--json", faults=tmp_path)
    assert done.returncode == 0
    assert json.loads(done.stdout)["totals"]["records"] == 30
    pids = {path.read_text() for path in tmp_path.glob("pid-*")}
    assert len(pids) == 2


@pytest.mark.slow
def test_an_article_of_fifty_megabytes(articles: Path, tmp_path: Path) -> None:
    """Refused by its size at first; where that is allowed, its time ends and the others are done."""
    sentence = "The county will build 12 parks, and its output rose 4% to 2.3 billion yuan in May. "
    (articles / "huge.txt").write_text((sentence * 12 + "\n") * (50_000_000 // (12 * len(sentence))))
    done = newsledger(articles, "--out", tmp_path / "out", "--workers", 2)
    assert done.returncode == 1
    assert json.loads((tmp_path / "out" / "failed" / "huge.json").read_bytes())["reason"] == "too_large"
    done = newsledger(articles, "--out", tmp_path / "out", "--workers", 2, "--max-size", 60, "--time-limit", 6)
    assert done.returncode == 1
    assert json.loads((tmp_path / "out" / "failed" / "huge.json").read_bytes())["reason"] == "time"
    assert len(list((tmp_path / "out").glob("a*.json"))) == 30
