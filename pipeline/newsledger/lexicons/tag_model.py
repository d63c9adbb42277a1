"""Log-probabilities of tags by form and in sequence, estimated from counts."""

import math
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from newsledger.lexicons.morphology import Readings, readings
from newsledger.lexicons.signatures import capital, signature, suffix
from newsledger.lexicons.tag_counts import STARTERS, read_forms, read_pairs

Scores = tuple[tuple[int, float], ...]  # (state, log P(form | state) up to a constant of the form), likeliest tag first

_PRIOR_WEIGHT = 2.0  # how many sightings of a form its class is worth
_SHAPE_WEIGHT = 10.0
_SHAPES = (("VBD", "VBN"), ("VB", "VBP"))
_RAREST = 0.004  # tags less likely than this for a form are not considered
_MOST = 5
_UNKNOWN = {"NN": 1.0}


class Likely(NamedTuple):
    """Likely states of a form where a capital letter is its own, where position may have given it, and their tags."""

    states: Scores
    opening: Scores
    tags: tuple[str, ...]  # likeliest first


class TagModel:
    """States, what may follow them, and the likely states of any form.

    A state is an index into ``tags``; states of one tag differ by the function word they stand for.
    ``forms`` and ``classes`` hold unparsed rows (``NN 12 VB 3``), ``dictionary`` those of ``morphology``.
    ``transitions[a][b]`` is the log-probability of state b after state a. ``start`` stands before a sentence.
    """

    def __init__(
        self,
        forms: Mapping[str, str],
        pairs: Mapping[tuple[str, str], int],
        classes: Mapping[str, str],
        dictionary: Mapping[str, str],
    ) -> None:
        self._forms = forms
        self._priors = {name: _parse(row) for name, row in classes.items()}
        self._dictionary = dictionary
        totals: defaultdict[str, int] = defaultdict(int)
        for (_, after), n in pairs.items():
            totals[after] += n
        names = sorted(totals)
        self._ids = {name: i for i, name in enumerate(names)}
        self.tags = tuple(name.split(" ", 1)[0] for name in names)
        self.start = self._ids[STARTERS]
        grand = sum(totals.values())
        self._share = tuple(math.log(totals[name] / grand) for name in names)
        self._special: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for name, i in self._ids.items():
            if " " in name:
                tag, form = name.split(" ", 1)
                self._special[form][tag] = i
        self._known: dict[object, Likely] = {}  # most forms are of one kind with many others
        self.transitions = Transitions(names, totals, pairs)

    def scores(self, distribution: Mapping[str, float], lower: str) -> Scores:
        """States and scores of a form with this distribution over tags."""
        special = self._special.get(lower)
        if special:
            kept = sorted(
                ((special[tag], p) for tag, p in distribution.items() if tag in special), key=lambda item: -item[1]
            )
            if kept and kept[0][1] > 0.3:
                return tuple((state, 0.0) for state, p in kept[:_MOST] if p >= _RAREST)
        likely = sorted([(-p, tag) for tag, p in distribution.items()])[:_MOST]
        found = [(self._ids[tag], -p) for p, tag in likely if -p >= _RAREST and tag in self._ids]
        if not found:
            found = [(self._ids["NN"], 1.0)]
        return tuple([(state, math.log(p) - self._share[state]) for state, p in found])

    @property
    def common(self) -> tuple[str, ...]:
        """Forms that the treebanks hold more than once."""
        return tuple([form for form, row in self._forms.items() if not row.endswith(" 1") or row.count(" ") > 1])

    def likely(self, form: str, lower: str, readings: Readings) -> Likely:
        """Likely states of ``form``; ``readings`` are those of its lower-case form ``lower``."""
        forms = self._forms
        row, common = forms.get(form), forms.get(lower)
        special = lower if lower in self._special else None
        kind: tuple[object, ...]
        if form.isalpha():  # what its signature says, without the making of it
            kind = (capital(form, lower), tuple(readings) or suffix(lower), row, common, special)
        else:
            kind = (signature(form, readings), tuple(readings), form == lower, row, common, special)
        known = self._known.get(kind)
        if known is None:
            known = self._known[kind] = self._work_out(form, lower, readings)
        return known

    def certain(self, tag: str) -> Likely:
        """States of a form that has this one tag."""
        known = self._known.get(tag)
        if known is None:
            scores = self.scores({tag: 1.0}, "")
            known = self._known[tag] = Likely(scores, scores, self._tags_of(scores))
        return known

    def _work_out(self, form: str, lower: str, readings: Readings) -> Likely:
        states = opening = self.scores(self.distribution(form, readings), lower)
        if form != lower:
            opening = self.scores(self.opening_distribution(form, lower, readings), lower)
        return Likely(states, opening, self._tags_of((*states, *opening)))

    def _tags_of(self, scores: Scores) -> tuple[str, ...]:
        return tuple(dict.fromkeys([self.tags[state] for state, _ in scores]))

    def readings(self, lower: str) -> Readings:
        """Dictionary readings of a lower-case form."""
        return readings(lower, self._dictionary)

    def distribution(self, form: str, readings: Readings) -> dict[str, float]:
        """P(tag | form) where the form's capital letter, if any, is its own. ``readings`` are the lower-case form's."""
        prior = self._priors.get(signature(form, readings), _UNKNOWN)
        row = self._forms.get(form)
        if not row:
            return prior
        found = _smooth(_parse(row), prior)
        if "VBD" in found and "VBN" in found and len(found) > 1:
            if "VBD" in readings and "VBN" not in readings:
                del found["VBN"]  # "grew" is no participle, whatever somebody wrote
            elif "VBN" in readings and "VBD" not in readings:
                del found["VBD"]
        return found

    def opening_distribution(self, form: str, lower: str, readings: Readings) -> dict[str, float]:
        """P(tag | form) where position alone may have given the capital letter."""
        common = self._forms.get(lower)
        if not common and not readings:
            return self.distribution(form, readings)
        proper = _parse(self._forms.get(form, ""))
        seen = sum(_parse(common).values()) if common else 0.0
        named = proper.get("NNP", 0.0) + proper.get("NNPS", 0.0)
        share = (named + 0.1) / (named + seen + 1.0)
        mixed = {tag: p * (1 - share) for tag, p in self.distribution(lower, readings).items()}
        plural = proper.get("NNPS", 0.0) > proper.get("NNP", 0.0)
        name = "NNPS" if plural else "NNP"
        mixed[name] = mixed.get(name, 0.0) + share
        return mixed


def read_model(folder: Path, words: Mapping[str, str]) -> TagModel:
    """The model of the tables ``word_tags``, ``tag_sequences``, ``tag_classes`` and ``dictionary`` in ``folder``.

    ``words`` (form → row of weights) stand instead of the rows of ``word_tags``.
    """
    return TagModel(
        read_forms(folder / "word_tags.tsv") | dict(words),
        read_pairs(folder / "tag_sequences.tsv"),
        read_forms(folder / "tag_classes.tsv"),
        read_forms(folder / "dictionary.tsv"),
    )


def _parse(row: str) -> dict[str, float]:
    parts = row.split()
    return dict(zip(parts[::2], map(float, parts[1::2]), strict=True))


def _smooth(counts: Mapping[str, float], prior: Mapping[str, float]) -> dict[str, float]:
    """Counts with the class's shares as ``_PRIOR_WEIGHT`` more sightings.

    Which of two tags of one shape a verb has (past or participle, base or present) depends on its company rather
    than on the verb: there the class weighs ``_SHAPE_WEIGHT`` sightings.
    """
    total = sum(counts.values()) + _PRIOR_WEIGHT
    found = {tag: n / total for tag, n in counts.items()}
    for tag, p in prior.items():
        found[tag] = found.get(tag, 0.0) + _PRIOR_WEIGHT * p / total
    for one, other in _SHAPES:
        share, both = prior.get(one, 0.0), prior.get(one, 0.0) + prior.get(other, 0.0)
        if share > 0.0 and both > share:
            seen = counts.get(one, 0.0)
            n = seen + counts.get(other, 0.0)
            mass = found[one] + found[other]
            found[one] = mass * (seen + _SHAPE_WEIGHT * share / both) / (n + _SHAPE_WEIGHT)
            found[other] = mass - found[one]
    return found


class Transitions(dict[int, tuple[float, ...]]):
    """``transitions[a][b]``: log-probability of state b after state a; a row is worked out when first asked for.

    Bigrams of states, backed off to bigrams of tags, those to single tags (Witten and Bell's weights).
    """

    def __init__(self, names: list[str], totals: Mapping[str, int], pairs: Mapping[tuple[str, str], int]) -> None:
        super().__init__()
        self._names = names
        self._tags = [name.split(" ", 1)[0] for name in names]
        tag_of = dict(zip(names, self._tags, strict=True))
        tag_totals: defaultdict[str, int] = defaultdict(int)
        for name in names:
            tag_totals[tag_of[name]] += totals[name]
        grand = sum(tag_totals.values())
        self._alone = {tag: n / grand for tag, n in tag_totals.items()}
        self._within = [totals[name] / tag_totals[tag_of[name]] for name in names]
        self._tag_pairs: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
        self._followers: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for (before, after), n in pairs.items():
            self._tag_pairs[tag_of[before]][tag_of[after]] += n
            self._followers[before][after] = n

    def __missing__(self, state: int) -> tuple[float, ...]:
        after_tag = self._tag_pairs[self._tags[state]]
        seen = sum(after_tag.values()) or 1
        weight = seen / (seen + len(after_tag))
        back = {tag: weight * after_tag.get(tag, 0) / seen + (1 - weight) * p for tag, p in self._alone.items()}
        after_state = self._followers[self._names[state]]
        seen = sum(after_state.values()) or 1
        kinds = len(after_state)
        weight = seen / (seen + 2.0 * kinds) if kinds else 0.0
        log = math.log
        row = self[state] = tuple(
            [
                log(weight * after_state.get(name, 0) / seen + (1 - weight) * back[tag] * share + 1e-12)
                for name, tag, share in zip(self._names, self._tags, self._within, strict=True)
            ]
        )
        return row
