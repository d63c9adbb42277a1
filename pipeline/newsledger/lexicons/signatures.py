"""What a form's shape and dictionary readings say of its class, as one short string."""

from newsledger.lexicons.morphology import Readings

_SUFFIXES = frozenset((
    "ation", "ition", "ment", "ness", "ship", "ance", "ence", "able", "ible", "less", "tion", "sion", "ings", "ists",
    "ists", "ism", "ist", "ity", "ive", "ous", "ful", "ish", "ize", "ise", "ify", "ing", "est", "ers", "ors", "ial",
    "ian", "ese", "ed", "ly", "er", "or", "al", "ic", "ss", "us", "is", "s", "y", "n", "e",
))  # fmt: skip


def signature(form: str, readings: Readings) -> str:
    """Class of a form by its shape and the readings of its lower-case form.

    Tags joined by spaces; ``?`` and a suffix where the dictionary is silent.

    ``^`` stands before the signature of a capitalised form, ``^^`` before that of one in capitals throughout.

    >>> signature("Plans", (("NNS", "plan"), ("VBZ", "plan")))
    '^NNS VBZ'
    >>> signature("zorbing", ())
    '?ing'
    """
    lower = form.lower()
    if not lower[:1].isalpha():
        if any(c.isdigit() for c in form):
            return "0" if all(c.isdigit() or c in ".,:/-" for c in form) else "0" + _suffix(lower)
        return "punctuation" if not any(c.isalpha() for c in form) else "'" + _suffix(lower)
    if not form.isalpha() and any(c.isdigit() for c in form):
        return "a0"
    mark = "" if form == lower else "^^" if form.isupper() and len(form) > 1 else "^"
    return mark + (" ".join(sorted(tag for tag, _ in readings)) if readings else "?" + _suffix(lower))


def _suffix(lower: str) -> str:
    if len(lower) > 3:
        for length in (5, 4, 3, 2, 1):
            suffix = lower[-length:]
            if suffix in _SUFFIXES:
                return suffix
    return ""
