"""The tables of an output folder, kept to its records."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from newsledger.batch.options import TABLE_FORMATS, TableFormat
from newsledger.batch.state import State
from newsledger.batch.store import OutputError, Store
from newsledger.batch.tables.build import table_names, write_tables

TABLE_FORMAT = 1  # raised when the same records give other tables


def keep_tables(store: Store, state: State, formats: tuple[TableFormat, ...]) -> tuple[str, ...]:
    """Write the tables anew, unless they are those of just these records; returns their file names.

    Tables of other formats, left by a run before, are removed when they are of other records: who asks them would be
    told of yesterday.
    """
    names = table_names(formats)
    folder = store.folder / "tables"
    signature = hashlib.sha256(f"{TABLE_FORMAT}".encode())
    for name, digest in state.records():
        signature.update(f"{name}\0{digest}\0".encode())
    mark = signature.hexdigest()
    if names and state.fact("tables") != f"{mark} {_stamps(folder, names)}":
        with store.staged() as stage:
            write_tables(_records(store, state), stage, formats)
            store.replace([(stage / name, folder / name) for name in names])
    if state.fact("tables_of") != mark:
        store.remove(folder / name for name in table_names(TABLE_FORMATS) if name not in names)
    state.set_fact("tables", f"{mark} {_stamps(folder, names)}")
    state.set_fact("tables_of", mark)
    state.commit()
    return names


def _stamps(folder: Path, names: tuple[str, ...]) -> str | None:
    """Sizes and times of the tables, so that one that was changed by something else is written anew."""
    try:
        found = [(folder / name).stat() for name in names]
    except OSError:
        return None
    return hashlib.sha256(repr([(each.st_size, each.st_mtime_ns) for each in found]).encode()).hexdigest()


def _records(store: Store, state: State) -> Iterator[bytes]:
    """Bytes of the records in order, if they are those that were written."""
    for name, digest in state.records():
        path = store.folder / f"{name}.json"
        try:
            data = path.read_bytes()
        except OSError as error:
            raise OutputError(f"{path}: cannot be read ({error.strerror}); run the same command again") from error
        if hashlib.sha256(data).hexdigest() != digest:
            raise OutputError(f"{path}: was changed by something else; delete it and run the same command again")
        yield data
