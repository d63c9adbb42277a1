"""What a word form can be in a name, worked out once per form."""

import re

from newsledger.lexicons.loader import Lexicons
from newsledger.types.marks import Form

CAPITAL = 1  # can stand inside a name: upper-case first letter, or a number with letters ("71st", "3M")
FUNCTION = 2  # a word that no name begins or ends with, capitalised or not
ROLE = 4  # an office of a person
THING = 8  # makes what it closes a thing, an event or a place
HEAD = 16  # last word of a head of a body's name
KNOWN = 32  # first word of a known body's name
PLACE = 64  # a place or nationality, or a word that only the name of a place has ("Hong", "Vegas")
NUMBER = 128
CALENDAR = 256
SURNAME = 512
GIVEN = 1024
RANK = 2048  # "Municipal", "First": says nothing of which body
PLACE_HEAD = 4096
LOWER_HEAD = 8192  # last word of a head that may be lower-case
VERBAL = 16384  # can be a finite verb: where every word has a capital, a name does not run through it
TAIL = 32768  # legal form of a company
CLOSER = 65536  # a head that never names a topic in another body's name
COMMON = 1 << 17  # a word of the dictionary, whatever its capital
OWNER = 1 << 18
OPENER = 1 << 19
BODY_NOUN = 1 << 20  # lower-case noun that says what the name beside it is: "lender", "retailer"
ACRONYM = 1 << 21  # two to eight capitals and digits
SITE = 1 << 22  # a domain name
CORPORATE = 1 << 23
ACT = 1 << 24
PLACE_START = 1 << 25  # first word of a place's name, be it "New"
TITLE = 1 << 26  # "Mr": a person follows
ADJECTIVE = 1 << 27  # can be nothing but an adjective
INTERSTATE = 1 << 28  # of a body between states
INITIALISM = 1 << 29  # initials that name no body: "GDP"
# Numbers from here on take two digits, with which Python reckons more slowly: flags that are seldom asked for.
UNIT = 1 << 30  # lower-case part of a body
DEED = 1 << 31  # what only a body does, not a stretch of land

TITLES = frozenset(
    ("mr", "mrs", "ms", "miss", "dr", "prof", "sir", "dame", "mr.", "mrs.", "ms.", "dr.", "prof.", "comrade")
)

_LEAD = re.compile(r"[^\W_]+")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&]{1,7}\Z")
_SITE = re.compile(r"(?:[\w-]{2,40}\.){1,3}(?:com|cn|net|org|tv|co|uk|hk|gov|edu|info|news)\Z", re.IGNORECASE)
_LEARNED = ("ological", "ation", "ment", "ness", "ology", "ism")  # words of fields, known to no small dictionary
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)\Z")


def lead(form: str) -> str:
    """Letters and digits that open a name, lower case: the key of its first word."""
    if form.isalnum():
        return form.lower()
    found = _LEAD.match(form)
    return found.group().lower() if found else form[:1]


def _last(head: str) -> str:
    """Last word of a head, as the tokenizer parts it."""
    return head.replace("-", " ").split()[-1]


class Forms:
    """Callable ``Form → flags``."""

    def __init__(
        self, lexicons: Lexicons, known: frozenset[str], small: frozenset[str], places: frozenset[str]
    ) -> None:
        lists = lexicons.name_words
        heads = lexicons.organisation_heads
        by_lower: dict[str, int] = {}

        def put(words: object, flag: int) -> None:
            for word in words:  # type: ignore[attr-defined]
                by_lower[word] = by_lower.get(word, 0) | flag

        put(lists["function"].words, FUNCTION)
        put(lists["calendar"].words, CALENDAR)
        put(lists["roles"].words, ROLE)
        put(TITLES, TITLE)
        put(lists["things"].words, THING)
        put(lists["ranks"].words, RANK)
        put(lists["place_heads"].words, PLACE_HEAD)
        put(lists["tails"].words, TAIL)
        put(lists["owners"].words, OWNER)
        put(lists["openers"].words, OPENER)
        put(lists["acts"].words, ACT)
        put(lists["deeds"].words, DEED)
        put(lists["international"].words, INTERSTATE)
        put(lists["corporate_roles"].words, CORPORATE)
        put(lexicons.body_nouns, BODY_NOUN)
        put((_last(key) for key in heads), HEAD)
        put(lists["closers"].words, CLOSER)
        put((_last(key) for key, row in heads.items() if row.lower), LOWER_HEAD)
        put((_last(key) for key, row in heads.items() if row.unit), UNIT)
        self._by_lower = by_lower
        self._surnames = frozenset(lists["surnames"].words)
        self._given = frozenset(lists["given"].words)
        self._initialisms = frozenset(lists["initialisms"].words)
        self._known = known
        self._small = small
        self._places = places
        names = [form for row in lexicons.places.values() for form in (*row.names, *row.within, *row.people)]
        self._whole_places = frozenset(name for name in names if " " not in name) | {"United"}
        self._in_small = dict(by_lower)  # of forms without a capital
        for words, flag in ((small & known, KNOWN), (places, PLACE_START), (self._whole_places, PLACE)):
            for word in words:
                if word.islower():
                    self._in_small[word] = self._in_small.get(word, 0) | flag
        self._place_parts = frozenset(part for name in names if " " in name for part in name.split() if len(part) > 2)

    def __call__(self, described: Form) -> int:
        form, lower = described.text, described.lower
        if described.is_alpha and form == lower and form.islower():
            return self._in_small.get(form, 0)
        flags = self._by_lower.get(lower, 0)
        first = form[:1]
        if first.isupper():
            flags |= CAPITAL
            flags |= SURNAME if form in self._surnames else 0
            flags |= GIVEN if form in self._given else 0
            if form in self._initialisms:
                flags |= INITIALISM
            elif form[1:2].isupper() and _ACRONYM.match(form):
                flags |= ACRONYM
            readings = described.readings
            if readings or lower.endswith(_LEARNED):
                flags |= COMMON | ADJECTIVE
                for tag, _ in readings:
                    if tag != "JJ":
                        flags &= ~ADJECTIVE
                        if tag == "VBZ" or tag == "VBD":
                            flags |= VERBAL
        elif first.isdigit():
            flags |= NUMBER
            if _ORDINAL.match(form):
                flags |= CAPITAL | RANK
        if "." in form[1:-1] and _SITE.match(form) and not lower.startswith("www."):
            flags |= SITE
        if first.isalnum():
            key = lead(lower)
            if key in self._known and (not first.islower() or key in self._small):
                flags |= KNOWN
            if key in self._places:
                flags |= PLACE_START
            if form in self._whole_places or (first.isupper() and form in self._place_parts and not flags & COMMON):
                flags |= PLACE
        return flags
