"""Chooses the tag of each token of a sentence: the likeliest path through the possible tags, then context rules."""

from collections.abc import Sequence

from newsledger.lexicons.tag_counts import OPENERS, QUOTES
from newsledger.lexicons.tag_model import Scores, TagModel
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

        ``front`` holds for each live path the transitions from its last state, and its score; ``backs`` for each
        word but the first which path of the front before it each of its states goes on from. Fronts of two and three
        paths are written out: they are nearly all, and the loop over them is what tagging spends most of its time on.
        """
        transitions, names = self._transitions, self._tags
        row = transitions[left]
        front = [(transitions[state], score + row[state]) for state, score in run[0]]
        backs: list[list[int]] = []
        for states in run[1:]:
            back: list[int] = []
            if len(front) == 2:
                (row, one), (other_row, other) = front
                front = []
                for state, score in states:
                    a, b = one + row[state], other + other_row[state]
                    if a >= b:
                        front.append((transitions[state], a + score))
                        back.append(0)
                    else:
                        front.append((transitions[state], b + score))
                        back.append(1)
            elif len(front) == 3:
                (row, one), (other_row, other), (third_row, third) = front
                front = []
                for state, score in states:
                    best, chosen = one + row[state], 0
                    b, c = other + other_row[state], third + third_row[state]
                    if b > best:
                        best, chosen = b, 1
                    if c > best:
                        best, chosen = c, 2
                    front.append((transitions[state], best + score))
                    back.append(chosen)
            else:
                paths = front
                front = []
                for state, score in states:
                    totals = [so_far + row[state] for row, so_far in paths]
                    best = max(totals)
                    back.append(totals.index(best))
                    front.append((transitions[state], best + score))
            backs.append(back)
        best, chosen = -1e300, 0
        for j, (row, so_far) in enumerate(front):
            total = so_far + row[right]
            if total > best:
                best, chosen = total, j
        if not backs:
            return [names[run[0][chosen][0]]]
        path: list[str] = []
        for states, back in zip(reversed(run), reversed(backs), strict=False):
            path.append(names[states[chosen][0]])
            chosen = back[chosen]
        path.append(names[run[0][chosen][0]])
        path.reverse()
        return path
