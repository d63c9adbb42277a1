"""SQL over the tables: the documented questions have answers, and nothing else can be reached."""

import json
import re
from pathlib import Path

import pytest

from newsledger.batch.folder import run_batch
from newsledger.batch.options import TABLE_FORMATS, RunOptions, TableFormat
from newsledger.batch.query import QueryError, query
from newsledger.extractor import Extractor

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "corpus" / "sample"
QUERIES = re.findall(r"```sql\n(.*?)```", (ROOT / "docs" / "queries.md").read_text("utf-8"), re.DOTALL)


@pytest.fixture(scope="module", params=TABLE_FORMATS)
def out(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, extractor: Extractor) -> Path:
    format: TableFormat = request.param
    folder = tmp_path_factory.mktemp("query") / "it's out"
    run_batch((str(SAMPLE),), folder, RunOptions(tables=(format,)), extractor=extractor)
    return folder


def test_there_are_five_questions() -> None:
    assert len(QUERIES) == 5


@pytest.mark.parametrize("number", range(5))
def test_documented_questions_have_answers(out: Path, number: int) -> None:
    answer = query(out, QUERIES[number])
    rows = list(answer.rows)
    assert rows or number == 3  # the sample need not say the same thing twice
    assert all(len(row) == len(answer.columns) for row in rows)


def test_views_hold_what_the_records_hold(out: Path) -> None:
    ((count, start, low),) = query(out, "select count(*), sum(start), sum(low) from metrics").rows
    metrics = [
        metric
        for path in out.glob("*.json")
        if path.name != "run.json"
        for metric in json.loads(path.read_bytes())["metrics"]
    ]
    assert count == len(metrics) > 0
    assert start == sum(metric["quantity"]["start"] for metric in metrics)
    assert low == pytest.approx(sum(metric["low"] for metric in metrics))
    texts = {row[0] for row in query(out, "select text from metrics").rows}
    assert texts == {metric["quantity"]["text"] for metric in metrics}


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_text('/etc/passwd')",
        "select * from read_csv('{secret}')",
        "select * from '{secret}'",
        "select * from glob('/*')",
        "copy metrics to '{secret}'",
        "attach '{secret}'",
        "install httpfs",
        "set enable_external_access = true",
        "select 1; select 2",
        "create table t as select 1",
        "drop view metrics",
        "pragma database_list",
        "select * from nowhere",
        "selec",
        "",
    ],
)
def test_nothing_else_can_be_reached(out: Path, tmp_path: Path, sql: str) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n")
    with pytest.raises(QueryError):
        list(query(out, sql.replace("{secret}", str(secret))).rows)
    assert secret.read_text() == "a\n1\n"


def test_no_tables_no_answer(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="has no table"):
        query(tmp_path, "select 1")


def test_a_table_that_is_none(tmp_path: Path, extractor: Extractor) -> None:
    run_batch((str(SAMPLE / "museum-night.txt"),), tmp_path, RunOptions(tables=("parquet",)), extractor=extractor)
    (tmp_path / "tables" / "metrics.parquet").write_text("something else")
    with pytest.raises(QueryError, match=r"metrics\.parquet: is no table .*make it again with: newsledger run"):
        query(tmp_path, "select 1")


@pytest.mark.parametrize("later", [("csv",), ()])
def test_tables_of_records_that_are_no_more_do_not_answer(
    later: tuple[TableFormat, ...], tmp_path: Path, extractor: Extractor
) -> None:
    """A later run writes other formats, or none: what was left is kept while it is true, and not a run longer."""
    article, out = tmp_path / "a.txt", tmp_path / "out"

    def run(tables: tuple[TableFormat, ...]) -> None:
        run_batch((str(article),), out, RunOptions(tables=tables), extractor=extractor)

    article.write_text("Output rose 4% in May.")
    run(("parquet", "jsonl"))
    run(later)
    assert list(query(out, "select low from metrics").rows) == [(4.0,)]
    article.write_text("Output rose 5% in May.")
    run(later)
    if later:
        assert list(query(out, "select low from metrics").rows) == [(5.0,)]
    else:
        with pytest.raises(QueryError, match="has no table documents; make it with"):
            query(out, "select low from metrics")
    assert {path.suffix for path in (out / "tables").iterdir()} == {f".{format}" for format in later}
