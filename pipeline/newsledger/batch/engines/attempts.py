"""Attempts at a shard: the first one in the engine's worker, later ones with each article in a process of its own.

An article that takes its process down, or takes too long, would bring down worker after worker. A mark says that an
attempt has begun; one that is found there was left by an attempt that came to no end, and the next works sheltered.
"""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from newsledger.batch.alone import Alone
from newsledger.batch.engines.extraction import Extraction, extractor_of
from newsledger.batch.engines.shards import MARKS, Shard, as_json, open_path, run_shard, whole_file
from newsledger.batch.work import Job, Outcome
from newsledger.errors import EngineError

GRACE = 5.0  # seconds: a machine that was busy should not cost a worker
OVERDUE = 75  # exit code of a worker that ended itself


def attempt_shard(shard: Shard) -> dict[str, Any]:
    """Do one shard, as :func:`newsledger.batch.engines.shards.run_shard`, and shelter it where it needs that.

    An article over ``time_limit`` ends this process at the first attempt; the engine tries the shard again.
    """
    system, out = open_path(shard.out)
    begun = f"{out}/{MARKS}/{shard.name}.begun"
    sheltered = system.exists(begun)
    if not sheltered:
        with whole_file(system, begun):
            pass
    try:
        if sheltered:
            return _sheltered(shard)
        with _Hurried(shard.extraction) as crew:
            return run_shard(shard, crew)
    finally:
        with suppress(FileNotFoundError):  # where an engine has two attempts at work at once
            system.rm(begun)


def _sheltered(shard: Shard) -> dict[str, Any]:
    """The shard done by a program that has worker processes, which an engine's worker may not start itself."""
    done = subprocess.run(
        [sys.executable, "-m", "newsledger.batch.engines.sheltered"],
        input=as_json(shard).encode(),
        env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        capture_output=True,
        check=False,
    )
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines() or [f"exit code {done.returncode}"]
        raise EngineError(f"{shard.path}: a second attempt failed as well: {said[-1]}")
    counts: dict[str, Any] = json.loads(done.stdout)
    return counts


class _Hurried(Alone):
    """Work in this process, which ends where an article takes longer than twice its limit."""

    def __init__(self, extraction: Extraction) -> None:
        super().__init__(extractor_of(extraction.lexicons), extraction.options())
        self._limit = 2 * extraction.time_limit + GRACE
        self._since: float | None = None
        self._over = threading.Event()

    def __enter__(self) -> "_Hurried":
        threading.Thread(target=self._watch, daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self._over.set()
        super().__exit__(*error)

    def results(self, timeout: float | None = None) -> Iterator[tuple[Job, Outcome]]:
        """The result of the next job."""
        self._since = time.monotonic()
        yield from super().results(timeout)
        self._since = None

    def _watch(self) -> None:
        while not self._over.wait(1):
            since = self._since
            if since is not None and time.monotonic() - since > self._limit:
                os._exit(OVERDUE)
