"""What can go wrong outside the program's own logic: each error says what, where and what to do."""


class NewsledgerError(Exception):
    """Base of every error that newsledger raises on purpose."""


class ReadError(NewsledgerError):
    """An input could not be turned into an article.

    ``reason`` is a short stable word for tables and exit summaries (``empty``, ``binary``, …).
    """

    reason = "unreadable"

    def __init__(self, source: str, message: str) -> None:
        super().__init__(f"{source}: {message}")
        self.source = source
        self.message = message

    def __reduce__(self) -> tuple[type["ReadError"], tuple[str, str]]:
        return type(self), (self.source, self.message)


class LexiconError(NewsledgerError):
    """A lexicon file is malformed; the message names file and row."""


class RecordError(NewsledgerError):
    """A record breaks the contract (a span that does not quote its source): a bug, never the reader's fault."""


class MissingExtraError(NewsledgerError):
    """A part of newsledger was used whose libraries are not installed.

    >>> print(MissingExtraError("Parquet tables", "parquet"))
    Parquet tables need more than the core: pip install "newsledger[parquet]"
    """

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f'{what} need more than the core: pip install "newsledger[{extra}]"')
        self.extra = extra
