"""One article from job to outcome: what a worker process does, and what it sends back."""

import hashlib
import os
import time
import traceback
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsledger.errors import ChangedError, ReadError
from newsledger.reader import open_regular, printable, read_articles, sidecar_bytes
from newsledger.types.article import Article

if TYPE_CHECKING:
    from newsledger.batch.options import RunOptions
    from newsledger.extractor import Extractor

_READS = 3  # of a file that changes meanwhile


@dataclass(frozen=True, slots=True)
class Job:
    """An article to extract: the ``path`` of its file, or the article itself where one file holds many."""

    number: int
    id: str
    path: str | None = None
    article: Article | None = None

    @property
    def weight(self) -> int:
        """Bytes that it takes to send this job, at most and roughly."""
        if self.article is None:
            return 200 + 4 * len(self.path or "")
        return 1000 + 4 * len(self.article.text)

    @property
    def identity(self) -> tuple[str | None, str | None]:
        """Source and SHA-256 of the article's bytes, as far as they can be known without reading it as text."""
        if self.article is not None:
            return self.article.source, self.article.sha256
        if self.path is None:
            return None, None
        try:
            return printable(self.path), file_digest(self.path)
        except OSError:
            return printable(self.path), None


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """An article's record as canonical JSON in UTF-8, and what is counted of it."""

    data: bytes
    sha256: str
    source: str | None
    words: int
    metrics: int
    organisations: int
    commitments: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """Why an article has no record. ``sha256`` is that of its bytes, ``None`` when they could not be read whole."""

    reason: str
    message: str
    source: str | None
    sha256: str | None = None


Outcome = Done | Failed


def work(extractor: "Extractor", job: Job, options: "RunOptions") -> Outcome:
    """Extract one article. Whatever goes wrong with it is its outcome, never an exception."""
    article = job.article
    try:
        if article is None:
            if job.path is None:
                raise ValueError("a job names a path or an article")
            found = _read(job.path, options)
            if isinstance(found, Failed):
                return found
            article = found
        source = article.source and printable(article.source)
        return extract(extractor, replace(article, id=job.id, source=source))
    except Exception as error:
        source, sha256 = job.identity
        return fault(error, article or Article(text="", source=source, sha256=sha256))


def extract(extractor: "Extractor", article: Article) -> Done:
    """Record of one article as bytes, with its counts."""
    from newsledger.writer import record_json

    record = extractor.extract(article)
    return Done(
        data=record_json(record).encode("utf-8"),
        sha256=record.document.sha256,
        source=article.source,
        words=len(article.text.split()),
        metrics=len(record.metrics),
        organisations=len(record.organisations),
        commitments=len(record.commitments),
    )


def fault(error: Exception, article: Article) -> Failed:
    """What is said of an exception that no article should cause."""
    if isinstance(error, MemoryError):
        return Failed(
            reason="memory",
            message="extraction ran out of memory; split the article, or give the process more",
            source=article.source,
            sha256=article.sha256,
        )
    last = traceback.extract_tb(error.__traceback__)[-1]
    return Failed(
        reason="bug",
        message=f"{type(error).__name__}: {error} ({os.path.basename(last.filename)}:{last.lineno}); "
        "this is a fault of newsledger: please report it with the article",
        source=article.source,
        sha256=article.sha256,
    )


def failure(error: ReadError, sha256: str | None = None) -> Failed:
    """A reader's error as an outcome."""
    return Failed(reason=error.reason, message=error.message, source=printable(error.source), sha256=sha256)


def file_digest(path: str) -> str:
    """SHA-256 of a file's bytes, read piece by piece. Raises :class:`OSError`, also for what is no regular file."""
    with open_regular(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sidecar_digest(path: str) -> str:
    """What the fingerprint of an article with metadata beside it ends in; ``""`` for the others."""
    data = sidecar_bytes(path)
    return "" if data is None else "+" + hashlib.sha256(data).hexdigest()


def _read(path: str, options: "RunOptions") -> Article | Failed:
    source = printable(path)
    for attempt in range(_READS):
        before = _state(path)
        found = read_file(path, options)
        after = _state(path)
        if before == after:
            if isinstance(found, ReadError):
                return failure(found, Job(0, "", path=path).identity[1])
            return found
        time.sleep(0.05 * (attempt + 1))
    return failure(ChangedError(source, "the file changes while it is read; run again when it is whole"))


def read_file(path: str, options: "RunOptions") -> Article | ReadError:
    """The one article of a file."""
    for found in read_articles(path, max_bytes=options.max_bytes, published=options.published):
        return found
    return ReadError(path, "holds no article")


def _state(path: str) -> tuple[int, int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ino
