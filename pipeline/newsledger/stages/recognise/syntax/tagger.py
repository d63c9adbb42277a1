"""Chooses the tag of each token of a sentence: the likeliest path through the possible tags, then context rules."""

from collections.abc import Sequence

from newsledger.lexicons.tag_counts import OPENERS, QUOTES
from newsledger.lexicons.tag_model import TagModel
from newsledger.stages.recognise.syntax.context import in_title_case
from newsledger.stages.recognise.syntax.context_rules import correct
from newsledger.stages.recognise.syntax.surface import settle_surface
from newsledger.types.document import Word


class Tagger:
    """Callable ``words of a sentence → Penn tags``."""

    def __init__(self, model: TagModel, *, rules: bool = True) -> None:
        self._transitions = model.transitions
        self._tags = model.tags
        self._start = model.start
        self._rules = rules

    def __call__(self, words: Sequence[Word], starts: Sequence[int] = (), ends: Sequence[int] = ()) -> list[str]:
        """``starts`` and ``ends``: offsets of the tokens, which tell a hyphen from a dash."""
        tags = self.likeliest(words, headline=bool(words) and words[-1].text != "." and in_title_case(words))
        settle_surface(words, tags, starts, ends)
        if self._rules:
            correct(words, tags)
        return tags

    def likeliest(self, words: Sequence[Word], *, headline: bool = False) -> list[str]:
        """Viterbi over each word's own states. A word with one state cuts the sentence, so that most of it is free.

        In a headline in title case a capital letter says nothing of its word.

        ``front`` holds for each live path the transitions from its last state, and its score. ``run`` holds the
        words since the last cut: their states and, for each, which path of the front before it came from.
        """
        transitions, names = self._transitions, self._tags
        out: list[str] = []
        settled = out.append
        front = [(transitions[self._start], 0.0)]
        run: list[tuple[Sequence[tuple[int, float]], Sequence[int]]] = []
        previous = before = None
        for word in words:
            states = word.states
            if word.is_title and (
                headline
                or previous is None
                or previous.text in OPENERS
                or (previous.text in QUOTES and (before is None or before.text in OPENERS or before.text == ","))
            ):
                states = word.opening
            before, previous = previous, word
            if len(states) == 1:
                state = states[0][0]
                if run:
                    _settle(run, _best(front, state), names, out)
                    run = []
                settled(names[state])
                front = [(transitions[state], 0.0)]
            elif len(front) == 1:
                row = front[0][0]
                front = [(transitions[state], score + row[state]) for state, score in states]
                run.append((states, _ZEROS))
            elif len(front) == 2:
                (row, one), (other_row, other) = front
                front = []
                back = []
                for state, score in states:
                    a, b = one + row[state], other + other_row[state]
                    if a >= b:
                        front.append((transitions[state], a + score))
                        back.append(0)
                    else:
                        front.append((transitions[state], b + score))
                        back.append(1)
                run.append((states, back))
            else:
                paths = front
                front = []
                back = []
                for state, score in states:
                    totals = [so_far + row[state] for row, so_far in paths]
                    best = max(totals)
                    back.append(totals.index(best))
                    front.append((transitions[state], best + score))
                run.append((states, back))
        if run:
            _settle(run, _best(front, self._start), names, out)
        return out


_ZEROS = (0,) * 16


def _best(front: list[tuple[tuple[float, ...], float]], state: int) -> int:
    best, chosen = -1e300, 0
    for j, (row, score) in enumerate(front):
        total = score + row[state]
        if total > best:
            best, chosen = total, j
    return chosen


def _settle(
    run: list[tuple[Sequence[tuple[int, float]], Sequence[int]]], chosen: int, names: tuple[str, ...], out: list[str]
) -> None:
    if len(run) == 1:
        out.append(names[run[0][0][chosen][0]])
        return
    path: list[str] = []
    for states, back in reversed(run):
        path.append(names[states[chosen][0]])
        chosen = back[chosen]
    path.reverse()
    out.extend(path)
