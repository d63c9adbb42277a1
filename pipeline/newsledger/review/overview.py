"""What the overview shows: a page of articles, choices for the filters, and figures as pictures."""

import sqlite3
from dataclasses import dataclass

from newsledger.review.library import Library
from newsledger.review.pictures import ORDER, Picture, bars, timeline
from newsledger.review.query import Choices, Counts, Filters, Page, articles, choices, counts, problems, totals


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything on the overview page."""

    page: Page
    sort: str
    descending: bool
    given: dict[str, str]
    choices: Choices
    pictures: tuple[Picture, ...]
    totals: dict[str, int]
    problems: list[str]


def overview(library: Library, filters: Filters, sort: str, descending: bool, number: int) -> Overview:
    """Ask the index for one page of the overview."""
    with library.index.connect() as connection:
        figures = _figures(library, connection, filters)
        page = articles(connection, filters, sort, descending, number)
        given = filters.given | ({"sort": sort} if sort != "title" else {}) | ({"order": "desc"} if descending else {})
        return Overview(
            page,
            sort,
            descending,
            given,
            *figures,
            totals(connection),
            problems(connection),
        )


def _figures(library: Library, connection: sqlite3.Connection, filters: Filters) -> tuple[Choices, tuple[Picture, ...]]:
    """Choices and pictures, counted once for each state of the index (and of the verdicts, where those matter)."""
    generation = connection.execute("SELECT generation FROM state").fetchone()[0]
    known = library.figures
    if known.generation != generation:
        known.generation = generation
        known.pictures.clear()
        known.choices = choices(connection)
    asked = (filters, library.verdicts.last() if filters.progress else 0)
    found = known.pictures.get(asked)
    if found is None:
        found = pictures(counts(connection, filters))
        if len(known.pictures) >= 50:
            known.pictures.clear()
        known.pictures[asked] = found
    return known.choices or choices(connection), found


def pictures(found: Counts) -> tuple[Picture, ...]:
    """The four pictures of the overview and of the report."""
    names = [(name, number) for name, _, number in found.organisations]
    return (
        bars(
            "kinds", "Metrics by kind", found.metrics, layer="metric", head=("kind", "metrics"), order=ORDER["metric"]
        ),
        bars(
            "forces",
            "Commitments by force",
            found.forces,
            layer="commitment",
            head=("force", "commitments"),
            order=ORDER["commitment"],
        ),
        timeline("deadlines", "Commitments by deadline", found.deadlines, layer="commitment"),
        bars("names", "Organisations named in most articles", names, layer="organisation", head=("name", "articles")),
    )
