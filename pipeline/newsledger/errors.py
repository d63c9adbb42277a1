"""What can go wrong outside the program's own logic: each error says what, where and what to do."""

from typing import ClassVar


class NewsledgerError(Exception):
    """Base of every error that newsledger raises on purpose."""


class ReadError(NewsledgerError):
    """An input could not be turned into an article.

    ``reason`` is a short stable word for tables and exit summaries (``empty``, ``binary``, …); each has a class.
    ``source`` is the path, or ``path:line`` for one of many articles in a file.
    """

    reason: ClassVar[str] = "unreadable"

    def __init__(self, source: str, message: str) -> None:
        super().__init__(f"{source}: {message}")
        self.source = source
        self.message = message

    def __reduce__(self) -> tuple[type["ReadError"], tuple[str, str]]:
        return type(self), (self.source, self.message)


class UnreadableError(ReadError):
    """The file is there but cannot be read: permissions, a folder, a device, a failing disk."""

    reason = "unreadable"


class MissingError(ReadError):
    """There is no such file."""

    reason = "missing"


class EmptyError(ReadError):
    """Nothing but white space."""

    reason = "empty"


class BinaryError(ReadError):
    """Not text, or text of no encoding that is read here."""

    reason = "binary"


class TooLargeError(ReadError):
    """Over the size limit."""

    reason = "too_large"


class MalformedError(ReadError):
    """JSON that is none, or does not hold an article; HTML that is nested beyond reason."""

    reason = "malformed"


class NotArticleError(MalformedError):
    """Well-formed JSON that does not claim to be an article: it has no "text"."""

    reason = "no_article"


class NoTextError(ReadError):
    """A web page in which no article was found."""

    reason = "no_text"


class UnsupportedError(ReadError):
    """A kind of file that is not read."""

    reason = "unsupported"


class ChangedError(ReadError):
    """The file changed while it was read."""

    reason = "changed"


class SlowError(ReadError):
    """Finding the article in the page took longer than allowed."""

    reason = "slow"


class LexiconError(NewsledgerError):
    """A lexicon file is malformed; the message names file and row."""


class RecordError(NewsledgerError):
    """A record breaks the contract (a span that does not quote its source): a bug, never the reader's fault."""


class EngineError(NewsledgerError):
    """An engine could not be reached, or stopped the job."""


class MissingExtraError(NewsledgerError):
    """A part of newsledger was used whose libraries are not installed.

    >>> print(MissingExtraError("Parquet tables", "parquet"))
    Parquet tables need more than the core: pip install "newsledger[parquet]"
    """

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f'{what} need more than the core: pip install "newsledger[{extra}]"')
        self.extra = extra
