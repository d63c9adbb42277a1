"""The command line as a user meets it: in a process of its own."""

import json
import os
import subprocess
import sys
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
        timeout=600,
    )


def imported(code: str) -> set[str]:
    """The modules, and the packages that they are in, that are there when ``code`` has ended."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\ntry:\n {code}\nexcept SystemExit: pass\nprint(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT / "pipeline")},
    )
    names = done.stdout.splitlines()[-1].split()
    return {*names, *(name.partition(".")[0] for name in names)}


FOR_COMMANDS = {"annotated_doc", "markdown_it", "mdurl", "pygments", "rich", "shellingham", "typer", "click"}
FOR_SETTINGS = {"annotated_types", "pydantic", "pydantic_core", "typing_extensions", "typing_inspection"}
ENVIRONMENT = {"_distutils_hack", "_virtualenv", "sitecustomize", "usercustomize", "coverage"}
HEAVY = {"newsledger.extractor", "newsledger.stages", "newsledger.schemas", "newsledger.lexicons", "sqlite3"}
COMMANDS = ["run", "show", "trace", "query", "report", "scale", "schema", "review"]


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_imports_what_draws_it_and_nothing_more(command: str) -> None:
    """Start-up is quick because little is loaded; seconds would say more about the machine."""
    words = [*command.split(), "--help"]
    found = imported(f"from newsledger.cli.app import main; sys.argv[1:] = {words}; main()")
    assert "newsledger.cli.app" in found
    assert outside(found) <= FOR_COMMANDS | (FOR_SETTINGS if command else set())
    assert not found & HEAVY


def test_import_loads_this_package_alone() -> None:
    found = imported("from newsledger import Article, Extractor")
    assert "newsledger" in found
    assert outside(found) == set()
    assert not found & {"newsledger.cli", "newsledger.batch", "newsledger.review", "sqlite3", "asyncio"}


def outside(modules: set[str]) -> set[str]:
    """Packages that are neither Python's nor ours nor there in any process of this environment."""
    packages = {name for name in modules if "." not in name and not name.startswith(("__", "_sysconfigdata"))}
    return packages - sys.stdlib_module_names - ENVIRONMENT - {"newsledger"}


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
    taken = newsledger("schema", "--write", tmp_path / "article_record.schema.json")
    assert taken.returncode == 2
    assert b"cannot be written" in taken.stderr


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


def test_ctrl_c_before_the_run_has_begun(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from typer.testing import CliRunner

    from newsledger.batch import folder
    from newsledger.cli.app import app

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(folder, "run_batch", interrupted)
    done = CliRunner().invoke(app, ["run", str(SAMPLE), "--out", str(tmp_path)])
    assert done.exit_code == 130
    assert done.stderr == "newsledger: interrupted; run the same command again to go on\n"


def test_whoever_reads_the_output_may_stop(tmp_path: Path) -> None:
    words = ["run", str(SAMPLE / "museum-night.txt"), "--out", str(tmp_path), "--json"]
    process = subprocess.Popen(
        [sys.executable, "-m", "newsledger", *words],
        env=os.environ | {"PYTHONPATH": str(ROOT / "pipeline")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.wait(60) == 0
    assert process.stderr is not None
    assert b"Traceback" not in process.stderr.read()
