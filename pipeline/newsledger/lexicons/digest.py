"""The digest that tells two sets of lexicons apart."""

import hashlib
from pathlib import Path

from newsledger.errors import LexiconError

PACKAGE_FOLDER = Path(__file__).parent


def lexicon_digest(folders: tuple[Path, ...] = ()) -> str:
    """SHA-256 over the tables of the package and of ``folders`` in order, without a look at what they say.

    Raises :class:`LexiconError` for a folder that is none.
    """
    digest = hashlib.sha256()
    for folder in (PACKAGE_FOLDER, *folders):
        if not folder.is_dir():
            raise LexiconError(f"{folder}: not a folder of lexicons; give a folder that holds *.toml tables")
        for path in sorted((*folder.rglob("*.toml"), *folder.rglob("*.tsv"))):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
