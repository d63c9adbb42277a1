"""The one place where text changes: edits applied, breakpoints kept."""

from collections.abc import Iterable

from newsledger.types.clean_text import Edit


def merged(*sources: Iterable[Edit]) -> tuple[Edit, ...]:
    """Edits of several sources in text order; where two overlap, that of the earlier source stays."""
    found = [(edit.start, rank, edit) for rank, edits in enumerate(sources) for edit in edits]
    if not found:
        return ()
    found.sort(key=lambda item: item[:2])
    kept: list[tuple[int, Edit]] = []
    for _, rank, edit in found:
        if kept and kept[-1][1].end > edit.start:
            if rank < kept[-1][0]:
                kept.pop()
            else:
                continue
        if not kept or kept[-1][1].end <= edit.start:
            kept.append((rank, edit))
    return tuple(edit for _, edit in kept)


def apply_edits(text: str, edits: Iterable[Edit]) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """Apply ``edits`` (in order, apart from one another, each replacing at least one character) to ``text``.

    Returns the new text and the breakpoints: ``clean_breaks[i]`` in the new text stands where ``raw_breaks[i]`` stood.

    >>> apply_edits("a--b", [Edit(1, 3, "-", "dash")])
    ('a-b', (0, 1, 2), (0, 1, 3))
    """
    parts: list[str] = []
    clean_breaks, raw_breaks = [0], [0]
    raw = clean = 0
    for edit in edits:
        if edit.start < raw or edit.end <= edit.start:
            raise ValueError(f"edit {edit} overlaps the one before it or replaces nothing")
        parts += (text[raw : edit.start], edit.replacement)
        clean += edit.start - raw
        if edit.start:
            clean_breaks.append(clean)
            raw_breaks.append(edit.start)
        clean += len(edit.replacement)
        raw = edit.end
        clean_breaks.append(clean)
        raw_breaks.append(raw)
    if not parts:
        return text, (0,), (0,)
    parts.append(text[raw:])
    return "".join(parts), tuple(clean_breaks), tuple(raw_breaks)
