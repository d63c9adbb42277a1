"""``newsledger schema``: the contract of what leaves the program."""

import sys
from pathlib import Path
from typing import Annotated

import typer


def schema(
    name: Annotated[str, typer.Argument(help="article_record, metric, organisation or commitment.")] = "article_record",
    write: Annotated[Path | None, typer.Option(help="Write all schemas into this folder instead.")] = None,
) -> None:
    """Print the JSON Schema of records, or write all schemas into a folder."""
    from newsledger.errors import NewsledgerError
    from newsledger.schemas.json_schema import PUBLISHED, schema_text, write_schemas

    if write is not None:
        try:
            paths = write_schemas(write)
        except OSError as error:
            raise NewsledgerError(
                f"{write}: cannot be written: {error.strerror or error}; choose another folder"
            ) from error
        for path in paths:
            typer.echo(path)
    elif name in PUBLISHED:
        sys.stdout.write(schema_text(name))
    else:
        raise NewsledgerError(f"no schema {name!r}; there are {', '.join(PUBLISHED)}")
