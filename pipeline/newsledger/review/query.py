"""Questions that the overview asks of the index: which articles, how many facts of what kind, which choices."""

import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from newsledger.review.facts import LAYERS, Fact
from newsledger.schemas.record import Metric, Organisation

PAGE = 100  # articles on one page

SORTS = {
    "title": "a.title COLLATE NOCASE",
    "date": "a.published",
    "outlet": "a.outlet COLLATE NOCASE",
    "metrics": "a.metrics",
    "organisations": "a.organisations",
    "commitments": "a.commitments",
    "rejections": "a.rejections",
    "progress": "1.0 * coalesce(p.settled, 0) / max(a.facts, 1)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What the overview is limited to; empty means everything."""

    layer: str = ""
    kind: str = ""
    unit: str = ""
    organisation: str = ""
    rule: str = ""
    force: str = ""
    since: str = ""
    until: str = ""
    text: str = ""
    progress: str = ""

    @classmethod
    def of(cls, given: Mapping[str, str]) -> "Filters":
        """Filters from a query string; values that make no sense are left out."""
        values = {field.name: given.get(field.name, "").strip()[:300] for field in fields(cls)}
        if values["layer"] not in LAYERS:
            values["layer"] = ""
        if values["progress"] not in ("open", "done", "begun"):
            values["progress"] = ""
        for name in ("since", "until"):
            try:
                date.fromisoformat(values[name])
            except ValueError:
                values[name] = ""
        return cls(**{name: value.replace("\0", "") for name, value in values.items()})

    @property
    def of_facts(self) -> bool:
        """Whether any filter looks at single facts."""
        return bool(self.layer or self.kind or self.unit or self.organisation or self.rule or self.force)

    def matches(self, fact: Fact) -> bool:
        """Whether a fact is one of those that the filters look for."""
        value = fact.value
        commitment = fact.key.layer == "commitment"
        name = value.name if isinstance(value, Organisation) else ""
        body_only = self.organisation and not (self.layer or self.kind or self.unit or self.rule or self.force)
        return (
            (not self.layer or fact.key.layer == self.layer)
            and (not self.kind or (fact.kind == self.kind and not commitment))
            and (not self.force or (fact.kind == self.force and commitment))
            and (not self.rule or fact.rule == self.rule)
            and (not self.unit or (isinstance(value, Metric) and value.unit == self.unit))
            and (not body_only or self.organisation.lower() in name.lower())
        )

    @property
    def given(self) -> dict[str, str]:
        """The filters that are set."""
        return {field.name: value for field in fields(self) if (value := getattr(self, field.name))}


def _facts_where(filters: Filters) -> tuple[list[str], list[str]]:
    parts: list[str] = []
    values: list[str] = []
    for column, value in (("layer", filters.layer), ("unit", filters.unit), ("rule", filters.rule)):
        if value:
            parts.append(f"f.{column} = ?")
            values.append(value)
    if filters.kind:
        parts.append("f.kind = ? AND f.layer != 'commitment'")
        values.append(filters.kind)
    if filters.force:
        parts.append("f.kind = ? AND f.layer = 'commitment'")
        values.append(filters.force)
    return parts, values


def condition(filters: Filters) -> tuple[str, list[str]]:
    """The filters as SQL over ``article AS a`` (and ``progress AS p``), with its values.

    Conditions on facts hold together for one fact; an organisation may be named anywhere in the article.
    """
    parts, values = _facts_where(filters)
    where = []
    if parts:
        where.append(f"a.row IN (SELECT f.article FROM fact AS f WHERE {' AND '.join(parts)})")
    if filters.organisation:
        where.append("a.row IN (SELECT article FROM fact WHERE name LIKE ? ESCAPE '\\')")
        values.append(f"%{_like(filters.organisation)}%")
    for sign, value in ((">=", filters.since), ("<=", filters.until)):
        if value:
            where.append(f"a.published {sign} ?")
            values.append(value)
    if match := _match(filters.text):
        where.append("a.row IN (SELECT rowid FROM words WHERE words MATCH ?)")
        values.append(match)
    if filters.progress == "open":
        where.append("coalesce(p.settled, 0) < a.facts")
    elif filters.progress == "done":
        where.append("coalesce(p.settled, 0) >= a.facts")
    elif filters.progress == "begun":
        where.append("p.settled > 0 AND p.settled < a.facts")
    return " AND ".join(where) or "1", values


def _like(text: str) -> str:
    return re.sub(r"([\\%_])", r"\\\1", text)


def _match(text: str) -> str:
    """A full-text query for all words of ``text``, the last as a beginning; quoted, so nothing in it is syntax."""
    found = re.findall(r"\w+", text)[:12]
    return " ".join(f'"{word}"' + ("*" if word is found[-1] else "") for word in found)


# Facts with a verdict that still stands, by article.
PROGRESS = """
WITH progress AS (
    SELECT f.article AS article, count(*) AS settled
    FROM kept.verdict AS v CROSS JOIN fact AS f
        ON f.sha256 = v.sha256 AND f.layer = v.layer AND f.start = v.start AND f.end = v.end AND f.nth = v.nth
    WHERE v.judgement != 'none' AND f.digest IN (v.digest, v.correction_digest)
    GROUP BY f.article)
"""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the list of articles."""

    rows: list[sqlite3.Row]
    total: int
    number: int
    pages: int


def articles(connection: sqlite3.Connection, filters: Filters, sort: str, descending: bool, number: int) -> Page:
    """One page of articles under the filters."""
    where, values = condition(filters)
    needs_progress = "p." in where
    join = "LEFT JOIN progress AS p ON p.article = a.row"
    counted = f"{PROGRESS if needs_progress else ''} SELECT count(*) FROM article AS a {join if needs_progress else ''}"
    total = connection.execute(f"{counted} WHERE {where}", values).fetchone()[0]
    pages = max(1, -(-total // PAGE))
    number = min(max(1, number), pages)
    order = SORTS.get(sort, SORTS["title"])
    rows = connection.execute(
        f"{PROGRESS} SELECT a.*, coalesce(p.settled, 0) AS settled FROM article AS a {join} WHERE {where}"
        f" ORDER BY {order} {'DESC' if descending else 'ASC'} NULLS LAST, a.path LIMIT ? OFFSET ?",
        (*values, PAGE, (number - 1) * PAGE),
    ).fetchall()
    return Page(rows, total, number, pages)


@dataclass(frozen=True, slots=True)
class Counts:
    """What the pictures show."""

    metrics: list[tuple[str, int]]
    forces: list[tuple[str, int]]
    deadlines: list[tuple[str, int]]
    organisations: list[tuple[str, str, int]]


def counts(connection: sqlite3.Connection, filters: Filters) -> Counts:
    """Facts of the articles under the filters: metrics by kind, commitments by force and by month of the deadline,
    organisations by the number of articles that name them."""
    where, values = condition(filters)
    inside = "1"
    prefix = ""
    if where != "1":
        if "p." in where:
            prefix = PROGRESS
        join = "LEFT JOIN progress AS p ON p.article = a.row" if prefix else ""
        inside = f"f.article IN (SELECT a.row FROM article AS a {join} WHERE {where})"

    def ask(select: str, rest: str) -> list[sqlite3.Row]:
        return connection.execute(
            f"{prefix} SELECT {select} FROM fact AS f WHERE {inside} AND {rest}", values
        ).fetchall()

    kinds = ask("f.kind, count(*)", "f.layer = 'metric' GROUP BY f.kind")
    forces = ask("f.kind, count(*)", "f.layer = 'commitment' GROUP BY f.kind")
    deadlines = ask(
        "substr(f.deadline, 1, 7) AS month, count(*)", "f.deadline IS NOT NULL GROUP BY month ORDER BY month"
    )
    names = ask(
        "f.name, max(f.kind), count(DISTINCT f.article) AS n",
        "f.name IS NOT NULL GROUP BY f.name ORDER BY n DESC, f.name LIMIT 7",
    )
    by_kind, by_force, by_month = ([(row[0], row[1]) for row in rows] for rows in (kinds, forces, deadlines))
    return Counts(by_kind, by_force, by_month, [(row[0], row[1], row[2]) for row in names])


@dataclass(frozen=True, slots=True)
class Choices:
    """Values that the filters can take in this folder."""

    kinds: list[str]
    forces: list[str]
    units: list[str]
    rules: list[str]
    organisations: list[str]


def choices(connection: sqlite3.Connection) -> Choices:
    """Values that occur in the index, the commonest first where there are many."""

    def ask(sql: str) -> list[str]:
        return [str(row[0]) for row in connection.execute(sql)]

    return Choices(
        ask("SELECT DISTINCT kind FROM fact WHERE layer != 'commitment' ORDER BY layer, kind"),
        ask("SELECT DISTINCT kind FROM fact WHERE layer = 'commitment' ORDER BY kind"),
        ask("SELECT unit FROM fact WHERE unit IS NOT NULL GROUP BY unit ORDER BY count(*) DESC, unit LIMIT 200"),
        ask("SELECT DISTINCT rule FROM fact ORDER BY rule"),
        ask("SELECT name FROM fact WHERE name IS NOT NULL GROUP BY name ORDER BY count(*) DESC, name LIMIT 200"),
    )


def totals(connection: sqlite3.Connection) -> dict[str, int]:
    """Sums over the whole folder, and how many facts are settled."""
    row = connection.execute(
        f"{PROGRESS} SELECT count(*) AS articles, coalesce(sum(metrics), 0) AS metrics,"
        " coalesce(sum(organisations), 0) AS organisations, coalesce(sum(commitments), 0) AS commitments,"
        " coalesce(sum(facts), 0) AS facts, coalesce(sum(rejections), 0) AS rejections,"
        " (SELECT coalesce(sum(settled), 0) FROM progress) AS settled FROM article"
    ).fetchone()
    return dict(row)


def problems(connection: sqlite3.Connection) -> list[str]:
    """What could not be read, in words."""
    rows = connection.execute("SELECT problem FROM file WHERE problem IS NOT NULL ORDER BY path LIMIT 20")
    return [row[0] for row in rows]


def order_of(connection: sqlite3.Connection, filters: Filters, sort: str, descending: bool) -> list[str]:
    """Names of all articles under the filters, in the order of the list."""
    where, values = condition(filters)
    order = SORTS.get(sort, SORTS["title"])
    needs_progress = "p." in where or "p." in order
    join = "LEFT JOIN progress AS p ON p.article = a.row" if needs_progress else ""
    rows = connection.execute(
        f"{PROGRESS if needs_progress else ''} SELECT a.name FROM article AS a {join} WHERE {where}"
        f" ORDER BY {order} {'DESC' if descending else 'ASC'} NULLS LAST, a.path",
        values,
    )
    return [row[0] for row in rows]
