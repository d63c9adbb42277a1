"""Splits a chunk (a run without white space) into tokens.

spaCy's tokenizer does the splitting, with the project's own infix rule in place of its affix rules: the conventions are
those of spaCy's English and of the English treebanks (clitics and punctuation apart, "long-term" three tokens,
"COVID-19" one), with what news needs on top: "1.9bn", "300m2", "60%-70", "demand.Second" come apart; dates, clock
times, web addresses and identifiers stay whole. spaCy takes some 30 µs for a chunk that it has not seen, so chunks that
leave nothing to decide are not put to it: words and digits, alone or with a usual mark around them.
"""

import re
from collections.abc import Iterable
from itertools import chain, product
from typing import NamedTuple

from spacy.tokenizer import Tokenizer
from spacy.vocab import Vocab

from newsledger.lexicons.loader import Lexicons

Spans = tuple[tuple[int, int], ...]

PIECE = 200  # a longer chunk is cut, so that no pattern ever sees more

_LETTER = r"[^\W\d_]"
_NUMBER = r"\d{1,3}(?:,\d{2,3}){0,8},\d{3}(?:\.\d+)?(?![\d,]*\d)|\d+(?:\.\d+)?"
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")  # spaCy encodes its strings
_CLITIC = re.compile(r"(?i:n't|'(?:s|re|ve|ll|d|m))\Z")
_UNGLUED = {"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3}
_LOOSE_PREFIX = frozenset({"mid", "pre", "post", "late", "early", "non", "to", "from", "since", "until", "by", "in"})
# What may stand around a word or number and leave nothing to decide: each character is a token.
_AROUND = "\"'()[].,;:!?"
_OPENING = frozenset(("", '"', "'", "(", "["))
_CLOSERS = tuple(map("".join, chain(*(product("\"')]", repeat=n) for n in range(3)))))
_CLOSING = frozenset(map("".join, product(_CLOSERS, ("", *".,;:!?"), _CLOSERS)))
# Chunks with digits that leave nothing to decide; each group is a token.
_NUMERIC = re.compile(
    rf"""
    (["'(\[]?)
    (?: ([$€£¥]?) ([0-9]{{1,3}}(?:,[0-9]{{3}}){{1,4}}(?:\.[0-9]+)? | [0-9]+(?:\.[0-9]+)?) (%?)   # $3, 4,500.25, 5.5%
      | ([0-9]{{1,4}}) (-) (?: ([0-9]{{1,4}}) | ({_LETTER}+) (?:(-)({_LETTER}+))? )      # 3-4, 8-foot, 8-year-old
      | ([0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?)                                    # 18:00
      | ([0-9]{{1,2}}(?:st|nd|rd|th))
    )
    (["')\]]?)(["')\]]?)(?P<mark>[.,;:!?]?)(["')\]]?)(["')\]]?)
    """,
    re.VERBOSE,
)
_TRAILING = ".,;:!?\"')]}>"


class _Infix(NamedTuple):
    """What spaCy asks of an infix: where it starts and ends."""

    first: int
    last: int

    def start(self) -> int:
        return self.first

    def end(self) -> int:
        return self.last


class Tokeniser:
    """Callable ``chunk → ((start, end), …)``, offsets within the chunk, without gaps other than none."""

    def __init__(self, lexicons: Lexicons) -> None:
        rows = lexicons.glued_units.values()
        plain = _alternation(f for r in rows if not r.money and not r.prefix for f in r.forms)
        money = _alternation(f for r in rows if not r.prefix for f in r.forms)
        signs = _alternation(f for r in rows if r.prefix for f in r.forms)
        stops = _alternation(lexicons.abbreviations)
        self._abbreviations = frozenset(form.lower() for form in lexicons.abbreviations)
        self._token = re.compile(
            rf"""
            (?P<web>(?:https?://|ftp://|www\.)[^\s"<>\[\]()]+
              |[A-Za-z0-9._%+-]{{1,64}}@[A-Za-z0-9-]{{1,63}}(?:\.[A-Za-z0-9-]{{2,63}}){{1,4}}
              |(?:[A-Za-z0-9-]{{1,63}}\.){{1,5}}(?i:com|cn|net|org|gov|edu|info|mil|tv|io|eu|uk|hk|tw|mo)
                (?![A-Za-z0-9])(?:/[A-Za-z0-9/_.?=&%-]*)?)
            |(?P<fixed>\d{{4}}-\d{{1,2}}-\d{{1,2}}(?!\d)                # 2020-07-26
              |\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?!\d)                     # 05:03:17
              |\d{{3,4}}-\d{{7,8}}(?!\d)                                # telephone
              |\d{{1,4}}/\d{{1,4}}(?:/\d{{1,4}})?(?!\d)                 # 1/3, 7/26/2020
              |\d+(?:\.\d+){{2,}}                                       # 3.1.2
              |\d{{6}}\.[A-Z]{{2}}(?![A-Za-z])                          # 600000.SH
              |\d+(?:,\d{{3}})*(?:st|nd|rd|th|ST|ND|RD|TH)(?!{_LETTER})|\d{{3}}0s(?!{_LETTER})|\d0s(?!{_LETTER})
              |[A-Z]{{1,4}}&[A-Z]{{1,4}}(?!{_LETTER}))                  # R&D
            |(?P<sign>(?:{signs})(?=\d))
            |(?P<number>(?<=[$€£¥₹₩])(?:{_NUMBER})(?=(?:{money})(?![\w]))
              |(?:{_NUMBER})(?=(?:{plain})(?!\w)|{_LETTER}[a-z]{{3,}}))
            |(?P<code>\d+(?:\.\d+)?{_LETTER}{{1,8}}(?:\d+\w{{0,16}})?(?!\w)  # 5G, 737MAX, 08H00
              |{_LETTER}{{1,16}}-?\d[\w]{{0,32}}(?:-\d+|\.\d+(?!\w))?)    # H1N1, COVID-19, PM2.5
            |(?P<plain>{_NUMBER})
            |(?P<abbreviation>(?:{_LETTER}\.){{2,8}}(?:[A-Z](?!\w))?
              |(?:{stops})(?!\w*[a-z]\w*\.\w)
              |(?<!\w)[A-HJ-Z]\.(?=[A-Z]|\Z))
            |(?P<word>(?:{_LETTER}[\u0300-\u036f]{{0,3}})+(?:'{_LETTER}+)*)
            |(?P<run>\.{{2,}}|-{{2,}}|[?!]{{2,}}|…+|—+|–|\*+|_+|=+|~+|°[CF](?!\w))
            |(?P<other>\S)
            """,
            re.VERBOSE,
        )

        self._spacy = Tokenizer(Vocab(), infix_finditer=self._infixes)

    def __call__(self, chunk: str) -> Spans:
        last = len(chunk)
        if last <= PIECE:
            if chunk.isalpha() and chunk.lower() not in _UNGLUED:
                return ((0, last),)
            spans = self._plain(chunk) or self._numeric(chunk)
            if spans:
                return spans
        return self.by_spacy(chunk)

    def by_spacy(self, chunk: str) -> Spans:
        """Tokens of any chunk, by spaCy."""
        spans: list[tuple[int, int]] = []
        for base in range(0, len(chunk), PIECE):
            doc = self._spacy(_LONE_SURROGATE.sub("\ufffd", chunk[base : base + PIECE]))
            spans += [
                (base + token.idx, base + token.idx + len(token.text)) for token in doc if not token.text.isspace()
            ]
        return tuple(spans)

    def _plain(self, chunk: str) -> Spans | None:
        """Tokens of a word or whole number with usual marks around it; ``None`` where something is to be decided."""
        core = chunk.strip(_AROUND)
        first = chunk.find(core)
        last = first + len(core)
        closing = chunk[last:]
        if not core or chunk[:first] not in _OPENING or closing not in _CLOSING:
            return None
        inner: Spans | None
        if core.isalpha():
            if core.lower() in _UNGLUED or (closing[:1] == "." and self._may_keep_stop(core)):
                return None
            inner = ((first, last),)
        elif core.isdigit() and core.isascii():
            inner = ((first, last),)
        else:
            inner = self._compound(core, first, before_stop=closing[:1] == ".")
            if inner is None:
                return None
        opening = ((0, 1),) if first else ()
        return (*opening, *inner, *[(i, i + 1) for i in range(last, len(chunk))])

    def _compound(self, core: str, first: int, *, before_stop: bool) -> Spans | None:
        """Tokens of "brother's", "long-term" or "work-to-rule" at ``first`` of its chunk; ``None`` for others."""
        words = core.removesuffix("'s")
        parts = words.split("-")
        if len(parts) > 3:
            return None
        spans: list[tuple[int, int]] = []
        for part in parts:
            if not part.isalpha() or part.lower() in _UNGLUED:
                return None
            if spans:
                spans.append((first - 1, first))  # the hyphen
            spans.append((first, first + len(part)))
            first += len(part) + 1
        if words != core:
            spans.append((first - 1, first + 1))
        elif before_stop and self._may_keep_stop(parts[-1]):
            return None
        return tuple(spans)

    def _may_keep_stop(self, word: str) -> bool:
        """Whether a full stop behind ``word`` may belong to it: an initial, an abbreviation."""
        return len(word) < 2 or word.lower() + "." in self._abbreviations

    def _numeric(self, chunk: str) -> Spans | None:
        """Tokens of an amount, a range, a clock time, "8-year-old"; ``None`` where something is to be decided."""
        match = _NUMERIC.fullmatch(chunk)
        if match is None:
            return None
        spans = tuple([span for span in match.regs[1:] if span[0] < span[1]])
        if match["mark"] == ".":
            stop = match.start("mark")
            before = next(chunk[start:end] for start, end in spans if end == stop)
            if before.isalpha() and self._may_keep_stop(before):
                return None
        lower = chunk.lower()
        return None if any(map(lower.__contains__, _UNGLUED)) else spans

    def _infixes(self, piece: str) -> list[_Infix]:
        """Every token of the piece as an infix: spaCy then cuts at each of their edges."""
        infixes: list[_Infix] = []
        position, last = 0, len(piece)
        match = self._token.match
        while position < last:
            found = match(piece, position)
            if found is None:  # white space inside a chunk that str.split does not know
                position += 1
                continue
            for end in _ends(found):
                infixes.append(_Infix(position, end))
                position = end
        return infixes


def _ends(found: re.Match[str]) -> tuple[int, ...]:
    """Where the tokens of a match end: most matches are one token."""
    start, end, kind = found.start(), found.end(), found.lastgroup
    text = found.group()
    if kind == "word":
        clitic = _CLITIC.search(text) if "'" in text else None
        if clitic and clitic.start():
            return start + clitic.start(), end
        head, _, rest = text.partition("'")
        if len(head) > 1 and head.islower() and len(rest) > 2 and "'" not in rest:  # the'cloud': a lost space
            return start + len(head), start + len(head) + 1, end
        cut = _UNGLUED.get(text.lower())
        return (start + cut, end) if cut else (end,)
    if kind == "web":
        kept = text.rstrip(_TRAILING)
        return (start + len(kept),) if kept else (end,)
    if kind == "code":
        head, hyphen, _ = text.partition("-")
        if hyphen and head.lower() in _LOOSE_PREFIX:
            return start + len(head), start + len(head) + 1, end
    return (end,)


def _alternation(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(set(forms), key=lambda form: (-len(form), form)))
