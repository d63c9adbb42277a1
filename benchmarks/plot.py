"""Bar charts as SVG files, without a library."""

import pathlib
from xml.sax.saxutils import escape

WIDTH, LEFT, ROW = 720, 230, 34


def bars(path: pathlib.Path, title: str, values: dict[str, float], unit: str, *, highlight: str = "") -> None:
    """Write horizontal bars, one a name, with the figure at its end."""
    top = max(values.values(), default=1) or 1
    height = 56 + ROW * len(values)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" font-family="sans-serif" '
        f'font-size="13" role="img" aria-label="{escape(title)}">',
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        f'<text x="12" y="26" font-size="15" font-weight="bold" fill="#1c2733">{escape(title)}</text>',
    ]
    for number, (name, value) in enumerate(values.items()):
        y = 46 + ROW * number
        length = max(1.0, (WIDTH - LEFT - 130) * value / top)
        colour = "#1b6e8c" if name == highlight else "#9fb4c0"
        shown = f"{value:,.0f}" if value >= 100 else f"{value:,.2f}"
        parts += [
            f'<text x="{LEFT - 10}" y="{y + 16}" text-anchor="end" fill="#1c2733">{escape(name)}</text>',
            f'<rect x="{LEFT}" y="{y}" width="{length:.1f}" height="{ROW - 12}" fill="{colour}"/>',
            f'<text x="{LEFT + length + 8:.1f}" y="{y + 16}" fill="#1c2733">{shown} {escape(unit)}</text>',
        ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([*parts, "</svg>"]) + "\n", encoding="utf-8")
