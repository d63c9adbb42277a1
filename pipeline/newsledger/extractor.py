"""Article to record: the only module that knows the order of the stages."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from newsledger.types.article import Article

if TYPE_CHECKING:
    from newsledger.schemas.record import ArticleRecord, Comparator, Direction
    from newsledger.types.clean_text import CleanText
    from newsledger.types.document import Document
    from newsledger.types.drafts import Drafts
    from newsledger.types.mentions import Mentions, QuantityKind


@dataclass(frozen=True, slots=True)
class Trace:
    """The value of each stage for one article."""

    clean: "CleanText"
    document: "Document"
    mentions: "Mentions"
    drafts: "Drafts"
    record: "ArticleRecord"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundQuantity:
    """A quantity of a text, whether or not a metric may state it.

    ``start``, ``end`` and ``number_end`` (end of the number and its scale word) are offsets into the text as given;
    ``low`` and ``high`` have the scale multiplied out. ``exclusion`` names the rule by which it is no metric.
    """

    text: str
    start: int
    end: int
    number_end: int
    low: Decimal
    high: Decimal
    unit: str | None
    kind: "QuantityKind"
    comparator: "Comparator"
    direction: "Direction | None"
    concept: str | None
    exclusion: str | None
    rule: str


class Extractor:
    """Extracts facts from articles. Immutable, safe to share between threads, picklable.

    ``lexicons`` are folders of further tables; a row there replaces the package's row of the same id.

    >>> record = Extractor().extract_text("The county will build 3 parks by the end of 2025.", id="parks")
    >>> record.document.id
    'parks'
    """

    def __init__(self, *, lexicons: tuple[str | Path, ...] = ()) -> None:
        self._folders = tuple(Path(folder) for folder in lexicons)
        with _collected_at_end():
            self._build()

    def _build(self) -> None:
        from newsledger.lexicons.loader import load_lexicons
        from newsledger.stages.clean import Cleaner
        from newsledger.stages.recognise import Recogniser
        from newsledger.stages.relate import Relater
        from newsledger.stages.segment import Segmenter
        from newsledger.stages.validate import Validator

        tables = load_lexicons(self._folders)
        self._digest = tables.digest
        self._clean = Cleaner(tables)
        self._recognise = Recogniser(tables)
        self._relate = Relater(tables)
        self._segment = Segmenter(tables, (self._recognise.describe, self._relate.describe))
        self._validate = Validator()

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (self._folders,)

    @property
    def lexicon_digest(self) -> str:
        """SHA-256 over the lexicons in use."""
        return self._digest

    def extract(self, article: Article) -> "ArticleRecord":
        """Extract the facts of one article. Never raises for what the text says."""
        return self.trace(article).record

    def extract_text(self, text: str, *, id: str = "article", published: date | None = None) -> "ArticleRecord":
        """Extract the facts of a string."""
        return self.extract(Article(text=text, id=id, published=published))

    def quantities(self, text: str, *, published: date | None = None) -> tuple[FoundQuantity, ...]:
        """Every quantity in a string, in text order: also ages, durations and others that no metric states."""
        from newsledger.stages.recognise import concepts

        clean = self._clean(Article(text=text, published=published))
        mentions = self._recognise(self._segment(clean))
        found = []
        for quantity, concept in zip(mentions.quantities, concepts(mentions), strict=True):
            start, end = clean.raw_span(quantity.start, quantity.end)
            found.append(
                FoundQuantity(
                    text=text[start:end],
                    start=start,
                    end=end,
                    number_end=clean.raw_span(quantity.start, quantity.number_end)[1],
                    low=quantity.low,
                    high=quantity.high,
                    unit=quantity.unit,
                    kind=quantity.kind,
                    comparator=quantity.comparator,
                    direction=quantity.direction,
                    concept=None if concept is None else text[slice(*clean.raw_span(*concept))],
                    exclusion=quantity.exclusion,
                    rule=quantity.rule,
                )
            )
        return tuple(found)

    def trace(self, article: Article) -> Trace:
        """Each stage's value for one article, for those who write rules."""
        clean = self._clean(article)
        document = self._segment(clean)
        mentions = self._recognise(document)
        drafts = self._relate(mentions)
        return Trace(clean, document, mentions, drafts, self._validate(drafts))


@contextmanager
def _collected_at_end() -> Iterator[None]:
    """One garbage collection after much has been made that lasts.

    Otherwise Python would walk over all of it several times while it grows, and once more in the first articles.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
            gc.collect()


def _rebuild(folders: tuple[Path, ...]) -> Extractor:
    return Extractor(lexicons=folders)
