"""Bytes to text: which encoding, and the text exactly as it decodes."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<\?xml[^>]{1,100}?encoding\s*=\s*["']([\w.:-]{2,30})|<meta[^>]{1,200}?charset\s*=\s*["']?\s*([\w.:-]{2,30})""",
    re.IGNORECASE,
)
# A page that declares the smaller set is written in the larger one as a rule.
_LARGER = {"gbk": "gb18030", "gb2312": "gb18030", "hz": "gb18030", "iso8859-1": "cp1252", "ascii": "cp1252"}
_CANDIDATES = ["utf_8", "gb18030", "big5", "cp1252", "utf_16"]
_SAMPLE = 200_000  # bytes on which an encoding is guessed
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\0", "an SQLite file"),
)
_PAIRS = re.compile(rb"[\xa1-\xfe][\x40-\x7e\x80-\xfe]")
_MARKS = "“”‘’—…·、。《》（），；：？！％「」"
_GB_MARKS = frozenset(mark.encode("gb18030") for mark in _MARKS)
_BIG5_MARKS = frozenset(mark.encode("big5") for mark in _MARKS)
_CONTROLS = bytes(set(range(0x20)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B}) + b"\x7f"


class NotTextError(Exception):
    """The bytes are no text; the message says what they seem to be."""


def decode(data: bytes, *, markup: bool = False) -> tuple[str, str]:
    """Text of ``data`` and the codec that made it: ``data.decode(codec) == text``, but for broken bytes of UTF-8.

    In order: byte order mark; UTF-16 told by its NUL bytes; strict UTF-8; with ``markup`` the charset that the page
    declares; the best guess among UTF-8, GB18030, Big5, Windows-1252 and UTF-16. Raises :class:`NotTextError`.

    >>> decode("café".encode("cp1252") * 5)[1]
    'cp1252'
    """
    for mark, codec in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(codec), codec
            except UnicodeDecodeError:
                break
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise NotTextError(f"looks like {what}")
    wide = _wide(data)
    if wide:
        return data.decode(wide), wide
    sample = data[:_SAMPLE]
    if len(sample) - len(sample.translate(None, _CONTROLS)) > max(1, len(sample) // 50):
        raise NotTextError("holds control bytes as no text does")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    if markup:
        declared = _declared(data)
        if declared:
            try:
                return data.decode(declared), declared
            except (UnicodeDecodeError, LookupError):
                pass
    lenient = data.decode("utf-8", "replace")
    broken = lenient.count("\ufffd")
    if broken * 20 < sum(1 for c in lenient if c > "\x7f"):
        return lenient, "utf-8"
    return _guessed(data)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: Latin text in it has NUL in every other byte."""
    sample = data[: 4096 & ~1]
    if len(data) % 2 or len(sample) < 4:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.4 * half and even < 0.05 * half:
        codec = "utf-16-le"
    elif even > 0.4 * half and odd < 0.05 * half:
        codec = "utf-16-be"
    else:
        return None
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return None
    return codec


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:4096])
    if match is None:
        return None
    try:
        name = codecs.lookup((match[1] or match[2]).decode("ascii")).name
    except LookupError:
        return None
    return _LARGER.get(name, name)


def _guessed(data: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE]
    codecs_tried = [_double_byte(sample)]
    if codecs_tried[0] is None:
        best = from_bytes(sample, cp_isolation=_CANDIDATES, enable_fallback=False).best()
        codecs_tried = [best.encoding if best else None]
    for codec in (*codecs_tried, "gb18030", "cp1252"):
        try:
            if codec is not None:
                return data.decode(codec), codecs.lookup(codec).name
        except UnicodeDecodeError:
            continue
    raise NotTextError("is in no encoding that is read here (UTF-8, UTF-16, GB18030, Big5, Windows-1252)")


def _double_byte(sample: bytes) -> str | None:
    """GB18030 or Big5 for text that is mostly English, of which statistics see too little.

    Windows-1252 puts single high bytes between letters; pairs of them that make Chinese punctuation or common
    characters in one of the two encodings are no chance.
    """
    pairs = _PAIRS.findall(sample)
    high = sum(1 for byte in sample if byte >= 0x80)
    if not pairs or 2 * len(pairs) < 0.8 * high:
        return None
    shares = {
        codec: sum(1 for pair in pairs if pair[0] in leads or pair in marks) / len(pairs)
        for codec, leads, marks in (
            ("gb18030", range(0xB0, 0xD8), _GB_MARKS),
            ("big5", range(0xA4, 0xC7), _BIG5_MARKS),
        )
    }
    codec = max(shares, key=lambda name: (shares[name], name == "gb18030"))
    return codec if shares[codec] > 0.9 else None
