"""Lemmas of a word form, whatever its tag in a sentence."""

from newsledger.types.document import Word


def verb_of(word: Word) -> str:
    """Lemma of the form as a verb; the form itself where it can be none."""
    tags = word.tags
    if "VB" in tags:
        return word.lemmas[tags.index("VB")]
    for tag, lemma in zip(tags, word.lemmas, strict=True):
        if tag[:2] == "VB":
            return lemma
    return word.lower


def noun_of(word: Word) -> str:
    """Lemma of the form as a common noun, also where a capital letter makes it look like a name."""
    low, tags = word.lower, word.tags
    plural = low[-1:] == "s"
    for tag in ("NNS", "NN") if plural else ("NN", "NNS"):
        if tag in tags:
            lemma = word.lemmas[tags.index(tag)]
            if tag == "NN" or lemma.lower() != low:
                return lemma
            break
    if not plural or len(low) < 4:
        return low
    if low[-3:] == "ies" and len(low) > 4:
        return low[:-3] + "y"
    return low if low[-2:] == "ss" else low[:-1]
