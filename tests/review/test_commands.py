"""The commands, with and without a word after ``review``, and what they say when something is missing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsledger.review.report import report
from newsledger.schemas.record import ArticleRecord
from review import synthetic
from review.browser import PIPELINE


def run(*words: str | Path, code: int = 0, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "newsledger", *map(str, words)]
    given = {**os.environ, "PYTHONPATH": str(PIPELINE), **environment}
    done = subprocess.run(command, env=given, capture_output=True, text=True, timeout=300)
    assert done.returncode == code, done.stderr
    return done


def test_a_folder_in_the_place_of_a_command_is_served(tmp_path: Path) -> None:
    assert "does not exist" in run("review", tmp_path / "missing", code=2).stderr
    assert "does not exist" in run("review", "--port", "0", tmp_path / "missing", code=2).stderr
    assert "does not exist" in run("review", "serve", tmp_path / "missing", code=2).stderr


def test_errors_are_one_line(out: Path, tmp_path: Path) -> None:
    for words in (("stats",), ("export",), ("import", "x.json")):
        done = run("review", words[0], tmp_path / "missing", *words[1:], code=2)
        assert done.stderr.count("\n") == 1
        assert "Traceback" not in done.stderr
    assert "token" in run("review", out, "--host", "0.0.0.0", code=2).stderr
    assert "cannot be served" in run("review", out, "--host", "203.0.113.7", "--token", "x" * 16, code=2).stderr
    for words in (("serve", "--port", "0"), ("stats",), ("export",)):
        assert "no records here" in run("review", words[0], tmp_path / "articles", *words[1:], code=2).stderr
    assert "no records here" in run("report", tmp_path / "articles", "--out", tmp_path / "r.html", code=2).stderr


def test_help_is_quick_and_names_the_commands() -> None:
    words = run("review", "--help").stdout
    for name in ("serve", "stats", "export", "import"):
        assert name in words


@pytest.mark.parametrize("missing", ["starlette", "jinja2"])
def test_a_missing_extra_is_named(out: Path, tmp_path: Path, missing: str) -> None:
    (tmp_path / "hidden").mkdir()
    (tmp_path / "hidden" / "sitecustomize.py").write_text(f"import sys\nsys.modules[{missing!r}] = None\n")
    path = f"{tmp_path / 'hidden'}{os.pathsep}{PIPELINE}"
    done = run("review", out, "--port", "0", code=2, PYTHONPATH=path)
    assert 'pip install "newsledger[review]"' in done.stderr


def test_export_and_import_by_command(out: Path, tmp_path: Path) -> None:
    assert "5 corrected records, 0 of them gold" in run("review", "export", out).stderr
    folder = tmp_path / "out.reviewed"
    tasks = json.loads((folder / "label-studio/tasks.json").read_text())
    for task in tasks:
        task["annotations"] = [{"result": task.pop("predictions")[0]["result"]}]
    (tmp_path / "done.json").write_text(json.dumps(tasks))
    assert "5 tasks" in run("review", "import", out, tmp_path / "done.json").stderr
    assert "5 of them gold" in run("review", "export", out).stderr
    gold = (folder / "gold.jsonl").read_text().splitlines()
    assert [ArticleRecord.model_validate_json(line).document.id for line in gold] == [
        f"article-{number:05}" for number in range(5)
    ]
    figures = json.loads(run("review", "stats", out, "--json").stdout)
    assert all(layer["precision"] == 1 for layer in figures["layers"])


def test_report_is_one_file_and_small(out: Path, tmp_path: Path) -> None:
    run("report", out, "--out", tmp_path / "report.html")
    html = (tmp_path / "report.html").read_text()
    assert len(html) < 600_000
    assert html.count('<article class="chapter"') == 5
    for outside in ("http://", "https://", "src=", "@import", "url("):
        assert outside not in html.replace("http://www.w3.org/2000/svg", ""), outside
    assert not (tmp_path / "out.review.sqlite").exists(), "a report writes nothing beside OUT"


def test_report_is_the_same_each_time_and_survives_hostile_words(tmp_path: Path) -> None:
    made, text = synthetic.record(1, 3)
    nasty = "</script></style><script>alert(1)</script>\u202e"
    made["document"] |= {"title": nasty, "outlet": nasty}  # type: ignore[operator]
    synthetic.write(tmp_path / "out", 1, made, text)
    html, problems = report(tmp_path / "out")
    assert problems == []
    assert html == report(tmp_path / "out")[0]
    assert "alert(1)</script>" not in html
    assert "\u202e" not in html
    assert html.count("<script>") == html.count("</script>") == 1


def test_a_folder_of_an_older_version_is_told_from_an_empty_one(out: Path, tmp_path: Path) -> None:
    for path in out.glob("*.json"):
        path.write_text(path.read_text().replace('"schema_version": "1.0"', '"schema_version": "0.9"'))
    words = run("report", out, "--out", tmp_path / "r.html", code=2).stderr
    assert "no record here can be read" in words
    assert "schema_version" in words
    assert "run it again" in words


def test_other_json_in_the_folder_is_stepped_over(out: Path, tmp_path: Path) -> None:
    (out / "other.json").write_text('{"published": "2024-02-23"}')
    (out / "list.json").write_text("[]")
    assert "left out" not in run("report", out, "--out", tmp_path / "r.html").stderr
    assert "5 corrected records" in run("review", "export", out).stderr


def test_report_names_what_it_leaves_out(out: Path, tmp_path: Path) -> None:
    (out / "bad.json").write_text('{"schema_version": "1.0", "document": {}}')
    done = run("report", out, "--out", tmp_path / "r.html", code=1)
    assert "left out" in done.stderr
    assert "bad.json" in done.stderr
    assert (tmp_path / "r.html").exists()
