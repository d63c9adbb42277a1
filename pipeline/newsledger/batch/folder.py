"""Folder to folder: what is new or changed is extracted, and nothing that was finished is lost."""

import hashlib
import json
import os
import signal
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from newsledger.batch.alone import Alone
from newsledger.batch.fingerprint import changes, failure_fingerprint, record_fingerprint, shaping, versions
from newsledger.batch.intake import STDIN, Unit, units
from newsledger.batch.lock import locked
from newsledger.batch.options import RunOptions
from newsledger.batch.outbox import Outbox
from newsledger.batch.pool import Pool
from newsledger.batch.stamp import stamp
from newsledger.batch.state import Entry, Known, State, trouble
from newsledger.batch.store import Store
from newsledger.batch.summary import LISTED, Failure, Summary, Tally
from newsledger.batch.tables.build import available_formats, check_formats
from newsledger.batch.tables.current import keep_tables
from newsledger.batch.unchanged import Unchanged
from newsledger.batch.work import Done, Job, Outcome, failure, sidecar_digest
from newsledger.errors import NewsledgerError, ReadError

if TYPE_CHECKING:
    from newsledger.extractor import Extractor

BEAT = 0.25  # seconds after which Ctrl-C is looked for

Watcher = Callable[[Tally], None]


class UsageError(NewsledgerError):
    """The command cannot be carried out as given."""


def run_batch(
    inputs: tuple[str, ...],
    out: Path,
    options: RunOptions | None = None,
    *,
    watcher: Watcher | None = None,
    extractor: "Extractor | None" = None,
    only: frozenset[str] | None = None,
) -> Summary:
    """Extract the articles of files and folders (``-``: standard input) into the folder ``out``.

    ``watcher`` is told the tally after every step; ``only`` restricts the run to some files of the inputs. Ctrl-C ends
    the run cleanly: the summary then says ``interrupted``, and the same call goes on. With an ``extractor`` of the
    caller's, which must have the lexicons that ``options`` name, the work is done in this process: no time limit holds
    there, and no worker is lost in our place. Raises :class:`newsledger.errors.NewsledgerError`.
    """
    check_inputs(inputs, out)
    store = Store(out)
    with locked(store.inner / "lock"), State(store.inner / "state.sqlite") as state:
        options = options or RunOptions()
        crew = Pool(options) if extractor is None else Alone(extractor, options)
        try:
            return _Batch(inputs, store, state, options, watcher, crew, only).run()
        except sqlite3.DatabaseError as error:
            raise trouble(store.inner / "state.sqlite", error) from error


def check_inputs(inputs: tuple[str, ...], out: Path) -> None:
    """Refuse inputs that are not there, and an output folder that is an input."""
    for given in inputs:
        if given == STDIN:
            continue
        if not os.path.lexists(given):
            raise UsageError(f"{given or repr(given)}: no such file or folder")
        if os.path.realpath(given) == os.path.realpath(out):
            raise UsageError(f"{given}: is the output folder too; choose another --out")


@dataclass(frozen=True, slots=True)
class _Given:
    """What the ledger needs of an article when its outcome comes back."""

    key: bytes
    name: str
    redone: bool  # the bytes are as they were, but not what makes records of them
    beside: str  # digest of the metadata beside it
    stamp: str | None  # taken before it was read


class _Batch:
    def __init__(
        self,
        inputs: tuple[str, ...],
        store: Store,
        state: State,
        options: RunOptions,
        watcher: Watcher | None,
        crew: Pool | Alone,
        only: frozenset[str] | None,
    ) -> None:
        self.inputs, self.store, self.state, self.options = inputs, store, state, options
        self.watcher, self.crew, self.only = watcher, crew, only
        self.versions = versions(options.lexicons)
        self.fingerprint = record_fingerprint(self.versions, options)
        self.failure_fingerprint = failure_fingerprint(self.fingerprint, options)
        self.unchanged = Unchanged(store, state, self.fingerprint, self.failure_fingerprint)
        self.formats = available_formats() if options.tables is None else options.tables
        check_formats(self.formats)
        self.tally = Tally()
        self.stopping = threading.Event()
        self.given: dict[int, _Given] = {}  # jobs under way

    def run(self) -> Summary:
        begin = time.monotonic()
        now = shaping(self.versions, self.options)
        summary = Summary(
            inputs=self.inputs,
            versions=self.versions,
            tally=self.tally,
            changed=changes(self.state.fact("versions"), now),
        )
        summary.workers = self.options.worker_count()
        self.number = self.state.next_run()
        with _interruptible(self.stopping), Outbox(self.store, self.state) as self.outbox, self.crew:
            self._plan()
            while len(self.crew) and not self.stopping.is_set():
                self._collect()
        summary.interrupted = self.stopping.is_set()
        if not summary.interrupted:
            if self.options.limit is None and self.only is None:
                self._clear_out()
            summary.tables = keep_tables(self.store, self.state, self.formats)
        self._finish(summary, begin, now)
        return summary

    def _plan(self) -> None:
        for number, unit in enumerate(units(self.inputs, self.store.folder, self.options, self.only)):
            if self.stopping.is_set() or self.tally.articles + len(self.crew) == self.options.limit:
                return
            known = self.state.meet(unit.key, unit.place, self.number)
            if known is None:
                known = self.state.plan(unit.key, unit.place, unit.id, self.number)
            elif known.run == self.number:
                continue  # given twice
            now = stamp(unit.path) if unit.item is None else None
            if not self.options.force and self.unchanged.is_done(unit, known, now):
                if known.status == "failed":
                    self.tally.failed += 1
                else:
                    self.tally.unchanged += 1
                self._tell()
                continue
            self._give(number, unit, known, now)
            while self.crew.room <= 0 and not self.stopping.is_set():
                self._collect()

    def _give(self, number: int, unit: Unit, known: Known, now: str | None) -> None:
        beside = sidecar_digest(unit.path) if unit.item is None else ""
        redone = known.status == "ok" and known.fingerprint != self.fingerprint + beside and not self.options.force
        self.given[number] = _Given(unit.key, known.name, redone, beside, now)
        if isinstance(unit.item, ReadError):
            self._take(Job(number, known.id), failure(unit.item))
        elif unit.item is None:
            self.crew.submit(Job(number, known.id, path=unit.path))
        else:
            self.crew.submit(Job(number, known.id, article=unit.item))

    def _collect(self) -> None:
        for job, outcome in self.crew.results(BEAT):
            self._take(job, outcome)
        self.outbox.tick()

    def _take(self, job: Job, outcome: Outcome) -> None:
        given = self.given.pop(job.number)
        name = given.name
        if isinstance(outcome, Done):
            data, path, other = outcome.data, self._path(name), self._failed_path(name)
            self.tally.extracted += 1
            self.tally.redone += given.redone
            self.tally.words += outcome.words
        else:
            data = _failure_json(job.id, outcome)
            path, other = self._failed_path(name), self._path(name)
            self.tally.failed += 1
        self.outbox.put(path, data, other, self._entry(given, outcome, data))
        self._tell()

    def _entry(self, given: "_Given", outcome: Outcome, data: bytes) -> Entry:
        digest = hashlib.sha256(data).hexdigest()
        if isinstance(outcome, Done):
            return Entry(
                key=given.key,
                status="ok",
                sha256=outcome.sha256,
                fingerprint=self.fingerprint + given.beside,
                size=len(data),
                digest=digest,
                source=outcome.source,
                stamp=given.stamp,
                words=outcome.words,
                metrics=outcome.metrics,
                organisations=outcome.organisations,
                commitments=outcome.commitments,
            )
        return Entry(
            key=given.key,
            status="failed",
            sha256=outcome.sha256,
            fingerprint=self.failure_fingerprint + given.beside,
            size=len(data),
            digest=digest,
            reason=outcome.reason,
            source=outcome.source,
            stamp=given.stamp,
        )

    def _clear_out(self) -> None:
        """Articles that this run did not meet: forget the merely planned, prune the vanished where that is wanted.

        That an article failed which is no more (a line of JSON that was mended, say) is worth nothing to anybody.
        """
        for known in self.state.unmet(self.number):
            if known.status is None:
                self.state.forget(known.key)
            elif self._vanished(known):
                if known.status == "failed":
                    self.store.remove([self._failed_path(known.name)])
                    self.state.forget(known.key)
                elif self.options.prune:
                    self.store.remove([self._path(known.name), self._failed_path(known.name)])
                    self.state.forget(known.key)
                    self.tally.pruned += 1
                else:
                    self.tally.gone += 1
        self.state.commit()

    def _vanished(self, known: Known) -> bool:
        """Whether the file is gone, or was met by this run without this article in it."""
        file, _, part = known.key.partition(b"\0")
        if file == b"-":  # what came once on standard input may come again
            return known.status == "failed" and self.state.met_file(file, self.number)
        path = os.path.join(os.fsencode(self.store.folder), file)
        if not os.path.lexists(path) or os.path.isdir(path):  # (a folder that could not be looked into may be open now)
            return True
        return bool(part and self.state.met_file(file, self.number))

    def _finish(self, summary: Summary, begin: float, now: str) -> None:
        summary.totals = self.state.totals()
        failures = []
        for count, (name, source, reason) in enumerate(self.state.failures(), 1):
            summary.failures_total = count
            if count <= LISTED:
                failures.append(Failure(name=name, source=source, reason=reason, message=self._message(name)))
        summary.failures = tuple(failures)
        summary.seconds = time.monotonic() - begin
        self.store.write([(self.store.folder / "run.json", summary.as_json().encode("utf-8"))])
        if not summary.interrupted:
            self.state.set_fact("versions", now)
        self.state.commit()

    def _message(self, name: str) -> str:
        try:
            return str(json.loads(self._failed_path(name).read_bytes())["message"])
        except (OSError, ValueError, KeyError):
            return ""

    def _tell(self) -> None:
        if self.watcher is not None:
            self.watcher(self.tally)

    def _path(self, name: str) -> Path:
        return self.store.folder / f"{name}.json"

    def _failed_path(self, name: str) -> Path:
        return self.store.failed / f"{name}.json"


def _failure_json(id: str, outcome: Outcome) -> bytes:
    assert not isinstance(outcome, Done)
    said = {
        "id": id,
        "source": outcome.source,
        "sha256": outcome.sha256,
        "reason": outcome.reason,
        "message": outcome.message,
    }
    return (json.dumps(said, indent=2, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")


@contextmanager
def _interruptible(stopping: threading.Event) -> Iterator[None]:
    """The first Ctrl-C asks for a clean end, the second one is Python's own."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGINT)

    def stop(*_: object) -> None:
        stopping.set()
        signal.signal(signal.SIGINT, before)

    signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
