"""The committed schema files are those of the models."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from newsledger.schemas.json_schema import PUBLISHED, schema_text
from newsledger.schemas.record import Span

FOLDER = Path(__file__).parent.parent / "schemas"


@pytest.mark.parametrize("name", PUBLISHED)
def test_schema_file_is_current(name: str) -> None:
    committed = (FOLDER / f"{name}.schema.json").read_text(encoding="utf-8")
    assert committed == schema_text(name), "run: newsledger schema --write schemas"


def test_no_schema_file_without_a_model() -> None:
    assert {p.name for p in FOLDER.glob("*.json")} == {f"{name}.schema.json" for name in PUBLISHED}


def test_unknown_fields_are_refused() -> None:
    with pytest.raises(ValidationError, match="colour"):
        Span.model_validate({"text": "x", "start": 0, "end": 1, "colour": "red"})
