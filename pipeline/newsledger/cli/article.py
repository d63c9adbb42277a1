"""The one article, or the few, that ``show`` and ``trace`` look at."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from newsledger.types.article import Article

File = Annotated[Path, typer.Argument(help="Article: txt, html, json, jsonl; or -.", show_default=False)]
Item = Annotated[str | None, typer.Option("--id", help="Only the article of that id, in a file of many.")]
Published = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Publication date, where the article states none.")
]
Lexicons = Annotated[list[Path] | None, typer.Option(help="Folder of your own lexicon tables; may be repeated.")]
MaxSize = Annotated[float, typer.Option(min=0.000001, max=1e6, help="Largest article in megabytes.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON to standard output.")]


def articles(file: Path, item: str | None, published: datetime | None, max_size: float) -> "Iterator[Article]":
    """Articles of a file, which must be there at once and is read when the first is asked for.

    Raises :class:`newsledger.errors.ReadError` for the first article that cannot be read.
    """
    from newsledger.batch.intake import STDIN
    from newsledger.errors import NewsledgerError

    if str(file) != STDIN and not file.exists():
        raise NewsledgerError(f"{file}: no such file")
    if file.is_dir():
        raise NewsledgerError(f"{file}: is a folder; name one article, or use: newsledger run {file} --out OUT")
    return _read(file, item, published.date() if published else None, max_size)


def _read(file: Path, item: str | None, published: date | None, max_size: float) -> "Iterator[Article]":
    from newsledger.batch.options import MEGABYTE
    from newsledger.errors import NewsledgerError, ReadError
    from newsledger.reader import read_articles

    ids = []
    for found in read_articles(file, max_bytes=round(max_size * MEGABYTE), published=published):
        if isinstance(found, ReadError):
            raise found
        ids.append(found.id)
        if item is None or found.id == item:
            yield found
    if item is not None and item not in ids:
        raise NewsledgerError(f"{file}: has no article {item!r}; it has {', '.join(ids[:20])}")
