"""The articles of one input."""

import hashlib
import os
import re
import stat
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import BinaryIO, Literal

from newsledger.errors import (
    BinaryError,
    ChangedError,
    EmptyError,
    MalformedError,
    MissingError,
    NoTextError,
    ReadError,
    SlowError,
    TooLargeError,
    UnreadableError,
    UnsupportedError,
)
from newsledger.reader import items
from newsledger.reader.encoding import NotTextError, decode
from newsledger.reader.page import PageError, read_page
from newsledger.reader.sidecar import with_sidecar
from newsledger.types.article import Article

Format = Literal["text", "html", "json", "jsonl"]

MAX_BYTES = 10_000_000
SUFFIXES: dict[str, Format] = {
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_PACKED = (".gz", ".bz2", ".xz", ".zst", ".zip", ".tar", ".tgz", ".7z")
_STDIN = "-"
_MARKUP = re.compile(
    rb"\s*(?:<!--|<!doctype\s+html|<\?xml|<(?:html|head|body|article|main|div|p|h1|section)[\s>])", re.IGNORECASE
)
_PAGE_ERRORS: dict[str, type[ReadError]] = {
    "malformed": MalformedError,
    "no_text": NoTextError,
    "slow": SlowError,
    "unsupported": UnsupportedError,
}


def read_articles(
    path: str | Path,
    *,
    max_bytes: int = MAX_BYTES,
    published: date | None = None,
    format: Format | None = None,
    name: str | None = None,
) -> Iterator[Article | ReadError]:
    """Articles of one file (``-``: standard input), and an error in place of each that cannot be read.

    Nothing is raised for what the input holds: the caller decides whether an error stops the run. ``max_bytes`` is the
    largest file that is read, and the largest line of JSON Lines, which are read one by one. ``published`` holds for
    articles that state no date. ``format`` overrides the suffix. ``name`` is the path as records shall show it.
    A sidecar, ``NAME.json`` without a ``text`` beside ``NAME.txt`` or ``NAME.html``, adds title, date and the like.
    The id is the file's stem, or ``stem-N`` for the Nth article (line) of many, unless the article brings its own.
    """
    text = os.fspath(path)
    shown = name or printable(text)
    for found in _read(text, shown, max_bytes, format):
        if isinstance(found, Article) and text != _STDIN:
            found = with_sidecar(found, text)
        if published is not None and isinstance(found, Article):
            found = replace(found, published_otherwise=published)
        yield found


def read_stream(
    file: BinaryIO, name: str, *, stem: str, max_bytes: int = MAX_BYTES, published: date | None = None
) -> Iterator[Article | ReadError]:
    """Articles of JSON Lines from an open binary file, with ``name`` for its path and ``stem`` for ids."""
    for found in _stream(file, name, stem, max_bytes, "jsonl"):
        if published is not None and isinstance(found, Article):
            found = replace(found, published_otherwise=published)
        yield found


def _read(path: str, shown: str, max_bytes: int, format: Format | None) -> Iterator[Article | ReadError]:
    if path == _STDIN:
        yield from _stream(sys.stdin.buffer, _STDIN, "stdin", max_bytes, format)
        return
    suffix = os.path.splitext(path)[1].lower()
    stem = printable(os.path.splitext(os.path.basename(path))[0]) or "article"
    try:
        state = os.stat(path)
        if stat.S_ISDIR(state.st_mode):
            os.scandir(path).close()  # one that may not be looked into says so
            yield UnreadableError(shown, "is a folder; give its files")
            return
        regular = stat.S_ISREG(state.st_mode)
        if not regular and not path.startswith(("/dev/fd/", "/dev/stdin", "/proc/self/fd/")):
            yield UnreadableError(shown, "is a pipe, a socket or a device, not a file; a pipe can be read through -")
            return
        chosen = format or SUFFIXES.get(suffix)
        if chosen is None and regular:
            kinds = ", ".join(SUFFIXES)
            if suffix in _PACKED:
                yield UnsupportedError(shown, f"is packed: unpack it; files that are read: {kinds}")
                return
            yield UnsupportedError(shown, f"files {suffix or 'without a suffix'} are not read; these are: {kinds}")
            return
        with open(path, "rb") as file:
            if not regular or chosen == "jsonl":
                yield from _stream(file, shown, stem, max_bytes, chosen)
                return
            if state.st_size > max_bytes:
                yield _too_large(shown, state.st_size, max_bytes)
                return
            data = file.read(max_bytes + 1)
            after = os.fstat(file.fileno())
        if (state.st_size, state.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(data) != after.st_size:
            yield ChangedError(shown, "the file changed while it was read; run again when it is whole")
            return
    except OSError as error:
        yield _os_error(shown, error, path)
        return
    except ValueError:  # a NUL in the path
        yield MissingError(shown, "there is no such file")
        return
    yield from _data(data, shown, stem, chosen or "text")


def _data(data: bytes, shown: str, stem: str, format: Format) -> Iterator[Article | ReadError]:
    """Articles of a whole file."""
    if not data.strip():
        yield EmptyError(shown, "is empty")
        return
    try:
        text, encoding = decode(data, markup=format == "html")
    except NotTextError as error:
        yield BinaryError(shown, f"{error}; convert it to text first")
        return
    if not text.strip("\ufeff \t\r\n\x00\u3000\u00a0"):
        yield EmptyError(shown, "is empty")
        return
    if format in ("json", "jsonl"):
        yield from items.whole(text, shown, stem, encoding)
        return
    digest = hashlib.sha256(data).hexdigest()
    if format == "text":
        yield Article(text=text, id=stem, source=shown, sha256=digest, encoding=encoding)
        return
    try:
        page = read_page(text)
    except PageError as error:
        yield _PAGE_ERRORS[error.kind](shown, str(error))
        return
    yield Article(
        text=page.text,
        id=stem,
        source=shown,
        sha256=digest,
        media_type="text/html",
        encoding=encoding,
        title=page.title,
        published=page.published,
        outlet=page.outlet,
        authors=page.authors,
        keep_text=True,
    )


def _stream(
    file: BinaryIO, shown: str, stem: str, max_bytes: int, format: Format | None
) -> Iterator[Article | ReadError]:
    """Articles of JSON Lines, read line by line, or of a stream whose kind its beginning tells."""
    try:
        first = file.readline(max_bytes + 2)
        chosen = format or _sniff(first)
        wide = first.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in first[:64]
        if chosen != "jsonl" or wide:
            data = first + file.read(max(0, max_bytes + 1 - len(first)))
            if len(data) > max_bytes:
                yield _too_large(shown, len(data), max_bytes)
                return
            yield from _data(data, shown, stem, chosen)
            return
        yield from _lines(file, first, shown, stem, max_bytes)
    except OSError as error:
        yield _os_error(shown, error)


def _lines(file: BinaryIO, first: bytes, shown: str, stem: str, max_bytes: int) -> Iterator[Article | ReadError]:
    number = 0
    some = False
    data = first.removeprefix(b"\xef\xbb\xbf")
    while data:
        number += 1
        where = f"{shown}:{number}"
        ended = data.endswith(b"\n")
        if len(data.rstrip(b"\r\n")) > max_bytes:
            some = True
            yield _too_large(where, len(data), max_bytes)
            while data and not ended:
                data = file.readline(max_bytes)
                ended = data.endswith(b"\n")
        elif data.strip():
            some = True
            try:
                text, encoding = decode(data.rstrip(b"\r\n"))
            except NotTextError as error:
                yield BinaryError(where, f"{error}; JSON Lines are UTF-8")
            else:
                yield items.line(text, where, f"{stem}-{number}", encoding)
        data = file.readline(max_bytes + 2)
    if not some:
        yield EmptyError(shown, "is empty")


def _sniff(first: bytes) -> Format:
    """What a stream holds, by its first line."""
    begin = first.removeprefix(b"\xef\xbb\xbf").lstrip()
    if begin.startswith(b"{"):
        return "jsonl" if begin.rstrip().endswith(b"}") else "json"
    if re.match(rb"\[\s*(?:\{|\]|$)", begin):
        return "json"
    return "html" if _MARKUP.match(begin) else "text"


def _too_large(shown: str, size: int, limit: int) -> TooLargeError:
    return TooLargeError(shown, f"has {size:,} bytes or more, over the limit of {limit:,}; raise the limit to read it")


def _os_error(shown: str, error: OSError, path: str = "") -> ReadError:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        if os.path.islink(path):
            return MissingError(shown, f"is a link to {printable(os.readlink(path))}, which is not there")
        return MissingError(shown, "there is no such file")
    if isinstance(error, PermissionError):
        return UnreadableError(shown, "no permission to read it: give yourself the right (chmod +r), or leave it out")
    return UnreadableError(shown, f"cannot be read: {error.strerror or error}")


def printable(text: str) -> str:
    """A path as text that any encoding can carry: bytes that are no UTF-8 are written ``\\xNN``."""
    return os.fsencode(text).decode("utf-8", "backslashreplace")
