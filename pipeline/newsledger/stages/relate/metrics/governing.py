"""The verb group whose subject or object a figure is."""

from newsledger.stages.relate.metrics.figure import UNASKED, Figure, View, clause_word


def governing(view: View, figure: Figure) -> int | None:
    """Index of the verb group whose subject or object the figure is; found when first asked for."""
    if figure.governing == UNASKED:
        figure.governing = _governing(view, figure)
    return figure.governing


def _governing(view: View, figure: Figure) -> int | None:
    if figure.group is not None and figure.group.first <= figure.quantity.first < figure.group.last:
        return view.groups.index(figure.group, max(0, view.group_index(figure.quantity.first)))
    before: int | None = view.group_index(figure.lead)
    after: int | None = view.group_index(figure.quantity.last) + 1
    before = before if before is not None and before >= 0 else None
    while after is not None and after < len(view.groups) and view.groups[after].first < figure.quantity.last:
        after += 1
    after = after if after is not None and after < len(view.groups) else None
    finite = after is not None and view.groups[after].tense in ("past", "present")
    if finite and after is not None and view.groups[after].first == figure.quantity.last:
        return after  # "said 14,000 jobs could be lost"
    if after is not None and (before is None or _fresh(view, figure)):
        for j in range(figure.quantity.last, view.groups[after].first):
            of_which = view.low(j) == "which" and view.low(j - 1) == "of" and j <= figure.quantity.last + 1
            if view.low(j) in (",", ";", "and", ":") or (clause_word(view, j) and not of_which):
                return before
        if view.groups[after].tense in ("past", "present") or before is None:
            return after
    return before


def _fresh(view: View, figure: Figure) -> bool:
    """Whether the figure opens a clause: after a comma, "and" or "that"."""
    i = figure.lead
    return i < view.first or view.low(i) in (",", ";", "and", ":", '"', "“") or clause_word(view, i)
