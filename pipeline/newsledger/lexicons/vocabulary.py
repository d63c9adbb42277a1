"""Facts about word forms, looked up once per form."""

from newsledger.lexicons.morphology import Readings
from newsledger.lexicons.tag_model import TagModel
from newsledger.types.document import Word
from newsledger.types.marks import NOTHING, Describer, Form

_CAPACITY = 60_000  # forms kept; a long run meets ever new names and numbers, so the memory is emptied when full
_PUNCTUATION = {
    "“": "``", "‘": "``", "”": "''", "’": "''", '"': "''", "'": "''", "（": "-LRB-", "）": "-RRB-", "(": "-LRB-",
    ")": "-RRB-", "[": "-LRB-", "]": "-RRB-", "。": ".", "！": ".", "？": ".", "，": ",", "、": ",", "；": ":",
    "：": ":", ";": ":", "…": ":", "—": ":", "–": ":", "%": "NN", "￥": "$", "¥": "$", "€": "$", "£": "$",
    "《": "``", "》": "''", "【": "-LRB-", "】": "-RRB-", "°": "NN", "℃": "NN", "‰": "NN",
}  # fmt: skip
_IRREGULAR_LEMMAS = {
    "n't": "not", "'s": "be", "'re": "be", "'m": "be", "'ve": "have", "'ll": "will", "'d": "would", "ca": "can",
    "wo": "will", "an": "a", "am": "be", "is": "be", "are": "be", "was": "be", "were": "be", "been": "be",
    "being": "be", "has": "have", "had": "have", "having": "have", "does": "do", "did": "do", "done": "do",
}  # fmt: skip


class Vocabulary:
    """Word forms met so far. Adding a form twice from two threads is harmless: both make the same value.

    ``describe`` gives each form's ``marks`` and ``flags``; without it they are 0, and no later stage finds anything.
    """

    def __init__(self, model: TagModel, describe: Describer = lambda form: NOTHING) -> None:
        self._model = model
        self._facts = describe
        self._words: dict[str, Word] = {}
        for form in model.common:  # met in nearly every article: described once, before the first
            self.word(form)

    def word(self, text: str) -> Word:
        """What is known of the form ``text``."""
        known = self._words.get(text)
        if known is None:
            if len(self._words) >= _CAPACITY:
                self._words = {}
            known = self._words[text] = self._describe(text)
        return known

    def _describe(self, text: str) -> Word:
        model = self._model
        lower = text.lower()
        if text.isalpha():
            letters, is_digit, is_punct = len(text), False, False
        else:
            letters = sum(map(str.isalpha, text))
            is_digit = any(map(str.isdigit, text))
            is_punct = not any(map(str.isalnum, text))
        sign = _PUNCTUATION.get(text) if is_punct else None
        if not letters and text[:1].isdigit():
            sign = "CD"
        key = lower
        readings: Readings = ()
        if sign is not None:
            likely = model.certain(sign)
        else:
            plain = text
            if not is_punct and not text.isascii():
                plain = text.replace("’", "'").replace("‘", "'")
                key = plain.lower()
            if letters:
                readings = model.readings(key)
            likely = model.likely(plain, key, readings)
        lemma_of = dict(readings)
        lemmas = tuple([_lemma(tag, text, key, lemma_of) for tag in likely.tags])
        if key != lower:
            readings = model.readings(lower)
        marks, flags = self._facts(Form(text, lower, likely.tags, lemmas, readings, letters == len(text), is_digit))
        return Word(
            text,
            lower,
            likely.tags,
            lemmas,
            is_alpha=letters == len(text),
            is_digit=is_digit,
            is_title=text[:1].isupper(),
            is_upper=letters > 1 and text.isupper(),
            is_punct=is_punct,
            states=likely.states,
            opening=likely.opening,
            marks=marks,
            flags=flags,
        )


def _lemma(tag: str, text: str, lower: str, lemma_of: dict[str, str]) -> str:
    if tag in ("NNP", "NNPS"):
        return text
    if tag == "POS":
        return "'s"
    if lower in _IRREGULAR_LEMMAS:
        return _IRREGULAR_LEMMAS[lower]
    found = lemma_of.get(tag)
    if found is not None:
        return found
    if tag in ("VBD", "VBN"):
        return lemma_of.get("VBN") or lemma_of.get("VBD") or lower
    return lower
