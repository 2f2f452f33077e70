"""The `reportedly` command. Each subcommand has a file; it calls `reportedly.api` and formats the result."""

from __future__ import annotations

import logging
import sys

import click

from reportedly import __version__
from reportedly.cli.alerts import alerts
from reportedly.cli.compare import compare
from reportedly.cli.correct import correct
from reportedly.cli.diff import diff
from reportedly.cli.explain import explain
from reportedly.cli.export import export
from reportedly.cli.extract import extract
from reportedly.cli.forget import forget
from reportedly.cli.history import history
from reportedly.cli.ledger import ledger
from reportedly.cli.mcp import mcp
from reportedly.cli.read import read
from reportedly.cli.rules import rules
from reportedly.cli.serve import serve
from reportedly.cli.show import show
from reportedly.cli.sources import sources
from reportedly.cli.sql import sql
from reportedly.cli.statements import statements
from reportedly.cli.stories import stories
from reportedly.cli.tally import tally
from reportedly.cli.terminal import finish_output, prepare_streams, say, speak_utf8
from reportedly.cli.today import today
from reportedly.cli.verify import verify
from reportedly.cli.watch import watch
from reportedly.errors import ReportedlyError, UsageError

FAILED, USAGE, INTERRUPTED = 1, 2, 130
"""Exit codes; see docs/contract.md."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="reportedly")
def reportedly() -> None:
    """A ledger of who reported what: figures and statements in news pages, each traced to its sentence.

    \b
    reportedly read PAGES...     read pages into a workspace (reportedly.db)
    reportedly today             what moved since yesterday, and the stories that matter most
    reportedly stories           list the stories that they tell
    reportedly ledger 1          see who said how many, side by side
    reportedly show DOC          see an article with all of it marked
    reportedly serve             look at all of it in the browser
    """


_COMMANDS = (
    read, watch, today, stories, ledger, tally, diff, alerts, statements, sources, show, explain, history, correct,
    forget, extract, export, sql, compare, mcp, serve, rules, verify,
)  # fmt: skip
for command in _COMMANDS:
    reportedly.add_command(command)


class _Notices(logging.Handler):
    """Writes warnings of the program, such as damage that it found, as lines on standard error."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one warning."""
        say(f"reportedly: {ReportedlyError(record.getMessage())}", error=True)


_NOTICES = _Notices(logging.WARNING)


def main() -> None:
    """Run the command line; every error that a user can cause ends in one line and an exit code."""
    logging.getLogger("reportedly").addHandler(_NOTICES)  # logging does not add the same handler twice
    speak_utf8()
    prepare_streams()
    code = _run()
    sys.exit(code if finish_output() else code or FAILED)


def _run() -> int:
    """Run a command; its exit code."""
    try:
        return int(reportedly.main(standalone_mode=False) or 0)
    except click.exceptions.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except ReportedlyError as error:
        say(f"reportedly: {error}", error=True)
        return USAGE if isinstance(error, UsageError) else FAILED
    except OSError as error:
        say(f"reportedly: {error.filename or 'the output'}: {error.strerror or error}", error=True)
        return FAILED
