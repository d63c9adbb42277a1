"""The command line's entry: names the commands, imports nothing heavy.

Exit codes: 0 all well, 1 some articles failed, 2 wrong usage or nothing could be done, 130 interrupted.
"""

import os
import sys

import typer

from newsledger import __version__
from newsledger.cli.query import query
from newsledger.cli.report import report
from newsledger.cli.review import app as review
from newsledger.cli.run import run
from newsledger.cli.scale import scale
from newsledger.cli.schema import schema
from newsledger.cli.settings import settings_for_commands
from newsledger.cli.show import show
from newsledger.cli.trace import trace
from newsledger.errors import NewsledgerError

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
    help="Turn raw news into facts that people can check.",
    epilog="Exit codes: 0 all well, 1 some articles failed, 2 wrong usage, 130 interrupted.",
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"newsledger {__version__}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    """Turn raw news into facts that people can check."""
    context.default_map = settings_for_commands()


for command in (run, show, trace, query, report, scale, schema):
    app.command()(command)
app.add_typer(review, name="review")


def main() -> None:
    """Run the command line. Errors that newsledger foresees are one line on standard error."""
    try:
        app()
    except NewsledgerError as error:
        print(f"newsledger: {error}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read the output has read enough
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)
