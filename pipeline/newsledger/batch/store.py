"""Files of the output folder: each is either the old one or the new one, never half."""

import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

from newsledger.errors import NewsledgerError

_IN_THE_WAY = (errno.ENOTDIR, errno.EEXIST, errno.EISDIR, errno.EACCES)  # errors that are about one path
_SYNCING = 8  # files that wait for the disk at a time


class OutputError(NewsledgerError):
    """The output folder cannot be written; what was finished before is whole."""


class Store:
    """Writes files below ``folder`` by way of a scratch folder on the same file system."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.inner = folder / ".newsledger"
        self.failed = folder / "failed"
        self._scratch = self.inner / "scratch"
        try:
            self._scratch.mkdir(parents=True, exist_ok=True)
            (self.inner / ".gitignore").write_text("*\n")
            for leftover in self._scratch.iterdir():  # of a run that was killed
                shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()
        except OSError as error:
            raise unwritable(folder, error) from error

    def write(self, files: Iterable[tuple[Path, bytes]]) -> list[int]:
        """Write whole files, all of them on the disk when this returns; returns the time of each one's last change.

        Threads wait for the disk side by side: it then writes its journal once for many files, which takes a fifth
        of the time of one file after the other, or less.
        Raises :class:`OutputError`; a file that was there before is then still whole.
        """
        open_files: list[tuple[int, Path, Path]] = []
        try:
            try:
                for number, (path, data) in enumerate(files):
                    scratch = self._scratch / str(number)
                    handle = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)
                    open_files.append((handle, scratch, path))
                    write_all(handle, data)
                times = [os.fstat(handle).st_mtime_ns for handle, _, _ in open_files]
                with ThreadPoolExecutor(_SYNCING) as threads:
                    list(threads.map(os.fsync, [handle for handle, _, _ in open_files]))
            finally:
                for handle, _, _ in open_files:
                    os.close(handle)
            folders = {path.parent for _, _, path in open_files}
            for folder in folders:
                folder.mkdir(exist_ok=True)
            for _, scratch, path in open_files:
                os.replace(scratch, path)
            for folder in folders:
                sync_folder(folder)
        except OSError as error:
            for _, scratch, _ in open_files:
                with suppress(OSError):
                    scratch.unlink()
            raise unwritable(self.folder, error) from error
        return times

    @contextmanager
    def staged(self) -> Iterator[Path]:
        """A folder for files that are to be moved into place when all of them are whole."""
        stage = self._scratch / "stage"
        try:
            stage.mkdir(exist_ok=True)
            yield stage
        except OSError as error:
            raise unwritable(self.folder, error) from error
        finally:
            shutil.rmtree(stage, ignore_errors=True)

    def replace(self, moves: Iterable[tuple[Path, Path]]) -> None:
        """Move whole files into place, durably."""
        moves = list(moves)
        try:
            for source, target in moves:
                target.parent.mkdir(exist_ok=True)
                handle = os.open(source, os.O_RDONLY)
                try:
                    os.fsync(handle)
                finally:
                    os.close(handle)
                os.replace(source, target)
            for folder in {target.parent for _, target in moves}:
                sync_folder(folder)
        except OSError as error:
            raise unwritable(self.folder, error) from error

    def remove(self, paths: Iterable[Path]) -> None:
        """Remove files; those that are not there are no error."""
        for path in paths:
            try:
                path.unlink(missing_ok=True)
            except NotADirectoryError:
                continue
            except OSError as error:
                raise unwritable(self.folder, error) from error


def write_all(handle: int, data: bytes) -> None:
    """Write every byte: the system may take fewer at a time."""
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


def sync_folder(folder: Path) -> None:
    """Make renames in a folder durable, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def unwritable(folder: Path, error: OSError) -> OutputError:
    """The error of a file system as one that says what to do."""
    advice = {
        errno.ENOSPC: "make room and run the same command again: what is finished is kept",
        errno.EDQUOT: "your quota is used up; make room and run the same command again: what is finished is kept",
        errno.EFBIG: "files of that size are not allowed here",
        errno.ENOENT: "it was removed while the run was at work; run the same command again",
        errno.EACCES: "give yourself the right to write there, or choose another --out",
        errno.EROFS: "the file system is read-only; choose another --out",
        errno.ENOTDIR: "there is a file of that name; move it away, or choose another --out",
        errno.EEXIST: "there is a file of that name; move it away, or choose another --out",
        errno.EISDIR: "there is a folder of that name; move it away and run the same command again",
    }.get(error.errno or 0, "nothing half-written is left; run the same command again")
    where = error.filename2 or error.filename or folder if error.errno in _IN_THE_WAY else folder
    return OutputError(f"{os.fsdecode(where)}: cannot write: {error.strerror or error}; {advice}")
