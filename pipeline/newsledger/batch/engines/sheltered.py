"""A program that does the shard named on standard input in worker processes, and prints its counts as JSON."""

import json
import sys

from newsledger.batch.engines.shards import from_json, run_shard
from newsledger.batch.pool import Pool


def main() -> None:
    """Do the shard: an article that ends a process, or takes too long, is a row of its failures."""
    shard = from_json(sys.stdin.read())
    with Pool(shard.extraction.options()) as crew:
        print(json.dumps(run_shard(shard, crew)))


if __name__ == "__main__":
    main()
