"""The text that a record's offsets refer to: found, verified, or reconstructed as far as quotations reach."""

import hashlib
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from newsledger.review.facts import spans_in
from newsledger.review.shown import GAP
from newsledger.schemas.record import ArticleRecord

LIMIT = 64_000_000  # bytes of a source file that are read at most

Origin = Literal["record", "file", "quotations"]


@dataclass(frozen=True, slots=True)
class SourceText:
    """Text with where it comes from; gaps of a reconstruction hold U+FFFC."""

    text: str
    origin: Origin
    message: str | None = None


def source_text(record: ArticleRecord, folders: tuple[Path, ...]) -> SourceText:
    """The source text of a record.

    The text in the record comes first, then the file that the record names, looked for in ``folders`` in turn and
    taken only when its bytes have the record's SHA-256; so a record cannot make this show any file that its writer
    did not know already. Without either the quotations are put at their offsets and the rest is left open.
    """
    document = record.document
    if document.text is not None:
        return SourceText(document.text, "record")
    reason = "the record does not say where its article was read"
    if document.source:
        reason = f"{document.source} was not found; start the review in the folder where the run was started"
        for path in _candidates(document.source, folders):
            data = _read(path)
            if data is None:
                continue
            if hashlib.sha256(data).hexdigest() != document.sha256:
                reason = f"{document.source} has changed since the run (its SHA-256 is another)"
                continue
            try:
                text = data.decode(document.encoding)
            except (LookupError, UnicodeDecodeError) as error:
                reason = f"{document.source} cannot be decoded as {document.encoding}: {error}"
                continue
            if quotes_stand(record, text):
                return SourceText(text, "file")
            reason = f"{document.source} was found, but the record's quotations do not stand at their offsets"
    return SourceText(_from_quotations(record), "quotations", reason)


def quotes_stand(record: ArticleRecord, text: str) -> bool:
    """Whether every quotation of the record stands at its offsets."""
    parts = (record.metrics, record.organisations, record.commitments, record.rejections)
    return all(text[start:end] == quote for part in parts for _, quote, start, end in spans_in(part))


def _candidates(source: str, folders: tuple[Path, ...]) -> list[Path]:
    if "\0" in source or len(source) > 4096:
        return []
    given = Path(source)
    return [given] if given.is_absolute() else [folder / given for folder in folders]


def _read(path: Path) -> bytes | None:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > LIMIT:
            return None
        return path.read_bytes()
    except (OSError, ValueError):
        return None


def _from_quotations(record: ArticleRecord) -> str:
    parts = (record.metrics, record.organisations, record.commitments, record.rejections)
    quotes = [(start, end, quote) for part in parts for _, quote, start, end in spans_in(part)]
    quotes = [item for item in quotes if item[1] - item[0] == len(item[2]) and item[1] <= LIMIT]
    length = min(LIMIT, max([record.document.characters, *(end for _, end, _ in quotes)], default=0))
    text = [GAP] * length
    for start, end, quote in quotes:
        text[start:end] = quote
    return "".join(text)
