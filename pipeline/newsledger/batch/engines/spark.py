"""Shards on Spark: ``mapInArrow`` over a frame that holds one shard a row and a partition."""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from newsledger.batch.engines.extraction import arrow
from newsledger.batch.engines.shards import Shard, as_json, from_json, run_shard
from newsledger.errors import MissingExtraError

if TYPE_CHECKING:
    import pyarrow as pa

ATTEMPTS = 4  # at a shard whose worker was lost


def run_on_spark(
    shards: list[Shard], *, address: str | None, workers: int
) -> Iterator[tuple[Shard, dict[str, Any] | str]]:
    """Counts of each shard. ``address`` is a master; without one Spark runs on this machine with ``workers`` cores.

    An exception in a shard is its outcome; a shard that takes its worker down is tried again by Spark, and stops the
    job after that. What was done till then is kept.
    """
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise MissingExtraError("Runs on Spark", "spark") from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    session = (
        SparkSession.builder.appName("newsledger")
        .master(address or f"local[{workers},{ATTEMPTS}]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1" if address is None else "")
        .config("spark.driver.bindAddress", "127.0.0.1" if address is None else "0.0.0.0")
        .getOrCreate()
    )
    try:
        by_name = {shard.name: shard for shard in shards}
        frame = session.createDataFrame([(as_json(shard),) for shard in shards], "shard string")
        frame = frame.repartition(len(shards)) if shards else frame
        for row in frame.mapInArrow(run_batches, "name string, counts string, error string").toLocalIterator():
            yield by_name[row["name"]], row["error"] if row["counts"] is None else json.loads(row["counts"])
    finally:
        session.stop()


def run_batches(batches: "Iterable[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
    """Do the shards that the rows of a partition name, and return their counts, or why there are none."""
    pa = arrow()
    for batch in batches:
        for text in batch.column("shard").to_pylist():
            shard = from_json(text)
            counts = error = None
            try:
                counts = json.dumps(run_shard(shard))
            except Exception as caught:
                error = f"{type(caught).__name__}: {caught}"
            columns = [pa.array([value], type=pa.string()) for value in (shard.name, counts, error)]
            yield pa.RecordBatch.from_arrays(columns, names=["name", "counts", "error"])
