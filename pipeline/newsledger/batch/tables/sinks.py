"""One table in one format, written row by row: the same rows give the same bytes."""

import csv
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from newsledger.batch.options import TableFormat
from newsledger.batch.tables.columns import Kind
from newsledger.batch.tables.rows import Row
from newsledger.errors import MissingExtraError

GROUP = 5_000  # rows held in memory, and in a row group of Parquet
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")


class Sink(Protocol):
    """Takes the rows of one table."""

    def write(self, rows: Iterable[Row]) -> None:
        """Append rows."""

    def close(self) -> None:
        """Write what is left; the file is whole then."""


def open_sink(format: TableFormat, path: Path, columns: dict[str, Kind]) -> Sink:
    """A sink for one table in ``format``. Raises :class:`newsledger.errors.MissingExtraError` for want of pyarrow."""
    if format == "csv":
        return CsvSink(path, columns)
    if format == "jsonl":
        return JsonlSink(path, columns)
    return ParquetSink(path, columns)


def unformulated(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that begins as a formula may gets an apostrophe before it.

    An apostrophe at the beginning gets another one, so that the text can be had back: drop one leading apostrophe.

    >>> unformulated("=HYPERLINK(1)"), unformulated("3 parks"), unformulated("'four' chains")
    ("'=HYPERLINK(1)", '3 parks', "''four' chains")
    """
    return "'" + text if text.startswith(_FORMULA) else text


class CsvSink:
    """UTF-8, commas, a line feed after each row; text that might be a formula is made harmless."""

    def __init__(self, path: Path, columns: dict[str, Kind]) -> None:
        self._file = path.open("w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._file, lineterminator="\n")
        self._texts = [kind == "text" for kind in columns.values()]
        self._writer.writerow(columns)

    def write(self, rows: Iterable[Row]) -> None:
        """Append rows."""
        texts = self._texts
        self._writer.writerows(
            [unformulated(cell) if text and cell is not None else cell for cell, text in zip(row, texts, strict=True)]
            for row in rows
        )

    def close(self) -> None:
        """Finish the file."""
        self._file.close()


class JsonlSink:
    """One JSON object a line; numbers exact, dates as ISO 8601."""

    def __init__(self, path: Path, columns: dict[str, Kind]) -> None:
        self._file = path.open("w", encoding="utf-8", newline="")
        self._names = tuple(columns)

    def write(self, rows: Iterable[Row]) -> None:
        """Append rows."""
        for row in rows:
            self._file.write(json.dumps(dict(zip(self._names, row, strict=True)), ensure_ascii=False) + "\n")

    def close(self) -> None:
        """Finish the file."""
        self._file.close()


class ParquetSink:
    """Zstandard-compressed Parquet in row groups of equal length; ``low`` and ``high`` are doubles."""

    def __init__(self, path: Path, columns: dict[str, Kind]) -> None:
        try:
            import pyarrow.parquet as parquet
        except ImportError as error:
            raise MissingExtraError("Parquet tables", "parquet") from error
        self._schema = arrow_schema(columns)
        self._rows: list[Row] = []
        self._writer = parquet.ParquetWriter(path, self._schema, compression="zstd")

    def write(self, rows: Iterable[Row]) -> None:
        """Append rows."""
        self._rows.extend(rows)
        while len(self._rows) >= GROUP:
            self._flush(self._rows[:GROUP])
            del self._rows[:GROUP]

    def close(self) -> None:
        """Write the last row group and the footer."""
        if self._rows:
            self._flush(self._rows)
        self._writer.close()

    def _flush(self, rows: list[Row]) -> None:
        self._writer.write_batch(arrow_batch(rows, self._schema))


def arrow_schema(columns: dict[str, Kind]) -> Any:
    """Columns as an Arrow schema."""
    import pyarrow as pa

    types = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "date": pa.date32()}
    return pa.schema([pa.field(name, types[kind]) for name, kind in columns.items()])


def arrow_batch(rows: list[Row], schema: Any) -> Any:
    """Rows as an Arrow record batch."""
    import pyarrow as pa

    arrays = []
    for index, field in enumerate(schema):
        cells = [row[index] for row in rows]
        if field.type == pa.date32():
            cells = [cell and date.fromisoformat(cell) for cell in cells]
        elif field.type == pa.float64():
            cells = [None if cell is None else float(cell) for cell in cells]
        arrays.append(pa.array(cells, type=field.type))
    return pa.RecordBatch.from_arrays(arrays, schema=schema)
