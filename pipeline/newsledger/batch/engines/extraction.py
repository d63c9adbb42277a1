"""Arrow in, Arrow out: the extraction that every engine calls, one row a document whatever happens to it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsledger.batch.work import Done, extract, failure, fault
from newsledger.errors import MissingExtraError, ReadError
from newsledger.reader import items
from newsledger.types.article import Article

if TYPE_CHECKING:
    import pyarrow as pa

    from newsledger.extractor import Extractor

BATCH = 200  # documents in memory at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Choices that shape records, sent to the workers of an engine. ``lexicons`` must be folders that they can read."""

    lexicons: tuple[str, ...] = ()
    published: date | None = None
    max_characters: int = 10_000_000


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
    batch: "pa.RecordBatch", extraction: Extraction | None = None, *, origin: str = "row", first: int = 1
) -> "pa.RecordBatch":
    """Extract a batch of articles: a row for each row, in order; a document that fails is a row that says why.

    ``batch`` needs a column ``text``; ``id``, ``title``, ``published``, ``source``, ``outlet``, ``authors`` and
    ``editor`` are used where they are there. A row without ``id`` is ``origin-N``, counted from ``first``.
    """
    return extract_articles(_articles(batch.to_pylist(), origin, first, extraction), extraction)


def map_batches(batches: "Iterable[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
    """For ``DataFrame.mapInArrow``: ``frame.mapInArrow(map_batches, schema)``. Give each row an ``id``."""
    for batch in batches:
        for start in range(0, batch.num_rows, BATCH):
            yield extract_table(batch.slice(start, BATCH))


def extract_articles(found: Iterable[Article | ReadError], extraction: Extraction | None = None) -> "pa.RecordBatch":
    """As :func:`extract_table`, from articles that have been read, or errors in the place of some."""
    pa = arrow()
    chosen = extraction or Extraction()
    extractor = _extractor(chosen.lexicons)
    rows = [_row(extractor, article, chosen) for article in found]
    schema = result_schema()
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [pa.array(column, type=field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _row(extractor: "Extractor", article: Article | ReadError, chosen: Extraction) -> tuple[Any, ...]:
    if isinstance(article, ReadError):
        failed = failure(article)
        return failed.source, failed.source, None, failed.reason, failed.message, 0
    if len(article.text) > chosen.max_characters:
        message = f"has {len(article.text):,} characters, over the limit of {chosen.max_characters:,}"
        return article.id, article.source, None, "too_large", message, 0
    try:
        outcome: Any = extract(extractor, article)
    except Exception as error:
        outcome = fault(error, article)
    if isinstance(outcome, Done):
        return article.id, article.source, outcome.data.decode("utf-8"), None, None, outcome.words
    return article.id, article.source, None, outcome.reason, outcome.message, 0


def _articles(
    rows: Iterable[dict[str, Any]], origin: str, first: int, extraction: Extraction | None
) -> Iterator[Article | ReadError]:
    for number, row in enumerate(rows, first):
        published = row.get("published")
        said = row | {"published": published.isoformat()[:10]} if isinstance(published, date) else row
        found = items.item(said, f"{origin}:{number}", f"{origin}-{number}", str(row.get("text")), "utf-8")
        if isinstance(found, Article) and extraction is not None and extraction.published is not None:
            found = replace(found, published_otherwise=extraction.published)
        yield found


@lru_cache(maxsize=1)
def _extractor(lexicons: tuple[str, ...]) -> "Extractor":
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
