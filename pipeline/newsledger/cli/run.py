"""``newsledger run``: a folder of articles in, a folder of records out."""

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

Inputs = Annotated[
    list[str],
    typer.Argument(metavar="IN...", help="files and folders; - is standard input", show_default=False),
]  # no paths: an empty word, as of a variable that is not set, would be this folder


def run(
    inputs: Inputs,
    out: Annotated[str, typer.Option(metavar="FOLDER", help="Folder for records, failures, tables and run.json.")],
    force: Annotated[bool, typer.Option("--force", help="Extract again what is up to date.")] = False,
    prune: Annotated[bool, typer.Option("--prune", help="Remove records of articles that are gone.")] = False,
    workers: Annotated[int | None, typer.Option(min=1, help="Worker processes; default: one a core.")] = None,
    time_limit: Annotated[float, typer.Option(min=0.1, max=1e6, help="Seconds for one article.")] = 30.0,
    max_size: Annotated[float, typer.Option(min=0.000001, max=1e6, help="Largest article in megabytes.")] = 10.0,
    published: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Publication date of articles that state none.")
    ] = None,
    tables: Annotated[
        str | None, typer.Option(help="parquet,csv,jsonl or none; default: parquet (where pyarrow is) and csv.")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Stop after so many articles.")] = None,
    lexicons: Annotated[list[Path] | None, typer.Option(help="Folder of your own lexicon tables.")] = None,
    watch: Annotated[bool, typer.Option("--watch", help="Go on with what arrives, until Ctrl-C.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print run.json to standard output.")] = False,
) -> None:
    """Extract the facts of articles into a folder of records. Run it again: only what is new or changed is done."""
    from newsledger.batch.folder import run_batch
    from newsledger.batch.options import MEGABYTE, OptionError, RunOptions, parse_tables
    from newsledger.cli.progress import Bar, close

    options = RunOptions(
        workers=workers,
        time_limit=time_limit,
        max_bytes=round(max_size * MEGABYTE),
        published=published.date() if published else None,
        lexicons=tuple(lexicons or ()),
        tables=parse_tables(tables),
        limit=limit,
        force=force,
        prune=prune,
    )
    if not out:
        raise OptionError("--out is empty; name a folder")
    given = tuple(path and os.fspath(Path(path)) for path in inputs)
    folder = Path(out)
    if watch:
        from newsledger.batch.watch import watch_inputs

        for wave in watch_inputs(given, folder, options):
            if as_json:
                typer.echo(json.dumps(wave.as_dict(), ensure_ascii=False))
            if not quiet and wave.tally.extracted + wave.tally.failed:
                close(wave, folder)
            if wave.interrupted:
                raise typer.Exit(130)
        return
    with Bar(given, folder, shown=not quiet) as bar:
        summary = run_batch(given, folder, options, watcher=bar.show)
    if as_json:
        typer.echo(summary.as_json(), nl=False)
    if not quiet:
        close(summary, folder)
    if summary.interrupted:
        raise typer.Exit(130)
    if summary.tally.failed:
        raise typer.Exit(1)
