"""Finished files on their way to the disk, many at a time; what is there enters the ledger."""

import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from newsledger.batch.state import Entry, State
from newsledger.batch.store import Store

FLUSH_COUNT, FLUSH_BYTES, FLUSH_SECONDS = 64, 8_000_000, 1.0


class Outbox:
    """One thread writes while the next files come. Use as a context manager: it ends with everything written."""

    def __init__(self, store: Store, state: State) -> None:
        self._store, self._state = store, state
        self._files: list[tuple[Path, bytes]] = []
        self._stale: list[Path] = []
        self._entries: list[Entry] = []
        self._bytes = 0
        self._flushed = time.monotonic()
        self._writing: tuple[Future[list[int]], list[Entry]] | None = None
        self._writer = ThreadPoolExecutor(1)

    def __enter__(self) -> "Outbox":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._writer:
            if kind is None:
                self.flush()
                self._settle()

    def put(self, path: Path, data: bytes, stale: Path, entry: Entry) -> None:
        """Take a file, the one that it makes obsolete, and what the ledger shall say of it."""
        self._files.append((path, data))
        self._stale.append(stale)
        self._entries.append(entry)
        self._bytes += len(data)
        full = max(len(self._files) / FLUSH_COUNT, self._bytes / FLUSH_BYTES)
        if full >= 4 or (full >= 1 and (self._writing is None or self._writing[0].done())):
            self.flush()  # sooner where nothing is being written, so that nobody waits for the disk

    def tick(self) -> None:
        """Write what has waited for long."""
        if self._files and time.monotonic() - self._flushed > FLUSH_SECONDS:
            self.flush()

    def flush(self) -> None:
        """Hand what has come to the writing thread; what it wrote before enters the ledger first."""
        self._settle()
        if self._files:
            self._writing = self._writer.submit(self._write, self._files, self._stale), self._entries
            self._files, self._stale, self._entries, self._bytes = [], [], [], 0
        self._flushed = time.monotonic()

    def _write(self, files: list[tuple[Path, bytes]], stale: list[Path]) -> list[int]:
        times = self._store.write(files)
        self._store.remove(stale)
        return times

    def _settle(self) -> None:
        if self._writing is not None:
            future, entries = self._writing
            self._writing = None
            times = future.result()
            self._state.settle(replace(entry, written=time) for entry, time in zip(entries, times, strict=True))
        self._state.commit()
