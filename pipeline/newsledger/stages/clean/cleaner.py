"""Cleans one article."""

from newsledger.lexicons.loader import Lexicons
from newsledger.stages.clean.characters import fold, invisible
from newsledger.stages.clean.edits import apply_edits, merged
from newsledger.stages.clean.lines import LineReader
from newsledger.stages.clean.masthead import read_masthead
from newsledger.stages.clean.mistranslations import Corrector
from newsledger.stages.clean.mojibake import mojibake
from newsledger.stages.clean.page import read_page
from newsledger.stages.clean.wrapping import wrapping
from newsledger.types.article import Article
from newsledger.types.clean_text import CleanText


class Cleaner:
    """Callable ``Article → CleanText``."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._read_lines = LineReader(lexicons)
        self._correct = Corrector(lexicons)

    def __call__(self, article: Article) -> CleanText:
        raw = article.text
        folded = fold(raw)
        edits = merged(invisible(raw), mojibake(raw), wrapping(raw), self._correct(folded))
        text, clean_breaks, raw_breaks = apply_edits(folded, edits)
        page = read_page(text)
        self._read_lines(page, article.title)
        masthead = read_masthead(page, article, text, self._read_lines.dateline)
        return CleanText(
            article,
            text,
            edits=edits,
            marks=page.marks(),
            masthead=masthead,
            clean_breaks=clean_breaks,
            raw_breaks=raw_breaks,
        )
