"""Records to canonical JSON."""

from newsledger.schemas.record import ArticleRecord


def record_json(record: ArticleRecord) -> str:
    """Canonical JSON of a record: fields in schema order, two spaces of indent, a newline at the end."""
    return record.model_dump_json(indent=2) + "\n"
