"""The trace of an article in the terminal."""

import json
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from newsledger.cli.tracing import Rows
from newsledger.cli.view import printable


def print_trace(id: str, values: dict[str, dict[str, Rows]]) -> None:
    """Print stage by stage, one line a row: where, what, and by which rule."""
    console = Console(highlight=False)
    console.print(Text(printable(id), style="bold"))
    for stage, tables in values.items():
        for name, rows in tables.items():
            console.print(Text(f"\n{stage}: {len(rows)} {name}", style="bold cyan"))
            table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
            for column in ("where", "text", "rest", "rule"):
                table.add_column(column, overflow="fold", style="dim" if column in ("where", "rule") else "")
            for row in rows:
                table.add_row(*(Text(printable(cell)) for cell in _cells(row)))
            if rows:
                console.print(table)


def _cells(row: dict[str, Any]) -> tuple[str, str, str, str]:
    row = dict(row)
    number = row.pop("index", row.pop("token", None))
    start, end = row.pop("start", None), row.pop("end", None)
    where = " ".join(
        part for part in ("" if number is None else f"#{number}", "" if end is None else f"{start or 0}:{end}") if part
    )
    text, rule = row.pop("text", row.pop("raw", "")), row.pop("rule", "")
    rest = ", ".join(f"{key} {_short(value)}" for key, value in row.items())
    return where, text, rest, rule


def _short(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
