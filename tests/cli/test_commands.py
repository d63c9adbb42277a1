"""The command line as a user meets it: in a process of its own."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "corpus" / "sample"


def newsledger(*words: object, given: bytes | None = None, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run one command; standard error is kept apart."""
    return subprocess.run(
        [sys.executable, "-m", "newsledger", *map(str, words)],
        input=given,
        capture_output=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT / "pipeline"), "COLUMNS": "120"} | env,
        timeout=120,
    )


def test_help_is_quick() -> None:
    times = []
    for _ in range(3):
        begin = time.perf_counter()
        assert newsledger("--help").returncode == 0
        times.append(time.perf_counter() - begin)
    assert min(times) < 0.6  # 0.2 s on an idle machine


@pytest.mark.parametrize("command", [[], ["run"], ["show"], ["trace"], ["schema"]])
def test_help_imports_nothing_heavy(command: list[str]) -> None:
    code = (
        "import sys; from newsledger.cli.app import main; sys.argv[1:] = [*%r, '--help']\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'spacy', 'lemminflect', 'pyarrow', 'duckdb', 'numpy', 'trafilatura', 'newsledger.extractor'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code % command],
        capture_output=True,
        env=os.environ | {"PYTHONPATH": str(ROOT / "pipeline")},
    )
    assert done.stdout.splitlines()[-1] == b"[]"


def test_import_is_quick_and_light() -> None:
    code = (
        "import time; t = time.perf_counter()\n"
        "from newsledger import Article, Extractor\n"
        "import sys; print(time.perf_counter() - t, 'pydantic' in sys.modules, 'numpy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=os.environ | {"PYTHONPATH": str(ROOT / "pipeline")}
    )
    seconds, *heavy = done.stdout.split()
    assert float(seconds) < 0.3
    assert heavy == [b"False", b"False"]


def test_version() -> None:
    from newsledger import __version__

    assert newsledger("--version").stdout == f"newsledger {__version__}\n".encode()


def test_run_prints_nothing_but_json_on_standard_output(tmp_path: Path) -> None:
    done = newsledger("run", SAMPLE / "museum-night.txt", "--out", tmp_path, "--json")
    said = json.loads(done.stdout)
    assert done.returncode == 0
    assert said["totals"]["records"] == 1
    assert b"articles extracted" in done.stderr
    assert said == json.loads((tmp_path / "run.json").read_bytes())


def test_quiet_says_nothing(tmp_path: Path) -> None:
    done = newsledger("run", SAMPLE / "museum-night.txt", "--out", tmp_path, "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_a_bad_article_is_reported_and_stepped_over(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "bad.txt").write_bytes(b"\x00\x01\x02\xff\xfe\x00binary\x00")
    (folder / "good.txt").write_text("Output rose 4% to 2 million tonnes.")
    done = newsledger("run", folder, "--out", tmp_path / "out")
    assert done.returncode == 1
    assert b"bad.txt" in done.stderr
    said = json.loads((tmp_path / "out" / "failed" / "bad.json").read_bytes())
    assert set(said) == {"id", "source", "sha256", "reason", "message"}
    assert (tmp_path / "out" / "good.json").exists()


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["run", "nowhere", "--out", "X"], b"nowhere: no such file or folder"),
        (["run", "corpus/sample"], b"--out"),
        (["run", "corpus/sample", "--out", "X", "--workers", "0"], b"--workers"),
        (["show", "nowhere.txt"], b"nowhere.txt: no such file"),
        (["show", "corpus/sample"], b"is a folder"),
        (["show", "corpus/sample/briefs.jsonl", "--id", "zzz"], b"has no article 'zzz'"),
        (["trace", "corpus/sample/museum-night.txt", "--stage", "dream"], b"no stage 'dream'"),
        (["trace", "corpus/sample/museum-night.txt", "--sentence", "9999"], b"no sentence 9999"),
        (["schema", "novel"], b"no schema 'novel'"),
        (["frobnicate"], b"frobnicate"),
    ],
)
def test_wrong_usage_exits_with_2_and_says_why(words: list[str], complaint: bytes, tmp_path: Path) -> None:
    done = newsledger(*(str(tmp_path / "x") if word == "X" else word for word in words))
    assert done.returncode == 2
    assert complaint in done.stderr
    assert b"Traceback" not in done.stderr
    assert done.stdout == b""


def test_show_draws_text_and_tables() -> None:
    done = newsledger("show", SAMPLE / "museum-night.txt")
    assert done.returncode == 0, done.stderr
    assert b"\x1b" not in done.stdout  # no terminal, no colour
    assert b"metrics" in done.stdout
    assert b"organisations" in done.stdout


def test_show_reads_standard_input_and_prints_the_record() -> None:
    done = newsledger("show", "-", "--json", given=b"Output rose 4% to 2 million tonnes.")
    assert json.loads(done.stdout)["document"]["characters"] == 35


def test_show_cannot_be_used_to_steer_the_terminal() -> None:
    done = newsledger("show", "-", given=b"Sales \x1b[2J rose 4%.\r\nThey fell.\n", FORCE_COLOR="1")
    assert b"\x1b[2J" not in done.stdout


def test_no_color_is_obeyed() -> None:
    coloured = newsledger("show", SAMPLE / "museum-night.txt", FORCE_COLOR="1", TERM="xterm")
    plain = newsledger("show", SAMPLE / "museum-night.txt", FORCE_COLOR="1", NO_COLOR="1", TERM="xterm")
    assert b"\x1b[1;32m" in coloured.stdout
    assert b"32m" not in plain.stdout


def test_trace_names_rules() -> None:
    done = newsledger("trace", SAMPLE / "museum-night.txt", "--json", "--sentence", "2")
    said = json.loads(done.stdout)
    assert {"clean", "segment", "recognise", "relate", "validate"} <= set(said)
    assert said["segment"]["tokens"]
    assert all("rule" in row and "text" in row for row in said["recognise"]["quantities"])


def test_schema_prints_and_writes(tmp_path: Path) -> None:
    assert json.loads(newsledger("schema", "metric").stdout)["$id"].startswith("urn:newsledger")
    newsledger("schema", "--write", tmp_path)
    assert (tmp_path / "article_record.schema.json").read_bytes() == newsledger("schema").stdout


def test_closed_pipe_is_quiet() -> None:
    done = subprocess.run(
        f"{sys.executable} -m newsledger schema | head -n 1",
        shell=True,
        capture_output=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT / "pipeline")},
    )
    assert done.stdout == b"{\n"
    assert done.stderr == b""
