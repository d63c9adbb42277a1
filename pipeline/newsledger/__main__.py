"""``python -m newsledger``."""

from newsledger.cli.app import main

main()
