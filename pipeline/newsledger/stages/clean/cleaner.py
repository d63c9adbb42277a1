"""Cleans one article."""

from newsledger.lexicons.loader import Lexicons
from newsledger.types.article import Article
from newsledger.types.clean_text import CleanText, Masthead


class Cleaner:
    """Callable ``Article → CleanText``."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons

    def __call__(self, article: Article) -> CleanText:
        masthead = Masthead(
            title=article.title,
            published=article.published,
            outlet=article.outlet,
            authors=article.authors,
            editor=article.editor,
        )
        return CleanText(article, article.text, masthead=masthead)
