"""``newsledger query``: SQL over the tables of an output folder."""

import csv
import json
import sys
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from newsledger.batch.query import Answer

SHOWN = 200  # rows of a table for people


class Format(StrEnum):
    """How an answer is printed."""

    table = "table"
    csv = "csv"
    json = "json"


def query(
    out: Annotated[Path, typer.Argument(help="Output folder of newsledger run.", show_default=False)],
    sql: Annotated[str, typer.Argument(help="One SELECT; - reads it from standard input.", show_default=False)],
    format: Annotated[Format, typer.Option(help="table for people, csv or json (one object a line).")] = Format.table,
) -> None:
    """Ask the tables of a run in SQL: views metrics, organisations, commitments and documents."""
    from newsledger.batch.query import query as ask

    answer = ask(out, sys.stdin.read() if sql == "-" else sql)
    if format is Format.table:
        _table(answer)
    elif format is Format.csv:
        from newsledger.batch.tables.sinks import unformulated

        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(answer.columns)
        for row in answer.rows:
            writer.writerow([unformulated(cell) if isinstance(cell, str) else cell for cell in row])
    else:
        for row in answer.rows:
            said = dict(zip(answer.columns, map(_plain, row), strict=True))
            sys.stdout.write(json.dumps(said, ensure_ascii=False) + "\n")


def _table(answer: "Answer") -> None:
    from itertools import islice

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from newsledger.cli.view import printable

    table = Table(box=None, padding=(0, 2, 0, 0))
    for column in answer.columns:
        table.add_column(Text(printable(column)), overflow="fold", header_style="bold")
    for row in islice(answer.rows, SHOWN):
        table.add_row(*(Text(printable(_shown(cell))) for cell in row))
    Console(highlight=False).print(table)
    more = _count(answer.rows)
    if more:
        Console(stderr=True).print(f"… and {more:,} more rows: print all with --format csv")


def _count(rows: Iterable[Any]) -> int:
    return sum(1 for _ in rows)


def _shown(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:,.10g}" if abs(cell) < 1e9 else f"{cell:,.0f}"
    return str(cell)


def _plain(cell: Any) -> Any:
    return cell.isoformat() if isinstance(cell, date) else cell if isinstance(cell, int | float | None) else str(cell)
