"""JSON Schema files of the models that leave the program."""

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from newsledger.schemas.record import SCHEMA_VERSION, ArticleRecord, Commitment, Metric, Organisation

# File stem and model of each published schema.
PUBLISHED: dict[str, type[BaseModel]] = {
    "article_record": ArticleRecord,
    "metric": Metric,
    "organisation": Organisation,
    "commitment": Commitment,
}


def json_schema(name: str) -> dict[str, Any]:
    """JSON Schema 2020-12 of one published model, with a versioned ``$id``.

    >>> json_schema("metric")["$id"]
    'urn:newsledger:schema:metric:1.0'
    """
    body = PUBLISHED[name].model_json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:newsledger:schema:{name}:{SCHEMA_VERSION}",
        **body,
    }


def schema_text(name: str) -> str:
    """The schema as it stands in ``schemas/NAME.schema.json``."""
    return json.dumps(json_schema(name), indent=2, ensure_ascii=False) + "\n"


def write_schemas(folder: Path) -> list[Path]:
    """Write every published schema into ``folder`` and return the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name in PUBLISHED:
        path = folder / f"{name}.schema.json"
        path.write_text(schema_text(name), encoding="utf-8")
        paths.append(path)
    return paths
