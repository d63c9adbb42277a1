"""Measures the quality of extraction on the project's own articles, and keeps its floors.

usage: PYTHONPATH=pipeline python tests/quality/measure.py [--errors] [--layer LAYER] [--doc NAME]
                                                           [--update | --lower] [--export FOLDER]

--update  raise the floors to the present figures; refuses where a figure has fallen
--lower   set the floors to the present figures, also where they fall: say why in the commit
--export  write NAME.txt and NAME.json (gold) into a folder, for other scorers
"""

import argparse
import json
import math
import pathlib
import sys
import tomllib
from typing import Any

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent / "pipeline")]

from gold import load_articles  # noqa: E402
from score import Say, Tally, score_document  # noqa: E402

FLOORS = HERE / "floors.toml"


def measure(say: Say | None = None, doc: str | None = None) -> dict[str, float]:
    """Figures over all articles (or one), extracted with the package as it is."""
    from datetime import date

    from newsledger import Article, Extractor
    from newsledger.writer import record_json

    extractor = Extractor()
    tally = Tally()
    for gold in load_articles():
        if doc not in (None, gold["doc"]):
            continue
        article = Article(text=gold["text"], id=gold["doc"], published=date.fromisoformat(gold["published"]))
        record: dict[str, Any] = json.loads(record_json(extractor.extract(article)))

        def tell(layer: str, message: str, name: str = gold["doc"]) -> None:
            if say is not None:
                say(layer, f"{name}: {message}")

        score_document(gold, record, tally, tell)
    return tally.figures()


def read_floors() -> dict[str, float]:
    """Floors by figure."""
    return {name: float(floor) for name, floor in tomllib.loads(FLOORS.read_text(encoding="utf-8"))["floors"].items()}


def write_floors(figures: dict[str, float]) -> None:
    """Write floors, each figure cut to a multiple of 0.02, so that no single fact decides."""
    lines = [f'"{name}" = {math.floor(figure * 50 + 1e-9) / 50:.2f}' for name, figure in sorted(figures.items())]
    head = "# Floors of tests/quality, raised by `measure.py --update`; only `--lower` lets one fall.\n\n[floors]\n"
    FLOORS.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--layer", choices=("metrics", "organisations", "commitments"))
    parser.add_argument("--doc")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--lower", action="store_true")
    parser.add_argument("--export", type=pathlib.Path)
    options = parser.parse_args()
    if options.export is not None:
        options.export.mkdir(parents=True, exist_ok=True)
        for gold in load_articles():
            text = gold.pop("text")
            (options.export / f"{gold['doc']}.txt").write_text(text, encoding="utf-8", newline="")
            (options.export / f"{gold['doc']}.json").write_text(json.dumps(gold, indent=1), encoding="utf-8")
        return
    listing = options.errors or options.layer is not None

    def say(layer: str, message: str) -> None:
        if listing and options.layer in (None, layer):
            print(f"{layer}: {message}")

    figures = measure(say, options.doc)
    floors = read_floors() if FLOORS.exists() else {}
    for name, figure in figures.items():
        print(f"{name:24} {figure:6.3f}  floor {floors.get(name, 0.0):5.3f}")
    if options.lower:
        write_floors(figures)
    elif options.update:
        fallen = [name for name, floor in floors.items() if figures.get(name, 0.0) < floor]
        if fallen:
            sys.exit(f"fell below the floor: {', '.join(fallen)}; mend it, or say --lower and why in the commit")
        write_floors({name: max(figure, floors.get(name, 0.0)) for name, figure in figures.items()})


if __name__ == "__main__":
    main()
