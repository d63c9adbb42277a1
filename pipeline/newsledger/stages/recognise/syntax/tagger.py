"""Chooses the tag of each token of a sentence: the likeliest path through the possible tags."""

from collections.abc import Sequence

from newsledger.lexicons.tag_counts import opens
from newsledger.lexicons.tag_model import TagModel
from newsledger.stages.recognise.syntax.context_rules import correct
from newsledger.types.document import Word


def likeliest_tags(words: Sequence[Word], model: TagModel) -> list[str]:
    """Viterbi over each word's own states. A word with one state cuts the sentence, so that most of it is free."""
    transitions, tags = model.transitions, model.tags
    out: list[str] = []
    forms = [word.text for word in words]
    front: tuple[tuple[int, float], ...] = ((model.start, 0.0),)
    run: list[tuple[tuple[tuple[int, float], ...], list[int]]] = []  # open words: states, best predecessor of each
    for i, word in enumerate(words):
        states = word.opening if word.is_title and opens(forms, i) else word.states
        if len(states) == 1:
            state = states[0][0]
            if run:
                best, chosen = -1e300, 0
                for j, (before, score) in enumerate(front):
                    total = score + transitions[before][state]
                    if total > best:
                        best, chosen = total, j
                _settle(run, chosen, tags, out)
                run = []
            out.append(tags[state])
            front = ((state, 0.0),)
            continue
        nexts: list[tuple[int, float]] = []
        back: list[int] = []
        if len(front) == 1:
            row = transitions[front[0][0]]
            front = tuple([(state, score + row[state]) for state, score in states])
            run.append((states, [0] * len(states)))
            continue
        for state, score in states:
            best, chosen = -1e300, 0
            for j, (before, so_far) in enumerate(front):
                total = so_far + transitions[before][state]
                if total > best:
                    best, chosen = total, j
            nexts.append((state, best + score))
            back.append(chosen)
        front = tuple(nexts)
        run.append((states, back))
    if run:
        end = model.start
        totals = [score + transitions[state][end] for state, score in front]
        _settle(run, totals.index(max(totals)), tags, out)
    return out


def _settle(
    run: list[tuple[tuple[tuple[int, float], ...], list[int]]], chosen: int, tags: tuple[str, ...], out: list[str]
) -> None:
    path: list[str] = []
    for states, back in reversed(run):
        path.append(tags[states[chosen][0]])
        chosen = back[chosen]
    path.reverse()
    out.extend(path)


class Tagger:
    """Callable ``words of a sentence → Penn tags``."""

    def __init__(self, model: TagModel, *, rules: bool = True) -> None:
        self._model = model
        self._rules = rules

    def __call__(self, words: Sequence[Word]) -> list[str]:
        tags = likeliest_tags(words, self._model)
        open_quote = False
        for i, tag in enumerate(tags):
            if tag == "''" and words[i].text == '"':
                if not open_quote:
                    tags[i] = "``"
                open_quote = not open_quote
        if self._rules:
            correct(words, tags)
        return tags
