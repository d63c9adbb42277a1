"""The life of a worker process: what it loads, answers, and when it ends."""

import signal
import sys
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from newsledger.batch.options import RunOptions
from newsledger.errors import NewsledgerError

if TYPE_CHECKING:
    from newsledger.extractor import Extractor

FAT = 600 * 1024  # KiB of peak memory beyond which a worker is replaced after its article
READY = -1  # sent in place of a job number when a worker is ready


class WorkerError(NewsledgerError):
    """Worker processes cannot be started."""


def serve(connection: Connection, options: RunOptions) -> None:
    """The life of a worker: load the extractor, then answer jobs until the line is cut or ``None`` comes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    try:
        from newsledger.batch.work import work

        try:
            extractor = _extractor(options)
        except NewsledgerError as error:
            connection.send((READY, error))
            return
        except Exception as error:
            connection.send((READY, WorkerError(f"the extractor cannot be loaded: {type(error).__name__}: {error}")))
            return
        connection.send((READY, None))
        while (chunk := connection.recv()) is not None:
            for job in chunk:
                _alarm(2 * options.time_limit + 30)
                outcome = work(extractor, job, options)
                _alarm(0)
                connection.send((job.number, outcome))
                if _is_fat():
                    return
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the parent is gone


def _extractor(options: RunOptions) -> "Extractor":
    """The one that came with the fork where its lexicons are the right ones, otherwise a new one."""
    preloaded = sys.modules.get("newsledger.batch.preload")
    if preloaded is not None and preloaded.EXTRACTOR is not None and not options.lexicons:
        return preloaded.EXTRACTOR  # type: ignore[no-any-return]
    from newsledger.extractor import Extractor

    return Extractor(lexicons=options.lexicons)


def _alarm(seconds: float) -> None:
    """Ends this process even where the parent, which is to end it sooner, has been killed."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _is_fat() -> bool:
    return _peak() > FAT


def _peak() -> int:
    """Peak memory of this process in KiB, 0 where the system does not say.

    Not ``getrusage``, where there is a choice: on Linux its peak begins at that of the process that started us.
    """
    try:
        with open("/proc/self/status", encoding="ascii", errors="replace") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("VmHWM:"))
    except (OSError, StopIteration):
        pass
    try:
        import resource
    except ImportError:  # Windows
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // 1024 if sys.platform == "darwin" else peak
