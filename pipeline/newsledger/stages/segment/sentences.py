"""Decides where the sentences of a paragraph end.

Only the tokens that may end a sentence are looked at (full stops, question and exclamation marks, abbreviations that
carry their stop), each with a bounded view to both sides, so that the time is linear in the text.
"""

from collections.abc import Sequence

from newsledger.lexicons.loader import Lexicons
from newsledger.types.document import Word
from newsledger.types.value import value

LONGEST = 400  # tokens: a longer sentence is cut at a semicolon or comma, so that no grammar meets an endless one

ENDINGS = "?!.…"  # the last characters of what may end a sentence
_STOPS = frozenset({".", "?", "!", "...", "…"})
_CLOSERS = frozenset({'"', "'", ")", "]", "}", "''", "»"})
_OPENERS = frozenset(
    {'"', "'", "(", "[", "{", "<", "``", "-", "--", "–", "—", "•", "●", "■", "□", "◆", "▲", "·", "*", ">", "«"}
)
_LISTING = frozenset({":", ";", ","})
_BEFORE_NUMBERS = frozenset("$€£¥₹₩#@+~≈")
_QUOTES = frozenset({'"', "'"})
_SCALES = frozenset({"million", "billion", "trillion", "thousand", "hundred", "percent"})
# A single capital letter and its stop are no initial after these: "Plan B.", "hepatitis C."
_LETTERED = frozenset(
    [
        "plan",
        "vitamin",
        "hepatitis",
        "influenza",
        "group",
        "type",
        "grade",
        "class",
        "category",
        "section",
        "appendix",
        "annex",
        "level",
        "part",
        "phase",
        "point",
        "block",
        "building",
        "area",
        "zone",
        "line",
        "terminal",
        "gate",
        "room",
        "hall",
        "series",
        "round",
        "exhibit",
        "schedule",
        "option",
    ]
)
_NEAR = 8  # tokens: a quotation that closes so soon after a mark is a title ("Hello! Teacher")
_BRACKET = 40  # tokens: how far a bracket may run on and keep its stops


@value
class Tokens:
    """Text of one article and parallel views of its tokens, as the splitter needs them.

    Quotation marks and brackets are tokens of their own wherever they stand.
    """

    text: str
    words: list[Word]
    starts: list[int]
    ends: list[int]


def may_end(text: str) -> bool:
    """Whether a token may end a sentence."""
    if text[-1] not in ENDINGS:
        return False
    return text in _STOPS or (len(text) > 1 and (text[-1] == "." or not text.strip(ENDINGS)))


class Splitter:
    """Finds the ends of sentences among candidate tokens."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._openers = frozenset(form for row in lexicons.openers.values() for form in row.forms)
        self._next = {form: row.next for form, row in lexicons.abbreviations.items()}

    def split(self, tokens: Tokens, first: int, last: int, candidates: Sequence[int]) -> list[int]:
        """Ends (exclusive token indices) of the sentences of tokens ``[first, last)``; the last one is ``last``.

        ``candidates``: indices, in order, of the tokens that may end a sentence.
        """
        ends: list[int] = []
        begin = first
        quotes = 0  # double quotes before ``counted``
        counted = first
        for stop in candidates:
            if stop < begin:
                continue
            if stop + 1 == last:  # as for most paragraphs' last
                break
            if counted < stop:
                quotes += tokens.text.count('"', tokens.starts[counted], tokens.starts[stop])
                counted = stop
            after = self._closed(tokens, stop + 1, last, quotes)
            if after >= last:
                break
            if tokens.words[after].text in _STOPS and tokens.starts[after] == tokens.ends[after - 1]:
                continue
            if self._ends_here(tokens, begin, stop, after, last, quotes):
                ends.append(after)
                begin = after
        ends.append(last)
        return ends if last - first <= LONGEST else _capped(tokens, first, ends)

    def _closed(self, tokens: Tokens, position: int, last: int, quotes: int) -> int:
        """First token after the closing quotes and brackets that stand directly at ``position``."""
        while position < last:
            text = tokens.words[position].text
            if text not in _CLOSERS:
                break
            if tokens.starts[position] != tokens.ends[position - 1]:
                spaced = position + 1 == last or tokens.starts[position + 1] != tokens.ends[position]
                if not (text == '"' and spaced):
                    break  # unless it closes, with a space too many: 'done. " The'
            glued = position + 1 < last and tokens.starts[position + 1] == tokens.ends[position]
            if text in _QUOTES and glued and tokens.words[position + 1].text[0].isalnum() and quotes % 2 == 0:
                break  # an opening quote that lost the space before it
            quotes += text == '"'
            position += 1
        return position

    def _ends_here(self, tokens: Tokens, begin: int, stop: int, after: int, last: int, quotes: int) -> bool:
        mark = tokens.words[stop].text
        opening = after
        while opening < last - 1 and opening < after + 4 and tokens.words[opening].text in _OPENERS:
            opening += 1
        word = tokens.words[opening]
        first = word.text[0]
        if mark not in _STOPS and mark[-1] == ".":
            return self._abbreviation_ends(tokens, begin, stop, after, word)
        if first.islower() and not any(c.isupper() for c in word.text[1:3]):
            return False
        if not first.isalnum() and first not in _BEFORE_NUMBERS:
            return False
        if word.lower in _SCALES and opening + 1 < last and tokens.words[opening + 1].text in (".", ",", "yuan"):
            return False  # "40 people. Million."
        if mark == "." and self._is_enumerator(tokens, begin, stop):
            return False
        if mark == "." and stop > begin and tokens.starts[after] == tokens.ends[stop] and not first.isupper():
            return False  # "3.5" of odd digits, "file.7z"
        return not (
            _inside_title(tokens, stop, after, last, quotes) or _inside_bracket(tokens, begin, stop, after, last)
        )

    def _is_enumerator(self, tokens: Tokens, begin: int, stop: int) -> bool:
        """ "1.", "A." or "IV." at the head of the sentence counts what follows."""
        head = stop - 1
        text = tokens.words[head].text
        if head > begin and tokens.words[head - 1].text in _LISTING and tokens.starts[head] > tokens.ends[head - 1]:
            return text.isdigit() and len(text) <= 2
        if head != begin:
            return False
        return (
            (text.isdigit() and len(text) <= 2)
            or (len(text) <= 4 and not text.strip("IVX"))
            or (len(text) == 1 and text.isalpha())
        )

    def _abbreviation_ends(self, tokens: Tokens, begin: int, stop: int, after: int, word: Word) -> bool:
        mark = tokens.words[stop].text
        first = word.text[0]
        if first.islower() or not (first.isalnum() or first in _BEFORE_NUMBERS):
            return False
        closed = after > stop + 1
        rule = self._next.get(mark) or self._next.get(mark.lower())
        previous = tokens.words[stop - 1].lower if stop else ""
        if rule is None and len(mark) == 2:  # an initial
            return closed or previous in _LETTERED
        if rule == "name":
            return False
        if rule == "lower":
            return True
        if rule == "number":
            return not (first.isdigit() or word.is_digit)
        if first.isdigit():
            return False
        if word.lower in self._openers:
            return True
        if closed:
            return tokens.words[after - 1].text != ")"
        # '"…," said Lin of Lake Co., Ltd. "We …"': speech goes on in a sentence of its own
        return tokens.words[after].text == '"' and tokens.words[begin].text == '"'


def _inside_title(tokens: Tokens, stop: int, after: int, last: int, quotes: int) -> bool:
    """The mark stands in a short quotation that goes on: "Hello! Teacher" is a title."""
    if quotes % 2 == 0 or after != stop + 1 or tokens.words[stop].text == ".":
        return False
    low = max(0, stop - _NEAR)
    if not any(tokens.words[i].text == '"' for i in range(low, stop)):
        return False
    for i in range(after, min(last, after + _NEAR)):
        if tokens.words[i].text == '"':
            ended = tokens.words[i - 1].text in _STOPS or tokens.words[i - 1].text == ","
            return not ended
    return False


def _inside_bracket(tokens: Tokens, begin: int, stop: int, after: int, last: int) -> bool:
    """The stop stands in a bracket that opened within the sentence and closes soon."""
    depth, low = 0, max(begin, stop - _BRACKET)
    near = tokens.starts[low], tokens.starts[stop]
    if tokens.text.find("(", *near) < 0 and tokens.text.find("[", *near) < 0:
        return False
    for i in range(stop - 1, low, -1):
        text = tokens.words[i].text
        if text in (")", "]"):
            depth += 1
        elif text in ("(", "["):
            if depth == 0:
                break
            depth -= 1
    else:
        return False
    for i in range(after, min(last, after + _BRACKET)):
        text = tokens.words[i].text
        if text in (")", "]"):
            return True
        if text in ("(", "["):
            return False
    return False


def _capped(tokens: Tokens, first: int, ends: list[int]) -> list[int]:
    """Cut sentences of more than ``LONGEST`` tokens behind the last semicolon or comma before the limit."""
    capped: list[int] = []
    begin = first
    for end in ends:
        while end - begin > LONGEST:
            cut = begin + LONGEST
            for mark in (";", ","):
                found = next(
                    (i for i in range(cut - 1, begin + LONGEST // 2, -1) if tokens.words[i].text == mark), None
                )
                if found is not None:
                    cut = found + 1
                    break
            capped.append(cut)
            begin = cut
        capped.append(end)
        begin = end
    return capped
