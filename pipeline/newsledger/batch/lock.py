"""One run at a time in an output folder."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsledger.batch.store import unwritable
from newsledger.errors import NewsledgerError


class BusyError(NewsledgerError):
    """Another run is at work in the output folder."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file while the body runs; the system lets go of it when the process ends, however it ends."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise unwritable(path, error) from error
    try:
        try:
            _take(handle)
        except OSError as error:
            raise BusyError(
                f"{path.parent.parent}: another newsledger run is at work there; wait for it, or choose another --out"
            ) from error
        yield
    finally:
        os.close(handle)


def _take(handle: int) -> None:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        return
    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
