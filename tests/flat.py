"""Flattens records for comparison with case rows: spans become their texts, periods ``start/end``."""

from typing import Any

from newsledger.schemas.record import ArticleRecord, Span


def flatten(record: ArticleRecord, layer: str) -> list[dict[str, Any]]:
    """Facts of one layer as flat dicts with ``span``; an empty value in a case row (``""``) stands for null."""
    return {
        "metrics": _metrics,
        "organisations": _organisations,
        "people": _people,
        "commitments": _commitments,
        "rejections": _rejections,
    }[layer](record)


def _text(span: Span | None) -> str | None:
    return span.text if span else None


def _metrics(record: ArticleRecord) -> list[dict[str, Any]]:
    return [
        {
            "span": (m.quantity.start, m.quantity.end),
            **m.model_dump(
                include={"kind", "low", "high", "unit", "comparator", "direction", "basis", "status", "rule"}
            ),
            "indicator": _text(m.indicator),
            "subject": _text(m.subject),
            "scope": _text(m.scope),
            "period": m.period and f"{m.period.start or '..'}/{m.period.end or '..'}",
        }
        for m in record.metrics
    ]


def _organisations(record: ArticleRecord) -> list[dict[str, Any]]:
    return [
        {"span": (m.start, m.end), "name": o.name, "kind": o.kind, "rule": m.rule}
        for o in record.organisations
        for m in o.mentions
    ]


def _people(record: ArticleRecord) -> list[dict[str, Any]]:
    return [
        {"span": (p.start, p.end), "role": p.role, "organisation": o.name}
        for o in record.organisations
        for p in o.people
    ]


def _commitments(record: ArticleRecord) -> list[dict[str, Any]]:
    quantities = {m.id: m.quantity.text for m in record.metrics}
    names = {o.id: o.name for o in record.organisations}
    return [
        {
            "span": (c.head.start, c.head.end),
            "text": c.text,
            "marker": _text(c.marker),
            "action": c.action,
            "object": _text(c.object),
            "actor": _text(c.actor),
            "actor_name": c.actor_name,
            "actor_organisation": names.get(c.actor_organisation or ""),
            "force": c.force,
            "targets": [quantities[t] for t in c.targets],
            "deadline": c.deadline and c.deadline.isoformat(),
            "topic": c.topic,
            "rule": c.rule,
        }
        for c in record.commitments
    ]


def _rejections(record: ArticleRecord) -> list[dict[str, Any]]:
    return [{"span": (r.evidence.start, r.evidence.end), "kind": r.kind, "check": r.check} for r in record.rejections]
