"""One record as a terminal shows it."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from newsledger.schemas.record import ArticleRecord, Metric, Period

QUANTITY, INDICATOR, ORGANISATION, CLAUSE, HEAD = "bold green", "green", "cyan", "underline", "bold yellow"


def record_view(record: ArticleRecord, source: str) -> Iterator[RenderableType]:
    """The parts of the page, from the masthead to what was refused."""
    document = record.document
    yield Text(printable(document.title or document.id), style="bold")
    facts = (document.outlet, document.published and str(document.published), ", ".join(document.authors))
    yield Text(" · ".join(printable(fact) for fact in facts if fact) + "\n", style="dim")
    yield marked(record, source)
    yield Text.assemble(
        "\n",
        ("quantity", QUANTITY),
        " of an ",
        ("indicator", INDICATOR),
        ", ",
        ("organisation", ORGANISATION),
        ", ",
        ("commitment", CLAUSE),
        " with its ",
        ("verb", HEAD),
        "\n",
    )
    yield metrics_table(record)
    yield organisations_table(record)
    yield commitments_table(record)
    if record.rejections:
        yield rejections_table(record)


def marked(record: ArticleRecord, source: str) -> Text:
    """The source text with its facts coloured."""
    text = Text(printable(source).rstrip())
    for commitment in record.commitments:
        text.stylize(CLAUSE, commitment.start, commitment.end)
        text.stylize(HEAD, commitment.head.start, commitment.head.end)
    for organisation in record.organisations:
        for mention in organisation.mentions:
            text.stylize(ORGANISATION, mention.start, mention.end)
    for metric in record.metrics:
        if metric.indicator:
            text.stylize(INDICATOR, metric.indicator.start, metric.indicator.end)
        text.stylize(QUANTITY, metric.quantity.start, metric.quantity.end)
    return text


def metrics_table(record: ArticleRecord) -> Table:
    """One row a metric."""
    table = _table(f"{len(record.metrics)} metrics", "value", "unit", "indicator", "whose", "period", "status", "rule")
    table.columns[0].justify = "right"
    for metric in record.metrics:
        _row(
            table,
            value(metric),
            metric.unit,
            metric.indicator.text if metric.indicator else None,
            metric.subject.text if metric.subject else None,
            days(metric.period),
            metric.status,
            metric.rule,
        )
    return table


def organisations_table(record: ArticleRecord) -> Table:
    """One row an organisation."""
    table = _table(
        f"{len(record.organisations)} organisations", "name", "kind", "mentions", "also called", "people", "rule"
    )
    for organisation in record.organisations:
        people = (f"{p.name} ({p.role})" if p.role else p.name for p in organisation.people)
        _row(
            table,
            organisation.name,
            organisation.kind,
            str(len(organisation.mentions)),
            "; ".join(organisation.aliases),
            "; ".join(people),
            organisation.mentions[0].rule,
        )
    return table


def commitments_table(record: ArticleRecord) -> Table:
    """One row a commitment."""
    table = _table(f"{len(record.commitments)} commitments", "who", "force", "what", "until", "rule")
    for commitment in record.commitments:
        actor = commitment.actor_name or (commitment.actor.text if commitment.actor else None)
        deadline = str(commitment.deadline) if commitment.deadline else None
        _row(table, actor, commitment.force, commitment.text, deadline, commitment.rule)
    return table


def rejections_table(record: ArticleRecord) -> Table:
    """One row for each claim that validation refused."""
    table = _table(f"{len(record.rejections)} refused", "kind", "check", "evidence", "why", "rule")
    for refused in record.rejections:
        _row(table, refused.kind, refused.check, refused.evidence.text, refused.message, refused.rule)
    return table


def value(metric: Metric) -> str:
    """A metric's value as a person reads it.

    ``> 351,300,000,000``, ``2–3``, ``▼ 4.5``.
    """
    numbers = "–".join(dict.fromkeys(f"{number:,}" for number in (metric.low, metric.high)))
    sign = "" if metric.comparator == "=" else f"{metric.comparator} "
    arrow = {"up": "▲ ", "down": "▼ ", None: ""}[metric.direction]
    return f"{sign}{arrow}{numbers}"


def days(period: Period | None) -> str | None:
    """A period as a person reads it: one day, or from when to when."""
    if period is None:
        return None
    return " to ".join(dict.fromkeys(str(day) if day else "…" for day in (period.start, period.end)))


def printable(text: str) -> str:
    """Text that cannot steer a terminal: each control character becomes one ``�``, so that offsets hold."""
    return "".join(c if c in "\n\t" or c.isprintable() else " " if c.isspace() else "�" for c in text)


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=None, padding=(0, 2, 0, 0), expand=False)
    for column in columns:
        table.add_column(column, header_style="dim", overflow="fold")
    return table


def _row(table: Table, *cells: str | None) -> None:
    table.add_row(*(Text(printable(cell or "")) for cell in cells))
