"""The ledger of a batch: which article gave which record, from which bytes, under which rules (SQLite)."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Self

from newsledger.batch.names import distinct, fold, safe_name
from newsledger.batch.store import OutputError
from newsledger.errors import NewsledgerError

_FORMAT = 1  # of this file; another one is refused
_MANY = 1000  # articles that are looked up, or noted as met, in one go: a third of the time of one by one
_SCHEMA = """
CREATE TABLE IF NOT EXISTS articles (
    key BLOB PRIMARY KEY,          -- path of the file relative to the output folder, and the part of it
    place BLOB NOT NULL,           -- sorts as the inputs are ordered
    id TEXT NOT NULL,              -- document id
    name TEXT NOT NULL,            -- file name of the record without .json
    folded TEXT NOT NULL UNIQUE,   -- name, without what file systems may not tell apart
    run INTEGER NOT NULL,          -- number of the last run that met it
    status TEXT,                   -- NULL (planned), 'ok', 'failed'
    sha256 TEXT,                   -- of the bytes that were read; NULL when they could not be
    fingerprint TEXT,
    size INTEGER,                  -- bytes of the record file
    digest TEXT,                   -- SHA-256 of the record file
    reason TEXT, source TEXT,
    words INTEGER NOT NULL DEFAULT 0, metrics INTEGER NOT NULL DEFAULT 0,
    organisations INTEGER NOT NULL DEFAULT 0, commitments INTEGER NOT NULL DEFAULT 0,
    stamp TEXT,                    -- what the file system said of the file when it was read; NULL: read it again
    written INTEGER                -- time of the record file's last change, in ns; NULL: compare its digest
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_place ON articles (place, key);
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""


class StateError(NewsledgerError):
    """The output folder's state cannot be used."""


def trouble(path: Path, error: sqlite3.DatabaseError) -> NewsledgerError:
    """What to do where the ledger at ``path`` cannot be used: nothing is wrong with it, or it is damaged."""
    if isinstance(error, sqlite3.OperationalError):
        return OutputError(
            f"{path}: cannot be written ({error}); make room, mend the rights there or raise the limit on file sizes, "
            "then run the same command again: what is finished is kept"
        )
    return StateError(
        f"{path}: the state of this output folder cannot be read ({error}); "
        "delete that file and run again: every article is then extracted anew"
    )


class Known(NamedTuple):
    """What the ledger knows of one article."""

    key: bytes
    place: bytes
    id: str
    name: str
    run: int
    status: str | None
    sha256: str | None
    fingerprint: str | None
    size: int | None
    reason: str | None
    source: str | None
    stamp: str | None
    digest: str | None
    written: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The outcome of one article, as the ledger keeps it."""

    key: bytes
    status: str
    sha256: str | None
    fingerprint: str
    size: int
    digest: str
    reason: str | None = None
    source: str | None = None
    stamp: str | None = None
    written: int | None = None
    words: int = 0
    metrics: int = 0
    organisations: int = 0
    commitments: int = 0


_COLUMNS = "key, place, id, name, run, status, sha256, fingerprint, size, reason, source, stamp, digest, written"


class State:
    """One writer at a time; nothing is in the ledger before the files that it speaks of are on the disk."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._met: dict[bytes, int] = {}  # articles met since that was last written, and the run that met them
        self._stamped: list[tuple[str, bytes]] = []
        self._verified: list[tuple[int, bytes]] = []
        self._ahead: dict[bytes, Known] = {}  # read ahead: articles up to the key ``_until`` that were not yet met
        self._until: bytes | None = b""  # None: there are no more
        try:
            self._db = sqlite3.connect(path, isolation_level=None)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.executescript(_SCHEMA)
            for name, kind in (("stamp", "TEXT"), ("written", "INTEGER")):  # a ledger from before there were these
                if not self._db.execute(
                    "SELECT 1 FROM pragma_table_info('articles') WHERE name = ?", (name,)
                ).fetchone():
                    self._db.execute(f"ALTER TABLE articles ADD COLUMN {name} {kind}")
            if self.fact("format") not in (None, str(_FORMAT)):
                raise StateError(f"{path}: written by another version of newsledger; delete it and run again")
            self.set_fact("format", str(_FORMAT))
            self._db.execute("BEGIN")
        except sqlite3.DatabaseError as error:
            raise trouble(path, error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()  # what was not committed is undone, and done again by the next run

    def commit(self) -> None:
        """Make all that was said durable."""
        self._note()
        self._db.execute("COMMIT")
        self._db.execute("BEGIN")

    def fact(self, name: str) -> str | None:
        """A fact about the folder as a whole."""
        row = self._db.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return None if row is None else row[0]

    def set_fact(self, name: str, value: str) -> None:
        """State a fact about the folder as a whole."""
        self._db.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))

    def meet(self, key: bytes, place: bytes, run: int) -> Known | None:
        """What is known of the article ``key``, which this run meets: noted. ``None`` for one that is new.

        ``Known.run`` is the run that met it before.
        """
        known = self._look_up(key)
        if known is None:
            return None
        if key in self._met:
            return known._replace(run=self._met[key])
        if known.place != place:
            self._db.execute("UPDATE articles SET place = ? WHERE key = ?", (place, key))
        if known.run != run:
            self._met[key] = run
            if len(self._met) >= _MANY:
                self._note()
        return known

    def _look_up(self, key: bytes) -> Known | None:
        """What is known of an article; reads on from there, for most are met in the order of their keys."""
        if self._until is not None and key > self._until:
            rows = self._db.execute(
                f"SELECT {_COLUMNS} FROM articles WHERE key >= ? ORDER BY key LIMIT ?", (key, _MANY)
            ).fetchall()
            self._ahead = {row[0]: Known._make(row) for row in rows}
            self._until = rows[-1][0] if len(rows) == _MANY else None
        known = self._ahead.pop(key, None)
        if known is not None:
            return known
        row = self._db.execute(f"SELECT {_COLUMNS} FROM articles WHERE key = ?", (key,)).fetchone()
        return None if row is None else Known._make(row)

    def plan(self, key: bytes, place: bytes, id: str, run: int) -> Known:
        """Enter a new article, met by this run, under a name that no other has; it keeps it."""
        name = wanted = safe_name(id)
        attempt = 0
        while self._db.execute("SELECT 1 FROM articles WHERE folded = ?", (fold(name),)).fetchone():
            attempt += 1
            name = distinct(wanted, key, attempt)
        final = id if name == wanted else f"{id}-{name.rpartition('-')[2]}"
        self._db.execute(
            "INSERT INTO articles (key, place, id, name, folded, run) VALUES (?, ?, ?, ?, ?, ?)",
            (key, place, final, name, fold(name), run),
        )
        return Known(key, place, final, name, -1, None, None, None, None, None, None, None, None, None)

    def stamped(self, key: bytes, stamp: str) -> None:
        """Keep the stamp of a file that was read and found as it was."""
        self._stamped.append((stamp, key))

    def verified(self, key: bytes, written: int) -> None:
        """Keep the time of a record file that was read and found as it was."""
        self._verified.append((written, key))

    def _note(self) -> None:
        """Write down which articles were met and stamped, many at a time."""
        self._db.executemany("UPDATE articles SET run = ? WHERE key = ?", [(r, k) for k, r in self._met.items()])
        self._db.executemany("UPDATE articles SET stamp = ? WHERE key = ?", self._stamped)
        self._db.executemany("UPDATE articles SET written = ? WHERE key = ?", self._verified)
        self._met, self._stamped, self._verified = {}, [], []

    def settle(self, entries: Iterable[Entry]) -> None:
        """Enter outcomes whose files are on the disk."""
        self._db.executemany(
            "UPDATE articles SET status = ?, sha256 = ?, fingerprint = ?, size = ?, digest = ?, reason = ?, source = ?,"
            " stamp = ?, written = ?, words = ?, metrics = ?, organisations = ?, commitments = ? WHERE key = ?",
            [
                (
                    *(e.status, e.sha256, e.fingerprint, e.size, e.digest, e.reason, e.source, e.stamp, e.written),
                    *(e.words, e.metrics, e.organisations, e.commitments, e.key),
                )
                for e in entries
            ],
        )

    def forget(self, key: bytes) -> None:
        """Drop an article."""
        self._db.execute("DELETE FROM articles WHERE key = ?", (key,))

    def unmet(self, run: int) -> Iterator[Known]:
        """Articles that run number ``run`` did not meet, in order of their keys."""
        self._note()
        last = b""
        while True:
            rows = self._db.execute(
                f"SELECT {_COLUMNS} FROM articles WHERE run != ? AND key > ? ORDER BY key LIMIT 1000", (run, last)
            ).fetchall()
            if not rows:
                return
            last = rows[-1][0]
            yield from map(Known._make, rows)

    def met_file(self, file: bytes, run: int) -> bool:
        """Whether run number ``run`` met any article of that file."""
        self._note()
        found = self._db.execute(
            "SELECT 1 FROM articles WHERE key > ? AND key < ? AND run = ? LIMIT 1", (file + b"\0", file + b"\1", run)
        )
        return found.fetchone() is not None

    def records(self) -> Iterator[tuple[str, str]]:
        """File name and digest of every record, in the order of the inputs."""
        place, key = b"", b""
        while True:
            rows = self._db.execute(
                "SELECT place, key, name, digest FROM articles WHERE status = 'ok' AND (place, key) > (?, ?)"
                " ORDER BY place, key LIMIT 1000",
                (place, key),
            ).fetchall()
            if not rows:
                return
            place, key = rows[-1][:2]
            yield from (row[2:] for row in rows)

    def failures(self) -> Iterator[tuple[str, str, str]]:
        """Name, source and reason of all failed articles, in the order of the inputs."""
        yield from self._db.execute(
            "SELECT name, coalesce(source, ''), reason FROM articles WHERE status = 'failed' ORDER BY place, key"
        )

    def totals(self) -> dict[str, int]:
        """Sums over all articles."""
        row = self._db.execute(
            "SELECT coalesce(sum(status = 'ok'), 0), coalesce(sum(status = 'failed'), 0), coalesce(sum(words), 0),"
            " coalesce(sum(metrics), 0), coalesce(sum(organisations), 0), coalesce(sum(commitments), 0) FROM articles"
        ).fetchone()
        return dict(zip(("records", "failed", "words", "metrics", "organisations", "commitments"), row, strict=True))

    def next_run(self) -> int:
        """Number of a new run."""
        number = int(self.fact("run") or 0) + 1
        self.set_fact("run", str(number))
        return number
