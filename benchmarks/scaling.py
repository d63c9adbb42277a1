"""Articles a second and peak memory of ``newsledger run``: 1 and 2 workers; 1,000, 10,000 and 100,000 articles.

usage: python benchmarks/scaling.py [--counts 1000,10000,100000] [--rounds 5] [--folder DIR]

The articles are recombined from the paragraphs of corpus/sample. Time is wall time: other work on the machine counts,
which is why one worker and two take turns. Medians of ``--rounds`` for the smallest count; larger ones run once.
"""

import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from typing import Any

import recombined
import results

ROOT = recombined.ROOT


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", default="1000,10000,100000")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", type=pathlib.Path, help="where articles and records go; default: a temporary one")
    options = parser.parse_args()
    counts = [int(count) for count in options.counts.split(",")]
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        top = pathlib.Path(folder)
        figures: dict[str, Any] = {"rounds": options.rounds, "workers": {}, "articles": {}}
        for count in counts:
            words = recombined.write_articles(top / f"in{count}", count)
            rounds = options.rounds if count == counts[0] else 1
            measured: dict[int, list[dict[str, float]]] = {1: [], 2: []}
            for _ in range(rounds):
                for workers in (1, 2) if count == counts[0] else (2,):
                    shutil.rmtree(top / "out", ignore_errors=True)
                    measured[workers].append(run(top / f"in{count}", top / "out", workers))
            again = run(top / f"in{count}", top / "out", 2)
            both = {workers: middle(rounds) for workers, rounds in measured.items() if rounds}
            figures["articles"][str(count)] = {
                "words": words,
                "seconds": both[2]["seconds"],
                "articles_per_second": round(count / both[2]["working"]),
                "words_per_second": round(words / both[2]["working"]),
                "memory_mb": both[2]["memory"],
                "parent_memory_mb": both[2]["parent"],
                "second_run_seconds": again["seconds"],
                "second_run_share": round(again["seconds"] / both[2]["seconds"], 4),
            }
            if 1 in both:
                figures["workers"] = {
                    "articles": count,
                    "one": round(words / both[1]["working"]),
                    "two": round(words / both[2]["working"]),
                    "gain": round(
                        statistics.median(
                            one["working"] / two["working"] for one, two in zip(measured[1], measured[2], strict=True)
                        ),
                        2,
                    ),
                }
            shutil.rmtree(top / f"in{count}")
            results.keep("scaling", figures)


def middle(rounds: list[dict[str, float]]) -> dict[str, float]:
    return {name: round(statistics.median(each[name] for each in rounds), 2) for name in rounds[0]}


def run(folder: pathlib.Path, out: pathlib.Path, workers: int) -> dict[str, float]:
    """One run: wall seconds, seconds without start-up, peak memory of the largest process and of the parent in MB."""
    begin = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "newsledger", "run", folder, "--out", out, "--workers", str(workers), "--json", "-q"],
        env=os.environ | {"PYTHONPATH": str(ROOT / "pipeline")},
        stdout=subprocess.PIPE,
    )
    peaks: dict[int, int] = {}
    first: list[float] = []
    watcher = threading.Thread(target=watch, args=(process, out, peaks, first))
    watcher.start()
    stdout = process.communicate()[0]
    seconds = time.perf_counter() - begin
    watcher.join()
    if process.returncode:
        raise SystemExit(f"newsledger run failed with {process.returncode}")
    assert json.loads(stdout)["failures"] == []
    start = (first[0] - begin) if first else 0.0
    return {
        "seconds": seconds,
        "working": seconds - start,
        "memory": max(peaks.values()) / 1024,
        "parent": peaks.get(process.pid, 0) / 1024,
    }


def watch(process: "subprocess.Popen[bytes]", out: pathlib.Path, peaks: dict[int, int], first: list[float]) -> None:
    """Peak memory of the process and all below it, and when its workers were there and had loaded what they need."""
    while process.poll() is None:
        for pid in family(process.pid):
            try:
                status = pathlib.Path(f"/proc/{pid}/status").read_text()
            except OSError:
                continue
            for line in status.splitlines():
                if line.startswith("VmHWM:"):
                    peaks[pid] = max(peaks.get(pid, 0), int(line.split()[1]))
        if not first and len(family(process.pid)) >= 4:  # parent, tracker, server, a worker
            first.append(time.perf_counter())
        time.sleep(0.05)


def family(pid: int) -> list[int]:
    found = [pid]
    try:
        for child in pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            found += family(int(child))
    except OSError:
        pass
    return found


if __name__ == "__main__":
    main()
