"""The account of a run, as ``OUT/run.json`` keeps it."""

import json
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any

from newsledger.batch.fingerprint import Versions

LISTED = 1000  # failures named in run.json; every one has its file in failed/


@dataclass(slots=True, kw_only=True)
class Tally:
    """What a run did, article by article."""

    extracted: int = 0
    unchanged: int = 0
    failed: int = 0  # met in this run and without a record, tried now or before
    redone: int = 0  # of those extracted: only because rules, lexicons or options had changed
    pruned: int = 0
    gone: int = 0  # kept records whose article is no longer there
    words: int = 0  # of those extracted

    @property
    def articles(self) -> int:
        """Articles met."""
        return self.extracted + self.unchanged + self.failed


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One article without a record."""

    name: str
    source: str
    reason: str
    message: str


@dataclass(slots=True, kw_only=True)
class Summary:
    """The whole account. All but ``run`` depends on the articles and the rules alone, never on when or how often."""

    inputs: tuple[str, ...]
    versions: Versions
    tally: Tally
    changed: tuple[str, ...] = ()  # what differs from the run before: "rules", "lexicons", "spacy 3.8.1 -> 3.8.2"
    totals: dict[str, int] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()
    failures_total: int = 0
    tables: tuple[str, ...] = ()
    started: datetime = field(default_factory=lambda: datetime.now(UTC))
    seconds: float = 0.0
    workers: int = 0
    interrupted: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The account as JSON values."""
        tally = asdict(self.tally)
        return {
            "totals": self.totals,
            "failures": [asdict(failure) for failure in self.failures],
            "failures_not_listed": self.failures_total - len(self.failures),
            "versions": asdict(self.versions),
            "inputs": list(self.inputs),
            "tables": list(self.tables),
            "run": {
                **tally,
                "changed": list(self.changed),
                "started": self.started.isoformat(timespec="seconds"),
                "ended": datetime.fromtimestamp(self.started.timestamp() + self.seconds, UTC).isoformat(
                    timespec="seconds"
                ),
                "seconds": round(self.seconds, 2),
                "words_per_second": round(self.tally.words / self.seconds) if self.seconds else 0,
                "workers": self.workers,
                "interrupted": self.interrupted,
            },
        }

    def as_json(self) -> str:
        """The account as indented JSON."""
        return json.dumps(self.as_dict(), indent=2, ensure_ascii=False) + "\n"
