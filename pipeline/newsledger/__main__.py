"""``python -m newsledger``."""

from newsledger.cli.app import app

app()
