"""Where a library of an extra is missing, the message names the extra."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def without(*modules: str, words: list[object]) -> subprocess.CompletedProcess[bytes]:
    """Run a command as if some modules were not installed."""
    code = (
        "import sys\n"
        f"for name in {modules!r}: sys.modules[name] = None\n"
        f"sys.argv[1:] = {[str(word) for word in words]!r}\n"
        "from newsledger.cli.app import main\nmain()\n"
    )
    env = os.environ | {"PYTHONPATH": str(ROOT / "pipeline")}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, env=env, cwd=ROOT, timeout=600)


@pytest.mark.parametrize(
    ("module", "extra", "words"),
    [
        ("pyarrow", "parquet", ["run", "corpus/sample", "--tables", "parquet", "--out"]),
        ("watchfiles", "watch", ["run", "corpus/sample", "--watch", "--out"]),
        ("pyarrow", "dask", ["scale", "corpus/sample/wire.jsonl"]),
        ("fsspec", "dask", ["scale", "corpus/sample/wire.jsonl"]),
        ("distributed", "dask", ["scale", "corpus/sample/wire.jsonl"]),
        ("pyspark", "spark", ["scale", "--engine", "spark", "corpus/sample/wire.jsonl"]),
        ("pyarrow", "spark", ["scale", "--engine", "spark", "corpus/sample/wire.jsonl"]),
    ],
)
def test_the_extra_is_named(module: str, extra: str, words: list[object], tmp_path: Path) -> None:
    done = without(module, words=[*words, tmp_path / "out"])
    assert done.returncode == 2
    assert f'pip install "newsledger[{extra}]"'.encode() in done.stderr
    assert b"Traceback" not in done.stderr


def test_query_names_its_extra(tmp_path: Path) -> None:
    done = without("duckdb", words=["query", tmp_path, "select 1"])
    assert b'pip install "newsledger[query]"' in done.stderr


def test_the_core_runs_without_any_extra(tmp_path: Path) -> None:
    modules = ("pyarrow", "duckdb", "watchfiles", "fsspec", "distributed", "dask", "pyspark", "starlette", "pandas")
    code = (
        f"import sys\nfor name in {modules!r}: sys.modules[name] = None\n"
        "from pathlib import Path\n"
        "from newsledger.batch.folder import run_batch\n"
        "from newsledger import Extractor\n"
        "summary = run_batch((sys.argv[1],), Path(sys.argv[2]), extractor=Extractor())\n"
        "assert summary.tally.failed == 0, summary.failures\n"
    )
    env = os.environ | {"PYTHONPATH": str(ROOT / "pipeline")}
    words = [sys.executable, "-c", code, ROOT / "corpus" / "sample" / "museum-night.txt", tmp_path]
    done = subprocess.run(words, capture_output=True, env=env, timeout=600)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (tmp_path / "tables").iterdir()) == [
        "commitments.csv",
        "documents.csv",
        "metrics.csv",
        "organisations.csv",
    ]
