"""Shards of the input: what one task of an engine reads and writes, named by what it is made from and by which rules.

A file of JSON Lines is one shard, and so is each row group of a Parquet file. What a shard gives is written whole or
not at all, and its mark last: a task can be run again, or twice at once, and gives the same bytes.
"""

import hashlib
import io
import json
import os
import posixpath
import re
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import date
from itertools import islice
from typing import Any

from newsledger.batch.engines.extraction import BATCH, Crew, Extraction, arrow, extract_articles, extract_table
from newsledger.batch.tables.columns import TABLES
from newsledger.batch.tables.rows import record_rows
from newsledger.batch.tables.sinks import arrow_batch, arrow_schema
from newsledger.errors import MissingExtraError, NewsledgerError
from newsledger.reader.articles import read_stream

MARKS = "_shards"
_NAME = re.compile(r"-(?P<file>[0-9a-f]{12})-[0-9a-f]{16}(-[0-9]{5,})?$")
_FAILURES = ("document_id", "source", "reason", "message")


class ShardError(NewsledgerError):
    """An input cannot be divided into shards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """One task: a file of JSON Lines, or row group ``group`` of a Parquet file, whose rows count from ``first``."""

    name: str
    path: str
    out: str
    extraction: Extraction
    group: int | None = None
    first: int = 1


def shards(inputs: tuple[str, ...], out: str, extraction: Extraction, rules: str) -> Iterator[Shard]:
    """Shards of files and folders (any path that fsspec knows), sorted by path. ``rules`` goes into their names."""
    for given in inputs:
        system, path = open_path(given)
        with storage(given):
            if not system.exists(path):
                raise ShardError(f"{given}: no such file or folder")
            found = sorted(system.find(path)) if system.isdir(path) else [path]
        chosen = [name for name in found if name.endswith((".parquet", ".jsonl", ".ndjson"))]
        if not chosen:
            raise ShardError(f"{given}: holds neither Parquet nor JSON Lines")
        for name in chosen:
            shown = _shown(given, name, path)
            file = _digest(system.unstrip_protocol(name))[:12]
            with storage(shown):
                state = _digest(f"{shown}\0{system.ukey(name)}\0{rules}")[:16]
                stem = posixpath.splitext(posixpath.basename(name))[0]
                shard = Shard(name=f"{stem}-{file}-{state}", path=shown, out=out, extraction=extraction)
                made = _groups(shard, system, name) if name.endswith(".parquet") else [shard]
            yield from made


@contextmanager
def storage(path: str) -> Iterator[None]:
    """Errors of any file system as :class:`ShardError`: libraries have classes of their own for, say, no network."""
    try:
        yield
    except NewsledgerError:
        raise
    except Exception as error:
        said = str(error).strip().partition("\n")[0]
        raise ShardError(f"{path}: {said} ({type(error).__name__})") from error


def is_done(shard: Shard) -> bool:
    """Whether the shard's mark is there: then everything else of it is too."""
    system, out = open_path(shard.out)
    return bool(system.exists(f"{out}/{MARKS}/{shard.name}.json"))


def run_shard(shard: Shard, crew: Crew | None = None) -> dict[str, Any]:
    """Do one shard and return its counts: documents, failures, words and facts. Everything else is in its files.

    ``crew`` does the work; without one it is done here, where an article that ends the process ends the shard too.
    """
    parquet = _parquet()
    counts = dict.fromkeys(("documents", "failed", "words", *list(TABLES)[1:]), 0)
    system, out = open_path(shard.out)
    schemas = {name: arrow_schema(columns) for name, columns in TABLES.items()}
    records = arrow().schema([("document_id", arrow().string()), ("record", arrow().large_string())])
    failures = arrow().schema([(name, arrow().string()) for name in _FAILURES])
    with _parts(system, out, shard.name, {"records": records, "failures": failures, **schemas}, parquet) as writers:
        for batch in _results(shard, crew):
            rows = batch.to_pylist()
            good = [row for row in rows if row["reason"] is None]
            bad = [row for row in rows if row["reason"] is not None]
            _write(writers["records"], records, [[row["document_id"], row["record"]] for row in good])
            _write(writers["failures"], failures, [[row[name] for name in _FAILURES] for row in bad])
            flat: dict[str, list[Any]] = {name: [] for name in TABLES}
            for row in good:
                for name, facts in record_rows(json.loads(row["record"])).items():
                    flat[name] += facts
            for name, facts in flat.items():
                _write(writers[name], schemas[name], facts)
            counts["documents"] += len(rows)
            counts["failed"] += len(bad)
            counts["words"] += sum(row["words"] for row in rows)
            for name in list(TABLES)[1:]:
                counts[name] += len(flat[name])
    said = {"shard": shard.name, "path": shard.path, "group": shard.group, **counts}
    with whole_file(system, f"{out}/{MARKS}/{shard.name}.json") as file:
        file.write((json.dumps(said, indent=2) + "\n").encode())
    return said


def drop_superseded(out: str, current: set[str], *, prune: bool = False) -> int:
    """Remove what files of ``current`` shards gave before they or the rules changed; returns how many shards that were.

    Shards of other files stay, unless ``prune``.
    """
    system, root = open_path(out)
    paths: dict[str, list[str]] = {}  # of each shard: a killed one may have left parts without a mark
    for folder in (MARKS, "records", "failures", *TABLES):
        for path in system.find(f"{root}/{folder}") if system.exists(f"{root}/{folder}") else ():
            name = posixpath.splitext(posixpath.basename(path))[0].removeprefix("part-")
            if not path.endswith(".tmp") and name not in current:
                paths.setdefault(name, []).insert(0, path)  # its mark last: the next run goes on where this one ends
    files = {_file_of(name) for name in current}
    stale = [name for name in sorted(paths) if prune or _file_of(name) in files]
    for name in stale:
        for path in paths[name]:
            system.rm(path)
    return len(stale)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _file_of(name: str) -> str:
    """The digest of its file's path in a shard's name."""
    found = _NAME.search(name)
    return found["file"] if found is not None else ""


def _groups(shard: Shard, system: Any, name: str) -> list[Shard]:
    found, first = [], 1
    with system.open(name, "rb") as file:
        footer = _parquet().ParquetFile(file)
        if "text" not in footer.schema_arrow.names:
            raise ShardError(f"{shard.path}: has no column text")
        for group in range(footer.metadata.num_row_groups):
            found.append(replace(shard, name=f"{shard.name}-{group:05}", group=group, first=first))
            first += footer.metadata.row_group(group).num_rows
    return found


def _results(shard: Shard, crew: Crew | None) -> Iterator[Any]:
    """Batches of results, a few documents at a time."""
    system, path = open_path(shard.path)
    with system.open(path, "rb") as file:
        if shard.group is None:
            found = _lines(io.BufferedReader(file), shard)  # files of object stores do not read a line of so many bytes
            while some := list(islice(found, BATCH)):
                yield extract_articles(some, shard.extraction, crew)
            return
        stem = posixpath.splitext(posixpath.basename(shard.path))[0]
        first = shard.first
        for batch in _parquet().ParquetFile(file).iter_batches(BATCH, row_groups=[shard.group]):
            yield extract_table(batch, shard.extraction, origin=stem, first=first, crew=crew)
            first += batch.num_rows


def _lines(file: Any, shard: Shard) -> Iterator[Any]:
    stem = posixpath.splitext(posixpath.basename(shard.path))[0]
    limit = shard.extraction.max_characters
    yield from read_stream(file, shard.path, stem=stem, max_bytes=limit, published=shard.extraction.published)


def _write(writer: Any, schema: Any, rows: list[Any]) -> None:
    if rows:
        writer.write_batch(arrow_batch(rows, schema))


@contextmanager
def _parts(system: Any, out: str, name: str, schemas: dict[str, Any], parquet: Any) -> Iterator[dict[str, Any]]:
    """Parquet writers of one shard; the parts appear when all of them are whole."""
    with ExitStack() as stack:
        writers = {}
        for folder, schema in schemas.items():
            file = stack.enter_context(whole_file(system, f"{out}/{folder}/part-{name}.parquet"))
            writers[folder] = stack.enter_context(parquet.ParquetWriter(file, schema, compression="zstd"))
        yield writers


@contextmanager
def whole_file(system: Any, path: str) -> Iterator[Any]:
    """A file that appears under its name when it is whole: by renaming on disks, by one upload in object stores."""
    if "file" not in (system.protocol if isinstance(system.protocol, tuple) else (system.protocol,)):
        with tempfile.TemporaryDirectory() as folder:
            whole = os.path.join(folder, "whole")
            with open(whole, "wb") as file:
                yield file
            system.put_file(whole, path)
        return
    system.makedirs(posixpath.dirname(path), exist_ok=True)
    scratch = f"{path}.{uuid.uuid4().hex}.tmp"
    try:
        with open(scratch, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(scratch, path)
    finally:
        if os.path.exists(scratch):
            os.unlink(scratch)


def open_path(path: str) -> tuple[Any, str]:
    """The file system of a path or URL, and the path in it."""
    try:
        import fsspec
    except ImportError as error:
        raise MissingExtraError("Engines", "dask") from error
    try:
        system, inner = fsspec.core.url_to_fs(path)
    except (ImportError, ValueError) as error:  # a protocol that nobody knows, or whose library is not there
        raise ShardError(f"{path}: {error}") from error
    return system, str(inner)


def _shown(given: str, name: str, path: str) -> str:
    """The name of a found file as the user would write it."""
    return given.rstrip("/") + name[len(path.rstrip("/")) :]


def _parquet() -> Any:
    arrow()
    import pyarrow.parquet as parquet

    return parquet


def as_json(shard: Shard) -> str:
    """A shard as text, for engines that send rows."""
    said = asdict(shard)
    published = shard.extraction.published
    said["extraction"]["published"] = published and published.isoformat()
    return json.dumps(said)


def from_json(text: str) -> Shard:
    """The shard that :func:`as_json` wrote."""
    said = json.loads(text)
    extraction = said.pop("extraction")
    published = extraction.pop("published")
    lexicons = tuple(extraction.pop("lexicons"))
    return Shard(
        **said,
        extraction=Extraction(
            **extraction, lexicons=lexicons, published=date.fromisoformat(published) if published else None
        ),
    )
