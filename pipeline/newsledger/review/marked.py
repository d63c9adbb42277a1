"""An article's text as HTML: one element a line, one a segment, each with its offset in the source."""

from markupsafe import Markup, escape

from newsledger.review.segments import Segment
from newsledger.review.shown import control_name, control_title


def marked(lines: list[list[Segment]]) -> Markup:
    """The text with its marks. ``data-o`` is the offset of an element's first character, in code points.

    Each line takes its direction from its own words by the style sheet (``unicode-bidi: plaintext``): the attribute
    ``dir="auto"`` makes browsers look through a line again for each of its elements. Elements are flat: no mark holds
    another, so ten thousand nested facts cost no more than ten thousand in a row.
    """
    parts = []
    for line in lines:
        blank = all(segment.text.isspace() for segment in line)
        parts.append('<div class="line blank">' if blank else '<div class="line">')
        parts.extend(_segment(segment) for segment in line)
        parts.append("</div>")
    return Markup("".join(parts))


def _segment(segment: Segment) -> str:
    if segment.form == "control":
        if segment.text == "\r":
            return f'<span class="cr" data-o="{segment.start}"></span>'
        title = escape(control_title(segment.text))
        kind = f"ctl {segment.classes}".rstrip()
        return f'<span class="{kind}" data-o="{segment.start}" title="{title}">{control_name(segment.text)}</span>'
    if segment.form == "gap":
        count = len(segment.text)
        words = "[…]" if count < 40 else f"[… {count:,} characters …]"
        return f'<span class="gap" data-o="{segment.start}" data-n="{count}">{words}</span>'
    kind = f' class="{segment.classes.strip()}"' if segment.classes else ""
    return f'<span data-o="{segment.start}"{kind}>{escape(segment.text)}</span>'
