"""Tags that spacing and pairing decide: quotation marks, apostrophes, hyphens."""

from collections.abc import Sequence

from newsledger.types.document import Word

_APOSTROPHES = frozenset({"'", "’"})
_DASHES = frozenset({"-", "–", "‑"})
_MARKS = frozenset({"''", "``", "POS", "HYPH", ":", ",", "NFP", "SYM", ".", "-LRB-", "-RRB-"})
_PERIODS = frozenset({"year", "month", "quarter", "week", "day"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_AFTER_POSSESSIVE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "VBG", "VBN", "``"})


def settle_surface(words: Sequence[Word], tags: list[str], starts: Sequence[int], ends: Sequence[int]) -> None:
    """Correct ``tags`` in place; ``starts`` and ``ends`` are the tokens' offsets, or empty where spacing is unknown."""
    opening = single = True
    for i, tag in enumerate(tags):
        if tag not in _MARKS:
            continue
        if tag == "''" or tag == "``" or tag == "POS":
            text = words[i].text
            if text == '"':
                opens = _opens_by_space(i, starts, ends)
                opens = opening if opens is None else opens
                tags[i] = "``" if opens else "''"
                opening = not opens
            elif text in _APOSTROPHES:
                if single and _possessive(words, tags, i, starts, ends):
                    tags[i] = "POS"
                elif text == "'":
                    tags[i] = "``" if single else "''"
                    single = not single
                else:
                    tags[i] = "''"
                    single = True
            elif text == "‘":
                single = False
        elif words[i].text in _DASHES and starts:
            if 0 < i < len(tags) - 1 and ends[i - 1] == starts[i] and ends[i] == starts[i + 1]:
                tags[i] = "HYPH"
                if words[i - 1].lower in _PERIODS and words[i + 1].lower == "on":
                    _settle_year_on_year(words, tags, i)
            else:
                tags[i] = ":"


def _opens_by_space(i: int, starts: Sequence[int], ends: Sequence[int]) -> bool | None:
    """Whether mark ``i`` opens a quotation, by the side that it touches; ``None`` where spacing does not say."""
    if not starts:
        return None
    before = i > 0 and ends[i - 1] == starts[i]
    after = i + 1 < len(starts) and ends[i] == starts[i + 1]
    return after if before != after else None


def _possessive(words: Sequence[Word], tags: Sequence[str], i: int, starts: Sequence[int], ends: Sequence[int]) -> bool:
    """ "the growers' market": after a noun in -s with no space, before a noun."""
    if i == 0 or i + 1 >= len(tags) or tags[i - 1] not in _NOUNS or words[i - 1].lower[-1] not in "sz":
        return False
    if starts and (ends[i - 1] != starts[i] or ends[i] == starts[i + 1]):
        return False
    return tags[i + 1] in _AFTER_POSSESSIVE


def _settle_year_on_year(words: Sequence[Word], tags: list[str], i: int) -> None:
    """ "year-on-year": an adjective before its noun, else an adverb."""
    if i + 3 >= len(tags) or words[i + 3].lower != words[i - 1].lower:
        return
    tag = "JJ" if i + 4 < len(tags) and tags[i + 4] in ("NN", "NNS", "JJ", "VBG") else "RB"
    tags[i - 1] = tags[i + 3] = tag
    tags[i + 1] = "IN"
    tags[i + 2] = "HYPH"
