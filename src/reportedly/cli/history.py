"""`reportedly history`."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from reportedly.api import Workspace
from reportedly.cli.options import database_option
from reportedly.cli.stale import tell_stale
from reportedly.cli.terminal import make_console, write
from reportedly.export.json import to_json
from reportedly.model import Revision, SentenceChange
from reportedly.wording.changes import figure_change_in_words
from reportedly.wording.days import revision_dates


@click.command()
@click.argument("doc")
@click.option("--format", "kind", type=click.Choice(["table", "json"]), default="table", show_default=True)
@database_option
def history(doc: str, kind: str, database: Path) -> None:
    """Show what changed in an article each time its page was read again: sentences and figures.

    DOC is an article's id, as `reportedly ledger` and `reportedly stories` give it. `-` is what stood before, `+` what
    stands there since.

    \b
    reportedly history page.html
    """
    with Workspace(database) as workspace:
        revisions = workspace.history(doc)
        tell_stale(workspace, doc=doc)
    if kind == "json":
        write(to_json({"doc": doc, "revisions": revisions}) + "\n")
        return
    console = make_console()
    for revision in revisions:
        _write(console, revision)


def _write(console: Console, revision: Revision) -> None:
    console.print(Text(f"Revision {revision.number}, {revision_dates(revision)}", style="bold"))
    if revision.number == 1:
        console.print(Text(revision.title or "no title", style="dim"))
    elif not revision.figures and not revision.sentences:
        console.print(Text("  its text is the same", style="dim"))
    for change in revision.figures:
        console.print(Text(f"  {figure_change_in_words(change)}", style="yellow"))
    for sentence in revision.sentences:
        _write_sentence(console, sentence)
    console.print()


def _write_sentence(console: Console, change: SentenceChange) -> None:
    for sign, text, style in (("-", change.old_text, "red"), ("+", change.new_text, "green")):
        if text is not None:
            console.print(Text(f"  {sign} {text}", style=style))
