"""Facts in words: what a card says on its first line."""

from calendar import monthrange
from datetime import date
from decimal import Decimal

from newsledger.review.facts import Value
from newsledger.schemas.record import Comparator, Metric, Organisation, Period

COMPARATORS: dict[Comparator, str] = {
    "=": "",
    ">": "more than",
    ">=": "at least",
    "<": "less than",
    "<=": "at most",
    "~": "about",
}
_QUARTERS = {(1, 3): "first quarter", (4, 6): "second quarter", (7, 9): "third quarter", (10, 12): "fourth quarter"}


def number_words(value: int | float) -> str:
    """A number with thousands separated, never in scientific notation.

    >>> number_words(351300000000), number_words(7.25)
    ('351,300,000,000', '7.25')
    """
    if isinstance(value, int):
        return f"{value:,}"
    text = f"{Decimal(str(value)):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def value_words(metric: Metric) -> str:
    """The normalised value: bounds, unit, comparator and direction."""
    bounds = number_words(metric.low)
    if metric.high != metric.low:
        bounds = f"{bounds} to {number_words(metric.high)}"
    sign = "" if metric.comparator == "=" else f"{metric.comparator} "
    arrow = {"up": "↑ ", "down": "↓ ", None: ""}[metric.direction]
    return f"{arrow}{sign}{bounds}" + (f" {metric.unit}" if metric.unit else "")


def period_words(period: Period) -> str:
    """A closed interval of days as people say it.

    >>> period_words(Period(start=date(2020, 1, 1), end=date(2020, 6, 30)))
    'first half of 2020'
    """
    start, end = period.start, period.end
    if start is None or end is None:
        if start is None and end is None:
            return period.text or "not stated"
        return f"until {end}" if end else f"since {start}"
    if start == end:
        return start.isoformat()
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        if (start.month, end.month) == (1, 12):
            return str(start.year) if start.year == end.year else f"{start.year} to {end.year}"
        if start.year == end.year:
            return _months(start, end)
    return f"{start} to {end}"


def _months(start: date, end: date) -> str:
    if start.month == end.month:
        return f"{start:%B} {start.year}"
    pair = (start.month, end.month)
    if pair in ((1, 6), (7, 12)):
        return f"{'first' if pair[0] == 1 else 'second'} half of {start.year}"
    return f"{_QUARTERS[pair]} of {start.year}" if pair in _QUARTERS else f"{start:%B} to {end:%B} {start.year}"


def headline(value: Value) -> tuple[str, tuple[str, ...]]:
    """A fact in words: what is said first, and what follows."""
    if isinstance(value, Metric):
        lead = " ".join(part for part in (COMPARATORS[value.comparator], value.quantity.text) if part)
        if value.direction:
            lead = f"{lead} {value.direction}"
        rest = [span.text for span in (value.indicator, value.subject, value.scope) if span]
        if value.period:
            rest.append(period_words(value.period))
        return lead, (*rest, value.status)
    if isinstance(value, Organisation):
        count = len(value.mentions)
        rest = ["named once" if count == 1 else f"named {count} times"]
        rest += [f"also “{alias}”" for alias in value.aliases[:3]]
        return value.name, tuple(rest)
    rest = [value.actor_name or (value.actor.text if value.actor else "actor not stated")]
    if value.deadline:
        rest.append(f"by {value.deadline}")
    if value.topic:
        rest.append(value.topic)
    return value.text, tuple(rest)


def sentence(value: Value) -> str:
    """A fact in words on one line."""
    lead, rest = headline(value)
    return " · ".join((lead, *rest))


def fields(value: Value) -> tuple[tuple[str, str], ...]:
    """The fields of a fact that its first line leaves out or rounds, named."""
    rows: list[tuple[str, str | None]]
    if isinstance(value, Metric):
        rows = [
            ("value", value_words(value)),
            ("indicator", value.indicator.text if value.indicator else None),
            ("subject", value.subject.text if value.subject else None),
            ("scope", value.scope.text if value.scope else None),
            ("basis", value.basis.replace("_", " ") if value.basis else None),
            ("period", _period_field(value.period) if value.period else None),
            ("status", value.status),
        ]
    elif isinstance(value, Organisation):
        people = ", ".join(f"{p.name} ({p.role})" if p.role else p.name for p in value.people[:12])
        rows = [("aliases", ", ".join(value.aliases[:12]) or None), ("people", people or None)]
    else:
        rows = [
            ("action", value.action),
            ("object", value.object.text if value.object else None),
            ("actor", value.actor.text if value.actor else None),
            ("marker", value.marker.text if value.marker else "inherited"),
            ("deadline", value.deadline.isoformat() if value.deadline else None),
        ]
    return tuple((name, text) for name, text in rows if text)


def _period_field(period: Period) -> str:
    words = period_words(period)
    return f"{words} (“{period.text}”)" if period.text and period.text != words else words
