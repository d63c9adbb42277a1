"""Shards on Spark: ``mapInArrow`` over a frame that holds one shard a row and a partition."""

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from newsledger.batch.engines.attempts import attempt_shard
from newsledger.batch.engines.extraction import arrow
from newsledger.batch.engines.shards import Shard, as_json, from_json
from newsledger.errors import EngineError, MissingExtraError

if TYPE_CHECKING:
    import pyarrow as pa

ATTEMPTS = 4  # at a shard whose worker was lost


def run_on_spark(
    shards: list[Shard], *, address: str | None, workers: int, progress: bool = False
) -> Iterator[tuple[Shard, dict[str, Any] | str]]:
    """Counts of each shard. ``address`` is a master; without one Spark runs on this machine with ``workers`` cores.

    A session that is active already is used, and left running. The outcomes come when all shards are done; with
    ``progress`` Spark draws its bar on standard error till then. An exception in a shard is its outcome; a shard that
    takes its worker down is tried again by Spark, and stops the job after that: :class:`EngineError`. What was done
    till then is kept.
    """
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise MissingExtraError("Runs on Spark", "spark") from error
    active = SparkSession.getActiveSession()
    session = active or _session(address, workers, progress=progress)
    tasks = [as_json(shard) for shard in shards]
    try:
        # a range has exactly one number in each partition, which no repartition of a frame promises
        frame = session.range(0, len(tasks), 1, numPartitions=len(tasks))
        done = frame.mapInArrow(partial(run_batches, tasks), "place long, counts string, error string")
        try:
            rows = done.collect()  # all partitions at once; an iterator would have one done after the other
        except Exception as error:
            raise EngineError(
                f"Spark stopped the job: {_first_line(error)}; mend that and start the same command again: shards that "
                "are done are left alone"
            ) from error
        for row in rows:
            yield shards[row["place"]], row["error"] if row["counts"] is None else json.loads(row["counts"])
    finally:
        if active is None:
            session.stop()


def _session(address: str | None, workers: int, *, progress: bool) -> Any:
    """A session of our own, on this machine alone where no address is given."""
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder: Any = SparkSession.builder
    builder = builder.appName("newsledger").master(address or f"local[{workers},{ATTEMPTS}]")
    builder = builder.config("spark.ui.enabled", "false")
    builder = builder.config("spark.ui.showConsoleProgress", str(progress).lower())
    if address is None:
        builder = builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
    try:
        return builder.getOrCreate()
    except Exception as error:
        where = f"at {address}" if address else "on this machine; it needs Java 17"
        raise EngineError(f"Spark cannot be started {where}: {_first_line(error)}") from error


def _first_line(error: Exception) -> str:
    """What an error says, without the trace of the virtual machine that Spark appends."""
    return str(error).strip().partition("\n")[0] or type(error).__name__


def run_batches(tasks: Sequence[str], batches: "Iterable[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
    """Do the shards whose places among ``tasks`` stand in a partition; their counts, or why there are none."""
    pa = arrow()
    for batch in batches:
        for place in batch.column("id").to_pylist():
            counts = error = None
            try:
                counts = json.dumps(attempt_shard(from_json(tasks[place])))
            except Exception as caught:
                error = f"{type(caught).__name__}: {caught}"
            columns = [pa.array([place], type=pa.int64())]
            columns += [pa.array([value], type=pa.string()) for value in (counts, error)]
            yield pa.RecordBatch.from_arrays(columns, names=["place", "counts", "error"])
