"""Whether an article is done: its record is there as it was written, made from the bytes and rules of today."""

import os

from newsledger.batch.intake import Unit
from newsledger.batch.state import Known, State
from newsledger.batch.store import Store
from newsledger.batch.work import file_digest, sidecar_digest
from newsledger.errors import ReadError


class Unchanged:
    """Asks the ledger and the file system; reads files only where those leave a doubt."""

    def __init__(self, store: Store, state: State, fingerprint: str, failure_fingerprint: str) -> None:
        self._state = state
        self._homes = {"ok": (str(store.folder), fingerprint), "failed": (str(store.failed), failure_fingerprint)}

    def is_done(self, unit: Unit, known: Known, now: str | None) -> bool:
        """Whether its record (or account of failure) is there, made of the bytes that lie there.

        ``now`` is the stamp of the article's file, ``None`` where there is none.
        """
        if known.status is None or known.sha256 is None or known.fingerprint is None:
            return False
        folder, fingerprint = self._homes[known.status]
        if known.fingerprint.partition("+")[0] != fingerprint:
            return False
        try:
            if not self._is_as_written(f"{folder}/{known.name}.json", known):
                return False
            if unit.item is None:
                return self._is_as_read(unit, known, now, fingerprint)
        except OSError:
            return False
        return not isinstance(unit.item, ReadError) and unit.item.sha256 == known.sha256

    def _is_as_written(self, path: str, known: Known) -> bool:
        """Whether a record file is the one that was written: one of another time is read."""
        found = os.stat(path)
        if found.st_size != known.size:
            return False
        if found.st_mtime_ns != known.written:
            if file_digest(path) != known.digest:
                return False
            self._state.verified(known.key, found.st_mtime_ns)
        return True

    def _is_as_read(self, unit: Unit, known: Known, now: str | None, fingerprint: str) -> bool:
        """Whether a file and what lies beside it are what they were: told by stamps, else by reading them."""
        if now is not None and now == known.stamp:
            return True
        if known.fingerprint != fingerprint + sidecar_digest(unit.path) or file_digest(unit.path) != known.sha256:
            return False
        if now is not None:
            self._state.stamped(unit.key, now)
        return True
