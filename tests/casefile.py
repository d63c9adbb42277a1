"""The strict reader of case files: ``tests/cases/LAYER/*.toml``.

A file holds ``[[case]]`` tables: ``name``, ``text``, optional ``published``, and the expected facts by layer.
A layer that is not named is not checked; ``[]`` means that nothing may be found; otherwise the count is exact and
facts are compared in text order. ``quote`` must occur exactly once in the text unless ``nth`` (from 1) says which.
Only the fields that a row names are compared. Unknown keys fail.
"""

import datetime
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CASES = Path(__file__).parent / "cases"

FIELDS: dict[str, frozenset[str]] = {
    layer: frozenset({"quote", "nth", *fields.split()})
    for layer, fields in {
        "metrics": "kind low high unit comparator direction basis indicator subject scope status period rule",
        "quantities": "kind low high unit comparator direction concept exclusion number rule",
        "organisations": "name kind rule",  # a row is a mention
        "people": "role organisation",
        "commitments": "text marker action object actor actor_name actor_organisation force"
        " targets deadline topic rule",
        "rejections": "kind check",
        "sentences": "role",
        "times": "period role until opens rule",
    }.items()
}  # the quote of a commitment is its head


class CaseError(Exception):
    """A case file breaks the rules of its own form."""


@dataclass(frozen=True)
class Case:
    """One case: a text and what must be found in it."""

    name: str
    text: str
    published: datetime.date | None
    expected: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.name


def load_cases(folder: str) -> list[Case]:
    """Cases of ``tests/cases/folder``, file by file; a folder without a case is an error."""
    cases: list[Case] = []
    for path in sorted((CASES / folder).glob("*.toml")):
        for number, raw in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"], 1):
            cases.append(_case(f"{path.stem}: {raw.get('name', number)}", raw))
    names = [case.name for case in cases]
    if len(set(names)) != len(names):
        raise CaseError(f"{folder}: two cases of one name: {sorted({n for n in names if names.count(n) > 1})}")
    return cases


def _case(name: str, raw: dict[str, Any]) -> Case:
    unknown = raw.keys() - {"name", "text", "published", *FIELDS}
    if unknown:
        raise CaseError(f"{name}: unknown keys {sorted(unknown)}")
    text = raw["text"]
    expected = {layer: raw[layer] for layer in FIELDS if layer in raw}
    if not expected:
        raise CaseError(f"{name}: expects nothing; say [] for a layer that must be empty")
    for layer, rows in expected.items():
        for row in rows:
            unknown = row.keys() - FIELDS[layer]
            if unknown:
                raise CaseError(f"{name}: {layer}: unknown fields {sorted(unknown)}")
            locate(name, text, row)
    return Case(name, text, raw.get("published"), expected)


def locate(name: str, text: str, row: dict[str, Any]) -> tuple[int, int]:
    """Span of the row's quote in the text."""
    quote, nth = row["quote"], row.get("nth")
    count = text.count(quote)
    if count == 0:
        raise CaseError(f"{name}: {quote!r} does not occur")
    if nth is None and count > 1:
        raise CaseError(f"{name}: {quote!r} occurs {count} times; say which by nth")
    start = -1
    for _ in range(nth or 1):
        start = text.find(quote, start + 1)
        if start < 0:
            raise CaseError(f"{name}: {quote!r} has no occurrence {nth}")
    return start, start + len(quote)


def check(case: Case, layer: str, found: list[dict[str, Any]]) -> None:
    """Compare found facts, each a flat dict with ``span`` and the layer's fields, with the expected ones, in order."""
    rows = sorted(case.expected[layer], key=lambda row: locate(case.name, case.text, row))
    found = sorted(found, key=lambda fact: fact["span"])
    expected_spans = [(locate(case.name, case.text, row), row["quote"]) for row in rows]
    found_spans = [(tuple(fact["span"]), case.text[slice(*fact["span"])]) for fact in found]
    assert found_spans == expected_spans, f"{case.name}: {layer}"
    for row, fact in zip(rows, found, strict=True):
        wanted = {key: value for key, value in row.items() if key not in ("quote", "nth")}
        got = {key: fact[key] for key in wanted}
        assert got == {k: (None if v == "" else v) for k, v in wanted.items()}, (
            f"{case.name}: {layer}: {row['quote']!r}"
        )
