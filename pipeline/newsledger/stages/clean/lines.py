"""Says of each line whether it is headline, byline, metadata, furniture, caption, or none of these.

Rules are tried in order on each line; what is left is running text or a heading, which the segmenter tells apart.
"""

import re
from collections.abc import Callable

from newsledger.lexicons.loader import Lexicons
from newsledger.stages.clean.bylines import BULLETS, NOTE_WORDS, BylineRules
from newsledger.stages.clean.datelines import DatelineReader
from newsledger.stages.clean.dates import MONTH, full_dates
from newsledger.stages.clean.furniture import FurnitureRule
from newsledger.stages.clean.headlines import find_headline, like_headline
from newsledger.stages.clean.page import Line, Page

_STAMP = re.compile(
    rf"""\W*(?:(?:[A-Z][a-z]{{2,9}},?\s)?(?:(?:19|20)\d\d\s?[-/.年]\s?\d{{1,2}}\s?[-/.月]\s?\d{{1,2}}日?
        |{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d|\d{{1,2}}(?:st|nd|rd|th)?\s{MONTH},?\s(?:19|20)\d\d))
        (?:[,T\s|-]*\d{{1,2}}[:.h]\d{{2}}(?::\d{{2}})?(?:\s?[AaPp]\.?[Mm]\.?)?)?
        (?:\s?\(?(?:[A-Z]{{2,4}}|[+-]\d{{2}}:?\d{{2}}|Beijing [Tt]ime|local time)\)?)?""",
    re.VERBOSE,
)
_PEOPLE = re.compile(r"\b[Rr]eporters?:?\s((?:[A-Z][\w'’-]{0,20}[\s,·]{0,2}(?:and\s)?){1,12})")
_FINAL_NOTE = re.compile(r"[(\[][^()\[\]]{2,200}[)\]]\.?\s*[\[(]?[^()\[\]]{0,60}[\])]?\Z")


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
        bylines = BylineRules(self.dateline.is_media)
        self._rules: tuple[Callable[[Line, Page], bool], ...] = (
            self.wordless,
            self.labelled,
            self.stamped,
            self._furniture,
            bylines.signed,
            bylines.source_note,
            bylines.names_below,
        )

    def __call__(self, page: Page, title: str | None) -> None:
        """Fill in the roles, and the fields read off the lines."""
        page.holds_furniture = self._furniture.is_held_by(page.text)
        for line in page.lines:
            if line.is_short:
                for rule in self._rules:
                    if rule(line, page):
                        break
        find_headline(page, title, self.dateline)
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
        lead = text[stamp.end() if stamp else 0 : labels[0].start()].strip(BULLETS)
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

    def _cut(self, line: Line, page: Page) -> None:
        """Cut a dateline from the head of a line, and a source note from its end."""
        if line.text[0].isupper() or line.text[0] in "([":
            found = self.dateline(line.text)
            if found and found.end >= len(line.text) - 1:
                line.take("dateline", found.rule)
            elif found:
                line.body_start = line.start + found.end
                line.prefix_rule = found.rule
                if found.titled and like_headline(line.text[found.end :]):
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
                if words & NOTE_WORDS and len(words) <= 20 and line.text[: note.start()].rstrip()[-1:] in ".!?\"'":
                    line.body_end = line.start + note.start()
                    line.suffix_rule = "line.final_note"
