"""`reportedly export`: a command for each format of files."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from textwrap import wrap
from typing import Any

import click

from reportedly.api import Selection, Workspace
from reportedly.cli.options import SinceType, database_option, since_option
from reportedly.cli.terminal import say
from reportedly.export.files.formats import FILE_FORMATS, FileFormat
from reportedly.model import MEASURES


@click.group()
def export() -> None:
    """Write findings as a file for another program: one command for each format.

    `reportedly export FORMAT --help` lists the columns; docs/exports.md says which program opens what.

    \b
    reportedly export xlsx --out found.xlsx
    reportedly export xlsx 2 --measure killed --place Kunar --out kunar.xlsx
    """


def _command(name: str, kind: FileFormat) -> click.Command:
    """The command of a format."""

    def call(
        stories: tuple[int, ...],
        out: Path,
        database: Path,
        since: datetime | None,
        until: datetime | None,
        measure: str | None,
        source: str | None,
        place: str | None,
        table: str | None = None,
        pcodes: Path | None = None,
    ) -> None:
        selection = Selection(since=since, until=until, measure=measure, source=source, place=place)
        with Workspace(database) as workspace:
            workspace.export_file(name, out, stories=stories, selection=selection, table=table, pcodes=pcodes)
        if str(out) != "-":
            say(f"{out} is written")

    parameters: list[Any] = [
        click.argument("stories", nargs=-1, type=int, metavar="[STORY]..."),
        click.option(
            "--out", "-o", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), required=True,
            metavar="FILE", help="The file to write; - is the standard output.",
        ),
        database_option,
        since_option("Only what articles published since then say."),
        click.option("--until", type=SinceType(), metavar="WHEN", help="Only what articles published before say."),
        click.option("--measure", type=click.Choice(MEASURES), help="Only tallies of this measure."),
        click.option("--source", metavar="WORDS", help="Only figures and statements whose source has these words."),
        click.option("--place", metavar="WORDS", help="Only tallies about a place with these words."),
    ]  # fmt: skip
    if kind.is_one_table:
        names = [each.name for each in kind.tables]
        parameters.append(click.option("--table", type=click.Choice(names), default=names[0], show_default=True))
    if kind.has_pcodes:
        about = "Table of P-codes of a country (COD-AB gazetteer, CSV), for the columns adm1 to adm3."
        given = click.Path(path_type=Path, dir_okay=False, exists=True)
        parameters.append(click.option("--pcodes", type=given, metavar="FILE", help=about))
    function: Any = call
    for parameter in reversed(parameters):
        function = parameter(function)
    return click.command(name, help=_help(name, kind), short_help=kind.about)(function)


def _help(name: str, kind: FileFormat) -> str:
    """What a format is, an example, and the columns of its tables."""
    lines = [f"{kind.about}.", "", "STORY is a number that `reportedly stories` gives; without one, all are written."]
    lines += ["", "\b", f"reportedly export {name} 2 --since 2025-09-01 --out found{kind.suffix}"]
    for table in kind.tables:
        width = max(len(column.name) for column in table.columns)
        listed = [f"  {each.name:{width}}  {each.about}" for each in table.columns]
        lines += ["", "\b", f"Columns of {table.name}:", *listed]
    if kind.fields:
        width = max(map(len, kind.fields))
        lines += ["", "\b", "Fields:"]
        for field, about in kind.fields.items():
            lines += wrap(about, 76, initial_indent=f"  {field:{width}}  ", subsequent_indent=" " * (width + 4))
    return "\n".join(lines)


for name, kind in FILE_FORMATS.items():
    export.add_command(_command(name, kind))
