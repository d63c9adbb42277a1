"""At least 300 hard sentence boundaries, at least 98 % of them right."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from newsledger import Article
from newsledger.lexicons.loader import load_lexicons
from newsledger.stages.clean import Cleaner
from newsledger.stages.segment import Segmenter
from newsledger.types.document import Document

FOLDER = Path(__file__).parent.parent / "cases" / "segment"
MARK = "¦"


@dataclass(frozen=True)
class Page:
    name: str
    text: str
    boundaries: frozenset[int]  # raw offsets at which a sentence must begin within a line
    roles: tuple[str, ...] | None


def _page(name: str, marked: str, roles: tuple[str, ...] | None) -> Page:
    text = ""
    boundaries = set()
    for part in marked.split(MARK):
        if text:
            boundaries.add(len(text) + len(part) - len(part.lstrip()))
        text += part
    return Page(name, text, frozenset(boundaries), roles)


def _pages() -> list[Page]:
    pages: list[Page] = []
    for path in sorted(FOLDER.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        assert data.keys() <= {"lines", "page"}, path.name
        pages += [_page(f"{path.stem}: {line[:40]}", line, None) for line in data.get("lines", ())]
        for row in data.get("page", ()):
            assert row.keys() == {"name", "text", "roles"}, row["name"]
            pages.append(_page(f"{path.stem}: {row['name']}", row["text"], tuple(row["roles"])))
    return pages


PAGES = _pages()


@pytest.fixture(scope="module")
def stages() -> tuple[Cleaner, Segmenter]:
    lexicons = load_lexicons()
    return Cleaner(lexicons), Segmenter(lexicons)


def _document(stages: tuple[Cleaner, Segmenter], text: str) -> Document:
    clean, segment = stages
    return segment(clean(Article(text=text)))


def _begun(document: Document) -> frozenset[int]:
    """Raw offsets at which a sentence begins that is not the first of its line."""
    clean = document.clean
    found = set()
    for before, sentence in zip(document.sentences, document.sentences[1:], strict=False):
        if "\n" not in clean.text[before.end : sentence.start]:
            found.add(clean.raw_span(sentence.start, sentence.end)[0])
    return frozenset(found)


def test_boundaries(stages: tuple[Cleaner, Segmenter]) -> None:
    expected = wrong = 0
    misses: list[str] = []
    for page in PAGES:
        found = _begun(_document(stages, page.text))
        expected += len(page.boundaries)
        for offset in sorted(found ^ page.boundaries):
            wrong += 1
            kind = "missed" if offset in page.boundaries else "spurious"
            misses.append(f"{kind}: {page.text[max(0, offset - 40) : offset]!r} | {page.text[offset : offset + 25]!r}")
    print(f"{expected - wrong} of {expected} boundaries right", *misses, sep="\n")
    assert expected >= 300
    assert wrong <= 0.02 * expected, "\n".join(misses)


@pytest.mark.parametrize("page", [page for page in PAGES if page.roles], ids=lambda page: page.name)
def test_roles(page: Page, stages: tuple[Cleaner, Segmenter]) -> None:
    document = _document(stages, page.text)
    assert tuple(paragraph.role for paragraph in document.paragraphs) == page.roles
