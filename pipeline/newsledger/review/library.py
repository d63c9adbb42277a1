"""An output folder as the review sees it: its index, its verdicts, and articles laid out for reading."""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from newsledger.review.binding import Bound, Judged, bind
from newsledger.review.facts import Fact, facts_of
from newsledger.review.folder import NotARecord, ReviewError, beside, checked_folder, load_record
from newsledger.review.index import Index
from newsledger.review.pictures import Picture
from newsledger.review.query import Choices, Filters
from newsledger.review.segments import Segment, lines_of
from newsledger.review.source import SourceText, source_text
from newsledger.review.verdicts import Verdicts
from newsledger.review.words import headline
from newsledger.schemas.record import ArticleRecord, Commitment

_KEPT = 6  # articles whose layout is remembered


@dataclass(frozen=True)
class Article:
    """One record with its text and its facts.

    ``name`` is what the browser calls it, ``version`` changes whenever the record file does.
    """

    name: str
    version: str
    record: ArticleRecord
    source: SourceText
    facts: tuple[Fact, ...]

    @cached_property
    def lines(self) -> list[list[Segment]]:
        """The text in segments under the marks of the record's facts."""
        return lines_of(self.source.text, self.facts)

    def lines_with(self, everything: tuple[Judged, ...]) -> list[list[Segment]]:
        """The text in segments under the marks of these facts, additions with them."""
        if len(everything) == len(self.facts):
            return self.lines
        return lines_of(self.source.text, [item.fact for item in everything])

    @cached_property
    def words(self) -> dict[str, str]:
        """Each fact's first words, by its key."""
        return {str(fact.key): headline(fact.value)[0] for fact in self.facts}

    @cached_property
    def links(self) -> dict[str, list[tuple[str, str]]]:
        """What facts refer to each other: from a fact's key to pairs of (relation, key of the other)."""
        keys = {fact.value.id: str(fact.key) for fact in self.facts}
        found: dict[str, list[tuple[str, str]]] = {}
        for fact in self.facts:
            if not isinstance(fact.value, Commitment):
                continue
            pairs = [("target", "target of", other) for other in fact.value.targets]
            if fact.value.actor_organisation:
                pairs.append(("actor", "actor of", fact.value.actor_organisation))
            for there, back, other in pairs:
                if other in keys:
                    found.setdefault(str(fact.key), []).append((there, keys[other]))
                    found.setdefault(keys[other], []).append((back, str(fact.key)))
        return found


@dataclass
class Figures:
    """What the overview counted for one state of the index, to be shown again while that lasts."""

    generation: int = -1
    choices: Choices | None = None
    pictures: dict[tuple[Filters, int], tuple[Picture, ...]] = field(default_factory=dict)


class Library:
    """Everything that pages and exports are made from."""

    def __init__(self, out: Path, database: Path | None = None) -> None:
        self.out = checked_folder(out)
        kept = database or beside(out, "review")
        self.verdicts = Verdicts(kept)
        home = out.resolve()
        self.folders = (Path.cwd(), home, home.parent, *list(home.parents)[1:3])
        self.index = Index(out, kept.with_name(f"{kept.name.removesuffix('.sqlite')}-index.sqlite"), kept, self.folders)
        self._articles: OrderedDict[tuple[str, int, int], Article] = OrderedDict()
        self._lock = threading.Lock()
        self.figures = Figures()

    def article(self, name: str) -> Article | None:
        """The article that the browser calls ``name``; ``None`` if there is none (any more).

        Raises ``ReviewError`` when its record is broken.
        """
        path = self.index.path_of(name)
        if path is None:
            return None
        try:
            status = path.stat()
        except OSError:
            return None
        stamp = (name, status.st_mtime_ns, status.st_size)
        with self._lock:
            if stamp in self._articles:
                self._articles.move_to_end(stamp)
                return self._articles[stamp]
        try:
            article = read_article(path, name, f"{status.st_mtime_ns:x}-{status.st_size:x}", self.folders)
        except NotARecord as error:
            raise ReviewError(f"{path}: holds no record of an article any more") from error
        with self._lock:
            self._articles[stamp] = article
            while len(self._articles) > _KEPT:
                self._articles.popitem(last=False)
        return article

    def bound(self, article: Article) -> Bound:
        """The article's facts with the verdicts on them."""
        return bind(article.facts, self.verdicts.of(article.record.document.sha256))


def read_article(path: Path, name: str, version: str, folders: tuple[Path, ...]) -> Article:
    """The article of a record file. Raises what ``load_record`` raises."""
    record = load_record(path)
    return Article(name, version, record, source_text(record, folders), facts_of(record))
