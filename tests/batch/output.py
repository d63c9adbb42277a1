"""What two output folders must share."""

from pathlib import Path


def contents(out: Path) -> dict[str, bytes]:
    """Every file of an output folder, but those that say when and how often it was made."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and ".newsledger" not in path.parts and path.name != "run.json"
    }
