"""What the article says about itself, from the lines that say so."""

import re
from datetime import date
from typing import TypeGuard

from newsledger.stages.clean.datelines import DatelineReader
from newsledger.stages.clean.dates import MonthDay, full_dates
from newsledger.stages.clean.page import Page
from newsledger.stages.clean.publication import Publication, infer, reference
from newsledger.types.article import Article
from newsledger.types.clean_text import Masthead

_FIRST_YEAR, _LAST_YEAR = 1605, 2999  # the first newspaper; relative times stay far from the end of the calendar
_SPLIT = re.compile(r"\s*(?:,|;|/|\||·|、|\band\b|&)\s*")
_PORTAL = re.compile(r"\s?[-–—|_]\s?(?=[^-–—|_]{2,60}\Z)")
_PLAIN_NAME = re.compile(r"[A-Z][a-z'’]+(?:-[A-Za-z]+)?")
_NOT_NAME = re.compile(r"\d|\b(?:reporter|correspondent|newspaper|photo|our)s?\b", re.IGNORECASE)


def read_masthead(page: Page, article: Article, text: str, is_media: DatelineReader) -> Masthead:
    """Masthead of an article; what its container said (``article``) comes first."""
    title = _title(page, article, is_media)
    publication = _publication(page, article, text)
    outlets = [found for name in ("source", "portal", "outlet", "agency") for found in page.fields.get(name, ())]
    editors = [name for value in page.fields.get("editor", ()) for name in people(value)]
    signed = page.fields.get("author") or page.fields.get("reporter", ())[:1]
    authors = dict.fromkeys(name for value in signed for name in people(value))
    return Masthead(
        title=title,
        published=publication.day if publication else None,
        published_rule=publication.rule if publication else None,
        reference=reference(text) if publication is None and _is_news(page) else None,
        outlet=article.outlet or (outlets[0] if outlets else None),
        authors=article.authors or tuple(authors),
        editor=article.editor or (editors[0] if editors else None),
    )


def _is_news(page: Page) -> bool:
    """Whether a line tells that this is news, which reports on the latest figures: a dateline, a byline, a source."""
    return any(line.prefix_rule or line.role in ("byline", "dateline", "metadata", "furniture") for line in page.lines)


def people(value: str) -> tuple[str, ...]:
    """Names in a field: "Lin Bo, Wei Jun", "Lin Bo Wei Jun".

    Four or six plain words without a comma are Chinese names of two words each.

    >>> people("Lin Bo Wei Jun")
    ('Lin Bo', 'Wei Jun')
    """
    names: list[str] = []
    for part in _SPLIT.split(value.strip(" .:()[]")):
        words = part.split()
        if not words or len(words) > 8 or _NOT_NAME.search(part):
            continue
        if len(words) in (4, 6, 8) and all(_PLAIN_NAME.fullmatch(word) for word in words):
            names += [f"{words[i]} {words[i + 1]}" for i in range(0, len(words), 2)]
        elif len(words) <= 5:
            names.append(part)
    return tuple(dict.fromkeys(names))


def _title(page: Page, article: Article, reader: DatelineReader) -> str | None:
    """Title without the names of portals at its end; the last of these, that of the site, goes to the page's fields."""
    title = article.title or next(iter(page.fields.get("headline", page.fields.get("title", ()))), None)
    while title:
        cut = _PORTAL.search(title)
        if cut is None or cut.start() < 8 or not reader.is_media(title[cut.end() :]):
            break
        if "portal" not in page.fields:
            page.note("portal", title[cut.end() :].strip())
        title = title[: cut.start()].strip()
    return title or None


def _publication(page: Page, article: Article, text: str) -> Publication | None:
    if _is_day_of_news(article.published):
        return Publication(article.published, "published.given")
    header = [
        stated
        for line in page.lines
        if line.role in ("metadata", "byline", "dateline")
        for _, stated in full_dates(line.text)
    ]
    datelines: list[tuple[int | None, MonthDay]] = []
    for value in page.fields.get("day", ()):
        year, month, day = (int(part) for part in value.split("-"))
        datelines.append((year or None, MonthDay(month, day)))
    otherwise = article.published_otherwise
    return infer(text, header, datelines, article.source, otherwise if _is_day_of_news(otherwise) else None)


def _is_day_of_news(day: date | None) -> TypeGuard[date]:
    """Whether news may be of that day: "0001-01-01" and "9999-12-31" are what programs write for no date."""
    return day is not None and _FIRST_YEAR <= day.year <= _LAST_YEAR
