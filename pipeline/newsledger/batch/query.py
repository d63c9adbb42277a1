"""SQL over the tables of an output folder, by DuckDB, with nothing else within its reach."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsledger.batch.options import TABLE_FORMATS
from newsledger.batch.tables.columns import TABLES, Kind
from newsledger.errors import MissingExtraError, NewsledgerError

_TYPES: dict[Kind, str] = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "date": "DATE"}


class QueryError(NewsledgerError):
    """A query that cannot be answered."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Column names, and the rows as they come."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


def query(out: Path, sql: str) -> Answer:
    """Answer one SELECT over the views metrics, organisations, commitments and documents.

    ``out`` is what ``run`` has written, or what ``scale`` has: then each table is a folder of parts.

    The engine may read the tables and nothing else: no other file, no network, no extension, no setting.
    Raises :class:`QueryError`, or :class:`newsledger.errors.MissingExtraError` for want of DuckDB.
    """
    try:
        import duckdb
    except ImportError as error:
        raise MissingExtraError("Queries", "query") from error
    connection = duckdb.connect(config={"autoinstall_known_extensions": False, "autoload_known_extensions": False})
    sources = {table: _source(out, table) for table in TABLES}
    paths = ", ".join(_quoted(path) for path, _ in sources.values())
    connection.execute(f"SET allowed_paths = [{paths}]")
    connection.execute(f"SET allowed_directories = [{paths}]")
    for table, (_, reading) in sources.items():
        try:
            connection.execute(f"CREATE VIEW {table} AS {reading}")
        except duckdb.Error as error:
            raise QueryError(
                f"{sources[table][0]}: is no table of newsledger ({str(error).splitlines()[0]}); make it again with: "
                f"newsledger run INPUTS --out {out}"
            ) from error
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    try:
        statements = connection.extract_statements(sql)
        if [statement.type for statement in statements] != [duckdb.StatementType.SELECT]:
            raise QueryError("one SELECT is answered, and nothing else")
        result = connection.execute(statements[0])
        columns = tuple(column[0] for column in result.description)
    except duckdb.Error as error:
        raise QueryError(f"the query failed: {error}") from error
    return Answer(columns, _rows(connection))


def _rows(connection: Any) -> Iterator[tuple[Any, ...]]:
    import duckdb

    try:
        while rows := connection.fetchmany(1000):
            yield from rows
    except duckdb.Error as error:
        raise QueryError(f"the query failed: {error}") from error


def _source(out: Path, table: str) -> tuple[str, str]:
    """The file of a table, or the folder of its parts, and the SELECT that reads it with the table's types."""
    columns = TABLES[table]
    parts = (out / table).absolute()
    if next(parts.glob("part-*.parquet"), None) is not None:
        return str(parts), f"SELECT * FROM read_parquet({_quoted(str(parts / 'part-*.parquet'))})"
    for format in TABLE_FORMATS:
        path = (out / "tables" / f"{table}.{format}").absolute()
        if not path.exists():
            continue
        name = _quoted(str(path))
        types = "{" + ", ".join(f"{_quoted(c)}: {_quoted(_TYPES[kind])}" for c, kind in columns.items()) + "}"
        if format == "parquet":
            return str(path), f"SELECT * FROM read_parquet({name})"
        if format == "jsonl":
            return str(path), f"SELECT * FROM read_json({name}, format = 'newline_delimited', columns = {types})"
        cells = ", ".join(
            f'CASE WHEN starts_with("{c}", \'\'\'\') THEN "{c}"[2:] ELSE "{c}" END AS "{c}"'
            if kind == "text"
            else f'"{c}"'
            for c, kind in columns.items()
        )  # the apostrophe before what might be a formula
        return str(path), f"SELECT {cells} FROM read_csv({name}, header = true, quote = '\"', columns = {types})"
    raise QueryError(f"{out}: has no table {table}; make it with: newsledger run INPUTS --out {out}")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
