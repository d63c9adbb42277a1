"""A record's facts as one ordered list, each with the key that a verdict is bound to."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from newsledger.schemas.record import ArticleRecord, Commitment, FactKind, Metric, Organisation, Period, Person, Span

LAYERS: tuple[FactKind, ...] = ("metric", "organisation", "commitment")
MODELS: dict[FactKind, type[Metric] | type[Organisation] | type[Commitment]] = {
    "metric": Metric,
    "organisation": Organisation,
    "commitment": Commitment,
}

Value = Metric | Organisation | Commitment


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What a verdict is bound to besides the document: layer and span (code points, half-open).

    ``nth`` tells apart facts of one layer that share their span; it is 0 for nearly all.
    """

    layer: FactKind
    start: int
    end: int
    nth: int = 0

    def __str__(self) -> str:
        tail = f"-{self.nth}" if self.nth else ""
        return f"{self.layer}-{self.start}-{self.end}{tail}"

    @classmethod
    def parse(cls, text: str) -> "Key":
        """The key that ``str`` wrote. Raises ``ValueError`` for anything else.

        >>> Key.parse("metric-3-9")
        Key(layer='metric', start=3, end=9, nth=0)
        """
        layer, *numbers = text.split("-")
        for known in LAYERS:
            if layer == known and len(numbers) in (2, 3) and all(n.isascii() and n.isdigit() for n in numbers):
                if max(map(len, numbers)) > 12:
                    break
                return cls(known, *map(int, numbers))
        raise ValueError(f"not a fact's key: {text[:80]!r}")


@dataclass(frozen=True)
class Fact:
    """One metric, organisation or commitment of a record.

    ``marks`` are the spans that stand for it in the text: the quantity, every mention, the clause.
    ``roles`` are the spans of its parts, by name.
    """

    key: Key
    value: Value
    kind: str
    rule: str
    marks: tuple[tuple[int, int], ...]

    @cached_property
    def digest(self) -> str:
        """``digest`` of the value."""
        return digest(self.value)

    @property
    def roles(self) -> tuple[tuple[str, Span], ...]:
        """Spans of the parts that the fact names, with what they are."""
        value = self.value
        if isinstance(value, Organisation):
            return ()
        names = (
            ("indicator", "subject", "scope")
            if isinstance(value, Metric)
            else ("head", "marker", "actor", "object")
        )  # fmt: skip
        return tuple((name, span) for name in names if (span := getattr(value, name)) is not None)


def anchor(value: Value) -> Span:
    """The span that identifies a fact: quantity, first mention, main verb."""
    if isinstance(value, Metric):
        return value.quantity
    return value.mentions[0] if isinstance(value, Organisation) else value.head


def layer_of(value: Value) -> FactKind:
    """The layer that a value belongs to."""
    if isinstance(value, Metric):
        return "metric"
    return "organisation" if isinstance(value, Organisation) else "commitment"


def fact_of(value: Value, nth: int = 0) -> Fact:
    """The fact that a value of a record states."""
    span = anchor(value)
    key = Key(layer_of(value), span.start, span.end, nth)
    if isinstance(value, Metric):
        return Fact(key, value, value.kind, value.rule, ((span.start, span.end),))
    if isinstance(value, Organisation):
        marks = tuple((mention.start, mention.end) for mention in value.mentions)
        return Fact(key, value, value.kind, value.mentions[0].rule, marks)
    return Fact(key, value, value.force, value.rule, ((value.start, value.end),))


def facts_of(record: ArticleRecord) -> tuple[Fact, ...]:
    """All facts of a record in reading order; at one place the longer comes first."""
    seen: dict[tuple[str, int, int], int] = {}
    facts = []
    values: list[Value] = [*record.metrics, *record.organisations, *record.commitments]
    for value in values:
        span = anchor(value)
        place = (layer_of(value), span.start, span.end)
        nth = seen.get(place, 0)
        seen[place] = nth + 1
        facts.append(fact_of(value, nth))
    facts.sort(key=lambda fact: (fact.marks[0][0], -fact.marks[0][1], fact.key))
    return tuple(facts)


def plain(value: Value) -> dict[str, Any]:
    """The value as JSON would hold it."""
    return value.model_dump(mode="json")


_UNJUDGED = frozenset({"id", "rule", "evidence"})


def digest(value: Value) -> str:
    """What a verdict was about: SHA-256 of all that a reader judges.

    Ids, names of rules and the extent of the evidence may change without making the fact another one.
    """
    return digest_plain(plain(value))


def digest_plain(value: dict[str, Any]) -> str:
    """``digest`` of a value that was already dumped."""
    kept = {name: _judged(item) for name, item in value.items() if name not in _UNJUDGED}
    text = json.dumps(kept, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:32]


def _judged(item: Any) -> Any:
    if isinstance(item, dict):
        return {name: _judged(part) for name, part in item.items() if name != "rule"}
    if isinstance(item, list):
        return [_judged(part) for part in item]
    if isinstance(item, float) and item.is_integer():
        return int(item)
    return item


def differences(before: dict[str, Any], after: dict[str, Any]) -> tuple[tuple[str, str, str], ...]:
    """Fields in which two dumped values of one layer differ: name, words before, words after."""
    found = []
    for name in {**before, **after}:
        if name in _UNJUDGED:
            continue
        old, new = _judged(before.get(name)), _judged(after.get(name))
        if old != new:
            found.append((name, _brief(old), _brief(new)))
    return tuple(found)


def _brief(item: Any) -> str:
    if item is None:
        return "–"
    if isinstance(item, dict):
        return str(item["text"]) if item.get("text") else " / ".join(_brief(part) for part in item.values())
    if isinstance(item, list):
        return ", ".join(_brief(part) for part in item) or "–"
    return str(item)


def spans_in(item: object, path: str = "") -> Iterator[tuple[str, str, int, int]]:
    """Every quotation inside a value or record: path, text, start, end."""
    if isinstance(item, Person):
        yield path, item.name, item.start, item.end
    elif isinstance(item, Period):
        return
    elif isinstance(item, (Span, Commitment)):
        yield path, item.text, item.start, item.end
    if isinstance(item, tuple):
        for number, part in enumerate(item):
            yield from spans_in(part, f"{path}[{number}]")
    elif hasattr(type(item), "model_fields"):
        for name in type(item).model_fields:  # type: ignore[attr-defined]
            yield from spans_in(getattr(item, name), f"{path}.{name}" if path else name)
