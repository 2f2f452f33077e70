"""`reportedly correct`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BufferedReader
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.table import Table
from rich.text import Text

from reportedly.api import CorrectionDraft, CorrectionState, Workspace
from reportedly.cli.options import database_option
from reportedly.cli.terminal import make_console, say, write
from reportedly.errors import UsageError
from reportedly.export.corrections import from_lines, to_line
from reportedly.model import BOUNDS, MEASURES, SLOTS, STATUSES, Correction, Slot, SlotValue
from reportedly.wording.corrections import correction_in_words
from reportedly.wording.counts import counted
from reportedly.wording.days import moment_with_zone

F = TypeVar("F", bound=Callable[..., Any])


@click.group()
def correct() -> None:
    """Correct what was read: figures, tallies and stories.

    A correction is kept beside what was read, wins over it, and can be undone. DOC is an article's id and FIGURE a
    number of `reportedly explain DOC`; STORY is a number of `reportedly stories`; TALLY is an id that
    `reportedly ledger` shows.

    \b
    reportedly correct wrong page.html 3 --by Ada --note "the year, not a count"
    """


def _options(function: F) -> F:
    for option in (
        click.option("--note", help="Why."),
        click.option("--by", envvar="REPORTEDLY_BY", show_envvar=True, metavar="NAME", help="Who says so."),
        database_option,
    ):
        function = option(function)
    return function


def _keep(database: Path, by: str | None, note: str | None, make: Callable[[CorrectionDraft], Correction]) -> None:
    with Workspace(database) as workspace:
        made = workspace.correct(make(workspace.draft(by=by, note=note)))
    say(f"{made.id}: {correction_in_words(made)}")


@correct.command()
@click.argument("doc")
@click.argument("figure", type=int)
@_options
def wrong(doc: str, figure: int, database: Path, by: str | None, note: str | None) -> None:
    """Mark a figure wrong: it drops out of tallies, with where its article repeats it.

    \b
    reportedly correct wrong page.html 3
    """
    _keep(database, by, note, lambda draft: draft.wrong(doc, figure))


@correct.command(name="set")
@click.argument("doc")
@click.argument("figure", type=int)
@click.option("--value", type=float, help="The value, as --low and --high.")
@click.option("--low", type=float, help="The lowest value.")
@click.option("--high", type=float, help="The highest value.")
@click.option("--bound", type=click.Choice(BOUNDS))
@click.option("--measure", type=click.Choice(MEASURES))
@click.option("--unit", help="What is counted.")
@click.option("--source", help="Who says so; '' for the article itself.")
@click.option("--place", help="Where; '' for no place.")
@click.option("--status", type=click.Choice(STATUSES))
@click.option("--time", nargs=2, metavar="FIRST LAST", help="The first and last day for which it holds.")
@_options
def set_slots(
    doc: str, figure: int, database: Path, by: str | None, note: str | None, value: float | None, **given: Any
) -> None:
    """Set slots of a figure, and of where its article repeats it.

    \b
    reportedly correct set page.html 3 --value 25 --source "Ada Example"
    """
    if value is not None:
        given |= {end: value for end in ("low", "high") if given[end] is None}
    slots: dict[Slot, SlotValue] = {
        name: None if given[name] == "" else given[name] for name in SLOTS if given[name] is not None
    }
    _keep(database, by, note, lambda draft: draft.set(doc, figure, slots))


@correct.command()
@click.argument("stories", type=int, nargs=-1, required=True, metavar="STORY STORY...")
@_options
def merge_stories(stories: Sequence[int], database: Path, by: str | None, note: str | None) -> None:
    """Make stories one: the first.

    \b
    reportedly correct merge-stories 4 7
    """
    _keep(database, by, note, lambda draft: draft.merge_stories(stories))


@correct.command()
@click.argument("story", type=int)
@click.argument("docs", nargs=-1, required=True, metavar="DOC...")
@_options
def split_story(story: int, docs: Sequence[str], database: Path, by: str | None, note: str | None) -> None:
    """Make some articles of a story a story of their own.

    \b
    reportedly correct split-story 4 page.html dump.txt#3
    """
    _keep(database, by, note, lambda draft: draft.split_story(story, docs))


@correct.command()
@click.argument("story", type=int)
@click.argument("name")
@_options
def rename_story(story: int, name: str, database: Path, by: str | None, note: str | None) -> None:
    """Give a story a name.

    \b
    reportedly correct rename-story 4 "Kunar earthquake"
    """
    _keep(database, by, note, lambda draft: draft.rename_story(story, name))


@correct.command()
@click.argument("tallies", nargs=-1, required=True, metavar="TALLY TALLY...")
@_options
def merge_tallies(tallies: Sequence[str], database: Path, by: str | None, note: str | None) -> None:
    """Put the figures of tallies of one story together: they answer the question of the first.

    \b
    reportedly correct merge-tallies 1f0c22ab 77a01e4d
    """
    _keep(database, by, note, lambda draft: draft.merge_tallies(tallies))


@correct.command()
@click.argument("figures", nargs=-1, required=True, metavar="DOC FIGURE [DOC FIGURE]...")
@click.option("--name", help="What the new tally is called.")
@_options
def split_tally(figures: Sequence[str], name: str | None, database: Path, by: str | None, note: str | None) -> None:
    """Put figures in a tally of their own.

    \b
    reportedly correct split-tally page.html 3 dump.txt#3 0 --name "children killed"
    """
    if len(figures) % 2 or not all(number.isdecimal() for number in figures[1::2]):
        raise UsageError("figures are named in pairs, DOC FIGURE: an article's id and a figure's number")
    pairs = [(doc, int(number)) for doc, number in zip(figures[::2], figures[1::2], strict=True)]
    _keep(database, by, note, lambda draft: draft.split_tally(pairs, name))


@correct.command()
@click.argument("tally")
@click.argument("name")
@_options
def rename_tally(tally: str, name: str, database: Path, by: str | None, note: str | None) -> None:
    """Give a tally a name.

    \b
    reportedly correct rename-tally 1f0c22ab "killed in the first quake"
    """
    _keep(database, by, note, lambda draft: draft.rename_tally(tally, name))


@correct.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--as", "body", required=True, metavar="BODY", help="What the source is called.")
@click.option("--story", type=int, help="Only in this story; else in all.")
@_options
def source(
    names: Sequence[str], body: str, story: int | None, database: Path, by: str | None, note: str | None
) -> None:
    """Say which source names mean, or that a name is a source of its own (--as that name).

    NAME is a source as articles write it; `reportedly sources` lists them.

    \b
    reportedly correct source "Cruz Roja" "the relief body" --as "Red Cross"
    reportedly correct source "the ministry" --as "Ministry of Health" --story 4
    """
    _keep(database, by, note, lambda draft: draft.same_source(names, body, story))


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
