"""Extraction in this very process, with an extractor that the caller has."""

from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsledger.batch.options import RunOptions
from newsledger.batch.work import Job, Outcome, work

if TYPE_CHECKING:
    from newsledger.extractor import Extractor


class Alone:
    """As :class:`newsledger.batch.pool.Pool`, without worker processes: no time limit, no shelter from a crash."""

    def __init__(self, extractor: "Extractor", options: RunOptions) -> None:
        self._extractor = extractor
        self._options = options
        self._waiting: deque[Job] = deque()

    def __enter__(self) -> "Alone":
        return self

    def __exit__(self, *_: object) -> None:
        self._waiting.clear()

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def room(self) -> int:
        """How many more jobs can be submitted before results should be read."""
        return 1 - len(self._waiting)

    def submit(self, job: Job) -> None:
        """Take a job."""
        self._waiting.append(job)

    def results(self, timeout: float | None = None) -> Iterator[tuple[Job, Outcome]]:
        """The result of the next job."""
        if self._waiting:
            job = self._waiting.popleft()
            yield job, work(self._extractor, job, self._options)
