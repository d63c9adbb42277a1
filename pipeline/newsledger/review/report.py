"""One self-contained page for sending to somebody: pictures, and each article with its marked text and its facts."""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from newsledger.review.binding import Bound, bind
from newsledger.review.facts import Fact
from newsledger.review.folder import NotARecord, ReviewError, beside, checked_folder, json_files
from newsledger.review.library import Article, read_article
from newsledger.review.marked import marked
from newsledger.review.overview import pictures
from newsledger.review.pages import card, environment, static_text
from newsledger.review.pictures import Picture
from newsledger.review.query import Counts
from newsledger.review.verdicts import Verdicts
from newsledger.schemas.record import Commitment, Organisation

# fields whose words the first line of a card does not hold already
_FIELDS = frozenset({"value", "basis", "object", "marker", "aliases", "people"})


@dataclass(frozen=True, slots=True)
class Chapter:
    """One article of the report."""

    number: int
    article: Article
    text: Markup
    cards: list[dict[str, Any]]


def report(out: Path, database: Path | None = None) -> tuple[str, list[str]]:
    """The report on an output folder as HTML, and what could not be read.

    Verdicts are shown where there are any; nothing is written beside ``out``. Raises ``ReviewError`` when there is
    nothing to report on.
    """
    checked_folder(out)
    kept = database or beside(out, "review")
    verdicts = Verdicts(kept) if kept.exists() else None
    home = out.resolve()
    folders = (Path.cwd(), home, home.parent, *list(home.parents)[1:3])
    problems: list[str] = []
    chapters: list[Chapter] = []
    for article in _articles(out, folders, problems):
        said = verdicts.of(article.record.document.sha256) if verdicts else {}
        chapters.append(_chapter(len(chapters) + 1, article, bind(article.facts, said)))
    if not chapters and problems:
        raise ReviewError(f"{out}: no record here can be read; the first of {len(problems)}: {problems[0]}")
    if not chapters:
        raise ReviewError(f"{out}: no records here; give the folder that `newsledger run … --out` wrote")
    style = static_text("look.css") + static_text("report.css")
    script = static_text("report.js")
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:"
    html = (
        environment()
        .get_template("report.html")
        .render(
            chapters=chapters,
            pictures=_pictures([chapter.article for chapter in chapters]),
            totals=_totals([chapter.article for chapter in chapters]),
            name=home.name,
            style=Markup(style),
            script=Markup(script),
            policy=policy,
        )
    )
    return html, problems


def _articles(out: Path, folders: tuple[Path, ...], problems: list[str]) -> Iterator[Article]:
    for file in json_files(out):
        try:
            yield read_article(out / file.path, file.name, "", folders)
        except NotARecord:
            continue
        except ReviewError as error:
            problems.append(str(error))


def _chapter(number: int, article: Article, bound: Bound) -> Chapter:
    cards = []
    for item in bound.everything:
        marks = " ".join(f"{start}-{end}" for start, end in item.fact.marks)
        made = card(item, article) | {"evidence": None, "mentions": (), "marks": marks}
        made["fields"] = [(name, words) for name, words in made["fields"] if name in _FIELDS]
        made["links"] = [(relation, f"a{number}-{key}", words) for relation, key, words in made["links"]]
        cards.append(made | {"key": f"a{number}-{made['key']}"})
    return Chapter(number, article, marked(article.lines_with(bound.everything)), cards)


def _pictures(articles: list[Article]) -> tuple[Picture, ...]:
    facts: list[Fact] = [fact for article in articles for fact in article.facts]
    kinds = Counter(fact.kind for fact in facts if fact.key.layer == "metric")
    forces = Counter(fact.kind for fact in facts if fact.key.layer == "commitment")
    deadlines = Counter(
        fact.value.deadline.isoformat()[:7]
        for fact in facts
        if isinstance(fact.value, Commitment) and fact.value.deadline
    )
    names: Counter[str] = Counter()
    bodies: dict[str, str] = {}
    for article in articles:
        found = {fact.value.name: fact.kind for fact in article.facts if isinstance(fact.value, Organisation)}
        names.update(found.keys())
        bodies |= found
    most = sorted(names.items(), key=lambda pair: (-pair[1], pair[0]))[:7]
    return pictures(
        Counts(
            sorted(kinds.items()),
            sorted(forces.items()),
            sorted(deadlines.items()),
            [(name, bodies[name], number) for name, number in most],
        )
    )


def _totals(articles: list[Article]) -> dict[str, int]:
    records = [article.record for article in articles]
    return {
        "articles": len(records),
        "metrics": sum(len(record.metrics) for record in records),
        "organisations": sum(len(record.organisations) for record in records),
        "commitments": sum(len(record.commitments) for record in records),
        "rejections": sum(len(record.rejections) for record in records),
    }


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
