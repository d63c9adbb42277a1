"""A disposable index of an output folder, so that thousands of articles can be sorted and filtered at once."""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from newsledger.review.facts import facts_of
from newsledger.review.folder import NotARecord, RecordFile, ReviewError, json_files, load_record
from newsledger.review.source import source_text
from newsledger.review.words import sentence
from newsledger.schemas.record import ArticleRecord, Commitment, Metric, Organisation

_VERSION = 3
_SCHEMA = """
CREATE TABLE state (generation INTEGER NOT NULL);
INSERT INTO state VALUES (0);
CREATE TABLE file (path BLOB PRIMARY KEY, mtime_ns INTEGER NOT NULL, size INTEGER NOT NULL, problem TEXT);
CREATE TABLE article (
    row INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE, id TEXT NOT NULL,
    sha256 TEXT NOT NULL, title TEXT NOT NULL, published TEXT, outlet TEXT,
    metrics INTEGER NOT NULL, organisations INTEGER NOT NULL, commitments INTEGER NOT NULL,
    facts INTEGER NOT NULL, rejections INTEGER NOT NULL);
CREATE INDEX article_sha256 ON article (sha256);
CREATE TABLE fact (
    article INTEGER NOT NULL, sha256 TEXT NOT NULL, layer TEXT NOT NULL, start INTEGER NOT NULL,
    end INTEGER NOT NULL, nth INTEGER NOT NULL, kind TEXT NOT NULL, rule TEXT NOT NULL, unit TEXT, name TEXT,
    deadline TEXT, digest TEXT NOT NULL, words TEXT NOT NULL,
    PRIMARY KEY (sha256, layer, start, end, nth, article)) WITHOUT ROWID;
CREATE INDEX fact_article ON fact (article, layer, kind);
CREATE INDEX fact_kind ON fact (layer, kind, article);
CREATE INDEX fact_rule ON fact (rule, article);
CREATE INDEX fact_unit ON fact (unit, article);
CREATE INDEX fact_name ON fact (name, article);
CREATE INDEX fact_deadline ON fact (deadline, article) WHERE deadline IS NOT NULL;
CREATE VIRTUAL TABLE words USING fts5 (title, body, tokenize = "unicode61 remove_diacritics 2");
"""
_BATCH = 50


class Index:
    """The index of one output folder, kept in a file of its own that may be deleted at any time."""

    def __init__(self, out: Path, path: Path, verdicts: Path, folders: tuple[Path, ...]) -> None:
        self.out = out
        self.path = path
        self.verdicts = verdicts
        self.folders = folders
        self.left = 0  # files still to be read
        self._reading = threading.Lock()
        try:
            self._prepare()
        except sqlite3.DatabaseError:
            for suffix in ("", "-wal", "-shm"):
                Path(f"{path}{suffix}").unlink(missing_ok=True)
            try:
                self._prepare()
            except sqlite3.Error as error:
                raise ReviewError(
                    f"{path}: the index cannot be written ({error}); name another place with --database"
                ) from error

    def _prepare(self) -> None:
        with self.connect() as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version == _VERSION:
                return
            connection.execute("BEGIN IMMEDIATE")
            tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL"
            for table in ("words", *(row[0] for row in connection.execute(tables).fetchall())):
                connection.execute(f'DROP TABLE IF EXISTS "{table}"')
            for statement in _SCHEMA.split(";\n"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {_VERSION}")
            connection.execute("COMMIT")

    @contextmanager
    def connect(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees the index and, as ``kept``, the verdicts."""
        connection = sqlite3.connect(self.path, timeout=30, isolation_level=None)
        try:
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("ATTACH DATABASE ? AS kept", (str(self.verdicts),))
            yield connection
        finally:
            connection.close()

    def refresh(self, told: Callable[[int, int], None] | None = None, *, at_most: int | None = None) -> bool:
        """Read what is new or changed in the folder, drop what is gone; ``told`` hears (done, all).

        With ``at_most`` nothing is read when more files than that have changed. Returns whether the index is up to
        date. Another refresh under way is not waited for.
        """
        if not self._reading.acquire(blocking=False):
            return False
        try:
            return self._refresh(told, at_most)
        finally:
            self.left = 0
            self._reading.release()

    def _refresh(self, told: Callable[[int, int], None] | None, at_most: int | None) -> bool:
        files = {file.path: file for file in json_files(self.out)}
        with self.connect() as connection:
            rows = connection.execute("SELECT path, mtime_ns, size FROM file")
            known = {os.fsdecode(row["path"]): (row["mtime_ns"], row["size"]) for row in rows}
            gone = [path for path in known if path not in files]
            fresh = [file for file in files.values() if known.get(file.path) != (file.mtime_ns, file.size)]
            if at_most is not None and len(fresh) > at_most:
                return False
            self.left = len(fresh)
            for begin in range(0, max(len(gone), len(fresh)), _BATCH):
                connection.execute("BEGIN IMMEDIATE")
                connection.execute("UPDATE state SET generation = generation + 1")
                for path in gone[begin : begin + _BATCH]:
                    _forget(connection, path)
                for file in fresh[begin : begin + _BATCH]:
                    self._read(connection, file)
                    self.left -= 1
                connection.execute("COMMIT")
                if told:
                    told(len(fresh) - self.left, len(fresh))
        return True

    def _read(self, connection: sqlite3.Connection, file: RecordFile) -> None:
        _forget(connection, file.path)
        problem = None
        try:
            record = load_record(self.out / file.path)
        except NotARecord:
            pass
        except ReviewError as error:
            problem = str(error)
        else:
            body = source_text(record, self.folders).text
            _remember(connection, file, record, body)
        path = os.fsencode(file.path)
        connection.execute("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?)", (path, file.mtime_ns, file.size, problem))

    def path_of(self, name: str) -> Path | None:
        """The record file that the browser knows by ``name``."""
        with self.connect() as connection:
            row = connection.execute("SELECT path FROM article WHERE name = ?", (name,)).fetchone()
        return None if row is None else self.out / os.fsdecode(row["path"])


def _forget(connection: sqlite3.Connection, path: str) -> None:
    stored = os.fsencode(path)
    row = connection.execute("SELECT row FROM article WHERE path = ?", (stored,)).fetchone()
    if row is not None:
        connection.execute("DELETE FROM fact WHERE article = ?", (row["row"],))
        connection.execute("DELETE FROM words WHERE rowid = ?", (row["row"],))
        connection.execute("DELETE FROM article WHERE row = ?", (row["row"],))
    connection.execute("DELETE FROM file WHERE path = ?", (stored,))


def _remember(connection: sqlite3.Connection, file: RecordFile, record: ArticleRecord, body: str) -> None:
    document = record.document
    facts = facts_of(record)
    title = document.title or document.id
    row = connection.execute(
        "INSERT INTO article (path, name, id, sha256, title, published, outlet, metrics, organisations, commitments,"
        " facts, rejections) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            os.fsencode(file.path),
            file.name,
            document.id,
            document.sha256,
            title,
            document.published.isoformat() if document.published else None,
            document.outlet,
            len(record.metrics),
            len(record.organisations),
            len(record.commitments),
            len(facts),
            len(record.rejections),
        ),
    ).lastrowid
    connection.executemany(
        "INSERT OR IGNORE INTO fact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                row,
                document.sha256,
                fact.key.layer,
                fact.key.start,
                fact.key.end,
                fact.key.nth,
                fact.kind,
                fact.rule,
                fact.value.unit if isinstance(fact.value, Metric) else None,
                fact.value.name if isinstance(fact.value, Organisation) else None,
                fact.value.deadline.isoformat() if isinstance(fact.value, Commitment) and fact.value.deadline else None,
                fact.digest,
                sentence(fact.value)[:300],
            )
            for fact in facts
        ),
    )
    connection.execute("INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)", (row, title, body))
