"""What the overview shows: a page of articles, choices for the filters, and figures as pictures."""

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
        page = articles(connection, filters, sort, descending, number)
        given = filters.given | ({"sort": sort} if sort != "title" else {}) | ({"order": "desc"} if descending else {})
        return Overview(
            page,
            sort,
            descending,
            given,
            choices(connection),
            pictures(counts(connection, filters)),
            totals(connection),
            problems(connection),
        )


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
