"""The engines give what the run gives: byte for byte, whatever happens to workers and documents."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsledger.batch.engines.attempts import attempt_shard
from newsledger.batch.engines.extraction import Extraction, extract_table, map_batches
from newsledger.batch.engines.shards import (
    ShardError,
    as_json,
    drop_superseded,
    from_json,
    is_done,
    run_shard,
    shards,
)
from newsledger.batch.folder import run_batch
from newsledger.batch.options import RunOptions
from newsledger.batch.query import QueryError, query
from newsledger.batch.scale import Engine, run_scale
from newsledger.batch.tables.columns import TABLES
from newsledger.extractor import Extractor

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

ROOT = Path(__file__).parent.parent.parent
FAULTS = Path(__file__).parent / "faults"
SAMPLE = ROOT / "corpus" / "sample"

HAS_SPARK = importlib.util.find_spec("pyspark") is not None and shutil.which("java") is not None
ENGINES = [
    pytest.param("dask", marks=pytest.mark.slow),
    pytest.param(
        "spark",
        marks=[
            pytest.mark.slow,
            pytest.mark.skipif(
                not HAS_SPARK,
                reason='SPARK IS NOT TESTED: it needs Java 17 and pip install "newsledger[spark]"',
            ),
        ],
    ),
]


def test_ci_runs_spark() -> None:
    """Where CI runs, a missing Spark is an error, not a skipped test."""
    assert HAS_SPARK or not os.environ.get("CI"), "CI needs Java 17 and pyspark: the Spark adapter is not tested"


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """JSON Lines in two files: the plain articles of the sample, a poisoned line, and one that is empty."""
    folder = tmp_path / "in"
    folder.mkdir()
    articles = [
        json.dumps({"id": path.stem, "text": path.read_text("utf-8"), "source": path.name})
        for path in sorted(SAMPLE.glob("*.txt"))
    ]
    half = len(articles) // 2
    (folder / "one.jsonl").write_text("\n".join([*articles[:half], '{"id": "poison", "text": 7}']) + "\n", "utf-8")
    (folder / "two.jsonl").write_text("\n".join([*articles[half:], '{"id": "void", "text": ""}']) + "\n", "utf-8")
    return folder


def rows(out: Path, table: str) -> list[dict[str, object]]:
    found = [
        row for part in sorted((out / table).glob("part-*.parquet")) for row in parquet.read_table(part).to_pylist()
    ]
    return sorted(found, key=lambda row: json.dumps(row, default=str))


def same_as_run(out: Path, reference: Path) -> None:
    records = {row["document_id"]: row["record"] for row in rows(out, "records")}
    expected = {path.stem: path.read_text("utf-8") for path in reference.glob("*.json") if path.name != "run.json"}
    assert records == expected
    for table in TABLES:
        run = parquet.read_table(reference / "tables" / f"{table}.parquet").to_pylist()
        assert rows(out, table) == sorted(run, key=lambda row: json.dumps(row, default=str))


@pytest.mark.parametrize("engine", ENGINES)
def test_the_same_facts_as_run(engine: Engine, lines: Path, tmp_path: Path, extractor: Extractor) -> None:
    reference, out = tmp_path / "run", tmp_path / "out"
    run_batch((str(lines),), reference, RunOptions(tables=("parquet",)), extractor=extractor)
    summary = run_scale((str(lines),), str(out), engine, workers=2)
    assert (summary.shards, summary.done, summary.skipped, summary.failed) == (2, 2, 0, {})
    same_as_run(out, reference)
    assert [row["reason"] for row in rows(out, "failures")] == ["malformed", "empty"]
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*.parquet")}
    again = run_scale((str(lines),), str(out), engine, workers=2)
    assert (again.done, again.skipped) == (0, 2)
    assert again.totals == summary.totals
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*.parquet")} == before


@pytest.mark.parametrize("engine", ENGINES)
def test_a_killed_worker_costs_nothing(engine: Engine, lines: Path, tmp_path: Path, extractor: Extractor) -> None:
    """A process that is killed at an article, once: the shard is done again, and nothing is missing or twice there."""
    (lines / "three.jsonl").write_text('{"id": "k", "text": "KILL ONCE, and sales rose 4%."}\n')
    out = tmp_path / "out"
    done = _command(lines, out, engine, tmp_path)
    assert (tmp_path / "k").exists(), "the worker was not killed"
    assert done.returncode == 1, done.stderr.decode()  # of the poisoned line and the empty one
    run_batch((str(lines),), tmp_path / "run", RunOptions(tables=("parquet",)), extractor=extractor)
    same_as_run(out, tmp_path / "run")


@pytest.mark.parametrize("engine", ENGINES)
def test_shards_are_done_side_by_side(engine: Engine, tmp_path: Path) -> None:
    """Two articles in two shards, each of which waits until the other's process has come as far."""
    (tmp_path / "in").mkdir()
    for name in "ab":
        (tmp_path / "in" / f"{name}.jsonl").write_text(json.dumps({"id": name, "text": "MEET. Sales rose 4%."}))
    done = _command(tmp_path / "in", tmp_path / "out", engine, tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    assert [row["document_id"] for row in rows(tmp_path / "out", "documents")] == ["a", "b"]


def test_an_engine_that_is_not_there(lines: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT", "1s")
    done = _command(lines, tmp_path / "out", "dask", tmp_path, "--address", "tcp://127.0.0.1:1")
    assert done.returncode == 2
    assert done.stderr.decode().startswith("newsledger: no Dask scheduler answers at tcp://127.0.0.1:1: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(not HAS_SPARK, reason="needs pyspark, and a Java to take away")
def test_spark_without_java(lines: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    done = _command(lines, tmp_path / "out", "spark", tmp_path)
    assert done.returncode == 2
    assert "newsledger: Spark cannot be started on this machine; it needs Java 17: " in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


@pytest.mark.parametrize("engine", ENGINES)
def test_articles_that_bring_workers_down_are_rows(engine: Engine, lines: Path, tmp_path: Path) -> None:
    """One that kills its process each time and one that never ends, each beside good ones in its shard."""
    for name, text in (("k", "KILL ALWAYS"), ("h", "HANG ALWAYS")):
        shard = [
            {"id": f"{name}1", "text": "Sales rose 4%."},
            {"id": name, "text": text},
            {"id": f"{name}2", "text": "No."},
        ]
        (lines / f"{name}.jsonl").write_text("\n".join(map(json.dumps, shard)))
    done = _command(lines, tmp_path / "out", engine, tmp_path, "--json", "--time-limit", "2")
    assert done.returncode == 1, done.stderr.decode()
    said = json.loads(done.stdout)
    assert (said["done"], said["failed"]) == (4, {})
    failed = {row["document_id"]: (row["reason"], row["message"]) for row in rows(tmp_path / "out", "failures")}
    assert failed["k"][0] == "crash"
    assert "signal 9" in str(failed["k"][1])
    assert failed["h"][0] == "time"
    names = {row["document_id"] for row in rows(tmp_path / "out", "records")}
    assert names == {path.stem for path in SAMPLE.glob("*.txt")} | {"k1", "k2", "h1", "h2"}
    assert not list(tmp_path.rglob("*.begun"))


@pytest.mark.parametrize("engine", ENGINES)
def test_a_shard_that_cannot_be_read_holds_up_no_other(engine: Engine, lines: Path, tmp_path: Path) -> None:
    articles = pa.table({"id": [str(number) for number in range(500)], "text": ["Sales rose 4%."] * 500})
    parquet.write_table(articles, lines / "odd.parquet", compression="none", use_dictionary=False)
    data = bytearray((lines / "odd.parquet").read_bytes())
    data[:200] = bytes(200)  # pages that are none; the footer is whole
    (lines / "odd.parquet").write_bytes(data)
    summary = run_scale((str(lines),), str(tmp_path / "out"), engine, workers=2)
    assert summary.done == 2
    ((name, why),) = summary.failed.items()
    assert name.startswith("odd-")
    assert "Error" in why or "Invalid" in why
    assert len(rows(tmp_path / "out", "records")) == len(list(SAMPLE.glob("*.txt")))


def _command(lines: Path, out: Path, engine: str, faults: Path, *more: str) -> subprocess.CompletedProcess[bytes]:
    path = os.pathsep.join([str(FAULTS), str(ROOT / "pipeline")])
    return subprocess.run(
        [sys.executable, "-m", "newsledger", "scale", lines, out, "--engine", engine, *more],
        env=os.environ | {"PYTHONPATH": path, "FAULTS": str(faults)},
        capture_output=True,
        timeout=900,
    )


def test_parquet_in_row_groups(lines: Path, tmp_path: Path, extractor: Extractor) -> None:
    """Parquet and JSON Lines hold the same articles: the same facts, shard by shard, without an engine."""
    articles = [json.loads(line) for line in (lines / "one.jsonl").read_text("utf-8").splitlines()[:-1]]
    table = pa.Table.from_pylist([article | {"published": None} for article in articles])
    parquet.write_table(table, tmp_path / "all.parquet", row_group_size=3)
    plan = list(shards((str(tmp_path / "all.parquet"),), str(tmp_path / "out"), Extraction(), "rules"))
    assert [(shard.group, shard.first) for shard in plan] == [(0, 1), (1, 4), (2, 7)][: len(plan)]
    assert len({shard.name for shard in plan}) == len(plan) > 1
    for shard in plan:
        assert from_json(as_json(shard)) == shard
        run_shard(shard)
    found = {row["document_id"]: json.loads(row["record"]) for row in rows(tmp_path / "out", "records")}
    assert set(found) == {article["id"] for article in articles}
    for article in articles:
        record = json.loads(extractor.extract_text(article["text"], id=article["id"]).model_dump_json())
        for layer in ("metrics", "organisations", "commitments"):
            assert found[article["id"]][layer] == record[layer]


def test_queries_of_parts(lines: Path, tmp_path: Path) -> None:
    for shard in shards((str(lines),), str(tmp_path / "out"), Extraction(), "rules"):
        counts = run_shard(shard)
        assert counts["metrics"] > 0
    ((documents, files),) = query(tmp_path / "out", "select count(*), count(distinct source) from documents").rows
    assert documents == files == len(list(SAMPLE.glob("*.txt")))
    with pytest.raises(QueryError):
        query(tmp_path / "out", f"select * from read_text('{lines}/one.jsonl')")


def test_a_shard_again_gives_the_same_bytes(lines: Path, tmp_path: Path) -> None:
    plan = list(shards((str(lines),), str(tmp_path / "out"), Extraction(), "rules"))
    run_shard(plan[0])
    parts = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    run_shard(plan[0])
    assert {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()} == parts


def test_what_a_file_gave_before_is_dropped_and_other_files_stay(lines: Path, tmp_path: Path) -> None:
    """Monday's and Tuesday's file go to one place; Monday's comes again, longer; then it is gone for good."""
    out = tmp_path / "out"
    monday, tuesday = lines / "one.jsonl", lines / "two.jsonl"

    def give(*files: Path, prune: bool = False) -> int:
        plan = list(shards(tuple(map(str, files)), str(out), Extraction(), "rules"))
        for shard in plan:
            run_shard(shard)
        return drop_superseded(str(out), {shard.name for shard in plan}, prune=prune)

    def sources() -> set[str]:
        return {str(row["source"]) for table in ("documents", "failures") for row in rows(out, table)}

    assert (give(monday), give(tuesday)) == (0, 0)
    both = sources()
    with monday.open("a") as file:
        file.write('{"id": "new", "source": "new", "text": "Sales rose 4%."}\n')
    assert give(monday) == 1
    assert sources() == both | {"new"}
    count = len(rows(out, "documents"))
    with monday.open("a") as file:
        file.write('{"id": "more", "source": "more", "text": "Sales rose 4%."}\n')
    for part in out.glob("_shards/one-*"):
        part.unlink()  # as where a worker was killed between its parts and its mark
    assert give(monday) == 1
    assert len(rows(out, "documents")) == count + 1
    assert give(tuesday, prune=True) == 1
    assert "new" not in sources()
    assert all(path.stem.removeprefix("part-").startswith("two-") for path in out.rglob("*") if path.is_file())


@pytest.mark.parametrize("url", ["nobody://knows/this", "memory://there/is/nothing"])
def test_urls_that_lead_nowhere(url: str, tmp_path: Path) -> None:
    with pytest.raises(ShardError, match=url):
        list(shards((url,), str(tmp_path / "out"), Extraction(), "rules"))


def test_names_of_shards_follow_input_and_rules(lines: Path, tmp_path: Path) -> None:
    def names(rules: str) -> set[str]:
        return {shard.name for shard in shards((str(lines),), str(tmp_path / "out"), Extraction(), rules)}

    assert names("a") == names("a")
    assert not names("a") & names("b")
    before = names("a")
    with (lines / "two.jsonl").open("a") as file:
        file.write('{"id": "new", "text": "Sales rose 4%."}\n')
    assert len(names("a") & before) == 1


@pytest.mark.parametrize("text", [None, "", 7, "Sales rose 4%."])
def test_each_row_has_its_row(text: object) -> None:
    if text == 7:
        batch = pa.RecordBatch.from_pydict({"text": [7, 8]})
    else:
        batch = pa.RecordBatch.from_pydict({"text": pa.array([text, "Exports fell 3%."], pa.string())})
    result = extract_table(batch, origin="frame")
    assert result.column("document_id").to_pylist()[1] in ("frame-2", "frame:2")
    good = result.column("reason").to_pylist()[0] is None
    assert good == (text == "Sales rose 4%.")
    assert (result.column("record").to_pylist()[0] is None) != good


def test_text_that_is_not_utf8_is_a_row() -> None:
    text = pa.Array.from_buffers(
        pa.string(), 2, [None, pa.py_buffer(b"\0\0\0\0\3\0\0\0\x11\0\0\0"), pa.py_buffer(b"\xff\xfe\xfdSales rose 4%.")]
    )
    result = extract_table(pa.RecordBatch.from_arrays([text, pa.array(["a", "b"])], names=["text", "id"]))
    assert result.column("reason").to_pylist() == ["binary", None]
    assert result.column("document_id").to_pylist()[1] == "b"


def test_a_document_that_raises_is_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    extract = Extractor.extract

    def faulty(self: Extractor, article: object) -> object:
        if "RAISE" in article.text:  # type: ignore[attr-defined]
            raise RuntimeError("as the article asks")
        return extract(self, article)  # type: ignore[arg-type]

    monkeypatch.setattr(Extractor, "extract", faulty)
    batch = pa.RecordBatch.from_pydict({"id": ["a", "b"], "text": ["RAISE", "Sales rose 4%."]})
    (result,) = map_batches([batch])
    assert result.column("reason").to_pylist() == ["bug", None]
    assert "as the article asks" in result.column("message").to_pylist()[0]


@pytest.mark.parametrize(
    ("name", "complaint"),
    [("nowhere", "no such file"), ("void", "neither Parquet nor JSON"), ("odd.parquet", "column text")],
)
def test_inputs_that_are_none(name: str, complaint: str, tmp_path: Path) -> None:
    (tmp_path / "void").mkdir()
    parquet.write_table(pa.table({"body": ["x"]}), tmp_path / "odd.parquet")
    with pytest.raises(ShardError, match=complaint):
        list(shards((str(tmp_path / name),), str(tmp_path / "out"), Extraction(), "rules"))


def test_object_storage_paths(lines: Path, bucket: dict[str, bytes]) -> None:
    """Any file system of fsspec will do: what is there is whole, and what fails leaves nothing."""
    articles = [json.loads(line) for line in (lines / "one.jsonl").read_text("utf-8").splitlines()[:-1]]
    parquet.write_table(pa.Table.from_pylist(articles), lines / "three.parquet")
    for name in ("one.jsonl", "three.parquet"):
        bucket[f"in/{name}"] = (lines / name).read_bytes()
    plan = list(shards(("bucket://in",), "bucket://out", Extraction(), "rules"))
    bucket["in/three.parquet"] = bytes(len(bucket["in/three.parquet"]))
    done, torn = plan
    assert attempt_shard(done)["documents"] == len(articles) + 1
    with pytest.raises(pa.ArrowInvalid):
        attempt_shard(torn)
    assert [is_done(shard) for shard in plan] == [True, False]
    written = [name for name in bucket if name.startswith("out/")]
    assert len(written) == len(TABLES) + 3
    assert all(done.name in name for name in written)
    assert parquet.read_table(pa.BufferReader(bucket[f"out/records/part-{done.name}.parquet"])).num_rows == len(
        articles
    )
    assert drop_superseded("bucket://out", {torn.name}, prune=True) == 1
    assert [name for name in bucket if name.startswith("out/")] == []


@pytest.fixture
def bucket() -> Iterator[dict[str, bytes]]:
    """The objects of a store at bucket://, whose files are read and written as those of S3 are: block by block."""
    fsspec = pytest.importorskip("fsspec")
    from fsspec.registry import _registry
    from fsspec.spec import AbstractBufferedFile, AbstractFileSystem

    objects: dict[str, bytes] = {}

    class File(AbstractBufferedFile):  # type: ignore[misc]
        def _fetch_range(self, start: int, end: int) -> bytes:
            return objects[self.path][start:end]

        def _initiate_upload(self) -> None:
            self.parts: list[bytes] = []

        def _upload_chunk(self, final: bool = False) -> bool:
            self.parts.append(self.buffer.getvalue())
            if final:
                objects[self.path] = b"".join(self.parts)
            return True

    class Store(AbstractFileSystem):  # type: ignore[misc]
        protocol, cachable = "bucket", False

        def ls(self, path: str, detail: bool = True, **_: object) -> list[object]:
            path = self._strip_protocol(path)
            if path in objects:
                return [{"name": path, "size": len(objects[path]), "type": "file"}]
            root = path + "/" if path else ""
            inside = {name[: (name + "/").index("/", len(root))] for name in objects if name.startswith(root)}
            if not inside:
                raise FileNotFoundError(path)
            found = [
                {"name": name, "size": len(objects.get(name, b"")), "type": "file" if name in objects else "directory"}
                for name in sorted(inside)
            ]
            return list(found) if detail else [entry["name"] for entry in found]

        def _rm(self, path: str) -> None:
            if objects.pop(path, None) is None:
                raise FileNotFoundError(path)

        def _open(self, path: str, mode: str = "rb", **_: object) -> File:
            return File(self, path, mode, size=len(objects[path]) if mode == "rb" else None)

    fsspec.register_implementation("bucket", Store, clobber=True)
    yield objects
    _registry.pop("bucket")


def test_a_store_that_does_not_answer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from fsspec.implementations.memory import MemoryFileSystem

    def silent(*_: object) -> bool:
        raise RuntimeError("no route to host\nand much more")

    monkeypatch.setattr(MemoryFileSystem, "exists", silent)
    with pytest.raises(ShardError, match=r"^memory://far/away: no route to host \(RuntimeError\)$"):
        list(shards(("memory://far/away",), str(tmp_path), Extraction(), "rules"))
