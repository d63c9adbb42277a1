"""Chooses the tag of each token of a sentence: the likeliest path through the possible tags, then context rules."""

from collections.abc import Sequence
from typing import Optional

from newsledger.lexicons.tag_counts import OPENERS, QUOTES
from newsledger.lexicons.tag_model import Scores, TagModel
from newsledger.stages.recognise.syntax.context import in_title_case
from newsledger.stages.recognise.syntax.context_rules import correct
from newsledger.stages.recognise.syntax.surface import settle_surface
from newsledger.types.document import Word

_Path = tuple[int, Optional["_Path"]]  # a state, and the path that it goes on from
_Live = tuple[tuple[float, ...], float, _Path]


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
        """
        names = self._tags
        out: list[str] = []
        settled = out.append
        left = self._start
        run: list[Scores] = []  # the states of the words since the last cut
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
                    out += self._path(left, run, state)
                    run = []
                settled(names[state])
                left = state
            else:
                run.append(states)
        if run:
            out += self._path(left, run, self._start)
        return out

    def _path(self, left: int, run: list[Scores], right: int) -> list[str]:
        """Tags of the likeliest path from state ``left`` through one state of each of ``run`` to ``right``.

        ``front`` holds for each live path the transitions from its last state, its score, and its states as nested
        pairs, the last one outermost. A run of one word and fronts of two and three paths are written out: they are
        nearly all, and the loops here are what tagging spends most of its time on.
        """
        transitions, names = self._transitions, self._tags
        row = transitions[left]
        best, chosen = -1e300, 0
        if len(run) == 1:
            for state, score in run[0]:
                total = score + row[state] + transitions[state][right]
                if total > best:
                    best, chosen = total, state
            return [names[chosen]]
        front: list[_Live] = [(transitions[state], score + row[state], (state, None)) for state, score in run[0]]
        for states in run[1:]:
            paths = front
            front = []
            if len(paths) == 2:
                (row, one, path), (other_row, other, other_path) = paths
                for state, score in states:
                    a, b = one + row[state], other + other_row[state]
                    if a >= b:
                        front.append((transitions[state], a + score, (state, path)))
                    else:
                        front.append((transitions[state], b + score, (state, other_path)))
            elif len(paths) == 3:
                (row, one, path), (other_row, other, other_path), (third_row, third, third_path) = paths
                for state, score in states:
                    best, before = one + row[state], path
                    b, c = other + other_row[state], third + third_row[state]
                    if b > best:
                        best, before = b, other_path
                    if c > best:
                        best, before = c, third_path
                    front.append((transitions[state], best + score, (state, before)))
            else:
                for state, score in states:
                    totals = [so_far + row[state] for row, so_far, _ in paths]
                    best = max(totals)
                    front.append((transitions[state], best + score, (state, paths[totals.index(best)][2])))
        best, last = -1e300, None
        for row, so_far, path in front:
            total = so_far + row[right]
            if total > best:
                best, last = total, path
        tags: list[str] = []
        while last is not None:
            tags.append(names[last[0]])
            last = last[1]
        tags.reverse()
        return tags
