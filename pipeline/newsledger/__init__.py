"""newsledger: raw news articles in, checkable facts out.

The public names are loaded when they are first used, so that ``import newsledger`` stays cheap.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsledger.errors import NewsledgerError as NewsledgerError
    from newsledger.extractor import Extractor as Extractor
    from newsledger.schemas.record import ArticleRecord as ArticleRecord
    from newsledger.types.article import Article as Article

__version__ = "0.1.0"

_HOMES = {
    "Article": "newsledger.types.article",
    "ArticleRecord": "newsledger.schemas.record",
    "Extractor": "newsledger.extractor",
    "NewsledgerError": "newsledger.errors",
}

__all__ = ["Article", "ArticleRecord", "Extractor", "NewsledgerError", "__version__"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'newsledger' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
