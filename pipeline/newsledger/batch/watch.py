"""Runs that go on with what arrives: a file is taken when it has come to rest."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsledger.batch.folder import run_batch
from newsledger.batch.intake import KNOWN, STDIN, files
from newsledger.batch.options import RunOptions
from newsledger.batch.summary import Summary
from newsledger.errors import MissingExtraError, NewsledgerError

REST = 1.0  # seconds without a change of size or time before a file counts as written
_HOW: dict[str, Any] = {
    "watch_filter": None,
    "rust_timeout": 250,  # milliseconds
    "yield_on_timeout": True,
    "raise_interrupt": False,
}


def watch_inputs(inputs: tuple[str, ...], out: Path, options: RunOptions) -> Iterator[Summary]:
    """Run over all inputs, then over each file that comes or changes, and say after each run what was done.

    Ends with a summary that says ``interrupted`` when Ctrl-C comes.
    """
    try:
        from watchfiles import watch
    except ImportError as error:
        raise MissingExtraError("Watched folders", "watch") from error
    if STDIN in inputs:
        raise NewsledgerError("-: standard input cannot be watched")
    out.mkdir(parents=True, exist_ok=True)
    resting = _Resting(inputs, out)
    summary = run_batch(inputs, out, options)
    yield summary
    if summary.interrupted:
        return
    changes, first = watch(*inputs, **_HOW), True
    while True:
        try:
            found = next(changes, None)
        except OSError as error:
            raise NewsledgerError(f"the folders cannot be watched: {error}; run without --watch") from error
        except RuntimeError:  # a name that is no UTF-8 cannot be told: look at everything, and watch on
            if first:
                raise
            changes, first = watch(*inputs, **_HOW), True
            continue
        if found is None:
            break
        if first:  # what came before the watch had begun
            first = False
            summary = run_batch(inputs, out, options)
            yield summary
        resting.note(path for _, path in found)
        ready = resting.ready()
        if ready:
            summary = run_batch(inputs, out, options, only=ready)
            yield summary
        if summary.interrupted:
            return
    summary.interrupted = True
    yield summary


class _Resting:
    """Files that have changed, until they have come to rest."""

    def __init__(self, inputs: tuple[str, ...], out: Path) -> None:
        self._inputs = [(os.path.realpath(given), given) for given in inputs]
        self._out = out
        self._real_out = os.path.realpath(out)
        self._seen: dict[str, tuple[tuple[int, int] | None, float]] = {}

    def note(self, paths: Iterator[str]) -> None:
        """Files, or folders that came with files in them, have changed."""
        for path in paths:
            real = os.path.realpath(path)
            if real == self._real_out or real.startswith(self._real_out + os.sep):
                continue
            for name in files(path, self._out) if os.path.isdir(path) else [path]:
                shown = self._as_given(name)
                hidden = any(part.startswith(".") for part in os.path.relpath(shown).split(os.sep) if part != "..")
                if shown.lower().endswith(KNOWN) and not hidden:
                    self._seen[shown] = (None, time.monotonic())

    def ready(self) -> frozenset[str]:
        """Files that have not changed for a while, or are gone; they are not named again."""
        now = time.monotonic()
        done = set()
        for path, (before, since) in list(self._seen.items()):
            try:
                state = os.stat(path)
            except OSError:
                del self._seen[path]
                continue
            found = (state.st_size, state.st_mtime_ns)
            if found != before:
                self._seen[path] = (found, time.monotonic())  # not before it was looked at
            elif now - since >= REST:
                del self._seen[path]
                done.add(path)
        return frozenset(done)

    def _as_given(self, path: str) -> str:
        """The path as a run over the inputs would name it, so that it is the same article."""
        real = os.path.realpath(path)
        for base, given in self._inputs:
            if real == base:
                return given
            if real.startswith(base + os.sep):
                return os.path.join(given, os.path.relpath(real, base))
        return path
