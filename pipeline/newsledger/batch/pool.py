"""Worker processes: started once, fed in chunks, watched; one that dies or hangs costs its own article at most."""

import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any
from warnings import catch_warnings, simplefilter

from newsledger.batch.options import RunOptions
from newsledger.batch.work import Failed, Job, Outcome
from newsledger.batch.worker import READY, WorkerError, serve

CHUNK_SECONDS, LARGEST_CHUNK = 0.04, 32  # work sent to a worker at a time: so long, and so many articles at most
AHEAD = 2  # chunks that a worker holds, so that it never waits for the next
BUFFER = 32_000  # bytes of jobs sent to a busy worker: they must fit into the pipe, or both sides could wait
HELD = 20_000_000  # bytes of jobs that wait here, beyond which no more are taken
START_LIMIT = 120.0  # seconds for a worker to load the extractor
STILLBORN = 5  # workers in a row that may end while they start


@dataclass(slots=True, eq=False)
class _Worker:
    process: BaseProcess
    connection: Connection
    since: float  # when it was last heard of, or given work while idle
    ready: bool = False
    alone: bool = False  # holds one article that has brought down a worker before
    jobs: deque[Job] = field(default_factory=deque)


class Pool:
    """Extracts jobs in worker processes. Use as a context manager; :meth:`submit`, then read :meth:`results`."""

    def __init__(self, options: RunOptions) -> None:
        self._options = options
        self._count = options.worker_count()
        self._context: Any = _context(options)
        self._waiting: deque[Job] = deque()
        self._suspects: deque[tuple[Job, str, str]] = deque()
        self._suspected: dict[int, tuple[str, str]] = {}
        self._workers: list[_Worker] = []
        self._stillborn = 0
        self._pace = CHUNK_SECONDS / 8  # seconds an article, lately

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            self._end(worker)
        self._workers.clear()

    @property
    def room(self) -> int:
        """How many more jobs can be submitted before results should be read: none where those that wait are large."""
        if sum(job.weight for job in self._waiting) > HELD:
            return 0
        return self._count * max(self._size, 4) * (AHEAD + 1) - len(self)

    @property
    def _size(self) -> int:
        """Articles of a chunk: few long ones, many short ones, so that workers come to an end together."""
        return max(1, min(LARGEST_CHUNK, round(CHUNK_SECONDS / self._pace)))

    def __len__(self) -> int:
        """Jobs without a result yet."""
        return len(self._waiting) + len(self._suspects) + sum(len(worker.jobs) for worker in self._workers)

    def submit(self, job: Job) -> None:
        """Take a job. Jobs are done in any order."""
        self._waiting.append(job)

    def results(self, timeout: float | None = None) -> Iterator[tuple[Job, Outcome]]:
        """Results that have come; waits for the first up to ``timeout`` seconds (``None``: until there is one)."""
        deadline = None if timeout is None else time.monotonic() + timeout
        got = False
        while len(self) and not got:
            self._hire()
            self._feed()
            pause = self._pause(deadline)
            lines = {worker.connection: worker for worker in self._workers}
            for line in wait(list(lines), pause):
                for pair in self._listen(lines[line]):  # type: ignore[index]
                    got = True
                    yield pair
            for worker in list(self._workers):
                if (late := self._overdue(worker)) is not None:
                    got = True
                    yield late
            if deadline is not None and time.monotonic() >= deadline:
                return

    def _hire(self) -> None:
        """One worker for the first jobs; all of them as soon as there is work for more than one."""
        wanted = min(self._count, 1 + len(self) // 5)
        while len(self._workers) < wanted:
            ours, theirs = self._context.Pipe()
            process = self._context.Process(target=serve, args=(theirs, self._options), daemon=True)
            try:
                with _deaf_to_interrupts():
                    process.start()
            except (EOFError, OSError) as error:  # the process that workers are forked from was killed
                ours.close()
                self._miscarried(f"{type(error).__name__}: {error}")
                continue
            finally:
                theirs.close()
            self._workers.append(_Worker(process, ours, time.monotonic()))

    def _miscarried(self, how: str) -> None:
        """Another worker that did not come to be: some are made up for, then something is wrong with the machine."""
        self._stillborn += 1
        if self._stillborn > STILLBORN:
            raise WorkerError(
                f"worker processes end while they start ({how}); is there memory enough, are more processes allowed "
                '(ulimit -u), and does a script that starts them do so below `if __name__ == "__main__":`?'
            )
        time.sleep(0.05 * self._stillborn)  # a killed process takes a moment until it is gone

    def _feed(self) -> None:
        for worker in self._workers:
            if not worker.ready or worker.alone:
                continue
            if self._suspects and not worker.jobs:
                job, reason, message = self._suspects.popleft()
                self._suspected[job.number] = (reason, message)
                worker.alone = True
                self._send(worker, [job])
                continue
            while self._waiting and len(worker.jobs) <= self._size * (AHEAD - 1):
                chunk = self._chunk(worker)
                if not chunk:
                    break
                self._send(worker, chunk)

    def _chunk(self, worker: _Worker) -> list[Job]:
        """The next jobs for a worker: a fair share; to a busy one no more than its pipe holds."""
        share = max(1, min(self._size, len(self._waiting) // len(self._workers)))
        load = sum(job.weight for job in worker.jobs)
        chunk: list[Job] = []
        while self._waiting and len(chunk) < share:
            load += self._waiting[0].weight
            if load > BUFFER and (worker.jobs or chunk):
                break
            chunk.append(self._waiting.popleft())
        return chunk

    def _send(self, worker: _Worker, jobs: list[Job]) -> None:
        if not worker.jobs:
            worker.since = time.monotonic()
        worker.jobs.extend(jobs)
        with suppress(OSError):  # a dead worker is found when it is listened to
            worker.connection.send(jobs)

    def _pause(self, deadline: float | None) -> float | None:
        now = time.monotonic()
        ends = [worker.since + self._limit(worker) for worker in self._workers if worker.jobs or not worker.ready]
        if deadline is not None:
            ends.append(deadline)
        return max(0.0, min(ends) - now) if ends else None

    def _limit(self, worker: _Worker) -> float:
        return self._options.time_limit if worker.ready else START_LIMIT

    def _listen(self, worker: _Worker) -> Iterator[tuple[Job, Outcome]]:
        try:
            number, said = worker.connection.recv()
        except (EOFError, OSError):
            yield from self._died(worker)
            return
        now = time.monotonic()
        taken, worker.since = now - worker.since, now
        if number == READY:
            if said is not None:
                raise said
            worker.ready = True
            self._stillborn = 0
            return
        self._pace = max(1e-4, 0.9 * self._pace + 0.1 * min(taken, 1.0))
        job = worker.jobs.popleft()
        worker.alone = False
        self._suspected.pop(job.number, None)
        yield job, said

    def _died(self, worker: _Worker) -> Iterator[tuple[Job, Outcome]]:
        worker.process.join(5)
        code = worker.process.exitcode
        if not worker.ready:
            self._miscarried(f"exit code {code}")
        if code == 0 and worker.ready:  # it had grown too large, and left after its article
            self._release(worker)
            return
        how = f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
        yield from self._blame(worker, "crash", f"the worker process died ({how}), perhaps for want of memory")

    def _overdue(self, worker: _Worker) -> tuple[Job, Outcome] | None:
        busy = worker.jobs or not worker.ready
        if not busy or time.monotonic() - worker.since < self._limit(worker) or worker.connection.poll():
            return None
        if not worker.ready:
            raise WorkerError(f"a worker process did not start within {START_LIMIT:g} seconds")
        limit = self._options.time_limit
        message = f"extraction took longer than {limit:g} seconds; allow more with --time-limit"
        return next(self._blame(worker, "time", message), None)

    def _blame(self, worker: _Worker, reason: str, message: str) -> Iterator[tuple[Job, Outcome]]:
        """The article that a lost worker was at is tried once more alone; the second time it is given up."""
        job = worker.jobs.popleft() if worker.jobs else None
        self._release(worker)
        if job is None:
            return
        if job.number not in self._suspected:
            self._suspects.append((job, reason, message))
            return
        del self._suspected[job.number]
        source, sha256 = job.identity
        yield (
            job,
            Failed(
                reason=reason, message=f"{message}; tried twice (--force tries again)", source=source, sha256=sha256
            ),
        )

    def _release(self, worker: _Worker) -> None:
        self._waiting.extendleft(reversed(worker.jobs))
        worker.jobs.clear()
        self._workers.remove(worker)
        self._end(worker)

    def _end(self, worker: _Worker) -> None:
        worker.process.kill()
        worker.process.join()
        worker.connection.close()


def _context(options: RunOptions) -> Any:
    """Fork from a clean, small server process where there is one: safe with threads, and its imports are shared."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["newsledger.batch.work" if options.lexicons else "newsledger.batch.preload"])
    return context


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Children start with Ctrl-C blocked, so that none prints a traceback of its own; ours comes a moment later."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    with catch_warnings():
        simplefilter("ignore")  # multiprocessing says that its processes had to be started again: nobody needs to know
        resource_tracker.ensure_running()  # which unblocks Ctrl-C when it starts its process: before, not meanwhile
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
