"""`reportedly correct`."""

from __future__ import annotations

from collections.abc import Sequence
from io import BufferedReader
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from reportedly.api import CorrectionState, Workspace
from reportedly.cli import correct_figures, correct_groups
from reportedly.cli.options import database_option
from reportedly.cli.terminal import make_console, say, write
from reportedly.export.corrections import from_lines, to_line
from reportedly.wording.corrections import correction_in_words
from reportedly.wording.counts import counted
from reportedly.wording.days import moment_with_zone


@click.group()
def correct() -> None:
    """Correct what was read: figures, tallies and stories.

    A correction is kept beside what was read, wins over it, and can be undone. DOC is an article's id and FIGURE a
    number of `reportedly explain DOC`; STORY is a number of `reportedly stories`; TALLY is an id that
    `reportedly ledger` shows.

    \b
    reportedly correct wrong page.html 3 --by Ada --note "the year, not a count"
    """


for command in (
    correct_figures.right, correct_figures.wrong, correct_figures.set_slots, correct_figures.add,
    correct_figures.agree, correct_figures.conflict, correct_groups.merge_tallies, correct_groups.split_tally,
    correct_groups.rename_tally, correct_groups.into_tally, correct_groups.ignore_tally, correct_groups.merge_stories,
    correct_groups.split_story, correct_groups.rename_story, correct_groups.source,
):  # fmt: skip
    correct.add_command(command)


@correct.command()
@click.argument("correction", metavar="ID")
@database_option
def undo(correction: str, database: Path) -> None:
    """Undo a correction: it is kept, marked as undone. To redo it, make it again.

    \b
    reportedly correct undo 5d7a0c9be1
    """
    with Workspace(database) as workspace:
        undone = workspace.undo(correction)
    say(f"undone: {correction_in_words(undone)}")


@correct.command(name="list")
@click.option("--format", "kind", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@database_option
def list_all(kind: str, database: Path) -> None:
    """List all corrections, the undone ones too; as JSON lines they can be taken into another workspace.

    \b
    reportedly correct list
    reportedly correct list --format jsonl > corrections.jsonl
    """
    with Workspace(database) as workspace:
        found = workspace.corrections()
    if kind == "jsonl":
        for each in found:
            write(to_line(each.correction) + "\n")
    elif found:
        make_console().print(_table(found))
    else:
        say("no corrections")


def _table(found: Sequence[CorrectionState]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in ("id", "when", "by"):
        table.add_column(name, header_style="dim", no_wrap=name != "by")
    table.add_column("what", header_style="dim", overflow="fold")
    for each in found:
        correction = each.correction
        what = Text(correction_in_words(correction), style="strike dim" if correction.undone else "")
        if each.story is not None:
            tally = f", {each.what} ({each.tally})" if each.tally else ""
            what.append(f" · story {each.story}{tally}", style="not strike dim")
        for words in _remarks(each):
            what.append(f" · {words}", style="not strike dim")
        table.add_row(correction.id, moment_with_zone(correction.when), Text(correction.by or ""), what)
    return table


def _remarks(state: CorrectionState) -> list[str]:
    """The note of a correction, and why it has no effect or only a part of it."""
    correction, remarks = state.correction, [state.correction.note] if state.correction.note else []
    if correction.undone:
        remarks.append(f"undone {moment_with_zone(correction.undone)}")
    elif state.found < state.meant:
        unit = "figures" if correction.figures else "articles"
        remarks.append(
            f"{state.meant - state.found} of {state.meant} {unit} gone: the text has changed or was taken out"
        )
    return remarks


@correct.command(name="import")
@click.argument("file", type=click.File("rb"))
@database_option
def import_file(file: BufferedReader, database: Path) -> None:
    """Take in corrections that `correct list --format jsonl` wrote; those that are here already change nothing.

    \b
    reportedly correct import corrections.jsonl
    """
    with Workspace(database) as workspace:
        new = workspace.import_corrections(list(from_lines(file, file.name)))
    say(counted(len(new), "new correction"))
