"""Tables say what the records say, whatever the order in which they came to be."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from batch.output import contents
from newsledger.batch.folder import run_batch
from newsledger.batch.options import OptionError, RunOptions, parse_tables
from newsledger.batch.tables import sinks
from newsledger.batch.tables.columns import TABLES
from newsledger.batch.tables.rows import record_rows
from newsledger.batch.tables.sinks import unformulated
from newsledger.extractor import Extractor

ALL = RunOptions(workers=1, tables=("parquet", "csv", "jsonl"))
ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "corpus" / "sample"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory, extractor: Extractor) -> Path:
    out = tmp_path_factory.mktemp("tables") / "out"
    run_batch((str(SAMPLE),), out, ALL, extractor=extractor)
    return out


def records(out: Path) -> list[dict[str, object]]:
    return [json.loads(path.read_bytes()) for path in sorted(out.glob("*.json")) if path.name != "run.json"]


@pytest.mark.parametrize("table", TABLES)
def test_the_three_formats_say_the_same(sample: Path, table: str) -> None:
    import pyarrow.parquet as parquet

    lines = [json.loads(line) for line in (sample / "tables" / f"{table}.jsonl").read_text("utf-8").splitlines()]
    flat = parquet.read_table(sample / "tables" / f"{table}.parquet").to_pylist()
    assert len(lines) == len(flat) > 0
    for line, row in zip(lines, flat, strict=True):
        assert list(line) == list(row) == list(TABLES[table])
        assert line == {key: cell.isoformat() if hasattr(cell, "isoformat") else cell for key, cell in row.items()}
    with (sample / "tables" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for line, cells in zip(lines, rows, strict=True):
        for name, kind in TABLES[table].items():
            said = line[name]
            expected = "" if said is None else unformulated(said) if kind == "text" else str(said)
            assert cells[name] == expected


@pytest.mark.parametrize("table", ["metrics", "organisations", "commitments"])
def test_one_row_a_fact(sample: Path, table: str) -> None:
    facts = sum(len(record[table]) for record in records(sample))  # type: ignore[arg-type]
    assert len((sample / "tables" / f"{table}.jsonl").read_text("utf-8").splitlines()) == facts > 0


def test_every_cell_has_a_column(sample: Path) -> None:
    for record in records(sample):
        for table, rows in record_rows(record).items():
            assert all(len(row) == len(TABLES[table]) for row in rows)


def test_offsets_quote_the_source(sample: Path) -> None:
    sources = {r["document"]["id"]: r["document"] for r in records(sample)}  # type: ignore[index]
    for line in (sample / "tables" / "metrics.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        document = sources[row["document_id"]]
        text = document["text"] or (SAMPLE.parent.parent / document["source"]).read_text("utf-8")
        assert text[row["start"] : row["end"]] == row["text"]
        assert text[row["evidence_start"] : row["evidence_end"]] == row["evidence"]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "'=1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert unformulated(cell) == "'" + cell
    assert unformulated(cell)[1:] == cell


def test_formulas_in_articles_stay_text(tmp_path: Path, extractor: Extractor) -> None:
    text = '=HYPERLINK("http://evil.example","Sales") rose 4%.\n\n@SUM(1) City will build 3 parks.'
    (tmp_path / "=cmd.jsonl").write_text(json.dumps({"id": "=cmd|' /C calc'!A0", "title": "+1", "text": text}) + "\n")
    run_batch((str(tmp_path / "=cmd.jsonl"),), tmp_path / "out", ALL, extractor=extractor)
    for table in TABLES:
        with (tmp_path / "out" / "tables" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                assert not [cell for cell in row.values() if cell.startswith(("=", "+", "@"))]


def test_tables_follow_the_records(tmp_path: Path, extractor: Extractor) -> None:
    """Added, changed, failed, pruned in several runs: the tables are those of one run over what there is."""
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for n in range(6):
        (folder / f"a{n}.txt").write_text(f"Sales rose {n}% in May.")
    run_batch((str(folder),), out, ALL, extractor=extractor)
    (folder / "a0a.txt").write_text("Exports fell 5% in June.")
    run_batch((str(folder / "a0a.txt"),), out, ALL, extractor=extractor)
    (folder / "a2.txt").write_text("Imports doubled.")
    (folder / "a3.txt").write_text("")
    (folder / "a4.txt").unlink()
    run_batch((str(folder),), out, RunOptions(workers=1, tables=ALL.tables, prune=True), extractor=extractor)
    run_batch((str(folder),), tmp_path / "once", ALL, extractor=extractor)
    assert contents(out) == contents(tmp_path / "once")
    ids = [json.loads(line)["document_id"] for line in (out / "tables" / "documents.jsonl").read_text().splitlines()]
    assert ids == ["a0", "a0a", "a1", "a2", "a5"]


def test_unchanged_tables_are_left_alone_and_missing_ones_made(tmp_path: Path, extractor: Extractor) -> None:
    out = tmp_path / "out"
    run_batch((str(SAMPLE / "museum-night.txt"),), out, ALL, extractor=extractor)
    path = out / "tables" / "metrics.csv"
    before = path.stat().st_mtime_ns
    run_batch((str(SAMPLE / "museum-night.txt"),), out, ALL, extractor=extractor)
    assert path.stat().st_mtime_ns == before
    path.unlink()
    run_batch((str(SAMPLE / "museum-night.txt"),), out, ALL, extractor=extractor)
    assert path.exists()


def test_row_groups_do_not_depend_on_how_rows_came(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sinks, "GROUP", 10)
    rows = [[f"d{n}", *[None] * (len(TABLES["commitments"]) - 1)] for n in range(35)]
    for name, step in (("a", 1), ("b", 7), ("c", 35)):
        sink = sinks.ParquetSink(tmp_path / name, TABLES["commitments"])
        for n in range(0, 35, step):
            sink.write(rows[n : n + step])
        sink.close()
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes() == (tmp_path / "c").read_bytes()


def test_choice_of_tables(tmp_path: Path, extractor: Extractor) -> None:
    assert parse_tables(" csv , jsonl") == ("csv", "jsonl")
    with pytest.raises(OptionError, match="'xlsx' is none of parquet, csv, jsonl"):
        parse_tables("csv,xlsx")
    run_batch((str(SAMPLE / "museum-night.txt"),), tmp_path, RunOptions(tables=()), extractor=extractor)
    assert not (tmp_path / "tables").exists()


@pytest.mark.slow
def test_memory_does_not_grow_with_the_number_of_records(sample: Path, tmp_path: Path) -> None:
    code = (
        "import itertools, sys\n"
        "from pathlib import Path\n"
        "from newsledger.batch.tables.build import write_tables\n"
        "records = itertools.repeat(Path(sys.argv[1]).read_bytes(), int(sys.argv[2]))\n"
        "write_tables(records, Path(sys.argv[3]), ('parquet', 'csv', 'jsonl'))\n"
        "print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])\n"
    )
    peaks = []
    for count in (600, 6000):
        done = subprocess.run(
            [sys.executable, "-c", code, sample / "linjiang-industry.json", str(count), tmp_path],
            env=os.environ | {"PYTHONPATH": str(ROOT / "pipeline")},
            capture_output=True,
            check=True,
        )
        peaks.append(int(done.stdout) / 1024)
    assert peaks[1] < peaks[0] + 45, f"MB at 600 and 6,000 records: {peaks}"
