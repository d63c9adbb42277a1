"""The command line's entry: names the commands, imports nothing heavy.

Exit codes: 0 all well, 1 some articles failed, 2 wrong usage or nothing could be done, 130 interrupted.
"""

import os
import signal
import sys
from contextlib import suppress
from typing import Any

import typer
from typer.core import TyperGroup

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


class _Commands(TyperGroup):
    """Ctrl-C at any moment, be it while modules are imported, is exit code 130, a closed pipe 0: not Click's own."""

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read the output has read enough
            raise SystemExit(0) from None
        except KeyboardInterrupt:
            with suppress(ValueError, OSError):
                signal.signal(signal.SIGINT, signal.SIG_IGN)  # nor a traceback from a third one
                print("newsledger: interrupted; run the same command again to go on", file=sys.stderr)
            raise SystemExit(130) from None


app = typer.Typer(
    cls=_Commands,
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
    except KeyboardInterrupt:
        sys.exit(130)
