"""Quality against a gold corpus, with floors that refuse to drop.

usage: python benchmarks/quality.py --gold FOLDER [--update] [--lower]

FOLDER holds ``dev/`` (articles with gold records), ``score.py``, ``newsquant_dev.json`` and ``newsquant.py``; it lies
beside the project and not in it. The articles are run from files to records as a user would run them, scored, and each
figure is held against ``benchmarks/floors.toml``. ``--update`` raises floors to what was measured (rounded down to
three digits); a floor falls only with ``--lower``.
"""

import argparse
import json
import math
import pathlib
import subprocess
import sys
import tempfile
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"


def measure(gold: pathlib.Path) -> dict[str, float]:
    """F1 of every figure that the two scorers know."""
    with tempfile.TemporaryDirectory() as out:
        subprocess.run(
            [sys.executable, "-m", "newsledger", "run", str(gold / "dev"), "--out", out, "--quiet", "--tables", "none"],
            check=True,
        )
        score = subprocess.run(
            [sys.executable, str(gold / "score.py"), out, "--json"], check=True, capture_output=True, text=True
        )
    figures = {name: row["f1"] for name, row in json.loads(score.stdout).items()}
    quantities = subprocess.run(
        [sys.executable, str(gold / "newsquant.py"), "--json"], check=True, capture_output=True, text=True
    )
    figures |= {name: row["f1"] for name, row in json.loads(quantities.stdout).items()}
    return figures


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=pathlib.Path, required=True)
    parser.add_argument("--update", action="store_true", help="raise floors to what was measured")
    parser.add_argument("--lower", action="store_true", help="with --update: let floors fall too")
    options = parser.parse_args()
    floors: dict[str, float] = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    figures = measure(options.gold)
    low = []
    for name, figure in figures.items():
        floor = floors.get(name, 0.0)
        mark = ""
        if figure < floor:
            low.append(name)
            mark = "  BELOW THE FLOOR"
        print(f"{name:28} {figure:6.3f}  floor {floor:5.3f}{mark}")
    if options.update:
        for name, figure in figures.items():
            measured = math.floor(figure * 1000) / 1000
            floors[name] = measured if options.lower else max(measured, floors.get(name, 0.0))
        rows = [f'"{name}" = {floor}' for name, floor in floors.items()]
        head = "# Floors of the quality gate: F1 on the gold corpus. Raised by benchmarks/quality.py --update.\n"
        FLOORS.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
    if low and not options.lower:
        print(f"below the floor: {', '.join(low)}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
