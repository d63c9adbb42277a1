"""The records in an output folder, told from other JSON by what they contain."""

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from newsledger.errors import NewsledgerError
from newsledger.schemas.record import ArticleRecord

LIMIT = 512_000_000  # bytes of a record file that are read at most
_ASIDE = {"failed", "tables"}


class ReviewError(NewsledgerError):
    """Something that the review needs is missing or unusable; the message says what to do."""


class NotARecord(Exception):  # noqa: N818  (an answer, not a failure)
    """A JSON file that does not hold the record of an article."""


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A file that may hold a record: path relative to the folder, with what tells whether it changed."""

    path: str
    mtime_ns: int
    size: int

    @property
    def name(self) -> str:
        """The name under which the browser asks for it: never a path."""
        return hashlib.sha256(self.path.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def json_files(out: Path) -> Iterator[RecordFile]:
    """Every JSON file under ``out`` that may hold a record, in order of path, without following links to folders."""
    waiting = [""]
    found = []
    while waiting:
        inside = waiting.pop()
        try:
            entries = list(os.scandir(out / inside))
        except OSError:
            continue
        for entry in entries:
            path = f"{inside}/{entry.name}" if inside else entry.name
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                if inside or entry.name not in _ASIDE:
                    waiting.append(path)
            elif entry.name.endswith(".json") and entry.is_file() and path != "run.json":
                status = entry.stat()
                found.append(RecordFile(path, status.st_mtime_ns, status.st_size))
    yield from sorted(found, key=lambda file: file.path)


def load_record(path: Path) -> ArticleRecord:
    """The record in a file.

    Raises ``NotARecord`` for JSON of another kind and ``ReviewError`` for a record that breaks the contract.
    """
    try:
        if path.stat().st_size > LIMIT:
            raise ReviewError(f"{path}: larger than {LIMIT // 1_000_000} MB; is this a record?")
        data = path.read_bytes()
    except OSError as error:
        raise ReviewError(f"{path}: cannot be read: {error.strerror or error}") from error
    try:
        return ArticleRecord.model_validate_json(data)
    except ValidationError as error:
        if not _resembles(data):
            raise NotARecord(str(path)) from error
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the whole"
        more = f" and {error.error_count() - 1} more" if error.error_count() > 1 else ""
        raise ReviewError(f"{path}: not a valid record: {where}: {first['msg']}{more}; run it again") from error


def _resembles(data: bytes) -> bool:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return b'"schema_version"' in data[:4096]
    return isinstance(found, dict) and isinstance(found.get("document"), dict) and "schema_version" in found


def beside(out: Path, kind: str) -> Path:
    """The database beside an output folder: ``OUT.review.sqlite`` for verdicts, never inside what a run may prune."""
    folder = out.resolve()
    return folder.parent / f"{folder.name}.{kind}.sqlite"


def checked_folder(out: Path) -> Path:
    """``out`` if it is a folder that may hold records. Raises ``ReviewError`` otherwise."""
    what = None
    if not out.exists():
        what = "does not exist"
    elif not out.is_dir():
        what = "is not a folder"
    elif not (out / ".newsledger").exists() and next(json_files(out), None) is None:  # no run began, none was copied
        what = "no records here"
    if what:
        raise ReviewError(f"{out}: {what}; give the folder that `newsledger run … --out` wrote")
    return out
