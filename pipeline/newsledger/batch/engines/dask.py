"""Shards on Dask: one future a shard, through the public interface of ``distributed``."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from newsledger.batch.engines.attempts import attempt_shard
from newsledger.batch.engines.shards import Shard
from newsledger.errors import EngineError, MissingExtraError


def run_on_dask(
    shards: list[Shard], *, address: str | None, workers: int
) -> Iterator[tuple[Shard, dict[str, Any] | str]]:
    """Counts of each shard as it is done, or why it could not be: a shard that fails holds up no other.

    ``address`` is that of a scheduler; without one a cluster of ``workers`` processes runs on this machine, bound to
    127.0.0.1 and without a dashboard. Workers unpickle what the scheduler sends: a real cluster belongs into a private
    network, or behind TLS.
    """
    try:
        import distributed
    except ImportError as error:
        raise MissingExtraError("Runs on Dask", "dask") from error
    with _client(address, workers) as client:
        as_completed: Any = distributed.as_completed
        futures = {
            client.submit(attempt_shard, shard, key=shard.name, retries=1, pure=False): shard for shard in shards
        }
        for future in as_completed(list(futures)):
            shard = futures.pop(future)
            problem = future.exception()
            yield shard, future.result() if problem is None else f"{type(problem).__name__}: {problem}"
            future.release()


@contextmanager
def _client(address: str | None, workers: int) -> Iterator[Any]:
    import distributed

    start_client: Any = distributed.Client
    start_cluster: Any = distributed.LocalCluster
    if address is not None:
        try:
            client = start_client(address)
        except (OSError, ValueError) as error:
            raise EngineError(f"no Dask scheduler answers at {address}: {error}") from error
        with client:
            yield client
        return
    with (
        start_cluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address=None,
            memory_limit=0,
            silence_logs=logging.CRITICAL,  # what goes wrong with a shard is its outcome
        ) as cluster,
        start_client(cluster) as client,
    ):
        yield client
