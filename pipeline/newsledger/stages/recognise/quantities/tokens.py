"""From clean offsets to tokens."""

from bisect import bisect_left, bisect_right

from newsledger.types.document import Document


def token_at(document: Document, offset: int) -> int:
    """Token that covers clean ``offset``, or the last one that starts before it."""
    return max(0, bisect_right(document.starts, offset) - 1)


def token_from(document: Document, offset: int) -> int:
    """First token that starts at or after clean ``offset``."""
    return bisect_left(document.starts, offset)
