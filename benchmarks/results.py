"""Where the figures of a benchmark are kept, and under which circumstances they were measured."""

import json
import os
import pathlib
import platform
import subprocess
import time
from typing import Any

FOLDER = pathlib.Path(__file__).resolve().parent / "results"


def keep(name: str, figures: dict[str, Any]) -> None:
    """Write the figures of one benchmark with the circumstances."""
    FOLDER.mkdir(exist_ok=True)
    said = {"circumstances": circumstances(), **figures}
    (FOLDER / f"{name}.json").write_text(json.dumps(said, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=2))


def circumstances() -> dict[str, Any]:
    """Machine, versions and load."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=FOLDER.parent, check=False
    )
    return {
        "measured": time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime()),
        "commit": commit.stdout.strip(),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
    }
