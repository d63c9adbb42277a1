"""What a word form can be in a name, worked out once per form."""

import re
from collections.abc import Iterable, Mapping

from newsledger.lexicons.loader import Lexicons
from newsledger.types.document import Word

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
    """Callable ``(Word, readings) → flags``."""

    def __init__(
        self, lexicons: Lexicons, known: frozenset[str], small: frozenset[str], places: frozenset[str]
    ) -> None:
        lists = lexicons.name_words
        heads = lexicons.organisation_heads
        by_lower = _united(
            (lists["function"].words, FUNCTION),
            (lists["calendar"].words, CALENDAR),
            (lists["roles"].words, ROLE),
            (TITLES, TITLE),
            (lists["things"].words, THING),
            (lists["ranks"].words, RANK),
            (lists["place_heads"].words, PLACE_HEAD),
            (lists["tails"].words, TAIL),
            (lists["owners"].words, OWNER),
            (lists["openers"].words, OPENER),
            (lists["acts"].words, ACT),
            (lists["deeds"].words, DEED),
            (lists["international"].words, INTERSTATE),
            (lists["corporate_roles"].words, CORPORATE),
            (lexicons.body_nouns, BODY_NOUN),
            ((_last(key) for key in heads), HEAD),
            (lists["closers"].words, CLOSER),
            ((_last(key) for key, row in heads.items() if row.lower), LOWER_HEAD),
            ((_last(key) for key, row in heads.items() if row.unit), UNIT),
        )
        names = [form for row in lexicons.places.values() for form in (*row.names, *row.within, *row.people)]
        self._whole_places = frozenset(name for name in names if " " not in name) | {"United"}
        self._place_parts = frozenset(part for name in names if " " in name for part in name.split() if len(part) > 2)
        self._by_lower = by_lower
        self._by_form = _united((lists["surnames"].words, SURNAME), (lists["given"].words, GIVEN))
        self._initialisms = frozenset(lists["initialisms"].words)
        self._by_lead = _united((known, KNOWN), (places, PLACE_START))
        self._small = small
        # A form of lower-case letters alone has these flags and no others.
        openers = _united((small & known, KNOWN), (places, PLACE_START), (self._whole_places, PLACE))
        self._in_small = by_lower | {
            form: flags | by_lower.get(form, 0) for form, flags in openers.items() if form.islower()
        }

    def __call__(self, word: Word, readings: Mapping[str, str]) -> int:
        form, lower = word.text, word.lower
        if word.is_alpha and form == lower and form.islower():
            return self._in_small.get(form, 0)
        flags = self._by_lower.get(lower, 0)
        first = form[0]
        if word.is_title:
            flags |= CAPITAL | self._by_form.get(form, 0)
            if form in self._initialisms:
                flags |= INITIALISM
            elif form[1:2].isupper() and _ACRONYM.match(form):
                flags |= ACRONYM
            if readings or lower.endswith(_LEARNED):
                flags |= COMMON
                if not readings or (len(readings) == 1 and "JJ" in readings):
                    flags |= ADJECTIVE
                elif "VBZ" in readings or "VBD" in readings:
                    flags |= VERBAL
        elif first.isdigit():
            flags |= NUMBER
            if _ORDINAL.match(form):
                flags |= CAPITAL | RANK
        if "." in form and "." in form[1:-1] and _SITE.match(form) and not lower.startswith("www."):
            flags |= SITE
        if first.isalnum():
            key = lower if lower.isalnum() else lead(lower)
            opens = self._by_lead.get(key, 0)
            if opens & KNOWN and first.islower() and key not in self._small:
                opens &= ~KNOWN
            flags |= opens
            if form in self._whole_places or (word.is_title and form in self._place_parts and not flags & COMMON):
                flags |= PLACE
        return flags


def _united(*lists: tuple[Iterable[str], int]) -> dict[str, int]:
    """Words of several lists, each with the flags of all those that it is in."""
    united: dict[str, int] = {}
    for words, flag in lists:
        for word in words:
            united[word] = united.get(word, 0) | flag
    return united
