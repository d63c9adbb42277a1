"""The command line's entry: names the commands, imports nothing heavy."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="Turn raw news into facts that people can check.")


@app.callback()
def main() -> None:
    """Turn raw news into facts that people can check."""


@app.command()
def run(
    inputs: list[Path],
    out: Annotated[Path, typer.Option(help="output folder")],
    force: Annotated[bool, typer.Option(help="extract again what is up to date")] = False,
) -> None:
    """Extract the facts of articles into a folder of records."""
    from newsledger.extractor import Extractor
    from newsledger.reader import read_path
    from newsledger.writer import record_json

    extractor = Extractor()
    out.mkdir(parents=True, exist_ok=True)
    for given in inputs:
        for path in sorted(given.glob("*.txt")) if given.is_dir() else [given]:
            for article in read_path(path):
                (out / f"{article.id}.json").write_text(record_json(extractor.extract(article)), encoding="utf-8")
