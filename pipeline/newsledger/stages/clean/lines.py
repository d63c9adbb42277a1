"""Says of each line whether it is headline, byline, metadata, furniture, caption, or none of these.

Rules are tried in order on each line; what is left is running text or a heading, which the segmenter tells apart.
"""

import re
from collections.abc import Callable

from newsledger.lexicons.loader import Lexicons
from newsledger.stages.clean.datelines import DatelineReader
from newsledger.stages.clean.dates import MONTH, full_dates
from newsledger.stages.clean.furniture import FurnitureRule
from newsledger.stages.clean.page import Line, Page

_REPORTER = re.compile(
    r"\b(?:reporters?|correspondents?|interns?|commentators?|photographers?|journalists?|writers?)\b", re.IGNORECASE
)
_REPORTER_HINTS = ("reporter", "correspondent", "intern", "commentator", "photographer", "journalist", "writer")
_BULLET = " \t□■●◆▲·*-–—([{<|/"
_STAMP = re.compile(
    rf"""\W*(?:(?:[A-Z][a-z]{{2,9}},?\s)?(?:(?:19|20)\d\d\s?[-/.年]\s?\d{{1,2}}\s?[-/.月]\s?\d{{1,2}}日?
        |{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d|\d{{1,2}}(?:st|nd|rd|th)?\s{MONTH},?\s(?:19|20)\d\d))
        (?:[,T\s|-]*\d{{1,2}}[:.h]\d{{2}}(?::\d{{2}})?(?:\s?[AaPp]\.?[Mm]\.?)?)?
        (?:\s?\(?(?:[A-Z]{{2,4}}|[+-]\d{{2}}:?\d{{2}}|Beijing [Tt]ime|local time)\)?)?""",
    re.VERBOSE,
)
_NAMEWORD = re.compile(
    r"[A-Z][\w'’.-]*|[A-Z]\.|and|&|of|the|de|van|von|bin|al|in|at"
    r"|our|newspaper|from|this|by|for|special|staff|chief|trainee|client"
)
_BY = re.compile(r"(?:By|BY|Written by|Text by|Reported by|Reporting by|Additional reporting by)[:\s]\s?(?=[A-Z])")
_SIGNED_WORD = re.compile(r"(?:Authors?|Editors?|Photographers?|Text|Wen|Photo|Proofreader)(?:\s?/\s?|\s)(?=[A-Z])")
_AGENCIES = re.compile(r"\(([A-Z][^()]{2,60})\)?\Z")
_SIGNED_DATE = re.compile(rf"[A-Z][\w ,.'-]{{1,40}},\s{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s(?:by|\(by)\s")
_RANK = re.compile(r"\s?\b(?:[Ss]pecial|[Cc]hief|[Ss]taff|[Tt]rainee|[Oo]ur)\Z")
_PEOPLE = re.compile(r"\b[Rr]eporters?:?\s((?:[A-Z][\w'’-]{0,20}[\s,·]{0,2}(?:and\s)?){1,12})")
_NOTE_WORDS = frozenset(
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
_FINAL_NOTE = re.compile(r"[(\[][^()\[\]]{2,200}[)\]]\.?\s*[\[(]?[^()\[\]]{0,60}[\])]?\Z")
_HEADLINE_WORDS = 40
_WORD_CHARACTER = re.compile(r"\w")
_STOPS = re.compile(r"[a-z]{2}[.?!][\"')]*\s+[\"'(]*[A-Z]")


class LineReader:
    """Gives every line of a page its role."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.dateline = DatelineReader(lexicons)
        self._field = {form: row.field for row in lexicons.labels.values() for form in row.forms}
        labels = "|".join(re.escape(f) for f in sorted(self._field, key=lambda f: (-len(f), f)))
        self._label = re.compile(rf"(?<![A-Za-z-])(?P<label>{labels})\s?:(?!//)", re.IGNORECASE)
        self._labels = tuple(self._field)
        self._longest_label = max(map(len, self._field), default=0)
        self._furniture = FurnitureRule(lexicons)
        self._rules: tuple[Callable[[Line, Page], bool], ...] = (
            self.wordless,
            self.labelled,
            self.stamped,
            self._furniture,
            self.signed,
            self.source_note,
            self.names_below,
        )

    def __call__(self, page: Page, title: str | None) -> None:
        """Fill in the roles, and the fields read off the lines."""
        page.holds_furniture = self._furniture.is_held_by(page.text)
        for line in page.lines:
            if line.is_short:
                for rule in self._rules:
                    if rule(line, page):
                        break
        self._headline(page, title)
        for line in page.lines:
            if line.role is None:
                self._cut(line, page)

    def wordless(self, line: Line, page: Page) -> bool:
        """A line without a letter or digit: "***", a stray quotation mark."""
        if len(line.text) > 40 or any(c.isalnum() for c in line.text):
            return False
        line.take("furniture", "line.wordless")
        return True

    def labelled(self, line: Line, page: Page) -> bool:
        """ "2020-07-26 05:03:17 Source: Harbin Daily Author: Lin Bo Editor: Lin Bo"."""
        text = line.text
        if ":" not in text or line.words > 60:
            return False
        if not any(self._ends_in_label(part) for part in text.split(":")[:-1]):
            return False
        labels = list(self._label.finditer(text))
        if not labels:
            return False
        stamp = _STAMP.match(text)
        lead = text[stamp.end() if stamp else 0 : labels[0].start()].strip(_BULLET)
        if lead and not (stamp and len(lead) < 60):
            return False
        ends = [label.start() for label in labels[1:]] + [len(text)]
        values = [
            (self._field[label["label"].lower()], text[label.end() : end].strip(" \t[](){}|,;/-·"))
            for label, end in zip(labels, ends, strict=True)
        ]
        if not stamp and len(labels) == 1 and not self._plausible(*values[0]):
            return False
        line.take("metadata", "line.labelled")
        for name, value in values:
            if value and name != "other":
                page.note("source" if name == "outlet" else name, value)
        return True

    def _ends_in_label(self, text: str) -> bool:
        return text.rstrip()[-self._longest_label :].lower().endswith(self._labels)

    def _plausible(self, name: str, value: str) -> bool:
        """Whether the value of a lone label is one: a name, a date, a few words."""
        words = value.split()
        if not words or len(words) > 12 or value.endswith("?"):
            return name == "other" and len(words) <= 12
        if name == "published":
            return next(full_dates(value), None) is not None
        if name in ("title", "outlet", "other"):
            return len(words) <= 12
        return len(words) <= 8 and all(w[0].isupper() or not w[0].isalpha() or w in ("and", "of", "the") for w in words)

    def stamped(self, line: Line, page: Page) -> bool:
        """A line that is a date or begins with one and names a source: "2024-02-23 07:15"."""
        if line.words > 14:
            return False
        stamp = _STAMP.match(line.text)
        if stamp is None:
            return False
        rest = line.text[stamp.end() :].strip(" \t|,;-·()[]")
        if rest and not (len(rest.split()) <= 8 and self.dateline.is_media(rest)):
            return False
        line.take("metadata", "line.stamped")
        if rest:
            page.note("source", rest)
        return True

    def signed(self, line: Line, page: Page) -> bool:
        """A byline: "□ Harbin Daily reporter Lin Bo", "By Ann Lee", "Correspondent Lin Bo"."""
        if line.words > 30:
            return False
        text = line.text.strip(_BULLET + ")]}")
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
        if agencies and all(self.dateline.is_media(name.strip()) for name in agencies[1].split(",")):
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
        if not (words & _NOTE_WORDS or (line.words <= 12 and _only_names(inside))):
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

    def _headline(self, page: Page, title: str | None) -> None:
        """The first line of running text, if it is built like a headline; and its repetitions."""
        known = _bare(title) if title else None
        for line in page.lines:
            if line.role in ("metadata", "furniture", "byline"):
                continue
            like = known is None and _like_headline(line.text) and self.dateline(line.text) is None
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

    def _cut(self, line: Line, page: Page) -> None:
        """Cut a dateline from the head of a line, and a source note from its end."""
        if line.text[0].isupper() or line.text[0] in "([":
            found = self.dateline(line.text)
            if found and found.end >= len(line.text) - 1:
                line.take("dateline", found.rule)
            elif found:
                line.body_start = line.start + found.end
                line.prefix_rule = found.rule
                if found.titled and _like_headline(line.text[found.end :]):
                    line.is_titled = True
                    page.note("headline", line.text[found.end :])
            if found:
                if found.media:
                    page.note("agency", found.media)
                people = _PEOPLE.search(line.text, 0, found.end)
                page.note("reporter", people[1] if people else "")
                if found.day:
                    page.note("day", f"{found.year or 0}-{found.day.month}-{found.day.day}")
        if line.text.endswith((")", "]")) and line.role is None:
            note = _FINAL_NOTE.search(line.text, max(0, len(line.text) - 260))
            if note and note.start() > line.body_start - line.start:
                words = {w.strip(",.:;()[]").lower() for w in note.group().split()}
                if words & _NOTE_WORDS and len(words) <= 20 and line.text[: note.start()].rstrip()[-1:] in ".!?\"'":
                    line.body_end = line.start + note.start()
                    line.suffix_rule = "line.final_note"


def _only_names(text: str) -> bool:
    """Whether a stretch holds nothing but names: capitalised words, "and", commas."""
    words = re.split(r"[\s,;/·|:()\[\]]+", text.strip())
    return all(not word or _NAMEWORD.fullmatch(word) for word in words)


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()


def _is_bare(text: str, known: str) -> bool:
    # Few lines begin with the first word of the headline: the rest need not be taken apart.
    first, begin = known.split(" ", 1)[0], _WORD_CHARACTER.search(text)
    start = begin.start() if begin else 0
    return text[start : start + len(first)].lower().startswith(first) and _bare(text) == known


def _like_headline(text: str) -> bool:
    if text.count(" ") >= _HEADLINE_WORDS or len(text) > 300:
        return False
    bare = text.rstrip("\"')] ")
    if bare.endswith((".", ";", ",", ":")) and not bare.endswith(("U.S.", "U.K.", "...")):
        return False
    return len(_STOPS.findall(text)) < 2
