"""A raw article, before any stage."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """Text of one article with what its container said about it.

    ``text`` is what every offset of the record refers to (code points, newlines untranslated).
    ``sha256`` is that of the raw bytes; when ``None`` the record takes that of the text in UTF-8.
    ``keep_text`` is set where the text is not the file itself (HTML, JSON): the record then carries it.

    >>> Article(text="Output rose 4% to 2 million tonnes.").id
    'article'
    """

    text: str
    id: str = "article"
    source: str | None = None
    sha256: str | None = None
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    editor: str | None = None
    keep_text: bool = False
