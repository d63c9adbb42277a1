"""Errors of commands: one line to standard error, exit code 2; a missing extra is named."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from newsledger.errors import NewsledgerError

_EXTRAS = {"starlette": "review", "uvicorn": "review", "jinja2": "review", "markupsafe": "review"}


@contextmanager
def failing(extra: str = "review") -> Iterator[None]:
    """Turn errors that newsledger raises on purpose into messages."""
    try:
        yield
    except NewsledgerError as error:
        typer.echo(f"newsledger: {error}", err=True)
        raise typer.Exit(2) from error
    except ModuleNotFoundError as error:
        name = (error.name or "").partition(".")[0]
        if name not in _EXTRAS:
            raise
        typer.echo(f'newsledger: this needs {name}; install it with: pip install "newsledger[{_EXTRAS[name]}]"', err=True)
        raise typer.Exit(2) from error
