"""The start of the command line, also as `python -m reportedly`."""

import sys

from reportedly.errors import LanguageDataError


def main() -> None:
    """Run the command line; a fault in the data of a language, which is read before all else, is told in one line."""
    try:
        from reportedly.cli import main as run
    except LanguageDataError as error:
        sys.exit(f"reportedly: {error}")
    run()


if __name__ == "__main__":
    main()
