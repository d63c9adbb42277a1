"""Articles a second and peak memory of ``newsledger run``: 1 and 2 workers; 1,000, 10,000 and 100,000 articles.

usage: python benchmarks/scaling.py [--counts 1000,10000,100000] [--rounds 5] [--folder DIR]

The articles are recombined from the paragraphs of corpus/sample: short ones for the large counts, ones of the usual
length for one worker against two, which take turns. Time is wall time: other work on the machine counts (as root,
``nice -n -15`` before the command keeps it away). Medians of ``--rounds``; counts after the first run once.
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
SHORT, LONG = 1, 12  # paragraphs of an article: many short ones, and those of the usual length
ARTICLES = 800  # of the usual length


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", default="1000,10000,100000")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", type=pathlib.Path, help="where articles and records go; default: a temporary one")
    options = parser.parse_args()
    counts = [int(count) for count in options.counts.split(",")]
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        top = pathlib.Path(folder)
        figures: dict[str, Any] = {"rounds": options.rounds, "workers": gain(top, options.rounds), "articles": {}}
        results.keep("scaling", figures)
        for count in counts:
            words = recombined.write_articles(top / f"in{count}", count, length=SHORT)
            rounds = []
            for _ in range(options.rounds if count == counts[0] else 1):
                shutil.rmtree(top / "out", ignore_errors=True)
                rounds.append(run(top / f"in{count}", top / "out", 2))
            first, again = middle(rounds), run(top / f"in{count}", top / "out", 2)
            figures["articles"][str(count)] = {
                "words": words,
                "seconds": first["seconds"],
                "articles_per_second": round(count / first["working"]),
                "words_per_second": round(words / first["working"]),
                "memory_mb": first["memory"],
                "parent_memory_mb": first["parent"],
                "second_run_seconds": round(again["seconds"], 2),
                "second_run_share": round(again["seconds"] / first["seconds"], 4),
            }
            shutil.rmtree(top / f"in{count}")
            results.keep("scaling", figures)


def gain(top: pathlib.Path, rounds: int) -> dict[str, Any]:
    """One worker against two, in turns, on articles of the usual length, from file to record (no tables)."""
    words = recombined.write_articles(top / "gain", ARTICLES, length=LONG)
    taken: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(rounds):
        for workers, seconds in taken.items():
            shutil.rmtree(top / "out", ignore_errors=True)
            seconds.append(run(top / "gain", top / "out", workers, "--tables", "none")["working"])
    shutil.rmtree(top / "gain")
    return {
        "articles": ARTICLES,
        "words": words,
        "one": round(words / statistics.median(taken[1])),
        "two": round(words / statistics.median(taken[2])),
        "gain": round(statistics.median(one / two for one, two in zip(taken[1], taken[2], strict=True)), 2),
    }


def middle(rounds: list[dict[str, float]]) -> dict[str, float]:
    return {name: round(statistics.median(each[name] for each in rounds), 2) for name in rounds[0]}


def run(folder: pathlib.Path, out: pathlib.Path, workers: int, *more: str) -> dict[str, float]:
    """One run: wall seconds, seconds without start-up, peak memory of the largest process and of the parent in MB."""
    begin = time.perf_counter()
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "newsledger",
            "run",
            folder,
            "--out",
            out,
            "--workers",
            str(workers),
            "--json",
            "-q",
            *more,
        ],
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
