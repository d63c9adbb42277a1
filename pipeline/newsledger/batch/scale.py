"""Articles in Parquet or JSON Lines, at any size, on an engine that is already there."""

import json
import posixpath
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from newsledger.batch.engines import shards as shard_files
from newsledger.batch.engines.extraction import Extraction
from newsledger.batch.fingerprint import record_fingerprint, versions
from newsledger.batch.options import RunOptions
from newsledger.errors import MissingExtraError

Engine = Literal["dask", "spark"]
Watcher = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleSummary:
    """What a run on an engine did. ``totals`` are those of all shards of the input, done now or before."""

    shards: int
    done: int
    skipped: int
    dropped: int
    failed: dict[str, str]  # shards that have no result, and why
    totals: dict[str, int]

    def as_json(self) -> str:
        """The account as indented JSON."""
        return json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n"


def run_scale(
    inputs: tuple[str, ...],
    out: str,
    engine: Engine,
    *,
    extraction: Extraction | None = None,
    address: str | None = None,
    workers: int = 2,
    prune: bool = False,
    watcher: Watcher | None = None,
) -> ScaleSummary:
    """Extract Parquet files (columns as in JSON Lines) and JSON Lines into Parquet parts below ``out``.

    ``out`` gets ``records`` (document id and canonical JSON), ``documents``, ``metrics``, ``organisations``,
    ``commitments`` and ``failures``, one part a shard. A shard that is done is not done again. What the same files gave
    before they or the rules changed is removed at the end of a run without failed shards, and with ``prune`` what other
    files gave as well. Raises :class:`newsledger.errors.NewsledgerError`.
    """
    for needed in ("pyarrow", "fsspec"):
        if not find_spec(needed):
            raise MissingExtraError("Engines", engine)
    chosen = extraction or Extraction()
    found = versions(tuple(Path(folder) for folder in chosen.lexicons))
    rules = record_fingerprint(found, RunOptions(published=chosen.published))
    plan = list(shard_files.shards(inputs, out, chosen, f"{rules} {chosen.max_characters}"))
    with shard_files.storage(out):
        left = [shard for shard in plan if not shard_files.is_done(shard)]
    failed: dict[str, str] = {}
    if left:
        if engine == "dask":
            from newsledger.batch.engines.dask import run_on_dask

            outcomes = run_on_dask(left, address=address, workers=workers)
        else:
            from newsledger.batch.engines.spark import run_on_spark

            outcomes = run_on_spark(left, address=address, workers=workers, progress=watcher is not None)
        for number, (shard, said) in enumerate(outcomes, 1):
            if isinstance(said, str):
                failed[shard.name] = said
            if watcher is not None:
                watcher(number, len(left))
    with shard_files.storage(out):
        dropped = 0 if failed else shard_files.drop_superseded(out, {shard.name for shard in plan}, prune=prune)
        totals = _totals(out, [shard.name for shard in plan if shard.name not in failed])
    return ScaleSummary(
        shards=len(plan),
        done=len(left) - len(failed),
        skipped=len(plan) - len(left),
        dropped=dropped,
        failed=failed,
        totals=totals,
    )


def _totals(out: str, names: list[str]) -> dict[str, int]:
    from newsledger.batch.engines.shards import MARKS, open_path

    system, root = open_path(out)
    totals: dict[str, Any] = {}
    for name in names:
        said = json.loads(system.cat_file(posixpath.join(root, MARKS, f"{name}.json")))
        for key, value in said.items():
            if isinstance(value, int) and key != "group":
                totals[key] = totals.get(key, 0) + value
    return totals
