"""Scores records against gold facts: alignment by greatest overlap, micro-averaged F1, shares of the detected."""

import re
from collections import defaultdict
from collections.abc import Callable
from typing import Any

Span = tuple[int, int]
Say = Callable[[str, str], None]


def overlap(a: Span, b: Span) -> int:
    """Characters that two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def align(gold: list[Span], found: list[Span]) -> list[tuple[int, int]]:
    """One-to-one pairs of overlapping spans, the greatest overlap first."""
    pairs = sorted(
        (-overlap(g, f), abs(g[0] - f[0]) + abs(g[1] - f[1]), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if overlap(g, f)
    )
    left: set[int] = set()
    right: set[int] = set()
    chosen = []
    for _, _, i, j in pairs:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            chosen.append((i, j))
    return chosen


def token_f1(a: str | None, b: str | None) -> float:
    """Likeness of two phrases by their words, articles and "of" apart."""
    skip = {"the", "a", "an", "of", "and", "s"}
    one, other = ([t for t in re.findall(r"[a-z0-9&]+", (text or "").lower()) if t not in skip] for text in (a, b))
    if not one or not other:
        return float(one == other)
    rest, common = list(other), 0
    for token in one:
        if token in rest:
            rest.remove(token)
            common += 1
    return 2 * common / (len(one) + len(other))


def jaccard(a: Span, b: Span) -> float:
    """Shared characters of two spans over all of theirs."""
    shared = overlap(a, b)
    return shared / (a[1] - a[0] + b[1] - b[0] - shared) if shared else 0.0


class Tally:
    """Right, gold and found by figure."""

    def __init__(self) -> None:
        self.right: defaultdict[str, int] = defaultdict(int)
        self.gold: defaultdict[str, int] = defaultdict(int)
        self.found: defaultdict[str, int] = defaultdict(int)

    def count(self, figure: str, right: int, gold: int, found: int) -> None:
        """Add to a figure that is an F1."""
        self.right[figure] += right
        self.gold[figure] += gold
        self.found[figure] += found

    def share(self, figure: str, right: bool) -> None:
        """Add one decision to a figure that is a share."""
        self.count(figure, int(right), 1, 1)

    def figures(self) -> dict[str, float]:
        """F1 (or share) of each figure."""
        return {
            name: 2 * self.right[name] / total if (total := self.gold[name] + self.found[name]) else 1.0
            for name in sorted(self.gold)
        }


def _span(value: dict[str, Any]) -> Span:
    return value["start"], value["end"]


def _text(value: dict[str, Any] | None) -> str | None:
    return value["text"] if value else None


def _close(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-6 * max(1.0, abs(a), abs(b))


def _period(value: dict[str, Any] | None) -> str | None:
    return f"{value.get('start') or '..'}/{value.get('end') or '..'}" if value else None


def score_document(gold: dict[str, Any], record: dict[str, Any], tally: Tally, say: Say) -> None:
    """Add one document's decisions; ``say(layer, message)`` is told of each wrong one."""
    linked = _score_metrics(gold["metrics"], record["metrics"], tally, say)
    _score_organisations(gold["organisations"], record["organisations"], tally, say)
    _score_commitments(gold["commitments"], record, linked, tally, say)


def _score_metrics(gold: list[dict[str, Any]], found: list[dict[str, Any]], tally: Tally, say: Say) -> dict[int, int]:
    pairs = align([tuple(g["span"]) for g in gold], [_span(f["quantity"]) for f in found])
    values = facts = 0
    for i, j in pairs:
        g, f = gold[i], found[j]
        value = _close(g["low"], f["low"]) and _close(g["high"], f["high"])
        wrong = [key for key in ("unit", "comparator", "kind", "direction") if g[key] != f.get(key)]
        values += value
        facts += value and not wrong
        indicator = _text(f.get("indicator"))
        near = (not g["indicator"] and not indicator) or token_f1(g["indicator"], indicator) >= 0.5
        period = _period(f.get("period"))
        tally.share("metrics.indicator", near)
        tally.share("metrics.status", g["status"] == f.get("status"))
        if g["period"] or period:
            tally.share("metrics.period", g["period"] == period)
        if not value or wrong:
            got = {key: f.get(key) for key in ("low", "high", *wrong)}
            say("metrics", f"{g['text']!r}: wanted { {key: g[key] for key in got} }, got {got}")
        if not near:
            say("metrics", f"{g['text']!r}: indicator {g['indicator']!r}, got {indicator!r}")
        if g["status"] != f.get("status"):
            say("metrics", f"{g['text']!r}: status {g['status']}, got {f.get('status')}")
        if g["period"] != period:
            say("metrics", f"{g['text']!r}: period {g['period']}, got {period}")
    for figure, right in (("detect", len(pairs)), ("value", values), ("fact", facts)):
        tally.count(f"metrics.{figure}", right, len(gold), len(found))
    for i in set(range(len(gold))) - {i for i, _ in pairs}:
        say("metrics", f"missed {gold[i]['text']!r}")
    for j in set(range(len(found))) - {j for _, j in pairs}:
        say("metrics", f"spurious {found[j]['quantity']['text']!r}")
    return {j: i for i, j in pairs}


def _score_organisations(gold: list[dict[str, Any]], found: list[dict[str, Any]], tally: Tally, say: Say) -> None:
    wanted = {tuple(m["span"]): (o["kind"], m["text"]) for o in gold for m in o["mentions"]}
    got = {_span(m): (o["kind"], m["text"]) for o in found for m in o["mentions"]}
    same = wanted.keys() & got.keys()
    tally.count("organisations.exact", len(same), len(wanted), len(got))
    typed = sum(wanted[span][0] == got[span][0] for span in same)
    tally.count("organisations.typed", typed, len(wanted), len(got))
    entities = {frozenset(tuple(m["span"]) for m in o["mentions"]) for o in gold}
    clusters = {frozenset(_span(m) for m in o["mentions"]) for o in found}
    tally.count("organisations.entity", len(entities & clusters), len(entities), len(clusters))
    for span in sorted(wanted.keys() - got.keys()):
        say("organisations", f"missed {wanted[span][1]!r}")
    for span in sorted(got.keys() - wanted.keys()):
        say("organisations", f"spurious {got[span][1]!r}")
    for span in sorted(same):
        if wanted[span][0] != got[span][0]:
            say("organisations", f"{wanted[span][1]!r}: {wanted[span][0]}, got {got[span][0]}")


def _score_commitments(
    gold: list[dict[str, Any]], record: dict[str, Any], linked: dict[int, int], tally: Tally, say: Say
) -> None:
    found = record["commitments"]
    number = {metric["id"]: j for j, metric in enumerate(record["metrics"])}
    pairs = align([tuple(g["head"]["span"]) for g in gold], [_span(f["head"]) for f in found])
    facts = links = 0
    for i, j in pairs:
        g, f = gold[i], found[j]
        names = [name for name in (g["actor"], *g["actor_names"]) if name]
        got = [name for name in (_text(f.get("actor")), f.get("actor_name")) if name]
        actor = (not names and not got) or any(token_f1(a, b) >= 0.5 for a in names for b in got)
        force = g["force"] == f["force"]
        clause = jaccard(tuple(g["span"]), _span(f)) >= 0.5
        facts += force and actor and clause
        for figure, right in (("force", force), ("actor", actor), ("clause", clause)):
            tally.share(f"commitments.{figure}", right)
        if g["deadline"] or f.get("deadline"):
            tally.share("commitments.deadline", g["deadline"] == f.get("deadline"))
        links += sum(linked.get(number[target]) in g["targets"] for target in f.get("targets", []))
        head = g["head"]["text"]
        for right, what, a, b in (
            (force, "force", g["force"], f["force"]),
            (actor, "actor", names, got),
            (clause, "clause", g["text"], f["text"]),
            (g["deadline"] == f.get("deadline"), "deadline", g["deadline"], f.get("deadline")),
        ):
            if not right:
                say("commitments", f"{head!r}: {what} {a!r}, got {b!r}")
    tally.count("commitments.detect", len(pairs), len(gold), len(found))
    tally.count("commitments.fact", facts, len(gold), len(found))
    tally.count(
        "commitments.targets",
        links,
        sum(len(g["targets"]) for g in gold),
        sum(len(f.get("targets", [])) for f in found),
    )
    for i in set(range(len(gold))) - {i for i, _ in pairs}:
        say("commitments", f"missed {gold[i]['head']['text']!r} in {gold[i]['text'][:80]!r}")
    for j in set(range(len(found))) - {j for _, j in pairs}:
        say("commitments", f"spurious {found[j]['head']['text']!r} in {found[j]['text'][:80]!r}")
