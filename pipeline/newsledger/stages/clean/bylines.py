"""Lines that say who wrote the article, and notes of its sources."""

import re
from collections.abc import Callable

from newsledger.stages.clean.dates import MONTH
from newsledger.stages.clean.page import Line, Page

BULLETS = " \t□■●◆▲·*-–—([{<|/"
_REPORTER = re.compile(
    r"\b(?:reporters?|correspondents?|interns?|commentators?|photographers?|journalists?|writers?)\b", re.IGNORECASE
)
_REPORTER_HINTS = ("reporter", "correspondent", "intern", "commentator", "photographer", "journalist", "writer")
_NAMEWORD = re.compile(
    r"[A-Z][\w'’.-]*|[A-Z]\.|and|&|of|the|de|van|von|bin|al|in|at"
    r"|our|newspaper|from|this|by|for|special|staff|chief|trainee|client"
)
_BY = re.compile(r"(?:By|BY|Written by|Text by|Reported by|Reporting by|Additional reporting by)[:\s]\s?(?=[A-Z])")
_SIGNED_WORD = re.compile(r"(?:Authors?|Editors?|Photographers?|Text|Wen|Photo|Proofreader)(?:\s?/\s?|\s)(?=[A-Z])")
_AGENCIES = re.compile(r"\(([A-Z][^()]{2,60})\)?\Z")
_SIGNED_DATE = re.compile(rf"[A-Z][\w ,.'-]{{1,40}},\s{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s(?:by|\(by)\s")
_RANK = re.compile(r"\s?\b(?:[Ss]pecial|[Cc]hief|[Ss]taff|[Tt]rainee|[Oo]ur)\Z")
NOTE_WORDS = frozenset(
    [
        "reporter",
        "reporters",
        "correspondent",
        "correspondents",
        "according",
        "report",
        "reports",
        "comprehensive",
        "end",
        "editor",
        "source",
        "author",
        "photo",
        "feature",
        "intern",
        "compiled",
        "trainee",
        "original",
    ]
)


class BylineRules:
    """Rules on one line; each says whether the line is a byline, and gives it that role."""

    def __init__(self, is_media: Callable[[str], bool]) -> None:
        self._is_media = is_media

    def signed(self, line: Line, page: Page) -> bool:
        """A byline: "□ Harbin Daily reporter Lin Bo", "By Ann Lee", "Correspondent Lin Bo"."""
        if line.words > 30:
            return False
        text = line.text.strip(BULLETS + ")]}")
        if "by" in text and _SIGNED_DATE.match(text):
            line.take("byline", "line.signed_date")
            return True
        by = _BY.match(text)
        if by and line.words <= 14 and _only_names(text[by.end() :]):
            line.take("byline", "line.by")
            page.note("author", text[by.end() :])
            return True
        signed = _SIGNED_WORD.match(text)
        if signed and line.words <= 12 and _only_names(text[signed.end() :]):
            line.take("byline", "line.signed_word")
            if signed.group().lower().startswith(("author", "text", "wen")):
                page.note("author", text[signed.end() :])
            return True
        bracketed = line.text[-1] == ")" and line.words <= 10 and line.index and _only_names(text)
        agencies = _AGENCIES.search(text) if bracketed else None
        if agencies and all(self._is_media(name.strip()) for name in agencies[1].split(",")):
            line.take("byline", "line.agencies")
            return True
        lower = text.lower()
        if not any(map(lower.__contains__, _REPORTER_HINTS)):
            return False
        found = _REPORTER.search(text)
        if found is None or not _only_names(text[: found.start()]) or not _only_names(text[found.end() :]):
            return False
        if text.endswith(("?", "!")) or (line.text.endswith(".") and line.words > 8):
            return False
        line.take("byline", "line.signed")
        self._note_people(text, page)
        return True

    def _note_people(self, text: str, page: Page) -> None:
        keywords = list(_REPORTER.finditer(text))
        outlet = _RANK.sub("", text[: keywords[0].start()].strip(" ,·/"))
        if outlet and outlet.lower() not in ("our", "the", "news"):
            page.note("outlet", outlet)
        for i, keyword in enumerate(keywords):
            end = keywords[i + 1].start() if i + 1 < len(keywords) else len(text)
            names = text[keyword.end() : end].strip(" :,;·/")
            if names and keyword.group().lower().startswith(("reporter", "intern", "journalist", "writer")):
                page.note("author", names)

    def source_note(self, line: Line, page: Page) -> bool:
        """A bracketed note on its own line: "(According to a Reuters report)", "(Lin Bo)"."""
        text = line.text
        if line.words > 40 or text[0] not in "([" or text.rstrip(".")[-1:] not in (")", "]"):
            return False
        inside = text.strip("()[]. ")
        words = {w.strip(",.:;()[]").lower() for w in inside.split()}
        if not (words & NOTE_WORDS or (line.words <= 12 and _only_names(inside))):
            return False
        line.take("byline", "line.source_note")
        return True

    def names_below(self, line: Line, page: Page) -> bool:
        """Names alone on the line below a byline: "Lin Bo Wei Jun"."""
        above = page.lines[line.index - 1] if line.index else None
        if above is None or above.role != "byline" or not 2 <= line.words <= 10:
            return False
        if not re.fullmatch(r"(?:[A-Z][a-z'’-]{1,15}(?:\s|,\s|$)){2,10}", line.text):
            return False
        line.take("byline", "line.names_below")
        if not above.text.lower().startswith("correspondent"):
            page.note("author", line.text)
        return True


def _only_names(text: str) -> bool:
    """Whether a stretch holds nothing but names: capitalised words, "and", commas."""
    words = re.split(r"[\s,;/·|:()\[\]]+", text.strip())
    return all(not word or _NAMEWORD.fullmatch(word) for word in words)
