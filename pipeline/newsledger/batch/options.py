"""What a caller may choose about a batch."""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from newsledger.errors import NewsledgerError

TableFormat = Literal["parquet", "csv", "jsonl"]

TABLE_FORMATS: tuple[TableFormat, ...] = get_args(TableFormat)
MEGABYTE = 1_000_000
DEFAULT_MAX_BYTES = 10 * MEGABYTE
DEFAULT_TIME_LIMIT = 30.0
LONGEST = 1e6  # seconds: eleven days


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """Choices of one batch run.

    ``workers`` processes extract side by side (``None``: one a core). ``time_limit`` is in seconds for one article.
    ``max_bytes`` is the largest file or line that is read. ``published`` is the publication date of articles that
    state none. ``tables`` names the table formats (``None``: all that are installed). ``limit`` ends the run after so
    many articles. ``prune`` removes the records of articles that are gone.
    """

    workers: int | None = None
    time_limit: float = DEFAULT_TIME_LIMIT
    max_bytes: int = DEFAULT_MAX_BYTES
    published: date | None = None
    lexicons: tuple[Path, ...] = ()
    tables: tuple[TableFormat, ...] | None = None
    limit: int | None = None
    force: bool = False
    prune: bool = False

    def __post_init__(self) -> None:
        if not 0 < self.time_limit <= LONGEST:
            raise OptionError(f"time_limit: {self.time_limit} is no number of seconds from 0 to {LONGEST:,.0f}")
        if self.max_bytes < 1:
            raise OptionError(f"max_bytes: {self.max_bytes} is less than one byte")

    def worker_count(self) -> int:
        """Number of worker processes: as asked for, otherwise one for each core that this process may use."""
        if self.workers is not None:
            return max(1, self.workers)
        if hasattr(os, "sched_getaffinity"):
            return len(os.sched_getaffinity(0))
        return os.cpu_count() or 1


class OptionError(NewsledgerError):
    """An option has a value that it cannot have."""


def parse_tables(said: str | None) -> tuple[TableFormat, ...] | None:
    """Table formats as the command line names them.

    >>> parse_tables("csv,parquet"), parse_tables("none"), parse_tables(None)
    (('parquet', 'csv'), (), None)
    """
    if said is None:
        return None
    names = [name.strip() for name in said.split(",")]
    if names == ["none"]:
        return ()
    for name in names:
        if name not in TABLE_FORMATS:
            raise OptionError(f"tables: {name!r} is none of {', '.join(TABLE_FORMATS)}, none")
    return tuple(format for format in TABLE_FORMATS if format in names)
