"""``newsledger report``: one page to send to somebody."""

import os
from pathlib import Path
from typing import Annotated

import typer

from newsledger.cli.extra import needs_review


def report(
    folder: Annotated[Path, typer.Argument(metavar="OUT", help="output folder of newsledger run")],
    out: Annotated[Path, typer.Option(help="file to write")] = Path("report.html"),
    database: Annotated[
        Path | None, typer.Option(help="where verdicts are kept (default: OUT.review.sqlite beside OUT)")
    ] = None,
) -> None:
    """Write one self-contained page: pictures, and each article with its facts marked. It needs no network."""
    with needs_review():
        from newsledger.review.folder import ReviewError
        from newsledger.review.report import report as made

        html, problems = made(folder, database)
    scratch = out.with_name(f".{out.name}.new")
    try:
        scratch.write_bytes(html.encode("utf-8", "backslashreplace"))
        os.replace(scratch, out)
    except OSError as error:
        raise ReviewError(f"{out}: cannot be written: {error.strerror or error}; choose another --out") from error
    for problem in problems:
        typer.echo(f"left out: {problem}", err=True)
    typer.echo(f"{out}: {out.stat().st_size / 1e6:.2f} MB", err=True)
    if problems:
        raise typer.Exit(1)
