"""Which lines are the headline of the article."""

import re

from newsledger.stages.clean.datelines import DatelineReader
from newsledger.stages.clean.page import Page

_HEADLINE_WORDS = 40
_WORD_CHARACTER = re.compile(r"\w")
_STOPS = re.compile(r"[a-z]{2}[.?!][\"')]*\s+[\"'(]*[A-Z]")


def find_headline(page: Page, title: str | None, dateline: DatelineReader) -> None:
    """The first line of running text, if it is built like a headline; and its repetitions."""
    known = _bare(title) if title else None
    for line in page.lines:
        if line.role in ("metadata", "furniture", "byline"):
            continue
        like = known is None and like_headline(line.text) and dateline(line.text) is None
        if line.role is None and (like or (known is not None and _is_bare(line.text, known))):
            line.take("headline", "line.headline")
            known = _bare(line.text)
            page.note("headline", line.text)
        if line.role is None and known is None:
            break
        if line.role == "headline":
            continue
        if line.role is None and line.words > _HEADLINE_WORDS:
            break
    if known:
        for line in page.lines:
            short = line.role is None and line.words <= _HEADLINE_WORDS
            if short and known[0] in line.text[:3].lower() and _is_bare(line.text, known):
                line.take("headline", "line.headline_again")


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()


def _is_bare(text: str, known: str) -> bool:
    # Few lines begin with the first word of the headline: the rest need not be taken apart.
    first, begin = known.split(" ", 1)[0], _WORD_CHARACTER.search(text)
    start = begin.start() if begin else 0
    return text[start : start + len(first)].lower().startswith(first) and _bare(text) == known


def like_headline(text: str) -> bool:
    """Whether a line is built like a headline: not too long, no full stop at its end, no sentences within."""
    if text.count(" ") >= _HEADLINE_WORDS or len(text) > 300:
        return False
    bare = text.rstrip("\"')] ")
    if bare.endswith((".", ";", ",", ":")) and not bare.endswith(("U.S.", "U.K.", "...")):
        return False
    return len(_STOPS.findall(text)) < 2
