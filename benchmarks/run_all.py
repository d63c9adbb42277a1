"""Every benchmark of speed, memory, scaling and reviewing, one after the other, then the page.

usage: python benchmarks/run_all.py [--quick]      --quick leaves out 100,000 articles

One that cannot run (no Java for Spark, no Chromium for the pages) is named at the end; the page is written all the
same.
"""

import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def main() -> None:
    counts = "1000,10000" if "--quick" in sys.argv[1:] else "1000,10000,100000"
    failed = []
    for words in (["peers.py"], ["scaling.py", "--counts", counts], ["engines.py"], ["reviewing.py"], ["page.py"]):
        print(f"\n== {words[0]}", flush=True)
        if subprocess.run([sys.executable, HERE / words[0], *words[1:]], check=False).returncode:
            failed.append(words[0])
    if failed:
        raise SystemExit(f"failed: {', '.join(failed)} (see above)")


if __name__ == "__main__":
    main()
