"""``newsledger``, and ``python -m newsledger``."""

import sys


def main() -> None:
    """Run the command line. Loading it takes a moment, in which Ctrl-C may come too."""
    try:
        from newsledger.cli.app import main as command
    except KeyboardInterrupt:
        sys.exit(130)
    command()


if __name__ == "__main__":
    main()
