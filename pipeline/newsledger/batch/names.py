"""File names for records: safe on every file system, distinct, and as close to the article's own name as can be."""

import hashlib
import re
import unicodedata

LONGEST = 180  # bytes of UTF-8: leaves room for a suffix and ".json" within the usual 255
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f"*/:<>?\\|\ud800-\udfff\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]')
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"com{i}" for i in range(10)), *(f"lpt{i}" for i in range(10))})
_OURS = frozenset({"run"})  # OUT/run.json is the run's own account


def safe_name(wanted: str) -> str:
    """The name under which a record of ``wanted`` is kept, before it is made distinct.

    >>> safe_name("2024/03: a report?")
    '2024_03_ a report_'
    >>> safe_name("con")
    'con_'
    """
    name = _UNSAFE.sub("_", unicodedata.normalize("NFC", wanted)).strip(" ")
    name = name.rstrip(".")
    if name.startswith((".", "-", "~")):
        name = "_" + name[1:]
    if len(name.encode("utf-8")) > LONGEST:
        name = name.encode("utf-8")[:LONGEST].decode("utf-8", "ignore").rstrip(" .")
    if not name:
        return "article"
    if name.split(".")[0].lower() in _DEVICES or name.lower() in _OURS:
        return name + "_"
    return name


def fold(name: str) -> str:
    """What two names must not share: some file systems do not tell case or composed letters apart.

    >>> fold("Zürich") == fold("zu\u0308rich")
    True
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", name).casefold())


def distinct(name: str, key: bytes, attempt: int) -> str:
    """``name`` with a mark made from the article's ``key``: the same in every run, whatever else there is."""
    mark = hashlib.sha256(key + b"\0" + str(attempt).encode() if attempt > 1 else key).hexdigest()
    return f"{name}-{mark[:8]}"
