"""An article's text as HTML: one element a line, one a segment, each with its offset in the source."""

from markupsafe import Markup, escape

from newsledger.review.segments import Segment
from newsledger.review.shown import control_name, control_title


def marked(lines: list[list[Segment]]) -> Markup:
    """The text with its marks. ``data-o`` is the offset of an element's first character, in code points.

    Elements are flat: no mark holds another, so ten thousand nested facts cost no more than ten thousand in a row.
    """
    parts = []
    for line in lines:
        blank = all(segment.text.isspace() for segment in line)
        parts.append('<div class="line blank">' if blank else '<div class="line" dir="auto">')
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
        return f'<span class="gap" data-o="{segment.start}" data-n="{count}">[… {count:,} characters …]</span>'
    kind = f' class="{segment.classes.strip()}"' if segment.classes else ""
    return f'<span data-o="{segment.start}"{kind}>{escape(segment.text)}</span>'
