"""What a file beside an article says of it: ``NAME.json`` beside ``NAME.txt`` or ``NAME.html``.

Crawlers and archives keep a text's metadata in a JSON file of the same stem. One that holds an object without ``text``
is such a sidecar: its ``title``, ``published``, ``outlet``, ``authors`` and ``editor`` hold for the article, whatever
else stands in it.
"""

import json
import os
from dataclasses import replace
from typing import Any

from newsledger.errors import ReadError
from newsledger.reader.items import masthead
from newsledger.reader.regular import open_regular
from newsledger.types.article import Article

_ARTICLE_SUFFIXES = (".txt", ".html", ".htm")
_MOST_BYTES = 1_000_000  # metadata are small; a larger file is something else


def sidecar_path(path: str) -> str | None:
    """Where the sidecar of the article file ``path`` would lie; ``None`` for a file whose kind has none."""
    stem, suffix = os.path.splitext(path)
    return stem + ".json" if suffix.lower() in _ARTICLE_SUFFIXES else None


def sidecar_bytes(path: str) -> bytes | None:
    """Bytes of the sidecar of the article file ``path``, or ``None`` where it has none."""
    beside = sidecar_path(path)
    if beside is None:
        return None
    try:
        with open_regular(beside) as file:
            data = file.read(_MOST_BYTES + 1)
    except (OSError, ValueError):
        return None
    return data if len(data) <= _MOST_BYTES and _metadata(data) is not None else None


def with_sidecar(article: Article, path: str) -> Article | ReadError:
    """The article with what its sidecar says; an error where the sidecar says it in the wrong form."""
    data = sidecar_bytes(path)
    if data is None:
        return article
    found = masthead(_metadata(data) or {}, os.path.splitext(path)[0] + ".json")
    if isinstance(found, ReadError):
        return found
    return replace(article, **{name: value for name, value in found.items() if value})


def _metadata(data: bytes) -> dict[str, Any] | None:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) and "text" not in value else None
