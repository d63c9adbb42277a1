"""Datelines at the head of a paragraph: "Xinhua News Agency, Harbin, July 26 (Reporter Lin Bo) The city …".

Each shape is one function on the head of the line; it returns where the dateline ends, with the medium and the day
that it names, or ``None``. The sentence proper starts where the dateline ends.
"""

import re
from collections.abc import Callable

from newsledger.lexicons.loader import Lexicons
from newsledger.stages.clean.dates import MONTH, MonthDay, month_day
from newsledger.types.value import value

_HEAD = 320  # characters in which a dateline must end
_REPORTER = r"(?:[Rr]eporters?|REPORTERS?|[Cc]orrespondents?|[Ii]ntern|[Cc]ommentators?|[Jj]ournalists?|[Ee]ditors?)"
_DATE = rf"(?P<month>{MONTH})\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s(?P<year>20\d\d))?(?!\d|[:,]\d)"
_NAME = r"[A-Z][\w'’-]{0,20}(?:[\s·][A-Z][\w'’-]{0,20}){0,3}"
_TAIL = re.compile(r"\s?(?:[.:,](?=\s|$)|--?(?=\s)|[–—])?\s*")
_TOPIC = re.compile(r"(?:[Tt]itle|[Tt]opic|[Hh]eadline|[Qq]uestion)\s?:\s")
_NOTE = re.compile(rf"\s?[(\[](?=[^)\]]{{0,160}}\b{_REPORTER}\b)[^)\]]{{1,220}}[)\]]")

# What a dateline cannot be without, besides a day of a month: a bracket, a dash or a reporter.
_HINTS = ("(", "[", " - ", "eporter", "orrespondent", "–", "—", "--", "News from")
_HINTED = 160  # characters in which it must stand
_DAY_HINT = re.compile(r"[JFMASOND][a-z.]{2,8}\s\d")

_AGENCY = re.compile(
    rf"(?P<media>[^,.(:;]{{2,60}}(?:\.(?:com|cn|net)[^,.(:;]{{0,20}})?)"
    rf"(?P<places>(?:[,.]\s?[^,.(:;]{{2,40}}){{0,3}}?)[,.]?\s\(?{_DATE}\)?"
)
_NOTED = re.compile(rf"(?P<media>[^,.(:;]{{2,60}}(?:\.(?:com|cn|net))?)(?={_NOTE.pattern})")
_BRACKETED = re.compile(rf"[(\[](?=[^)\]]{{0,200}}\b(?:{_REPORTER}|[Cc]omprehensive)\b)[^)\]]{{3,220}}[)\]]")
_BROADCAST = re.compile(r"(?P<media>[A-Z][^,.(:;]{1,40})\s\([^)]{3,40}\)\s?:")
_OURS = re.compile(
    rf"(?:(?:[Oo]ur|[Tt]his newspaper's|[Tt]he newspaper's)\s(?:chief\s|special\s|staff\s)?{_REPORTER}\s{_NAME}"
    rf"(?:(?:,|\sand|,\sand)\s{_NAME}){{0,4}}\s(?:reports?|reported|reporting)(?:\sfrom\s{_NAME})?"
    rf"|News from (?:our|this) (?:newspaper|site|station))\s?[:,.]"
)
_SIGNED = re.compile(
    rf"(?P<media>[A-Z][^,(:;]{{2,50}}?)\s{_REPORTER}\s(?P<name>{_NAME})(?:\.\s|,\s(?=(?:[Oo]n|[Ii]n|[Aa]t|[Aa]ccording|[Rr]ecently)\b)|\s(?=On\s))"
)
_PLACE = re.compile(
    rf"(?P<place>[A-Z][A-Za-z'’.-]{{1,20}}(?:\s[A-Z][A-Za-z'’.-]{{0,20}}){{0,3}}(?:,\s[A-Z][A-Za-z.'’]{{1,15}}(?:\s[A-Z][A-Za-z]{{1,15}})?){{0,2}})"
    rf"(?:,?\s{_DATE})?(?P<paren>\s?\((?P<media>[^()]{{2,40}})\))?\s?(?P<dash>--|—|–|-(?=\s))\s?(?=[A-Z\"'0-9])"
)


@value
class Dateline:
    """A dateline that ends at character ``end`` of its line."""

    end: int
    rule: str
    media: str | None = None
    day: MonthDay | None = None
    year: int | None = None
    titled: bool = False  # "title:" follows, and then the headline


class DatelineReader:
    """Callable ``line → Dateline | None``."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._endings = tuple(lexicons.outlets["ending"].forms)
        self._known = frozenset(lexicons.outlets["known"].forms)
        self._shapes: tuple[Callable[[str], Dateline | None], ...] = (
            self.agency,
            self.noted,
            self.bracketed,
            self.broadcast,
            self.ours,
            self.signed,
            self.place,
        )

    def __call__(self, line: str) -> Dateline | None:
        hinted = line[:_HINTED]
        if _DAY_HINT.search(hinted) is None and not any(map(hinted.__contains__, _HINTS)):
            return None
        head = line[:_HEAD]
        for shape in self._shapes:
            found = shape(head)
            if found is not None:
                return found
        return None

    def is_media(self, name: str) -> bool:
        """Whether ``name`` is built like the name of a medium."""
        lower = name.strip().lower()
        if not lower or len(lower) > 80 or not (name[0].isupper() or name[0].isdigit()):
            return False
        if lower in self._known or lower.split()[0].split(".")[0] in self._known:
            return True
        if lower.endswith((".com", ".cn", ".net", ".com.cn")):
            return True
        return any(lower == e or lower.endswith((" " + e, "·" + e, "/" + e)) for e in self._endings)

    def agency(self, head: str) -> Dateline | None:
        """ "Xinhua News Agency, Harbin, July 26 (Reporter Lin Bo)": medium, places, day."""
        match = _AGENCY.match(head) if _DAY_HINT.search(head) else None
        if match is None or not self.is_media(match["media"]) or not _capitalised(match["places"]):
            return None
        end = self._tail(head, match.end())
        named = _TOPIC.match(head, end)
        return Dateline(
            named.end() if named else end,
            "dateline.agency",
            match["media"].strip(),
            *_date(match),
            titled=named is not None,
        )

    def noted(self, head: str) -> Dateline | None:
        """ "Harbin Daily (Reporter Lin Bo)": medium and its reporter, no day."""
        match = _NOTED.match(head)
        if match is None:
            return None
        ours = match["media"].lower().startswith("news from")
        if not (ours or self.is_media(match["media"])):
            return None
        return Dateline(self._tail(head, match.end()), "dateline.noted", None if ours else match["media"].strip())

    def bracketed(self, head: str) -> Dateline | None:
        """ "[Harbin Daily Special Correspondent Lin Bo in Oslo]"."""
        match = _BRACKETED.match(head)
        return Dateline(self._tail(head, match.end()), "dateline.bracketed") if match else None

    def broadcast(self, head: str) -> Dateline | None:
        """ "HTV news (evening broadcast):"."""
        match = _BROADCAST.match(head)
        if match is None or not self.is_media(match["media"]):
            return None
        return Dateline(self._tail(head, match.end()), "dateline.broadcast", match["media"])

    def ours(self, head: str) -> Dateline | None:
        """ "Our reporter Lin Bo reported:"."""
        match = _OURS.match(head)
        return Dateline(self._tail(head, match.end()), "dateline.ours") if match else None

    def signed(self, head: str) -> Dateline | None:
        """ "Harbin Observer Network reporter Lin Bo. Because …"."""
        match = _SIGNED.match(head)
        if match is None or not self.is_media(match["media"]):
            return None
        return Dateline(match.end(), "dateline.signed", match["media"])

    def place(self, head: str) -> Dateline | None:
        """ "OSLO, July 26 (Reuters) - The …", "Luanda - The …"."""
        match = _PLACE.match(head)
        if match is None:
            return None
        words = re.findall(r"[A-Za-z]+", match["place"].split(",")[0])
        shouted = all(word.isupper() for word in words) and len(words[0]) > 2
        dated = match["month"] is not None or (match["media"] is not None and self.is_media(match["media"]))
        plain = match["dash"] == "-" and match["paren"] is None and len(words) <= 2 and len(head) > 100
        if not (shouted or dated or plain):
            return None
        return Dateline(match.end(), "dateline.place", match["media"], *_date(match))

    def _tail(self, head: str, position: int) -> int:
        """Where the dateline ends that has been read up to ``position``: after the reporter's note and a stop."""
        note = _NOTE.match(head, position)
        if note:
            position = note.end()
        tail = _TAIL.match(head, position)
        return tail.end() if tail else position


def _date(match: re.Match[str]) -> tuple[MonthDay | None, int | None]:
    if match["month"] is None:
        return None, None
    return month_day(match["month"], match["day"]), int(match["year"]) if match["year"] else None


def _capitalised(places: str) -> bool:
    words = [word for word in re.split(r"[\s,.]+", places) if word]
    return len(words) <= 8 and all(word[0].isupper() or word in ("of", "and", "the", "de") for word in words)
