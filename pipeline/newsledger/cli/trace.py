"""``newsledger trace``: what each stage made of an article, for those who write rules."""

import json
import sys
from typing import Annotated

import typer

from newsledger.cli.article import AsJson, File, Item, Lexicons, MaxSize, Published, articles

Sentence = Annotated[int | None, typer.Option(help="Also tokens, tags and phrases of the sentence of that number.")]
Stages = Annotated[
    list[str] | None, typer.Option("--stage", help="Only clean, segment, recognise, relate or validate; repeatable.")
]


def trace(
    file: File,
    sentence: Sentence = None,
    stage: Stages = None,
    item: Item = None,
    published: Published = None,
    lexicons: Lexicons = None,
    max_size: MaxSize = 10.0,
    as_json: AsJson = False,
) -> None:
    """Show what each stage made of one article: edits, sentences, mentions, drafts, refusals."""
    from newsledger.cli.tracing import STAGES, trace_values
    from newsledger.errors import NewsledgerError
    from newsledger.extractor import Extractor

    wanted = tuple(stage or STAGES)
    for name in wanted:
        if name not in STAGES:
            raise NewsledgerError(f"no stage {name!r}; there are {', '.join(STAGES)}")
    found = articles(file, item, published, max_size)
    extractor = Extractor(lexicons=tuple(lexicons or ()))
    for article in found:
        values = trace_values(extractor.trace(article), wanted, sentence)
        if as_json:
            sys.stdout.write(json.dumps({"id": article.id, **values}, indent=2, ensure_ascii=False) + "\n")
            continue
        from newsledger.cli.trace_view import print_trace

        print_trace(article.id, values)
