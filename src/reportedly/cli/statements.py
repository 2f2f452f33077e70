"""`reportedly statements`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from reportedly.api import Workspace
from reportedly.cli.options import check_excel, database_option, excel_option, format_choice
from reportedly.cli.stale import tell_stale
from reportedly.cli.terminal import make_console, say, write
from reportedly.export.writers import SAYING_FORMATS
from reportedly.model import LedgerStatement, Saying
from reportedly.wording.days import day_in_words


@click.command()
@click.argument("story", type=int, required=False)
@click.option("--by", metavar="NAME", help="Only statements of speakers whose name has these words.")
@click.option("--about", metavar="WORDS", help="Only statements that have these words, in any form (died, dies).")
@database_option
@format_choice(SAYING_FORMATS)
@excel_option
def statements(story: int | None, by: str | None, about: str | None, database: Path, kind: str, excel: bool) -> None:
    """List who said what: in a story, by a speaker or on a subject, in order of time.

    What several articles carry is one statement: [1] [3] are the articles. A speaker is meant in all forms of the name
    that a story has: surname only, another spelling.

    \b
    reportedly statements 2
    reportedly statements --by "Zabihullah Mujahid"
    reportedly statements --about "death toll" --format csv
    """
    check_excel(excel, kind)
    with Workspace(database) as workspace:
        found = workspace.statements(story=story, by=by, about=about)
        tell_stale(workspace, story=story)
    if kind in SAYING_FORMATS:
        write(SAYING_FORMATS[kind](found, excel))
    elif found:
        make_console().print(_table(found))
    else:
        say("no such statements")


def _table(found: Sequence[Saying]) -> RenderableType:
    """Sayings as a table that fits the terminal, and below it the articles that it numbers."""
    docs = {doc: n for n, doc in enumerate(dict.fromkeys(each.doc for saying in found for each in saying.variants), 1)}
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), expand=True)
    table.add_column("when", header_style="dim", width=11)
    for name, ratio in (("who", 3), ("what", 8)):
        table.add_column(name, header_style="dim", ratio=ratio, overflow="fold")
    table.add_column("in", header_style="dim", width=8)
    for each in found:
        marks = " ".join(f"[{docs[doc]}]" for doc in dict.fromkeys(variant.doc for variant in each.variants))
        table.add_row(
            Text(day_in_words(each.published)),
            _who(each.speaker, each.role),
            Text(" ".join(each.content.split())),
            Text(marks),
        )
    return Group(table, Text(), *(Text(f"[{number}] {doc}", style="dim") for doc, number in docs.items()))


def _who(speaker: str | None, role: str | None) -> Text:
    who = Text(speaker or "?", style="bold")
    return who.append(f", {role}", style="not bold") if role else who


def statements_table(found: Sequence[LedgerStatement]) -> RenderableType:
    """Statements as a table that fits the terminal, and below it the articles that it numbers."""
    docs = {doc: number for number, doc in enumerate(dict.fromkeys(each.doc for each in found), 1)}
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), expand=True)
    table.add_column("who", header_style="dim", ratio=3, overflow="fold")
    table.add_column("what", header_style="dim", ratio=8, overflow="fold")
    table.add_column("in", header_style="dim", width=5)
    for each in found:
        table.add_row(_who(each.speaker, each.role), Text(" ".join(each.content.split())), f"[{docs[each.doc]}]")
    return Group(table, Text(), *(Text(f"[{number}] {doc}", style="dim") for doc, number in docs.items()))
