"""``newsledger scale``: the same extraction on an engine that is already there."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from newsledger.batch.options import DEFAULT_TIME_LIMIT


class Engine(StrEnum):
    """The engines that there are adapters for."""

    dask = "dask"
    spark = "spark"


def scale(
    source: Annotated[str, typer.Argument(metavar="IN", help="File, folder or URL of Parquet or JSON Lines.")],
    out: Annotated[str, typer.Argument(metavar="OUT", help="Folder or URL for the parts.")],
    engine: Annotated[Engine, typer.Option(help="What runs the shards.")] = Engine.dask,
    address: Annotated[
        str | None, typer.Option(help="Scheduler (Dask) or master (Spark); default: a cluster on this machine.")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="Workers of a cluster on this machine.")] = 2,
    published: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Publication date of articles that state none.")
    ] = None,
    lexicons: Annotated[list[Path] | None, typer.Option(help="Folder of your own lexicon tables; repeatable.")] = None,
    time_limit: Annotated[float, typer.Option(min=0.1, help="Seconds for one article.")] = DEFAULT_TIME_LIMIT,
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove what files gave that are not part of IN any more.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the account to standard output.")] = False,
) -> None:
    """Extract Parquet or JSON Lines on Dask or Spark. Run it again: shards that are done are left alone."""
    from newsledger.batch.engines.extraction import Extraction
    from newsledger.batch.scale import run_scale

    extraction = Extraction(
        lexicons=tuple(str(folder.absolute()) for folder in lexicons or ()),
        published=published.date() if published else None,
        time_limit=time_limit,
    )

    def tell(done: int, total: int) -> None:
        typer.echo(f"{done} of {total} shards", err=True)

    summary = run_scale(
        (source,),
        out,
        engine.value,
        extraction=extraction,
        address=address,
        workers=workers,
        prune=prune,
        watcher=None if quiet else tell,
    )
    if as_json:
        typer.echo(summary.as_json(), nl=False)
    totals = summary.totals
    if not quiet:
        typer.echo(
            f"{summary.done} shards done, {summary.skipped} done before; {totals.get('documents', 0):,} documents"
            f" ({totals.get('failed', 0):,} failed), {totals.get('metrics', 0):,} metrics,"
            f" {totals.get('organisations', 0):,} organisations, {totals.get('commitments', 0):,} commitments",
            err=True,
        )
    for name, why in summary.failed.items():
        typer.echo(f"failed shard {name}: {why}", err=True)
    if summary.failed or totals.get("failed"):
        raise typer.Exit(1)
