"""Every benchmark of speed, memory and scaling, one after the other, then the page.

usage: python benchmarks/run_all.py [--quick]      --quick leaves out 100,000 articles
"""

import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def main() -> None:
    counts = "1000,10000" if "--quick" in sys.argv[1:] else "1000,10000,100000"
    for words in (["peers.py"], ["scaling.py", "--counts", counts], ["engines.py"], ["page.py"]):
        print(f"\n== {words[0]}", flush=True)
        subprocess.run([sys.executable, HERE / words[0], *words[1:]], check=True)


if __name__ == "__main__":
    main()
