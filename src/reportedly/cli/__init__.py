"""The `reportedly` command. Each subcommand has a file; it calls `reportedly.api` and formats the result."""

from __future__ import annotations

import logging
import sys
from importlib import import_module

import click

from reportedly import __version__
from reportedly.cli.terminal import finish_output, prepare_streams, say, speak_utf8
from reportedly.errors import ReportedlyError, UsageError

FAILED, USAGE, INTERRUPTED = 1, 2, 130
"""Exit codes; see docs/contract.md."""


_COMMANDS = {
    "accuracy": "How well your pages were read, by what people said: the share of each slot that was right.",
    "alerts": "Tell what changed as the rules of a file ask, each change once, as JSON lines or to a webhook or a "
    "command.",
    "compare": "Compare hand-coded rows with the tallies: ACLED, UCDP GED, EM-DAT, GTD, or a spreadsheet of your "
    "own, as CSV.",
    "correct": "Correct what was read: figures, tallies and stories.",
    "crawl": "Read web archives into shards: many files, several workers, one machine or many.",
    "diff": "Tell what changed since a moment: new stories, articles, tallies, entries, sources and conflicts, "
    "and ranges that stand otherwise now.",
    "explain": "Show how an article and its figures came about: the rule or model behind every slot.",
    "export": "Write findings as a file for another program: one command for each format.",
    "extract": "Write what is in pages as JSON, one article a line; keeps nothing.",
    "forget": "Take an article out of the workspace, with all its revisions and all that stood on them alone.",
    "gather": "Gather the shards of a crawl into stories, with near-copies found and a ledger for each story.",
    "history": "Show what changed in an article each time its page was read again: sentences and figures.",
    "ledger": "Show who reported what: the figures of a story that answer the same question side by side, in order "
    "of time.",
    "load": "Put chosen pages of a crawl into a workspace, with all that was found in them.",
    "mcp": "Let an assistant ask this workspace, by the Model Context Protocol over standard input and output.",
    "read": "Read pages into a workspace.",
    "review": "What is worth a look: the figures at which a person's time helps most.",
    "rules": "Show the fingerprint of the rules that read pages, and what it is made of.",
    "search": "Search as you would ask: numbers, what somebody said, a name, a day; by story, with the sentence.",
    "serve": "Show the workspace as a web page on this machine, until stopped with Ctrl-C.",
    "show": "Show an article with its statements and figures marked.",
    "sources": "List the sources of figures, each once, with the names that articles have for it.",
    "statements": "List who said what: in a story, by a speaker or on a subject, in order of time.",
    "sql": "Answer a question in SQL, over the ledgers of the workspace as they are now.",
    "stories": "List the stories of a workspace, the latest first.",
    "tally": "Find tallies by words over all stories, those of the latest stories first.",
    "today": "The morning picture: what moved since yesterday, then the stories that matter most.",
    "verify": "Check that all that was read is there, and is what was read.",
    "watch": "Read what is new at feeds, sitemaps and pages, or in folders, again and again until stopped.",
}
"""What each command does, in the first sentence of its own help: to tell it, no command need be imported."""


class _Commands(click.Group):
    """The commands, each imported when it is asked for from the module of its name: most need few of the libraries."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in order."""
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; `None` if there is none."""
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"reportedly.cli.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each command does."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, _COMMANDS[name]) for name in self.list_commands(ctx)])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="reportedly")
def reportedly() -> None:
    """A ledger of who reported what: figures and statements in news pages, each traced to its sentence.

    \b
    reportedly read PAGES...     read pages into a workspace (reportedly.db)
    reportedly today             what moved since yesterday, and the stories that matter most
    reportedly stories           list the stories that they tell
    reportedly ledger 1          see who said how many, side by side
    reportedly search WORDS      search numbers, statements and sources as you would ask
    reportedly review            see which figures are worth a look, and mark them right or wrong
    reportedly show DOC          see an article with all of it marked
    reportedly serve             look at all of it in the browser
    """


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
