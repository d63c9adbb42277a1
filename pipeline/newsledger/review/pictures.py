"""Figures as pictures: small SVG charts without script or style, each with the table that it shows."""

from dataclasses import dataclass

from markupsafe import Markup

from newsledger.review.shown import spelled

ORDER = {
    "metric": ("amount", "count", "ratio", "change", "rank"),
    "commitment": ("pledge", "will", "plan", "aim", "directive"),
}
_WIDTH = 300
_ROW = 23
_TEXT = Markup('<text x="{}" y="{}" text-anchor="{}" class="{}">{}</text>')
_BAR = Markup('<rect x="{}" y="{}" width="{}" height="{}" rx="2" class="bar {}"><title>{}</title></rect>')


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart with its name, what it says in a sentence, and its rows as label and number."""

    name: str
    title: str
    summary: str
    svg: Markup
    head: tuple[str, str]
    rows: tuple[tuple[str, int], ...]


def _svg(name: str, title: str, summary: str, height: int, body: Markup, width: int = _WIDTH) -> Markup:
    return Markup(
        '<svg class="picture" role="img" viewBox="0 0 {w} {h}" width="{w}" height="{h}"'
        ' aria-labelledby="{n}-title {n}-desc"><title id="{n}-title">{t}</title><desc id="{n}-desc">{d}</desc>{b}</svg>'
    ).format(w=width, h=height, n=name, t=title, d=summary, b=body)


def _summary(rows: tuple[tuple[str, int], ...], what: str) -> str:
    if not rows:
        return f"No {what}."
    label, most = max(rows, key=lambda row: row[1])
    return f"{sum(number for _, number in rows):,} in all; most: {label}, {most:,}."


def bars(
    name: str,
    title: str,
    given: list[tuple[str, int]],
    *,
    layer: str,
    head: tuple[str, str],
    order: tuple[str, ...] = (),
) -> Picture:
    """Horizontal bars, one a row, the number beside it."""
    found = dict(given)
    labels = [label for label in order if label in found] + [label for label, _ in given if label not in order]
    rows = tuple((spelled(label), found[label]) for label in labels)
    top = max((number for _, number in rows), default=1)
    left = 62 if order else 150
    room = _WIDTH - left - 40
    parts = []
    for number, (label, count) in enumerate(rows):
        y = number * _ROW
        short = label if len(label) <= (12 if order else 23) else f"{label[: 11 if order else 22]}…"
        length = max(2.0, round(room * count / top, 1))
        parts.append(_TEXT.format(left - 8, y + 16, "end", "label", short))
        parts.append(_BAR.format(left, y + 4, length, _ROW - 8, layer, f"{label}: {count:,}"))
        parts.append(_TEXT.format(left + length + 6, y + 16, "start", "number", f"{count:,}"))
    summary = _summary(rows, title.lower())
    svg = _svg(name, title, summary, max(_ROW, len(rows) * _ROW), Markup("").join(parts))
    return Picture(name, title, summary, svg, head, rows)


def timeline(name: str, title: str, months: list[tuple[str, int]], *, layer: str) -> Picture:
    """Columns along time: months, or years when the span is long; over very long spans only years that have any."""
    known = sorted((month, number) for month, number in months if month[:4].isdigit())
    rows = _columns(known)
    top = max((number for _, number in rows), default=1)
    height, base, left = 138, 112, 6
    step = (_WIDTH - 2 * left) / max(len(rows), 1)
    every = -(-len(rows) // 8) if rows else 1
    parts = [Markup('<line x1="{}" y1="{}" x2="{}" y2="{}" class="axis"/>').format(left, base, _WIDTH - left, base)]
    for number, (label, count) in enumerate(rows):
        x = round(left + number * step, 1)
        tall = round((base - 22) * count / top, 1)
        wide = round(max(2.0, min(34.0, step - 3)), 1)
        centre = round(x + step / 2, 1)
        if count:
            bar = (round(centre - wide / 2, 1), round(base - tall, 1), wide, tall)
            parts.append(_BAR.format(*bar, layer, f"{label}: {count:,}"))
            if step > 16 or count == top:
                parts.append(_TEXT.format(centre, round(base - tall - 5, 1), "middle", "number", f"{count:,}"))
        if number % every == 0:
            parts.append(_TEXT.format(centre, base + 17, "middle", "label", label))
    shown = tuple(row for row in rows if row[1])
    summary = _summary(shown, title.lower())
    return Picture(
        name, title, summary, _svg(name, title, summary, height, Markup("").join(parts)), ("due", "number"), shown
    )


def _columns(months: list[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    if not months:
        return ()
    first, last = months[0][0], months[-1][0]
    span = (int(last[:4]) - int(first[:4])) * 12 + int(last[5:]) - int(first[5:]) + 1
    if span <= 14:
        found = dict(months)
        start = int(first[:4]) * 12 + int(first[5:]) - 1
        labels = [f"{(start + n) // 12}-{(start + n) % 12 + 1:02}" for n in range(span)]
        return tuple((label, found.get(label, 0)) for label in labels)
    years: dict[int, int] = {}
    for month, number in months:
        years[int(month[:4])] = years.get(int(month[:4]), 0) + number
    low, high = min(years), max(years)
    if high - low < 24:
        return tuple((str(year), years.get(year, 0)) for year in range(low, high + 1))
    return tuple((str(year), years[year]) for year in sorted(years)[:24])
