"""Verdicts, kept in an embedded database beside the output folder: every step is written, none is overwritten."""

import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, get_args

from newsledger.review.facts import Key, digest_plain
from newsledger.review.folder import ReviewError

Judgement = Literal["accept", "reject", "correct", "add", "none"]
JUDGEMENTS: tuple[Judgement, ...] = get_args(Judgement)
REASONS: dict[str, str] = {
    "not_a_fact": "not a fact of this kind",
    "wrong_span": "wrong words marked",
    "wrong_value": "wrong value or unit",
    "wrong_kind": "wrong kind",
    "wrong_link": "wrong indicator, subject or actor",
    "wrong_time": "wrong period, status or deadline",
    "duplicate": "said already by another fact",
    "other": "other (say it in a note)",
}

# `event` is the history: rows are only ever added. `verdict` holds the latest event of each fact, by the same
# transaction, so that counting needs no history.
_SCHEMA = """
CREATE TABLE IF NOT EXISTS event (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL, window TEXT NOT NULL,
    sha256 TEXT NOT NULL, layer TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, nth INTEGER NOT NULL,
    judgement TEXT NOT NULL CHECK (judgement IN ('accept', 'reject', 'correct', 'add', 'none')),
    reason TEXT, note TEXT,
    fact TEXT, correction TEXT, digest TEXT, correction_digest TEXT,
    before INTEGER, undoes INTEGER);
CREATE INDEX IF NOT EXISTS event_window ON event (sha256, window, seq);
CREATE TABLE IF NOT EXISTS verdict (
    sha256 TEXT NOT NULL, layer TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, nth INTEGER NOT NULL,
    seq INTEGER NOT NULL, judgement TEXT NOT NULL, reason TEXT, note TEXT,
    fact TEXT, correction TEXT, digest TEXT, correction_digest TEXT,
    PRIMARY KEY (sha256, layer, start, end, nth)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS verdict_seq ON verdict (seq);
"""
_VERSION = 1


class Conflict(Exception):  # noqa: N818  (an answer to the browser, not a failure)
    """Another window has judged the fact since the browser last looked."""

    def __init__(self, current: "Verdict | None") -> None:
        super().__init__("the verdict was changed in another window")
        self.current = current


@dataclass(frozen=True, slots=True)
class Verdict:
    """The latest word on one fact.

    ``fact`` is the fact as it was judged (``None`` for an addition), ``correction`` what the reviewer put in its
    place, both as JSON values. ``judgement`` ``none`` with a note is a note without a verdict.
    """

    sha256: str
    key: Key
    seq: int
    judgement: Judgement
    reason: str | None
    note: str | None
    fact_json: str | None
    correction_json: str | None
    digest: str | None
    correction_digest: str | None

    @property
    def fact(self) -> dict[str, Any] | None:
        """The fact as it was judged."""
        return _loaded(self.fact_json)

    @property
    def correction(self) -> dict[str, Any] | None:
        """What the reviewer put in its place."""
        return _loaded(self.correction_json)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a reviewer says about one fact."""

    judgement: Judgement
    reason: str | None = None
    note: str | None = None
    fact: dict[str, Any] | None = None
    correction: dict[str, Any] | None = None


class Verdicts:
    """The verdicts beside one output folder. Safe for several threads, processes and browser windows at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            with self._open() as connection:
                connection.execute("PRAGMA journal_mode = WAL")
                version = connection.execute("PRAGMA user_version").fetchone()[0]
                if version > _VERSION:
                    raise ReviewError(f"{path}: written by a newer newsledger; update to review it")
                connection.executescript(_SCHEMA)
                connection.execute(f"PRAGMA user_version = {_VERSION}")
        except sqlite3.Error as error:
            raise ReviewError(
                f"{path}: the database of verdicts cannot be opened ({error}); "
                "check that its folder can be written, or name another with --database"
            ) from error

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        connection = sqlite3.connect(self.path, timeout=10, isolation_level=None)
        try:
            connection.execute("PRAGMA synchronous = FULL")
            connection.row_factory = sqlite3.Row
            yield connection
        finally:
            connection.close()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._open() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def of(self, sha256: str) -> dict[Key, Verdict]:
        """Verdicts and notes on the article with these bytes."""
        with self._open() as connection:
            rows = connection.execute("SELECT * FROM verdict WHERE sha256 = ? ORDER BY start, end", (sha256,))
            verdicts = [_verdict(row) for row in rows]
        return {verdict.key: verdict for verdict in verdicts if verdict.judgement != "none" or verdict.note}

    def since(self, sha256: str, seq: int) -> list[Verdict]:
        """What was said about an article after event ``seq``, cleared verdicts with it."""
        with self._open() as connection:
            rows = connection.execute(
                "SELECT * FROM verdict WHERE sha256 = ? AND seq > ? ORDER BY seq LIMIT 2000", (sha256, seq)
            )
            return [_verdict(row) for row in rows]

    def last(self) -> int:
        """Number of the last event; it grows with every change."""
        with self._open() as connection:
            return int(connection.execute("SELECT coalesce(max(seq), 0) FROM event").fetchone()[0])

    def all(self) -> Iterator[Verdict]:
        """Every verdict, of whatever article."""
        with self._open() as connection:
            for row in connection.execute("SELECT * FROM verdict ORDER BY sha256, layer, start, end, nth"):
                verdict = _verdict(row)
                if verdict.judgement != "none" or verdict.note:
                    yield verdict

    def put(self, sha256: str, key: Key, entry: Entry, *, window: str, base: int | None) -> Verdict:
        """Write what a reviewer says. Durable when this returns.

        ``base`` is the event that the browser believes to be the latest on this fact (0: none, ``None``: do not
        check). Raises ``Conflict`` when there is a later one.
        """
        with self._writing() as connection:
            return self._write(connection, sha256, key, entry, window=window, base=base, undoes=None)

    def undo(self, sha256: str, *, window: str) -> Verdict | None:
        """Take back the latest step of a window on an article that still stands; ``None`` if there is none.

        Raises ``Conflict`` when another window has judged the fact since.
        """
        with self._writing() as connection:
            step = connection.execute(
                "SELECT * FROM event AS e WHERE sha256 = ? AND window = ? AND undoes IS NULL"
                " AND NOT EXISTS (SELECT 1 FROM event AS u WHERE u.sha256 = e.sha256 AND u.undoes = e.seq)"
                " ORDER BY seq DESC LIMIT 1",
                (sha256, window),
            ).fetchone()
            if step is None:
                return None
            key = _key(step)
            standing = connection.execute(
                "SELECT e.* FROM event AS e JOIN verdict AS v ON v.seq = e.seq WHERE v.sha256 = ?"
                " AND v.layer = ? AND v.start = ? AND v.end = ? AND v.nth = ?",
                (sha256, key.layer, key.start, key.end, key.nth),
            ).fetchone()
            if standing["seq"] != step["seq"] and standing["window"] != window:
                raise Conflict(_verdict(standing))
            before = connection.execute("SELECT * FROM event WHERE seq = ?", (step["before"],)).fetchone()
            entry = Entry(judgement="none")
            if before is not None:
                entry = Entry(
                    judgement=before["judgement"],
                    reason=before["reason"],
                    note=before["note"],
                    fact=_loaded(before["fact"]),
                    correction=_loaded(before["correction"]),
                )
            return self._write(connection, sha256, key, entry, window=window, base=None, undoes=step["seq"])

    def _write(
        self,
        connection: sqlite3.Connection,
        sha256: str,
        key: Key,
        entry: Entry,
        *,
        window: str,
        base: int | None,
        undoes: int | None,
    ) -> Verdict:
        place = (sha256, key.layer, key.start, key.end, key.nth)
        current = connection.execute(
            "SELECT * FROM verdict WHERE sha256 = ? AND layer = ? AND start = ? AND end = ? AND nth = ?", place
        ).fetchone()
        latest = current["seq"] if current is not None else 0
        blank = current is None or (current["judgement"] == "none" and current["note"] is None)
        if (
            base is not None and latest > base and not (base == 0 and blank)
        ):  # who saw nothing saw what a cleared one is
            raise Conflict(_verdict(current))
        said = (entry.judgement, entry.reason, entry.note, _dumped(entry.fact), _dumped(entry.correction))
        digests = tuple(digest_plain(value) if value else None for value in (entry.fact, entry.correction))
        now = datetime.fromtimestamp(time.time(), UTC).isoformat(timespec="milliseconds")
        cursor = connection.execute(
            "INSERT INTO event (at, window, sha256, layer, start, end, nth, judgement, reason, note, fact, correction,"
            " digest, correction_digest, before, undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (now, window, *place, *said, *digests, latest or None, undoes),
        )
        seq = int(cursor.lastrowid or 0)
        connection.execute(
            "INSERT OR REPLACE INTO verdict VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*place, seq, *said, *digests),
        )
        return Verdict(sha256, key, seq, *said, *digests)


def _key(row: sqlite3.Row) -> Key:
    return Key(row["layer"], row["start"], row["end"], row["nth"])


def _verdict(row: sqlite3.Row) -> Verdict:
    return Verdict(
        row["sha256"],
        _key(row),
        row["seq"],
        row["judgement"],
        row["reason"],
        row["note"],
        row["fact"],
        row["correction"],
        row["digest"],
        row["correction_digest"],
    )


def _dumped(value: dict[str, Any] | None) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def _loaded(text: str | None) -> dict[str, Any] | None:
    if text is None:
        return None
    value: dict[str, Any] = json.loads(text)
    return value
