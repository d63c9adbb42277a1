"""Facts about word forms, looked up once per form."""

from newsledger.types.document import Word


class Vocabulary:
    """Word forms met so far. Adding a form twice from two threads is harmless: both make the same value."""

    def __init__(self) -> None:
        self._words: dict[str, Word] = {}

    def word(self, text: str) -> Word:
        """What is known of the form ``text``."""
        known = self._words.get(text)
        if known is None:
            known = self._words[text] = _describe(text)
        return known


def _describe(text: str) -> Word:
    import lemminflect

    lower = text.lower()
    is_alpha, is_digit = text.isalpha(), any(c.isdigit() for c in text)
    tags: list[str] = []
    lemmas: list[str] = []
    if is_digit:
        tags, lemmas = ["CD"], [lower]
    elif any(c.isalpha() for c in text):
        found = lemminflect.getAllLemmas(lower)
        for upos, tag in (("NOUN", "NN"), ("VERB", "VB"), ("ADJ", "JJ"), ("ADV", "RB"), ("AUX", "MD")):
            if upos in found:
                tags.append(tag)
                lemmas.append(found[upos][0])
    if not tags:
        tags, lemmas = (["NNP"] if text[:1].isupper() else ["NN" if is_alpha else ":"]), [lower]
    letters = [c for c in text if c.isalpha()]
    return Word(
        text=text,
        lower=lower,
        tags=tuple(tags),
        lemmas=tuple(lemmas),
        is_alpha=is_alpha,
        is_digit=is_digit,
        is_title=text[:1].isupper(),
        is_upper=len(letters) > 1 and all(c.isupper() for c in letters),
        is_punct=not any(c.isalnum() for c in text),
    )
