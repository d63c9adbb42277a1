"""Tables of all records of an output folder."""

import json
from collections.abc import Iterable
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path

from newsledger.batch.options import TableFormat
from newsledger.batch.tables.columns import TABLES
from newsledger.batch.tables.rows import record_rows
from newsledger.batch.tables.sinks import open_sink
from newsledger.errors import MissingExtraError


def available_formats() -> tuple[TableFormat, ...]:
    """What is written unless something else is asked for: Parquet where pyarrow is installed, and CSV."""
    return ("parquet", "csv") if find_spec("pyarrow") else ("csv",)


def check_formats(formats: tuple[TableFormat, ...]) -> None:
    """Raise :class:`newsledger.errors.MissingExtraError` before any work where a format cannot be written."""
    if "parquet" in formats and not find_spec("pyarrow"):
        raise MissingExtraError("Parquet tables", "parquet")


def table_names(formats: tuple[TableFormat, ...]) -> tuple[str, ...]:
    """File names of the tables."""
    return tuple(f"{table}.{format}" for table in TABLES for format in formats)


def write_tables(records: Iterable[bytes], folder: Path, formats: tuple[TableFormat, ...]) -> None:
    """Write the tables of records (JSON) into ``folder``, in their order; memory does not grow with their number."""
    with ExitStack() as stack:
        sinks = {}
        for table, columns in TABLES.items():
            sinks[table] = [open_sink(format, folder / f"{table}.{format}", columns) for format in formats]
            for sink in sinks[table]:
                stack.callback(sink.close)
        for record in records:
            for table, rows in record_rows(json.loads(record)).items():
                for sink in sinks[table]:
                    sink.write(rows)
