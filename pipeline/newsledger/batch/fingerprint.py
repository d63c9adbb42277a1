"""What decides, beside an article's bytes, what its record says: code, lexicons, libraries, options."""

import hashlib
import json
import platform
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from newsledger import __version__
from newsledger.batch.options import RunOptions
from newsledger.lexicons.digest import lexicon_digest
from newsledger.schemas.record import SCHEMA_VERSION

PACKAGE = Path(__file__).resolve().parent.parent
_NOT_RULES = frozenset({"batch", "cli", "review"})
_LIBRARIES = ("charset-normalizer", "ftfy", "google-re2", "lemminflect", "pydantic", "spacy", "trafilatura")


@dataclass(frozen=True, slots=True)
class Versions:
    """Versions of all that shapes a record, as ``run.json`` states them."""

    newsledger: str
    schema: str
    rules: str  # SHA-256 over the package's code and tables: changes whenever a rule does, released or not
    lexicons: str  # SHA-256 over the lexicon files in use
    python: str
    libraries: dict[str, str]


def versions(lexicons: tuple[Path, ...]) -> Versions:
    """Versions in force here. Raises :class:`newsledger.errors.LexiconError` for a folder that is none."""
    return Versions(
        newsledger=__version__,
        schema=SCHEMA_VERSION,
        rules=rules_digest(),
        lexicons=lexicon_digest(lexicons),
        python=platform.python_version(),
        libraries={name: found for name in _LIBRARIES if (found := _version(name))},
    )


def rules_digest() -> str:
    """SHA-256 over every file of the package that can change a record."""
    digest = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*")):
        inner = path.relative_to(PACKAGE)
        if path.is_file() and "__pycache__" not in inner.parts and inner.parts[0] not in _NOT_RULES:
            digest.update(inner.as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def record_fingerprint(found: Versions, options: RunOptions) -> str:
    """Digest of what shapes a record beside the article's bytes."""
    parts = [
        found.newsledger,
        found.schema,
        found.rules,
        found.lexicons,
        *(f"{name} {number}" for name, number in sorted(found.libraries.items())),
        str(options.published),
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def failure_fingerprint(record: str, options: RunOptions) -> str:
    """Digest of what shapes a failure: as for a record, and the limits that an article can break."""
    return hashlib.sha256(f"{record}\n{options.max_bytes}\n{options.time_limit}".encode()).hexdigest()


def shaping(found: Versions, options: RunOptions) -> str:
    """What shapes records, for the ledger: :func:`changes` of a later run reads it."""
    return json.dumps(asdict(found) | {"published": str(options.published)})


def changes(said: str | None, now: str) -> tuple[str, ...]:
    """What shapes records (:func:`shaping`) and was not so in the last run that came to its end (``said``)."""
    if said is None:
        return ()
    before, after = json.loads(said), json.loads(now)
    old, new = before.pop("libraries"), after.pop("libraries")
    found = [f"{k} {old.get(k)} -> {new.get(k)}" for k in sorted(old | new) if old.get(k) != new.get(k)]
    found += [k for k in ("rules", "lexicons") if before.get(k) != after[k]]
    found += [
        f"{k} {before.get(k)} -> {after[k]}" for k in ("newsledger", "schema", "published") if before.get(k) != after[k]
    ]
    return tuple(found)


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
