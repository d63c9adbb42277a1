"""What verdicts say of the rules: precision by rule and by kind, the worst first."""

import sqlite3
from collections import Counter
from dataclasses import dataclass
from math import sqrt
from typing import Any

from newsledger.review.library import Library
from newsledger.review.verdicts import REASONS

_RIGHT = """
SELECT f.sha256 AS sha256, f.rule AS rule, f.layer AS layer, f.kind AS kind, f.words AS words,
    a.name AS name, a.id AS id,
    CASE WHEN f.digest = v.correction_digest THEN 'accept' ELSE v.judgement END AS judgement,
    v.reason AS reason, v.note AS note,
    f.layer || '-' || f.start || '-' || f.end || CASE f.nth WHEN 0 THEN '' ELSE '-' || f.nth END AS key
FROM kept.verdict AS v CROSS JOIN fact AS f
    ON f.sha256 = v.sha256 AND f.layer = v.layer AND f.start = v.start AND f.end = v.end AND f.nth = v.nth
JOIN article AS a ON a.row = f.article
WHERE v.judgement IN ('accept', 'reject', 'correct', 'add') AND f.digest IN (v.digest, v.correction_digest)
ORDER BY a.path, f.start, f.layer
"""
# One article may lie in a folder twice under two names: its verdicts count once.
_ALL = """
SELECT layer, kind, rule, count(DISTINCT sha256 || '-' || start || '-' || end || '-' || nth) FROM fact GROUP BY 1, 2, 3
"""


@dataclass(slots=True)
class Tally:
    """Verdicts on the facts of one rule or kind. ``facts`` counts all of them, judged or not."""

    name: str
    layer: str
    facts: int = 0
    right: int = 0
    wrong: int = 0
    corrected: int = 0

    @property
    def judged(self) -> int:
        """Facts with a verdict that stands."""
        return self.right + self.wrong + self.corrected

    @property
    def precision(self) -> float | None:
        """Share of the judged that are right as they are; ``None`` where none is judged."""
        return self.right / self.judged if self.judged else None

    @property
    def bounds(self) -> tuple[float, float] | None:
        """Wilson's 95 % interval of the precision: few verdicts, wide bounds."""
        n = self.judged
        if not n:
            return None
        p, z = self.right / n, 1.96
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return max(0.0, middle - half), min(1.0, middle + half)

    def as_json(self) -> dict[str, Any]:
        """The tally for programs."""
        bounds = self.bounds
        return {
            "name": self.name,
            "layer": self.layer,
            "precision": None if self.precision is None else round(self.precision, 4),
            "low": None if bounds is None else round(bounds[0], 4),
            "high": None if bounds is None else round(bounds[1], 4),
            "judged": self.judged,
            "right": self.right,
            "wrong": self.wrong,
            "corrected": self.corrected,
            "facts": self.facts,
        }


@dataclass(frozen=True, slots=True)
class Wrong:
    """A fact that was rejected or corrected, for the list of what to mend."""

    rule: str
    words: str
    judgement: str
    reason: str | None
    note: str | None
    article: str
    document: str
    key: str

    def as_json(self) -> dict[str, Any]:
        """The fact for programs."""
        names = ("rule", "document", "key", "words", "judgement", "reason", "note")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True)
class Statistics:
    """All that the page and the command show. ``missed`` counts additions that the extractor does not find yet."""

    rules: list[Tally]
    kinds: list[Tally]
    layers: list[Tally]
    reasons: list[tuple[str, int]]
    missed: list[tuple[str, int]]
    stale: int
    wrong: list[Wrong]

    def as_json(self) -> dict[str, Any]:
        """The statistics for programs."""
        return {
            "rules": [tally.as_json() for tally in self.rules],
            "kinds": [tally.as_json() for tally in self.kinds],
            "layers": [tally.as_json() for tally in self.layers],
            "reasons": dict(self.reasons),
            "missed": dict(self.missed),
            "stale": self.stale,
            "judged_wrong": [wrong.as_json() for wrong in self.wrong],
        }


def statistics(library: Library) -> Statistics:
    """Count the verdicts that stand on the facts as they are now."""
    with library.index.connect() as connection:
        return _count(connection)


def _count(connection: sqlite3.Connection) -> Statistics:
    rules: dict[str, Tally] = {}
    kinds: dict[str, Tally] = {}
    layers: dict[str, Tally] = {}
    for layer, kind, rule, number in connection.execute(_ALL):
        for table, name in ((rules, rule), (kinds, f"{layer}: {kind}"), (layers, layer)):
            table.setdefault(name, Tally(name, layer)).facts += number
    reasons: Counter[str] = Counter()
    wrong = []
    seen = set()
    for row in connection.execute(_RIGHT):
        place = (row["sha256"], row["key"])
        if place in seen:
            continue
        seen.add(place)
        judgement = row["judgement"]
        for tally in (rules[row["rule"]], kinds[f"{row['layer']}: {row['kind']}"], layers[row["layer"]]):
            if judgement in ("accept", "add"):
                tally.right += 1
            elif judgement == "reject":
                tally.wrong += 1
            else:
                tally.corrected += 1
        if judgement in ("reject", "correct"):
            reasons[REASONS.get(row["reason"] or "", "corrected" if judgement == "correct" else "no reason given")] += 1
            wrong.append(
                Wrong(
                    row["rule"], row["words"], judgement, row["reason"], row["note"], row["name"], row["id"], row["key"]
                )
            )
    found = (
        " EXISTS (SELECT 1 FROM fact AS f WHERE f.sha256 = v.sha256 AND f.layer = v.layer AND f.start = v.start"
        " AND f.end = v.end AND f.nth = v.nth AND f.digest IN (v.digest, v.correction_digest))"
    )
    known = "v.sha256 IN (SELECT sha256 FROM article)"
    missed = connection.execute(
        f"SELECT layer, count(*) FROM kept.verdict AS v WHERE judgement = 'add' AND {known} AND NOT {found} GROUP BY 1"
    ).fetchall()
    stale = connection.execute(
        f"SELECT count(*) FROM kept.verdict AS v WHERE judgement NOT IN ('add', 'none') AND NOT {found}"
    ).fetchone()[0]
    return Statistics(
        _worst_first(rules),
        _worst_first(kinds),
        sorted(layers.values(), key=lambda tally: tally.name),
        reasons.most_common(),
        [(row[0], row[1]) for row in missed],
        stale,
        wrong,
    )


def _worst_first(tallies: dict[str, Tally]) -> list[Tally]:
    """Judged before unjudged, the lowest precision first, of equals the one with more wrong, then more facts."""

    def order(tally: Tally) -> tuple[bool, float, int, int, str]:
        share = tally.precision
        return share is None, 1.0 if share is None else share, -(tally.judged - tally.right), -tally.facts, tally.name

    return sorted(tallies.values(), key=order)
