"""What must stand around a word for a frame to open at it, told from word forms alone.

Tagging a sentence is dear, and most words that may open a commitment open none. Each gate asks of the forms around such
a word what its frame will ask of their tags: it lets pass all that the frame takes, and little else. ``last`` is the
token after the sentence, ``first`` its first one.
"""

from collections.abc import Callable, Container, Sequence

from newsledger.stages.relate.commitments import frame_bits as bits
from newsledger.stages.relate.commitments.forms import noun_of, verb_of
from newsledger.stages.relate.commitments.lexis import BE, POSSESSIVES, Lexis
from newsledger.stages.relate.commitments.view import NOMINAL, QUOTES
from newsledger.types.document import Word
from newsledger.types.marks import PASSED, STRESSING, TO

Words = Sequence[Word]
Gate = Callable[[Lexis, Words, int, int, int], bool]  # of (tables, words, first, token, last)

_REACH = 18  # tokens between a marker and its "to"
_SOON = 6  # tokens between a verb or adjective that opens nothing else and its "to"
_SOON_BITS = ~(bits.TO_VERB | bits.ADJECTIVE | (bits.MODAL - 1))
_BY = 11  # tokens between an adjective and the "to" after its by-phrase
_OBJECT = 16  # tokens of those who are told to act
_CONTRACT = 14  # tokens between "agreement" and its "to"
_SIGNED = 6  # tokens between "signed" and "agreement"
_STRESSED = 7  # tokens between "stressed" and "need"
_MADE = 6  # tokens between "efforts" and "made"
_TOLD = 15  # tokens between "announced" and its "that"
_UNIT = 8  # tokens between "given 48" and the "to" after "hours"
_OWN = frozenset(("it", "they", "he", "she"))
_EFFORT = 4  # modifiers before "effort"
_DAY = 6  # tokens between a verb and the "to" after "on 5 August 2020"
_BEFORE_DAYS = frozenset({
    "on", "in", "this", "last", "yesterday", "today", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday",
})  # fmt: skip
_COMPLEMENTS = frozenset(("that", "of", "for", "at"))
_OBJECTS = frozenset(("DT", "PRP$", "JJ", "JJR", "CD", "$", "NN", "NNS"))  # what an object without "to" may begin with
_ADDRESSED = NOMINAL | {"IN", "CC", "VBN", "VBD", "VBG", "RB"}
_SIGNING = frozenset(("sign", "reach", "conclude", "ink", "strike"))
_REFLEXIVES = frozenset(("itself", "themselves", "himself", "herself", "ourselves", "myself"))
_BASES = frozenset(("VB", "VBP"))


def _passed(words: Words, i: int, last: int) -> int:
    """First token from ``i`` on that can be neither adverb nor quotation mark, nor an "and" between two of them."""
    while i < last:
        word = words[i]
        if not word.marks & PASSED and not ("CC" in word.tags and i + 1 < last and words[i + 1].marks & PASSED):
            return i
        i += 1
    return last


def _infinitive(words: Words, i: int, last: int) -> bool:
    """Whether a to-infinitive may start at ``i``, adverbs and quotation marks aside."""
    if i + 1 < last and words[i].marks & PASSED:
        i = _passed(words, i + 1, last)
    if i + 1 >= last or not words[i].marks & TO:
        return False
    end = _passed(words, i + 1, last)
    return any(map(_is_base, words[i + 1 : min(end + 1, last)]))


def _is_base(word: Word) -> bool:
    return not _BASES.isdisjoint(word.tags)


def _stands(forms: Container[str], words: Words, first: int, last: int) -> bool:
    """Whether one of the forms stands in the tokens ``[first, last)``."""
    return any(word.lower in forms for word in words[first:last])


def _to_within(words: Words, i: int, last: int, reach: int) -> bool:
    """Whether a "to" follows token ``i`` within ``reach`` tokens."""
    return any(word.marks & TO for word in words[i + 1 : min(last, i + reach)])


def _near(words: Words, i: int, last: int) -> bool:
    """Whether a complement or an object begins right after token ``i``, or a "to" follows."""
    return (i + 1 < last and words[i + 1].lower in _COMPLEMENTS) or _to_within(words, i, last, _REACH)


def _copula(lexis: Lexis, words: Words, first: int, i: int, last: int) -> bool:
    return i + 1 < last and bool(words[i + 1].marks & TO) and _infinitive(words, i + 1, last)


def _impersonal(lexis: Lexis, words: Words, first: int, i: int, last: int) -> bool:
    if words[i].lower in ("effort", "efforts"):
        return _stands(("made",), words, i + 1, min(last, i + _MADE))
    k = i - 1
    while k > first and (words[k].marks & PASSED or words[k].lower in BE or words[k].lower in ("more", "very")):
        k -= 1
    meant = i + 1 < last and words[i + 1].lower == "for"
    return k >= first and words[k].lower == "it" and (meant or _infinitive(words, i + 1, last))


def _phrase(lexis: Lexis, words: Words, first: int, i: int, last: int) -> bool:
    if not _to_within(words, i, last, _REACH):
        return False
    return any(_goes_on(words, i, last, parts) for parts in lexis.phrases_of(words[i]))


def _goes_on(words: Words, i: int, last: int, parts: tuple[str, ...]) -> bool:
    """Whether the set phrase that token ``i`` begins, and then a to-infinitive, may stand there."""
    k = i + 1
    for part in parts[1:]:
        if part == "effort":
            limit = min(last, k + _EFFORT)
            while k < limit and words[k].lower not in ("effort", "efforts"):
                k += 1
        elif k < last and words[k].marks & PASSED and words[k].lower != part:
            k += 1
        if k >= last:
            return False
        low = words[k].lower
        if not (low in POSSESSIVES if part == "~" else low == part or noun_of(words[k]) == part):
            return False
        k += 1
    return _infinitive(words, k, last)


def _addressing(lexis: Lexis, words: Words, first: int, i: int, last: int) -> bool:
    start = i + 1
    verb = verb_of(words[i])
    if lexis.frame("object", verb) is None:  # "call on"
        if start >= last or words[start].lower not in lexis.calls.get(verb, ()):
            return False
        start += 1
    for k in range(start, min(last, start + _OBJECT)):
        word = words[k]
        if word.marks & TO:
            return k > start and _infinitive(words, k, last)
        allowed = NOMINAL if word.lower in ("that", "if") else _ADDRESSED
        if allowed.isdisjoint(word.tags) and word.lower not in QUOTES:
            return False
    return False


def _adjective(lexis: Lexis, words: Words, first: int, i: int, last: int) -> bool:
    if _infinitive(words, i + 1, last) or _to_gerund(words, i, last):
        return True
    reach = _BY if words[i].marks & _SOON_BITS else _SOON
    return i + 1 < last and words[i + 1].lower == "by" and _to_within(words, i, last, reach)


def _to_gerund(words: Words, i: int, last: int) -> bool:
    """Whether a "to" follows token ``i``, if it takes a gerund."""
    if not words[i].marks & bits.GERUND:
        return False
    k = _passed(words, i + 1, last)
    if k < last and words[k].lower in _REFLEXIVES:
        k += 1
    return k < last and bool(words[k].marks & TO)


def _to_verb(lexis: Lexis, words: Words, first: int, i: int, last: int) -> bool:
    return _infinitive(words, i + 1, last) or _to_gerund(words, i, last) or _to_after_day(words, i, last)


def _to_after_day(words: Words, i: int, last: int) -> bool:
    """Whether a day and then a "to" may stand after token ``i``: "agreed on Friday to"."""
    if i + 2 >= last or words[i + 1].lower not in _BEFORE_DAYS:
        return False
    return any(words[k].marks & TO and _infinitive(words, k, last) for k in range(i + 2, min(last, i + _DAY)))


def _striving(lexis: Lexis, words: Words, first: int, i: int, last: int) -> bool:
    return i + 1 < last and words[i + 1].lower in ("for", "at")


def _subjunctive(lexis: Lexis, words: Words, first: int, i: int, last: int) -> bool:
    return i + 1 < last and words[i + 1].lower == "that"


def _nominal(lexis: Lexis, words: Words, first: int, i: int, last: int) -> bool:
    if _infinitive(words, i + 1, last):
        return True
    if i + 2 >= last or words[i + 1].lower not in ("of", "to"):
        return False
    k = _passed(words, i + 2, last)
    return k < last and ("VBG" in words[k].tags or words[k].lower[-3:] == "ing")


def _urgent(lexis: Lexis, words: Words, first: int, i: int, last: int) -> bool:
    stressed = any(word.marks & STRESSING for word in words[max(first, i - _STRESSED) : i])
    return stressed and _nominal(lexis, words, first, i, last)


def _agreement(lexis: Lexis, words: Words, first: int, i: int, last: int) -> bool:
    signed = any(not _SIGNING.isdisjoint(word.lemmas) for word in words[max(first, i - _SIGNED) : i])
    return signed and _to_within(words, i, last, _CONTRACT)


def _dated(lexis: Lexis, words: Words, first: int, i: int, last: int) -> bool:
    return i + 2 < last and words[i + 1].lower == "for"


def _deed(lexis: Lexis, words: Words, first: int, i: int, last: int) -> bool:
    if i + 1 >= last or words[i + 1].marks & TO:
        return False
    return words[i + 1].tags[0] in _OBJECTS or _near(words, i, last)


def _term(lexis: Lexis, words: Words, first: int, i: int, last: int) -> bool:
    return _to_within(words, i + 2, last, _UNIT)


def _progressive(lexis: Lexis, words: Words, first: int, i: int, last: int) -> bool:
    own = i + 1 if i + 1 < last and words[i + 1].lower != "that" else i + 2
    if own + 2 < last and words[own].lower in _OWN:
        return words[own + 1].lower in BE and any(word.lower[-3:] == "ing" for word in words[own + 2 : own + 4])
    if verb_of(words[i]) == "say" or not _near(words, i, last):
        return False
    that = [k for k in range(i + 1, min(last, i + _TOLD)) if words[k].lower == "that"]
    return bool(that) and _stands(BE, words, that[0], min(last, that[-1] + _TOLD))


_GATES: dict[int, Gate] = {
    bits.IMPERSONAL: _impersonal, bits.PHRASE: _phrase, bits.ADDRESSING: _addressing, bits.ADJECTIVE: _adjective,
    bits.TO_VERB: _to_verb, bits.STRIVING: _striving, bits.BE_TO: _copula, bits.SUBJUNCTIVE: _subjunctive,
    bits.URGENT: _urgent, bits.NOMINAL: _nominal, bits.AGREEMENT: _agreement, bits.DATED: _dated,
    bits.UNDERTAKING: _deed, bits.DEED: _deed, bits.TERM: _term, bits.PROGRESSIVE: _progressive,
}  # fmt: skip


def frames_at(lexis: Lexis, words: Words, first: int, i: int, last: int) -> int:
    """The frames that may open at token ``i`` of the sentence ``[first, last)``: bits of ``frame_bits``."""
    left = words[i].marks & bits.ALL
    if left == bits.MODAL:
        return left  # many a modal opens a commitment, and little around it tells those that do not
    passed = 0
    while left:
        bit = left & -left
        left ^= bit
        if _GATES[bit](lexis, words, first, i, last):
            passed |= bit
    return passed
