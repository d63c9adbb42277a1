"""Whose voice an article is: a private person's, who says "I" outside quotations, or that of a newsroom or office."""

from newsledger.types.document import Document

_FIRST_PERSON = frozenset(("i", "my", "me", "mine", "myself"))
_QUOTES = frozenset(('"', "“", "”"))
_READ = 1500  # words
_FEWEST = 3  # first persons
_SHARE = 120  # words to each first person, at most


def is_private(document: Document) -> bool:
    """Whether the article is told in the first person singular: a review, a letter, a diary.

    What such a writer says others should do is an opinion.
    """
    words = document.words
    count = total = 0
    for paragraph in document.paragraphs:
        quoted = False
        lower = [word.lower for word in words[paragraph.first : min(paragraph.last, paragraph.first + _READ)]]
        for low in lower if not _FIRST_PERSON.isdisjoint(lower) else ():
            if low in _QUOTES:
                quoted = not quoted
            elif low in _FIRST_PERSON and not quoted:
                count += 1
        total += len(lower)
        if total > _READ:
            break
    return count >= _FEWEST and count * _SHARE >= total
