"""Arrow in, Arrow out: the extraction that every engine calls, one row a document whatever happens to it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Union

from newsledger.batch.alone import Alone
from newsledger.batch.options import DEFAULT_MAX_BYTES, DEFAULT_TIME_LIMIT, RunOptions
from newsledger.batch.work import Done, Job, failure
from newsledger.errors import BinaryError, MissingExtraError, ReadError
from newsledger.reader import items
from newsledger.types.article import Article

if TYPE_CHECKING:
    import pyarrow as pa

    from newsledger.batch.pool import Pool
    from newsledger.extractor import Extractor

Crew = Union[Alone, "Pool"]
BATCH = 200  # documents in memory at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Choices that shape records, sent to the workers of an engine. ``lexicons`` must be folders that they can read.

    ``time_limit``, in seconds for one article, holds in :mod:`newsledger.batch.engines.attempts`, not in
    :func:`extract_table`.
    """

    lexicons: tuple[str, ...] = ()
    published: date | None = None
    max_characters: int = DEFAULT_MAX_BYTES
    time_limit: float = DEFAULT_TIME_LIMIT

    def options(self) -> RunOptions:
        """The same choices for one worker of a batch."""
        folders = tuple(Path(folder) for folder in self.lexicons)
        return RunOptions(workers=1, time_limit=self.time_limit, published=self.published, lexicons=folders)


def result_schema() -> "pa.Schema":
    """Columns that :func:`extract_table` returns: ``record`` is the canonical JSON, null where ``reason`` is set."""
    pa = arrow()
    return pa.schema(
        [
            ("document_id", pa.string()),
            ("source", pa.string()),
            ("record", pa.large_string()),
            ("reason", pa.string()),
            ("message", pa.string()),
            ("words", pa.int64()),
        ]
    )


def extract_table(
    batch: "pa.RecordBatch",
    extraction: Extraction | None = None,
    *,
    origin: str = "row",
    first: int = 1,
    crew: Crew | None = None,
) -> "pa.RecordBatch":
    """Extract a batch of articles: a row for each row, in order; a document that fails is a row that says why.

    ``batch`` needs a column ``text``; ``id``, ``title``, ``published``, ``source``, ``outlet``, ``authors`` and
    ``editor`` are used where they are there. A row without ``id`` is ``origin-N``, counted from ``first``.
    """
    return extract_articles(_articles(_cells(batch), origin, first, extraction), extraction, crew)


def map_batches(batches: "Iterable[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
    """For ``DataFrame.mapInArrow``: ``frame.mapInArrow(map_batches, schema)``. Give each row an ``id``."""
    for batch in batches:
        for start in range(0, batch.num_rows, BATCH):
            yield extract_table(batch.slice(start, BATCH))


def extract_articles(
    found: Iterable[Article | ReadError], extraction: Extraction | None = None, crew: Crew | None = None
) -> "pa.RecordBatch":
    """As :func:`extract_table`, from articles that have been read, or errors in the place of some.

    ``crew`` does the work; without one it is done here.
    """
    pa = arrow()
    chosen = extraction or Extraction()
    schema = result_schema()
    columns = list(zip(*_rows(found, chosen, alone(chosen) if crew is None else crew), strict=True)) or [()] * len(
        schema
    )
    arrays = [pa.array(column, type=field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def alone(extraction: Extraction) -> Alone:
    """Work in this process, with its one extractor."""
    return Alone(extractor_of(extraction.lexicons), extraction.options())


def _rows(found: Iterable[Article | ReadError], chosen: Extraction, crew: Crew) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    for article in found:
        if isinstance(article, ReadError):
            failed = failure(article)
            rows.append((failed.source, failed.source, None, failed.reason, failed.message, 0))
        elif len(article.text) > chosen.max_characters:
            message = f"has {len(article.text):,} characters, over the limit of {chosen.max_characters:,}"
            rows.append((article.id, article.source, None, "too_large", message, 0))
        else:
            crew.submit(Job(len(rows), article.id, article=article))
            rows.append(())
    while len(crew):
        for job, outcome in crew.results():
            if isinstance(outcome, Done):
                rows[job.number] = (job.id, outcome.source, outcome.data.decode("utf-8"), None, None, outcome.words)
            else:
                rows[job.number] = (job.id, outcome.source, None, outcome.reason, outcome.message, 0)
    return rows


def _articles(
    rows: Iterable[dict[str, Any]], origin: str, first: int, extraction: Extraction | None
) -> Iterator[Article | ReadError]:
    for number, row in enumerate(rows, first):
        if isinstance(row.get("text"), bytes):
            yield BinaryError(f"{origin}:{number}", 'its "text" is not UTF-8')
            continue
        published = row.get("published")
        said = row | {"published": published.isoformat()[:10]} if isinstance(published, date) else row
        found = items.item(said, f"{origin}:{number}", f"{origin}-{number}", str(row.get("text")), "utf-8")
        if isinstance(found, Article) and extraction is not None and extraction.published is not None:
            found = replace(found, published_otherwise=extraction.published)
        yield found


def _cells(batch: "pa.RecordBatch") -> list[dict[str, Any]]:
    """Rows of a batch; a string that is not UTF-8, which Parquet does not prevent, comes as bytes."""
    try:
        rows: list[dict[str, Any]] = batch.to_pylist()
    except UnicodeDecodeError:
        columns = {name: [_cell(value) for value in batch.column(name)] for name in batch.schema.names}
        rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    return rows


def _cell(value: Any) -> Any:
    try:
        return value.as_py()
    except UnicodeDecodeError:
        return b""


@lru_cache(maxsize=1)
def extractor_of(lexicons: tuple[str, ...]) -> "Extractor":
    """One a process: loading it takes a second or two."""
    from newsledger.extractor import Extractor

    return Extractor(lexicons=tuple(Path(folder) for folder in lexicons))


def arrow() -> Any:
    """The module pyarrow, or the error that names its extra."""
    try:
        import pyarrow
    except ImportError as error:
        raise MissingExtraError("Engines", "dask") from error
    return pyarrow
