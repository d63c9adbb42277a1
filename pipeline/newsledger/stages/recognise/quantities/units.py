"""Units of measure and currencies beside a number."""

import re
from dataclasses import replace

from newsledger.lexicons.loader import Lexicons
from newsledger.lexicons.quantity_rows import CurrencyRow
from newsledger.types.value import value

_SYMBOL = re.compile(
    r"[%％﹪‰℃℉€£¥$¢₿×′″\"㎡㎥]|[°º] ?[CF](?![A-Za-z])|[°º]|[A-Za-zµμΩ][A-Za-zµμΩ.^·-]{0,9}[²³23]?(?![A-Za-z0-9])"
)
_GAP = re.compile(r" ?[-‐–] ?|[ \u00a0\u2009\u202f]{0,2}")
_WORDS = re.compile(r"[A-Za-z$%][A-Za-z$%.]*(?:[ -][A-Za-z.]{1,12}){0,3}")
_FIRST_WORD = re.compile(r"[A-Za-z$%][A-Za-z$%.]*")
_PER = re.compile(
    r" ?/ ?(?:per )?| (?:(?:more|less|higher|lower|fewer) )?per (?:each |every )?"
    r"| every (?=(?:year|month|week|day|hour)\b)| for (?:each|every) |-per-|[ -](?=an?[ -])"
)
_ASIDE = re.compile(r" ?[(（][^()（）]{1,40}[)）](?= (?:per|for every|for each|every|an?) [a-z\d])")
_ARTICLE = re.compile(r"an?[ -](?!(?:year|month|week|day|decade) (?:earlier|ago|later|before|prior|after|old)\b)")
_RATE = re.compile(r"[A-Za-zµμ]{1,5}/[A-Za-z]{1,4}(?![A-Za-z0-9])")
_PORTION = re.compile(
    r"(1(?:,?000){1,3}|1,?0{1,5}|ten thousand|hundred thousand|ten|hundred|thousand|million) ?(?=[A-Za-z])"
)
_PORTIONS = {
    "ten": 10, "hundred": 100, "thousand": 1000, "ten thousand": 10_000, "hundred thousand": 100_000,
    "million": 1_000_000,
}  # fmt: skip
_PORTIONED = frozenset(("/", " per ", " for every ", " for each ", " per every "))
_STANDARD = re.compile(r"[A-Z]{2,4}/[A-Z] ?\d")
_NOUN = re.compile(r"[A-Za-z][a-z]{2,19}(?![A-Za-z])")
_AFTER_DOLLAR = re.compile(r" ?(US|U\.S\.|Canadian|Australian|Hong Kong|CAD|AUD|CDN|NZ|HK|Singapore)(?![A-Za-z])")
_DOLLARS = {
    "US": "USD", "U.S.": "USD", "Canadian": "CAD", "CAD": "CAD", "CDN": "CAD", "Australian": "AUD", "AUD": "AUD",
    "NZ": "NZD", "HK": "HKD", "Hong Kong": "HKD", "Singapore": "SGD",
}  # fmt: skip
# One-letter symbols that may stand apart from their number; others must be glued to it.
_LOOSE_LETTERS = frozenset("mgtWVLNCFhpAJsc")
_WEIGHT = re.compile(
    r"weigh|heav|\blos(?:e|t|ing)\b|\bdropping\b|\bshape\b|\bthrust|meat|fish|food|\bfat\b|waste|cargo|bomb|explos"
)
# what shows that a small "c" after a number is cents, no size or option
_SUFFIXED = re.compile(r"-[a-z]{2,12}ed\b")
_CENTS = re.compile(
    r"[$€£]|\bcents?\b|\bpenc|\bdollar|\beuro|\brand\b|share|dividend|price|cost|\btax|levy|\bduty|toll|\bpaid|\bpay"
)
_LOWER_CASE = frozenset({
    "li", "mu", "jin", "dan", "chi", "fen", "mao", "kuai", "liang", "won", "dong", "sen",
})  # fmt: skip
_PERSONS = frozenset(("capita", "people", "persons", "person"))
_NO_NOUNS = frozenset(("the", "one", "two", "his", "her", "their", "our", "and", "such", "these", "those"))
_SHARED_NOUNS = frozenset({
    "share", "head", "person", "piece", "unit", "bottle", "pop", "item", "ticket", "seat", "user", "student", "trip",
    "ride", "journey", "meal", "cup", "copy", "game", "visit", "lesson", "class", "household", "family", "child",
    "plate", "bowl", "box", "card", "word", "pair", "set", "kilo", "room", "bed", "plot", "bag", "pack", "packet",
    "can", "passenger", "vehicle", "car", "patient", "pupil", "member", "worker", "employee", "player", "customer",
    "guest", "visitor", "village", "school", "song", "carton", "crate", "dose", "test", "book", "lot",
})  # fmt: skip


@value
class UnitMatch:
    """A unit found at a number: its code, where it ends, what it measures, whether it is a rate."""

    code: str
    end: int
    dimension: str
    ratio: bool = False
    symbol: bool = False
    divisor: int = 1  # "per 100,000 inhabitants"


def plural(word: str) -> str:
    """Regular plural of the last word: kilowatt hour → kilowatt hours, inch → inches."""
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def singular(word: str) -> str:
    """Singular of a regular plural in -s, for the nouns after "per"."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def currency_forms(code: str, row: CurrencyRow) -> tuple[str, ...]:
    """Words of a currency and their plurals; the ISO code has none."""
    return (*row.words, *(plural(word) for word in row.words if word != code.lower()))


class Units:
    """Finds units after a number and currency signs before it."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._words: dict[str, tuple[str, str, bool]] = {}
        self._symbols: dict[str, tuple[str, str, bool]] = {}
        self._currency_signs: dict[str, str] = {}
        for code, unit in lexicons.units.items():
            entry = (code, unit.dimension, unit.ratio)
            for word in (*unit.words, *(unit.plurals or map(plural, unit.words))):
                self._words.setdefault(word, entry)
                self._words.setdefault(word.replace("-", " "), entry)
            for symbol in unit.symbols:
                self._symbols.setdefault(symbol, entry)
        for code, currency in lexicons.currencies.items():
            for word in currency_forms(code, currency):
                self._words.setdefault(word, (code, "money", False))
            for sign in currency.symbols:
                self._currency_signs.setdefault(sign.strip(), code)
                if len(sign) == 1 or sign.isupper():
                    self._symbols.setdefault(sign.strip(), (code, "money", False))
        for clash in ("R", "PS", "CFA", "TRY", "ALL", "PEN", "COP"):
            self._symbols.pop(clash, None)
        self._symbols["PS"] = ("hp", "power", False)
        # What units in words begin with; a full stop may end the sentence or mark a word as shortened.
        firsts = {match[0] for match in map(_FIRST_WORD.match, self._words) if match}
        self._first_words = frozenset(firsts | {first + "." for first in firsts})
        self._last_letters = frozenset(sign[-1] for sign in self._currency_signs)
        self._longest = max(map(len, self._currency_signs))

    def before(self, text: str, begin: int, start: int) -> tuple[str, int] | None:
        """Currency whose sign stands right before ``start``: its code and where the sign starts."""
        if start == begin:
            return None
        stop = start
        gap = text[stop - 1] in " \u00a0\u2009\u202f"
        if gap:
            stop -= 1
        last = text[stop - 1 : stop]
        if last not in self._last_letters:
            return None
        for length in range(min(self._longest, stop - begin), 0, -1):
            sign = text[stop - length : stop]
            code = self._currency_signs.get(sign)
            if code is None:
                continue
            first = stop - length
            if sign[0].isalpha() and first > begin and (text[first - 1].isalnum() or text[first - 1] in "-‐_"):
                continue
            if gap and ((len(sign) == 1 and sign.isalpha()) or sign == "PS"):
                continue
            return code, first
        return None

    def of_noun(self, lemma: str) -> tuple[str, str, bool] | None:
        """Code, dimension and ratio of a unit named by a noun that stands apart from its number."""
        return self._words.get(lemma)

    def after(self, text: str, position: int, end: int, digits: bool) -> UnitMatch | None:
        """Longest unit after the number that ends at ``position``, with what it is taken per."""
        if position >= end:
            return None
        if text[position] == " " and text[position + 1 : position + 2].isalpha():  # as nearly always
            at, hyphen = position + 1, False
            if at >= end:
                return None
        else:
            gap = _GAP.match(text, position, end)
            assert gap is not None
            at, hyphen = gap.end(), "-" in gap[0]
        found = self._one(text, at, end, glued=at == position, digits=digits, hyphen=hyphen)
        if found is None:
            return None
        return self._per(text, found, end)

    def dollar_after(self, text: str, position: int, end: int) -> tuple[str, int] | None:
        """The country after a dollar amount: "$31.20 US"."""
        match = _AFTER_DOLLAR.match(text, position, end)
        return (_DOLLARS[match[1]], match.end()) if match else None

    def pounds(self, text: str, begin: int, end: int, match: UnitMatch, scaled: bool) -> UnitMatch:
        """Money or weight: "pounds" of something, or beside words of weight, are weight unless in millions."""
        around = text[max(begin, match.end - 90) : min(end, match.end + 40)].lower()
        weight = text.startswith((" of ", "-"), match.end) or _WEIGHT.search(around) is not None
        if weight and not scaled:
            return UnitMatch("lb" + match.code[5:], match.end, "mass", match.ratio)
        return UnitMatch("GBP" + match.code[5:], match.end, "money", match.ratio)

    def per(self, text: str, found: UnitMatch, end: int) -> UnitMatch:
        """``found`` with what it is taken per: "$" + " per barrel"."""
        return self._per(text, found, end)

    def _one(
        self, text: str, at: int, end: int, *, glued: bool, digits: bool, hyphen: bool = False
    ) -> UnitMatch | None:
        symbol = _SYMBOL.match(text, at, end) if digits else None
        first = _FIRST_WORD.match(text, at, end)
        best: UnitMatch | None = None
        if first and first[0].lower() in self._first_words:
            words = _WORDS.match(text, at, min(end, at + 44))
            best = self._phrase(words[0], at, digits) if words else None
        if symbol:
            form = symbol[0]
            rate = _RATE.match(text, at, end) if text[symbol.end() : symbol.end() + 1] == "/" else None
            if rate and rate[0] in self._symbols:
                form = rate[0]
            if form == '"' and not (glued and text.count('"', max(0, at - 300), at) % 2 == 0):
                return best
            entry = self._symbols.get(form)
            if entry and text[at + len(form) : at + len(form) + 1] == "/" and _STANDARD.match(text, at, end):
                return best  # "18 GB/T 13000 positions"
            while entry is None and form and form[-1] in ".-·^":
                form = form[:-1]
                entry = self._symbols.get(form)
            if entry is None and len(form) > 1 and not form[0].isalpha():
                entry = self._symbols.get(form.replace(" ", ""))
            if entry:
                stop = at + len(form)
                single = len(form) == 1 and form.isalpha()
                loose = form in _LOOSE_LETTERS and not hyphen and self._alone(text, stop, end)
                allowed = glued or not single or loose or text[stop : stop + 1] == "/"
                if form == "c" and not _CENTS.search(text[max(0, at - 90) : min(end, at + 40)].lower()):
                    return best if best is not None and best.end > stop else None  # "sizes 7c and 9c"
                if allowed and (best is None or stop >= best.end):
                    best = UnitMatch(entry[0], stop, entry[1], entry[2], True)
        return best

    @staticmethod
    def _alone(text: str, stop: int, end: int) -> bool:
        return (
            stop >= end or text[stop] in " ,;)/" or (text[stop] == "." and (stop + 1 >= end or text[stop + 1] == " "))
        )

    def _phrase(self, phrase: str, at: int, digits: bool) -> UnitMatch | None:
        lower = phrase.lower()
        while True:
            entry = self._words.get(lower)
            if entry is None and lower.endswith("."):
                lower = lower[:-1]
                entry = self._words.get(lower)
            if entry is None and "-" in lower:
                entry = self._words.get(lower.replace("-", " "))
            if entry is not None and entry[1] == "multiple" and _SUFFIXED.match(phrase, len(lower)):
                return None  # "30,000 time-limited posts"
            if entry is not None and (len(lower) > 1 or digits) and not (lower in _LOWER_CASE and phrase[0].isupper()):
                return UnitMatch(entry[0], at + len(lower), entry[1], entry[2])
            cut = max(lower.rfind(" "), lower.rfind("-"))
            if cut < 0:
                return None
            lower = lower[:cut]

    @staticmethod
    def _below(found: UnitMatch, below: UnitMatch) -> str:
        """Physical rates take the short signs of time: m3/s, km/h."""
        if below.dimension == "time" and found.dimension not in ("money", "count", "share", "multiple"):
            return {"second": "s", "hour": "h", "minute": "min"}.get(below.code, below.code)
        return below.code

    def _per(self, text: str, found: UnitMatch, end: int) -> UnitMatch:
        """``found`` with its rate, past a bracket: "2 yuan (before tax) per share", "9 km (5.6 miles) an hour"."""
        if text[found.end : found.end + 2] in (" (", " （") or text[found.end : found.end + 1] == "（":
            aside = _ASIDE.match(text, found.end, end)
            if aside is None:
                return found
            rate = self._rate(text, replace(found, end=aside.end()), end)
            if rate.code == found.code:
                return found
            return replace(rate, end=found.end) if any(map(str.isdigit, aside[0])) else rate
        return self._rate(text, found, end)

    def _rate(self, text: str, found: UnitMatch, end: int) -> UnitMatch:
        for _ in range(2):
            match = _PER.match(text, found.end, end)
            if match is None:
                return found
            at = match.end()
            article = None
            portion = _PORTION.match(text, at, end) if "/" in match[0] or match[0] in _PORTIONED else None
            if portion:
                at = portion.end()
            if match[0] in (" ", "-"):
                article = _ARTICLE.match(text, at, end)
                if article is None:
                    return found
                at = article.end()
            below = self._one(text, at, end, glued=True, digits="/" in match[0])
            if found.dimension == "share" and match[0] in (" for every ", " for each "):
                return found  # "30% for each shareholder" is a share of what each has
            if below and article and below.dimension in ("money", "share", "multiple"):
                return found
            if below is None or (below.dimension == "money" and "/" not in match[0]):
                noun = _NOUN.match(text, at, end)
                if noun is None or noun[0] in _NO_NOUNS or (article and noun[0] not in _SHARED_NOUNS):
                    return found
                name = singular(noun[0].lower())
                if portion and name == noun[0].lower() and name not in _PERSONS and name != "population":
                    return found  # "300 shares for each 100 held"
                if "/" in match[0] and found.dimension == "count" and name != noun[0].lower():
                    return found  # "50 works/groups" names the things twice
                below = UnitMatch("person" if name in _PERSONS else name, noun.end(), "")
            code = f"{found.code}/{self._below(found, below)}"
            dimension = self._symbols.get(code, ("", found.dimension))[1]
            divisor = (
                found.divisor * (_PORTIONS.get(portion[1]) or int(portion[1].replace(",", "")))
                if portion
                else found.divisor
            )
            found = UnitMatch(code, below.end, dimension, True, found.symbol, divisor)
        return found
