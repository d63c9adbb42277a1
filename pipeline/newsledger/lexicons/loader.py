"""Reads the lexicon folders into one immutable value."""

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError

from newsledger.errors import LexiconError
from newsledger.lexicons.commitment_rows import CommitmentMarkerRow, CommitmentNounRow, CommitmentVerbRow, FestivalRow
from newsledger.lexicons.digest import PACKAGE_FOLDER, lexicon_digest
from newsledger.lexicons.name_rows import (
    BodyNounRow,
    HeadSwayRow,
    KnownOrganisationRow,
    OrganisationHeadRow,
    PlaceRow,
    WordListRow,
)
from newsledger.lexicons.quantity_rows import (
    ChangeRow,
    ComparatorRow,
    CurrencyRow,
    ExclusionRow,
    NumberRow,
    UnitRow,
)
from newsledger.lexicons.row import MeasureWordRow, TimeWordRow, WordRow
from newsledger.lexicons.tag_model import TagModel, read_model
from newsledger.lexicons.text_rows import (
    AbbreviationRow,
    FurnitureRow,
    GluedUnitRow,
    LabelRow,
    MistranslationRow,
    OpenerRow,
    OutletRow,
)
from newsledger.types.value import value


@value(kw_only=True)
class Lexicons:
    """All tables, each a mapping from row id to row.

    A field's name is its file's stem, or that of a folder over whose files a long table is spread.
    """

    abbreviations: Mapping[str, AbbreviationRow]
    commitment_markers: Mapping[str, CommitmentMarkerRow]
    commitment_nouns: Mapping[str, CommitmentNounRow]
    commitment_verbs: Mapping[str, CommitmentVerbRow]
    festivals: Mapping[str, FestivalRow]
    tagging: TagModel  # from the package's *.tsv tables of counts
    times: Mapping[str, TimeWordRow]
    body_nouns: Mapping[str, BodyNounRow]
    head_sways: Mapping[str, HeadSwayRow]
    measure_words: Mapping[str, MeasureWordRow]
    known_organisations: Mapping[str, KnownOrganisationRow]
    name_cues: Mapping[str, WordListRow]
    name_words: Mapping[str, WordListRow]
    organisation_heads: Mapping[str, OrganisationHeadRow]
    places: Mapping[str, PlaceRow]
    furniture: Mapping[str, FurnitureRow]
    figure_words: Mapping[str, WordListRow]
    glued_units: Mapping[str, GluedUnitRow]
    labels: Mapping[str, LabelRow]
    mistranslations: Mapping[str, MistranslationRow]
    openers: Mapping[str, OpenerRow]
    outlets: Mapping[str, OutletRow]
    changes: Mapping[str, ChangeRow]
    comparators: Mapping[str, ComparatorRow]
    currencies: Mapping[str, CurrencyRow]
    exclusions: Mapping[str, ExclusionRow]
    numbers: Mapping[str, NumberRow]
    units: Mapping[str, UnitRow]
    words: Mapping[str, WordRow]
    digest: str  # SHA-256 over all files read, in order


def load_lexicons(folders: tuple[Path, ...] = ()) -> Lexicons:
    """Load the package's tables, then those of ``folders`` in order: a later row replaces an earlier one of its id.

    Raises :class:`LexiconError` naming file and row.
    """
    tables = {f.name: get_args(f.type)[1] for f in fields(Lexicons) if f.name not in ("tagging", "digest")}
    merged: dict[str, dict[str, Any]] = {name: {} for name in tables}
    for folder in (PACKAGE_FOLDER, *folders):
        if not folder.is_dir():
            raise LexiconError(f"{folder}: not a folder of lexicons; give a folder that holds *.toml tables")
        seen: dict[tuple[str, str], Path] = {}
        for path in sorted((*folder.glob("*.toml"), *folder.glob("*/*.toml"))):
            name = path.stem if path.parent == folder else path.parent.name
            if name not in tables:
                raise LexiconError(f"{path}: no table of that name; the tables are {', '.join(sorted(tables))}")
            data = path.read_bytes()
            rows = _rows(path, data, tables[name])
            for key in rows:
                if not key.strip() or (tables[name].lower_key and key != key.lower()):
                    raise LexiconError(f"{path}: row {key!r}: a key is a form, here in lower case, and never empty")
                if (first := seen.setdefault((name, key), path)) is not path:
                    raise LexiconError(f"{path}: row {key} stands in {first.name} too; keep one of them")
                if rows[key] is None and key not in merged[name]:
                    raise LexiconError(f"{path}: row {key}: there is no row of that id to switch off")
            merged[name].update(rows)
    live = {
        name: MappingProxyType({key: row for key, row in rows.items() if row is not None})
        for name, rows in merged.items()
    }
    weights = {form: row.tags for form, row in live["words"].items()}
    return Lexicons(**live, tagging=read_model(PACKAGE_FOLDER, weights), digest=lexicon_digest(folders))


def _rows(path: Path, data: bytes, model: type) -> dict[str, Any]:
    """Rows of a table by id; ``None`` for one that is switched off, which needs no other column."""
    try:
        raw = tomllib.loads(data.decode("utf-8"))
        off = [key for key, row in raw.items() if isinstance(row, dict) and row.get("off") is True]
        if off:
            kept = {key: row for key, row in raw.items() if key not in off}
            return TypeAdapter(dict[str, model]).validate_python(kept) | dict.fromkeys(off)  # type: ignore[valid-type]
        return TypeAdapter(dict[str, model]).validate_python(raw)  # type: ignore[valid-type]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: not a TOML file in UTF-8: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise LexiconError(f"{path}: row {where}: {first['msg']}") from error
