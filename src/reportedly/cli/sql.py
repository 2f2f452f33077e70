"""`reportedly sql`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from reportedly.api import Workspace
from reportedly.cli.options import database_option
from reportedly.cli.terminal import make_console, write
from reportedly.errors import UsageError
from reportedly.export.csv import Cell, to_csv
from reportedly.export.files.sqlite_file import answer
from reportedly.export.files.views import EXAMPLE, VIEWS
from reportedly.export.json import to_json
from reportedly.scale.tables import EXAMPLE as CRAWL_EXAMPLE
from reportedly.scale.tables import VIEWS as CRAWL_VIEWS
from reportedly.scale.tables import answer_crawl
from reportedly.wording.values import number_in_words


def _help() -> str:
    """What the command does, an example, and the columns of the views."""
    lines = ["Answer a question in SQL, over the ledgers of the workspace as they are now.", ""]
    lines += [
        "The tables are those of `reportedly export sqlite`: begin at these views. Nothing can be changed so.",
        "",
    ]
    lines += ["\b", f'reportedly sql "{EXAMPLE}"']
    for table, columns in VIEWS.items():
        lines += [
            "",
            "\b",
            f"Columns of v_{table}:",
            *(f"  {name:13}  {about}" for name, (_, about) in columns.items()),
        ]
    lines += [
        "",
        "With --crawl, the question is put to the shards of a crawl, by DuckDB:",
        "",
        "\b",
        f'reportedly sql "{CRAWL_EXAMPLE}" --crawl OUT',
        "",
        "\b",
        *(f"  {name:11}  {about}" for name, about in CRAWL_VIEWS.items()),
    ]
    return "\n".join(lines)


@click.command(help=_help())
@click.argument("question", metavar="SELECT")
@click.option("--story", "stories", multiple=True, type=int, help="Only of this story; may be given again.")
@click.option("--format", "kind", type=click.Choice(["table", "csv", "jsonl"]), default="table", show_default=True)
@click.option(
    "--crawl", "out", type=click.Path(path_type=Path, file_okay=False), help="Ask this crawl, not a workspace."
)
@database_option
def sql(  # noqa: D103 - its help is made
    question: str, stories: tuple[int, ...], kind: str, out: Path | None, database: Path
) -> None:
    if out is not None:
        if stories:
            raise UsageError("--story goes with a workspace; ask a crawl by `where story = …`")
        names, rows = answer_crawl(out, question)
    else:
        names, rows = _answer(database, stories, question)
    if kind == "csv":
        write(to_csv(names, rows))
    elif kind == "jsonl":
        write("".join(to_json(dict(zip(names, row, strict=True))) + "\n" for row in rows))
    else:
        _show(names, rows)


def _answer(database: Path, stories: tuple[int, ...], question: str) -> tuple[list[str], list[tuple[Cell, ...]]]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "found.db"
        with Workspace(database) as workspace:
            workspace.export_file("sqlite", path, stories=stories)
        return answer(path, question)


def _show(names: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in names:
        table.add_column(name, header_style="dim", overflow="fold")
    for row in rows:
        table.add_row(*(Text(_word(cell)) for cell in row))
    make_console().print(table)


def _word(cell: Cell) -> str:
    if isinstance(cell, float):
        return number_in_words(cell)
    return "" if cell is None else str(cell)
