"""A web page to its main text, title, date, outlet and authors."""

import re
import threading
from dataclasses import dataclass
from datetime import date

TIME_LIMIT = 20.0  # seconds
_DEEPEST = 500
_MOST_TAGS = 300_000
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
# Elements that HTML closes by itself, or that hold nothing: they do not nest.
_FLAT = frozenset(
    {
        *("p", "li", "td", "tr", "th", "dt", "dd", "option", "thead", "tbody", "tfoot", "colgroup", "col", "html"),
        *("br", "hr", "img", "input", "meta", "link", "area", "base", "embed", "param", "source", "track", "wbr"),
        *("head", "body"),
    }
)


class PageError(Exception):
    """The page cannot be read; ``kind`` is ``malformed``, ``no_text``, ``slow`` or ``unsupported``."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Main text of a page, one line a paragraph, and what the page says of it."""

    text: str
    title: str | None
    published: date | None
    outlet: str | None
    authors: tuple[str, ...]


def read_page(markup: str, *, time_limit: float = TIME_LIMIT) -> Page:
    """Main text of a page. Raises :class:`PageError`.

    Pages nested beyond any use are refused before they are parsed: parsers take time that grows with the square of
    the depth. What still takes too long is given up after ``time_limit`` seconds.
    """
    _check_nesting(markup)
    found: list[Page | PageError] = []

    def work() -> None:
        try:
            found.append(_extract(markup))
        except PageError as error:
            found.append(error)
        except Exception as error:
            found.append(PageError("malformed", f"the page cannot be parsed ({type(error).__name__})"))

    thread = threading.Thread(target=work, name="newsledger-page", daemon=True)
    thread.start()
    thread.join(time_limit)
    if not found:
        raise PageError("slow", f"finding the article took more than {time_limit:g} s; save the page as text instead")
    if isinstance(found[0], PageError):
        raise found[0]
    return found[0]


def _check_nesting(markup: str) -> None:
    depth = tags = 0
    for match in _TAG.finditer(markup):
        name = match[2].lower()
        if name in _FLAT:
            continue
        tags += 1
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > _DEEPEST or tags > _MOST_TAGS:
            raise PageError("malformed", "its elements are nested beyond reason; save the page as text instead")


def _extract(markup: str) -> Page:
    try:
        from trafilatura import bare_extraction
        from trafilatura.settings import Document
    except ImportError as error:
        raise PageError("unsupported", "reading web pages needs trafilatura: pip install 'newsledger[html]'") from error
    found = bare_extraction(
        markup,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text = (found.text or "") if isinstance(found, Document) else ""
    if not isinstance(found, Document) or not text.strip():
        raise PageError("no_text", "no article was found in the page; save its text as .txt")
    return Page(
        text=text,
        title=found.title or None,
        published=_date(found.date),
        outlet=found.sitename or None,
        authors=tuple(name.strip() for name in (found.author or "").split(";") if name.strip()),
    )


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
