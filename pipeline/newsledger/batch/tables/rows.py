"""A record, as JSON values, to rows of the tables."""

from typing import Any

Row = list[Any]
Rows = dict[str, list[Row]]


def record_rows(record: dict[str, Any]) -> Rows:
    """Rows of one record by table, cells in the order of :data:`newsledger.batch.tables.columns.TABLES`."""
    document = record["document"]
    id = document["id"]
    facts = [record[name] for name in ("metrics", "organisations", "commitments", "rejections")]
    return {
        "documents": [_document(document, [len(values) for values in facts])],
        "metrics": [_metric(id, metric) for metric in facts[0]],
        "organisations": [_organisation(id, organisation) for organisation in facts[1]],
        "commitments": [_commitment(id, commitment) for commitment in facts[2]],
    }


def _document(document: dict[str, Any], counts: list[int]) -> Row:
    names = ("id", "source", "sha256", "media_type", "encoding", "characters", "title", "published", "outlet")
    return [*(document[name] for name in names), _joined(document["authors"]), document["editor"], *counts]


def _metric(id: str, metric: dict[str, Any]) -> Row:
    period = metric["period"] or {}
    return [
        *(id, metric["id"], *_span(metric["quantity"])),
        *(metric[name] for name in ("kind", "low", "high", "unit", "comparator", "direction", "basis")),
        *_span(metric["indicator"]),
        *_span(metric["subject"]),
        (metric["scope"] or {}).get("text"),
        metric["status"],
        *(period.get(name) for name in ("start", "end", "text")),
        *_span(metric["evidence"]),
        metric["rule"],
    ]


def _organisation(id: str, organisation: dict[str, Any]) -> Row:
    mentions = organisation["mentions"]
    people = (
        f"{person['name']} ({person['role']})" if person["role"] else person["name"]
        for person in organisation["people"]
    )
    return [
        *(id, organisation["id"], organisation["name"], organisation["kind"]),
        _joined(organisation["aliases"]),
        len(mentions),
        *_span(mentions[0]),
        _joined(f"{mention['start']}-{mention['end']}" for mention in mentions),
        _joined(people),
        mentions[0]["rule"],
    ]


def _commitment(id: str, commitment: dict[str, Any]) -> Row:
    return [
        *(id, commitment["id"], *_span(commitment)),
        *_span(commitment["head"]),
        (commitment["marker"] or {}).get("text"),
        commitment["action"],
        *_span(commitment["object"]),
        *_span(commitment["actor"]),
        *(commitment[name] for name in ("actor_name", "actor_organisation", "force")),
        _joined(commitment["targets"]),
        *(commitment[name] for name in ("deadline", "topic")),
        *_span(commitment["evidence"]),
        commitment["rule"],
    ]


def _span(span: dict[str, Any] | None) -> Row:
    return [None, None, None] if span is None else [span["text"], span["start"], span["end"]]


def _joined(parts: Any) -> str | None:
    return "; ".join(parts) or None
