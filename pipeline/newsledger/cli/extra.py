"""Commands that need an extra: a missing one is named instead of a traceback."""

from collections.abc import Iterator
from contextlib import contextmanager

from newsledger.errors import MissingExtraError

_PACKAGES = frozenset({"starlette", "uvicorn", "jinja2", "markupsafe", "anyio"})


@contextmanager
def needs_review() -> Iterator[None]:
    """Say which extra to install when a package of the review is missing."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _PACKAGES:
            raise
        raise MissingExtraError("The review and the report", "review") from error
