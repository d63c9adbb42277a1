"""Inputs to units of work: which files there are, in which order, and the articles inside files that hold many."""

import os
from collections.abc import Iterator
from pathlib import Path

from newsledger.batch.names import safe_name
from newsledger.batch.options import RunOptions
from newsledger.errors import NotArticleError, ReadError
from newsledger.reader import SUFFIXES, open_regular, printable, read_articles
from newsledger.types.article import Article
from newsledger.types.value import value

KNOWN = tuple(SUFFIXES)
MANY = tuple(suffix for suffix, format in SUFFIXES.items() if format in ("json", "jsonl"))  # one file, many articles
STDIN = "-"


@value
class Unit:
    """One article to be: a file (``item`` is ``None``), or what was read from one that holds many.

    ``key`` says which article it is, run after run; ``place`` sorts units in the order of the inputs.
    """

    key: bytes
    place: bytes
    path: str
    item: Article | ReadError | None = None

    @property
    def id(self) -> str:
        """The document id that it asks for: names are made safe only for articles that are new."""
        if self.item is None:
            return _stem(self.path)
        if isinstance(self.item, Article):
            return self.item.id
        line = _line(self.item)  # without one the file's whole name: its stem may be that of a text beside it
        return f"{_stem(self.path)}-{line}" if line else safe_name(printable(os.path.basename(self.path)))


def units(
    inputs: tuple[str, ...], out: Path, options: RunOptions, only: frozenset[str] | None = None
) -> Iterator[Unit]:
    """All articles of the inputs, in order: inputs as given, folders sorted by name, items as they stand.

    With ``only``, just those of the files named there, which must lie in the inputs.
    """
    for number, given in enumerate(inputs):
        root = b"%06d" % number
        if given == STDIN:
            yield from _many(STDIN, b"-", root, options)
            continue
        folder, folder_key, folder_place = None, b"", b""
        for path in files(given, out) if only is None else _those_in(given, only):
            head, tail = os.path.split(path)
            if head != folder:  # what all files of a folder share
                folder, folder_key, folder_place = head, _folder_key(head, out), root + _below(given, head)
            name = os.fsencode(tail)
            key = folder_key + name
            place = folder_place + name if path != given else root + b"\0"
            if path.lower().endswith(MANY):
                found = _many(path, key, place, options)
                yield from found if path == given else _articles_at_all(found)
            else:
                yield Unit(key, place, path)


def files(given: str, out: Path) -> Iterator[str]:
    """Files of one input, sorted folder by folder; hidden ones, the output folder and loops are left out."""
    if os.path.isdir(given):
        yield from _walk(given, _identity(out))
    else:
        yield given


def _those_in(given: str, only: frozenset[str]) -> list[str]:
    return sorted(path for path in only if path == given or path.startswith(given.rstrip("/") + "/"))


def _walk(top: str, out: tuple[int, int] | None) -> Iterator[str]:
    """Depth first, without recursion: folders may lie deeper than Python's stack."""
    stack: list[tuple[Iterator[tuple[bytes, str, bool]], tuple[int, int] | None]] = []
    folder: str | None = top
    while True:
        if folder is not None:
            try:
                identity = _identity(folder)
                if identity != out and all(identity != above for _, above in stack):
                    stack.append((iter(_entries(folder)), identity))
            except OSError:
                yield folder  # reading it will say why it cannot be read
            folder = None
        if not stack:
            return
        for _, path, is_folder in stack[-1][0]:
            if is_folder:
                folder = path
                break
            if path.lower().endswith(KNOWN):
                yield path
        else:
            stack.pop()


def _entries(folder: str) -> list[tuple[bytes, str, bool]]:
    with os.scandir(folder) as entries:
        return sorted(
            (os.fsencode(entry.name), entry.path, _is_folder(entry)) for entry in entries if entry.name[0] != "."
        )


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _identity(folder: str | Path) -> tuple[int, int] | None:
    try:
        found = os.stat(folder)
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def _many(path: str, key: bytes, place: bytes, options: RunOptions) -> Iterator[Unit]:
    times: dict[str, int] = {}
    found: Article | ReadError
    for number, found in enumerate(read_articles(Path(path), max_bytes=options.max_bytes, published=options.published)):
        name = f":{_line(found)}" if isinstance(found, ReadError) else found.id
        times[name] = nth = times.get(name, 0) + 1
        part = name.encode("utf-8", "surrogatepass") + (b"" if nth == 1 else b"\0%d" % nth)
        yield Unit(key + b"\0" + part, place + b"\0%012d" % number, path, found)


def _line(error: ReadError) -> str:
    """Number of the line that an error is about, in whatever way the path was given; ``""`` for the whole file."""
    line = error.source.rpartition(":")[2]
    return line if line.isdecimal() else ""


def _articles_at_all(found: Iterator[Unit]) -> Iterator[Unit]:
    """Nothing for a JSON file that merely lies in the folder: one whose first value does not claim to be an article."""
    first = next(found, None)
    if first is None or isinstance(first.item, NotArticleError):
        return
    yield first
    yield from found


def _below(given: str, folder: str) -> bytes:
    """What the places of the files of a ``folder`` below the input begin with."""
    below = os.fsencode(folder)[len(os.fsencode(given)) :].strip(b"/").replace(b"/", b"\0")
    return b"\0" + below + b"\0" if below else b"\0"


def _folder_key(folder: str, out: Path) -> bytes:
    """What the keys of a folder's files begin with: the way to it from the output folder."""
    try:
        way = os.path.relpath(folder or ".", out)
    except ValueError:  # another drive
        way = os.path.abspath(folder)
    return b"" if way == "." else os.fsencode(os.path.join(way, ""))


def _stem(path: str) -> str:
    return safe_name(printable(os.path.splitext(os.path.basename(path))[0]))


def count(inputs: tuple[str, ...], out: Path) -> int:
    """Number of articles in the inputs, for a progress bar: lines are counted, not read."""
    total = 0
    for given in inputs:
        for path in files(given, out) if given != STDIN else ():
            total += _lines(path) if path.lower().endswith((".jsonl", ".ndjson")) else 1
    return total


def _lines(path: str) -> int:
    try:
        with open_regular(path) as file:
            return sum(1 for line in file if line.strip())
    except OSError:
        return 1
