"""Files to articles."""

from collections.abc import Iterator
from pathlib import Path

from newsledger.types.article import Article


def read_path(path: Path) -> Iterator[Article]:
    """Articles of one file."""
    yield Article(text=path.read_bytes().decode("utf-8"), id=path.stem, source=str(path))
