"""Files to articles."""

import hashlib
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from newsledger.errors import ReadError
from newsledger.types.article import Article


def read_articles(
    path: Path, *, max_bytes: int = 10_000_000, published: date | None = None
) -> Iterator[Article | ReadError]:
    """Articles of one file (``-``: standard input), each one that cannot be read as an error in its place."""
    source = str(path)
    try:
        data = sys.stdin.buffer.read() if source == "-" else path.read_bytes()
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        yield ReadError(source, str(error))
        return
    if len(data) > max_bytes:
        yield ReadError(source, f"larger than {max_bytes:,} bytes; allow more with --max-size")
    elif path.suffix == ".jsonl":
        for number, line in enumerate(data.splitlines(), 1):
            try:
                said = json.loads(line)
                yield Article(
                    text=said["text"],
                    id=said.get("id", f"{path.stem}-{number}"),
                    source=source,
                    sha256=hashlib.sha256(line).hexdigest(),
                    media_type="application/json",
                    title=said.get("title"),
                    published=date.fromisoformat(said["published"]) if "published" in said else published,
                    keep_text=True,
                )
            except (ValueError, KeyError, TypeError) as error:
                yield ReadError(f"{source}:{number}", str(error))
    else:
        sha256 = hashlib.sha256(data).hexdigest()
        yield Article(text=text, id=path.stem, source=source, sha256=sha256, published=published)
