"""Article to record: the only module that knows the order of the stages."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from newsledger.types.article import Article

if TYPE_CHECKING:
    from newsledger.schemas.record import ArticleRecord
    from newsledger.types.clean_text import CleanText
    from newsledger.types.document import Document
    from newsledger.types.drafts import Drafts
    from newsledger.types.mentions import Mentions


@dataclass(frozen=True, slots=True)
class Trace:
    """The value of each stage for one article."""

    clean: "CleanText"
    document: "Document"
    mentions: "Mentions"
    drafts: "Drafts"
    record: "ArticleRecord"


class Extractor:
    """Extracts facts from articles. Immutable, safe to share between threads, picklable."""

    def __init__(self, *, lexicons: tuple[str | Path, ...] = ()) -> None:
        from newsledger.lexicons.loader import load_lexicons
        from newsledger.stages.clean import Cleaner
        from newsledger.stages.recognise import Recogniser
        from newsledger.stages.relate import Relater
        from newsledger.stages.segment import Segmenter
        from newsledger.stages.validate import Validator

        self._folders = tuple(Path(folder) for folder in lexicons)
        tables = load_lexicons(self._folders)
        self._digest = tables.digest
        self._clean = Cleaner(tables)
        self._segment = Segmenter(tables)
        self._recognise = Recogniser(tables)
        self._relate = Relater(tables)
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

    def trace(self, article: Article) -> Trace:
        """Each stage's value for one article, for those who write rules."""
        clean = self._clean(article)
        document = self._segment(clean)
        mentions = self._recognise(document)
        drafts = self._relate(mentions)
        return Trace(clean, document, mentions, drafts, self._validate(drafts))


def _rebuild(folders: tuple[Path, ...]) -> Extractor:
    return Extractor(lexicons=folders)
