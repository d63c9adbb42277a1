"""Head nouns of subjects."""

from newsledger.stages.relate.commitments.view import View

_AFTER_HEAD = frozenset(("IN", "TO", "WDT", "WP", "VBN", "VBG", "VBD", "VBZ", "CC"))


def head_noun(view: View, subject: tuple[int, int]) -> int:
    """Token of the head noun of a subject: the last noun before the first preposition, comma or participle."""
    first, last = subject
    head = stand_in = -1
    for k in range(first, last):
        tag = view.tag[k]
        if head >= 0 and (tag in _AFTER_HEAD or view.low[k] in (",", "(", ":")):
            break
        if tag in ("NN", "NNS", "NNP", "NNPS", "PRP"):
            head = k
        elif tag in ("DT", "CD", "PDT") and head < 0:
            if stand_in >= 0 and view.tag[k - 1] not in ("DT", "PDT", "CD"):
                break
            stand_in = k
        elif tag == "POS":
            head = -1
        elif stand_in >= 0 and tag in ("IN", "VBG", "VBN", "WP"):
            break  # "those showing symptoms"
    if head < 0:
        head = stand_in
    if head < 0:
        return last - 1
    low = view.low[head]
    if low == "number" and head > first and view.low[head - 1] != "a" and view.tag[head - 1] not in ("JJ",):
        return head  # "the number of pupils" is a figure, "a number of pupils" are pupils
    if view.tag[head] in ("CD", "DT") or low in (
        "one",
        "some",
        "all",
        "most",
        "many",
        "number",
        "series",
        "batch",
        "group",
        "kind",
        "round",
        "spell",
        "bout",
        "burst",
        "flurry",
        "string",
        "wave",
        "half",
        "majority",
        "third",
        "thirds",
        "quarter",
        "quarters",
        "dozens",
        "hundreds",
        "thousands",
        "millions",
        "tens",
        "scores",
        "couple",
        "handful",
        "lot",
        "lots",
        "plenty",
    ):
        for k in range(head + 1, min(last, head + 6)):  # "some of this funding", "a number of banks"
            if view.low[k] == "of":
                inner = head_noun(view, (k + 1, last)) if k + 1 < last else head
                return inner if view.tag[inner][:2] in ("NN", "PR") else head
    return head
