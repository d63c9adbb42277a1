"""Settings from ``newsledger.toml`` and the environment: what a flag does not say.

A flag on the command line comes first, then ``NEWSLEDGER_NAME`` in the environment, then the file.
"""

import os
from pathlib import Path
from typing import Any

from newsledger.errors import NewsledgerError

FILE = "newsledger.toml"
PREFIX = "NEWSLEDGER_"
# Which commands take which setting.
_COMMANDS = {
    "run": ("workers", "time_limit", "max_size", "published", "tables", "lexicons", "quiet"),
    "scale": ("workers", "published", "lexicons", "quiet"),
    "show": ("max_size", "published", "lexicons"),
    "trace": ("max_size", "published", "lexicons"),
}


class SettingsError(NewsledgerError):
    """A settings file or variable that is wrong; the message names it and the key."""


def settings_for_commands(folder: Path | None = None) -> dict[str, dict[str, Any]]:
    """Defaults of each command's options, from the file in ``folder`` (here) and the environment.

    Raises :class:`SettingsError`. Costs nothing where neither says anything.
    """
    file = (folder or Path()) / FILE
    if not file.is_file() and not any(name.upper().startswith(PREFIX) for name in os.environ):
        return {}
    said = _load(file)
    return {
        command: {name: said[name] for name in names if said.get(name) is not None}
        for command, names in _COMMANDS.items()
    }


def _load(file: Path) -> dict[str, Any]:
    import tomllib

    from pydantic import ValidationError

    from newsledger.cli.settings_model import Settings

    names = ", ".join(Settings.model_fields)
    for variable in os.environ:
        name = variable.upper().removeprefix(PREFIX).lower()
        if variable.upper().startswith(PREFIX) and name not in Settings.model_fields:
            raise SettingsError(f"{variable}: no such setting; the settings are {names}")
    try:
        settings = Settings.from_file(file)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{file}: not TOML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        where = PREFIX + key.upper() if PREFIX + key.upper() in os.environ else f"{file}: {key}"
        if first["type"] == "extra_forbidden":
            raise SettingsError(f"{where}: no such setting; the settings are {names}") from error
        raise SettingsError(f"{where}: {first['msg']}") from error
    return settings.as_options()
