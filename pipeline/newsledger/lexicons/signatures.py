"""What a form's shape and dictionary readings say of its class, as one short string."""

from collections.abc import Collection

_SUFFIXES = frozenset((
    "ation", "ition", "ment", "ness", "ship", "ance", "ence", "able", "ible", "less", "tion", "sion", "ings", "ists",
    "ists", "ism", "ist", "ity", "ive", "ous", "ful", "ish", "ize", "ise", "ify", "ing", "est", "ers", "ors", "ial",
    "ian", "ese", "ed", "ly", "er", "or", "al", "ic", "ss", "us", "is", "s", "y", "n", "e",
))  # fmt: skip


def signature(form: str, tags: Collection[str]) -> str:
    """Class of a form by its shape and the tags that the dictionary gives its lower-case form.

    Tags joined by spaces; ``?`` and a suffix where the dictionary is silent.

    ``^`` stands before the signature of a capitalised form, ``^^`` before that of one in capitals throughout.

    >>> signature("Plans", ("NNS", "VBZ"))
    '^NNS VBZ'
    >>> signature("zorbing", ())
    '?ing'
    """
    lower = form.lower()
    if not form.isalpha():
        has_digit = any(map(str.isdigit, form))
        if not lower[:1].isalpha():
            if has_digit:
                return "0" if all(c.isdigit() or c in ".,:/-" for c in form) else "0" + suffix(lower)
            return "'" + suffix(lower) if any(map(str.isalpha, form)) else "punctuation"
        if has_digit:
            return "a0"
    return capital(form, lower) + (" ".join(sorted(tags)) if tags else "?" + suffix(lower))


def capital(form: str, lower: str) -> str:
    """How a signature says whether ``form`` is capitalised; ``lower`` is its lower-case form."""
    if form == lower:
        return ""
    return "^^" if form.isupper() and len(form) > 1 else "^"


def suffix(lower: str) -> str:
    """The longest suffix that tells something of a lower-case form's class; none of a short one."""
    if len(lower) > 3:
        for length in (5, 4, 3, 2, 1):
            found = lower[-length:]
            if found in _SUFFIXES:
                return found
    return ""
