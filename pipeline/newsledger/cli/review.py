"""``newsledger review``: the page for reviewing, and what comes out of it."""

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from newsledger.cli.extra import needs_review


class ServesByDefault(TyperGroup):
    """``review OUT`` means ``review serve OUT``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the command's name in where a folder stands in its place."""
        if args and args[0] not in self.commands and args[0] not in ("--help", "-h"):
            args = ["serve", *args]
        return list(super().parse_args(ctx, args))


app = typer.Typer(
    cls=ServesByDefault,
    no_args_is_help=True,
    help="Look at records beside their articles and say which facts are right: newsledger review OUT.",
)

Out = Annotated[Path, typer.Argument(metavar="OUT", help="output folder of newsledger run")]
Database = Annotated[
    Path | None, typer.Option(help="where verdicts are kept (default: OUT.review.sqlite beside OUT)", metavar="FILE")
]


@app.command()
def serve(
    out: Out,
    host: Annotated[str, typer.Option(help="address; any but a loopback one demands --token")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="port; 0 takes a free one", min=0, max=65535)] = 8765,
    token: Annotated[str | None, typer.Option(help="secret that readers must know, 16 characters or more")] = None,
    allow_host: Annotated[
        list[str] | None, typer.Option(help="another name by which browsers reach this server", metavar="NAME")
    ] = None,
    browser: Annotated[bool, typer.Option(help="open the page")] = True,
    database: Database = None,
) -> None:
    """Serve the review of OUT to a browser on this machine. ``newsledger review OUT`` is short for it."""
    with needs_review():
        from newsledger.review.serve import serve as run

        run(out, host=host, port=port, token=token, names=tuple(allow_host or ()), browser=browser, database=database)


@app.command()
def stats(
    out: Out,
    json: Annotated[bool, typer.Option("--json", help="JSON to standard output")] = False,
    database: Database = None,
) -> None:
    """Precision by rule and by kind, by the verdicts: the worst first."""
    with needs_review():
        from newsledger.review.library import Library
        from newsledger.review.statistics import statistics

        library = Library(out, database)
        library.index.refresh()
        found = statistics(library)
    if json:
        from json import dumps

        typer.echo(dumps(found.as_json(), indent=2))
        return
    _print(found)


def _print(found: Any) -> None:
    from newsledger.review.shown import spelled

    for title, rows in (("By layer", found.layers), ("By rule, worst first", found.rules), ("By kind", found.kinds)):
        judged = [row for row in rows if row.judged]
        typer.echo(f"{title}:")
        if not judged:
            typer.echo("  no verdicts yet")
            continue
        width = max(len(spelled(row.name)) for row in judged)
        typer.echo(f"  {'':{width}}  precision  95 % bounds  right  wrong  corrected  judged of facts")
        for row in judged:
            low, high = row.bounds
            typer.echo(
                f"  {spelled(row.name):{width}}  {100 * row.precision:7.0f} %  {100 * low:4.0f}–{100 * high:3.0f} %"
                f"  {row.right:6}  {row.wrong:5}  {row.corrected:9}  {row.judged:6} of {row.facts}"
            )
    for layer, number in found.missed:
        typer.echo(f"Missed, as reviewers added: {number} {layer}{'s' if number != 1 else ''}")
    if found.stale:
        typer.echo(f"Not counted: {found.stale} verdicts on facts that are gone or changed since")


@app.command()
def export(
    out: Out,
    to: Annotated[Path | None, typer.Option(help="folder to write (default: OUT.reviewed beside OUT)")] = None,
    database: Database = None,
) -> None:
    """Write corrected records, a gold file, Web Annotations and Label Studio tasks."""
    with needs_review():
        from newsledger.review.export import export as write
        from newsledger.review.folder import beside
        from newsledger.review.library import Library

        library = Library(out, database)
        folder = to or beside(out, "reviewed").with_suffix("")
        for line in write(library, folder):
            typer.echo(line, err=True)


@app.command(name="import")
def import_(
    out: Out,
    file: Annotated[Path, typer.Argument(help="JSON exported by Label Studio")],
    database: Database = None,
) -> None:
    """Take results of Label Studio in as verdicts."""
    with needs_review():
        from newsledger.review.library import Library
        from newsledger.review.taking import take

        for line in take(Library(out, database), file):
            typer.echo(line, err=True)
