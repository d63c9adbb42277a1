"""Facts about word forms, looked up once per form."""

from collections.abc import Iterable

from newsledger.lexicons.morphology import NO_READINGS, Readings
from newsledger.lexicons.tag_model import Likely, TagModel
from newsledger.types.document import Word
from newsledger.types.marks import Describer

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

_PROPER = frozenset(("NNP", "NNPS"))
_PAST = frozenset(("VBD", "VBN"))


class Vocabulary:
    """Word forms met so far. Adding a form twice from two threads is harmless: both make the same value.

    ``describers`` give each form's ``marks`` and ``flags``; without them both are 0, and no later stage finds anything.
    """

    def __init__(self, model: TagModel, describers: Iterable[Describer] = ()) -> None:
        self._model = model
        self._describers = tuple(describers)
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
        lower = text.lower()
        is_alpha = text.isalpha()
        if is_alpha:
            is_digit = is_punct = False
            is_upper = len(text) > 1 and text.isupper()
            readings = self._model.readings(lower)
            likely = self._model.likely(text, lower, readings)
            lemmas = _lemmas(likely.tags, text, lower, readings)
        else:
            has_letter = any(map(str.isalpha, text))
            is_digit = any(map(str.isdigit, text))
            is_punct = not (has_letter or is_digit or any(map(str.isalnum, text)))
            is_upper = has_letter and text.isupper() and sum(map(str.isalpha, text)) > 1
            sign = "CD" if is_digit and not has_letter and text[0].isdigit() else _PUNCTUATION.get(text)
            if sign is not None:
                readings = NO_READINGS
                likely = self._model.certain(sign)
                lemmas = (lower,) * len(likely.tags)
            else:
                likely, lemmas, readings = self._mixed(text, lower, has_letter, is_punct)
        # by position: names of arguments would take a third of the time
        word = Word(
            text,
            lower,
            likely.tags,
            lemmas,
            is_alpha,
            is_digit,
            text[0].isupper(),
            is_upper,
            is_punct,
            likely.states,
            likely.opening,
        )
        marks = flags = 0
        for describe in self._describers:
            more_marks, more_flags = describe(word, readings)
            marks |= more_marks
            flags |= more_flags
        if marks or flags:  # nobody else has seen the word so far
            object.__setattr__(word, "marks", marks)
            object.__setattr__(word, "flags", flags)
        return word

    def _mixed(
        self, text: str, lower: str, has_letter: bool, is_punct: bool
    ) -> tuple[Likely, tuple[str, ...], Readings]:
        """Likely tags, lemmas and readings of a form that is more than letters."""
        model = self._model
        plain, key = text, lower
        if not is_punct and not text.isascii():  # the tables write "n't", whatever the apostrophe
            plain = text.replace("’", "'").replace("‘", "'")
            key = plain.lower()
        readings = model.readings(key) if has_letter else NO_READINGS
        likely = model.likely(plain, key, readings)
        lemmas = _lemmas(likely.tags, text, key, readings)
        return likely, lemmas, readings if key == lower else model.readings(lower)


def _lemmas(tags: tuple[str, ...], text: str, lower: str, readings: Readings) -> tuple[str, ...]:
    """Lemmas of a form under each of ``tags``."""
    other = _IRREGULAR_LEMMAS.get(lower)
    regular = other is None and readings
    lemmas = []
    for tag in tags:
        if tag in _PROPER:
            lemma = text
        elif tag == "POS":
            lemma = "'s"
        elif not regular:
            lemma = other or lower
        else:
            lemma = readings.get(tag) or ""
            if not lemma:
                lemma = (tag in _PAST and (readings.get("VBN") or readings.get("VBD"))) or lower
        lemmas.append(lemma)
    return tuple(lemmas)
