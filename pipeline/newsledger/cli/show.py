"""``newsledger show``: one article as a person reads it, with what was found in it."""

import sys

import typer

from newsledger.cli.article import AsJson, File, Item, Lexicons, MaxSize, Published, articles


def show(
    file: File,
    item: Item = None,
    published: Published = None,
    lexicons: Lexicons = None,
    max_size: MaxSize = 10.0,
    as_json: AsJson = False,
) -> None:
    """Show one article in the terminal: its text with the facts coloured, then the facts as tables."""
    from newsledger.extractor import Extractor
    from newsledger.writer import record_json

    found = articles(file, item, published, max_size)
    extractor = Extractor(lexicons=tuple(lexicons or ()))
    for article in found:
        record = extractor.extract(article)
        if as_json:
            sys.stdout.write(record_json(record))
            continue
        from rich.console import Console

        from newsledger.cli.view import record_view

        console = Console(highlight=False)
        for part in record_view(record, article.text):
            console.print(part)
    typer.echo("", nl=False)
