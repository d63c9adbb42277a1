"""What an engine adds to a document, against ``newsledger run`` on the same articles with two workers.

usage: python benchmarks/engines.py [--articles 2000]

Both start-up and work are wall time; the first run of an engine on one tiny shard gives its start-up, which is taken
off. Spark is left out, and named as missing, where Java or pyspark is not there.
"""

import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from typing import Any

import recombined
import results


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    options = parser.parse_args()
    figures: dict[str, Any] = {"articles": options.articles, "missing": {}, "engines": {}}
    with tempfile.TemporaryDirectory() as folder:
        top = pathlib.Path(folder)
        lines(top / "in", options.articles, shards=8)
        lines(top / "tiny", 2, shards=1)
        run = ("run", "--out")
        figures["engines"]["run"] = measure(
            top, lambda source, out: [run[0], source, run[1], out, "--tables", "parquet"]
        )
        for engine in ("dask", "spark"):
            if engine == "spark" and not (find_spec("pyspark") and shutil.which("java")):
                figures["missing"][engine] = "needs Java 17 and pyspark"
                continue
            figures["engines"][engine] = measure(
                top, lambda source, out, engine=engine: ["scale", source, out, "--engine", engine]
            )
        base = figures["engines"]["run"]["work"] / options.articles
        for said in figures["engines"].values():
            said["microseconds_per_row"] = round(said["work"] / options.articles * 1e6)
            said["over_run_microseconds"] = round((said["work"] / options.articles - base) * 1e6)
    results.keep("engines", figures)


def measure(top: pathlib.Path, command: Any) -> dict[str, float]:
    start = timed(command(top / "tiny", top / "out-tiny"))
    whole = timed(command(top / "in", top / "out"))
    shutil.rmtree(top / "out-tiny")
    shutil.rmtree(top / "out")
    return {"start": round(start, 2), "work": round(whole - start, 2)}


def timed(words: list[Any]) -> float:
    begin = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "newsledger", *map(str, words), "--workers", "2", "--quiet"],
        env=os.environ | {"PYTHONPATH": str(recombined.ROOT / "pipeline")},
        stderr=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - begin


def lines(folder: pathlib.Path, count: int, *, shards: int) -> None:
    """The recombined articles as JSON Lines in some files."""
    recombined.write_articles(folder / "txt", count)
    paths = sorted((folder / "txt").glob("*.txt"))
    for number in range(shards):
        with (folder / f"s{number}.jsonl").open("w", encoding="utf-8") as file:
            for path in paths[number::shards]:
                file.write(json.dumps({"id": path.stem, "text": path.read_text(encoding="utf-8")}) + "\n")
    shutil.rmtree(folder / "txt")


if __name__ == "__main__":
    main()
