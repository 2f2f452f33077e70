"""`reportedly accuracy`: how well the pages were read, by one's own corrections."""

from __future__ import annotations

import json
from pathlib import Path

import click
from rich.table import Table

from reportedly.api import Workspace
from reportedly.cli.options import database_option
from reportedly.cli.terminal import make_console, say, write
from reportedly.wording.accuracy import SLOT_MEANINGS, share_in_words
from reportedly.wording.counts import counted


@click.command()
@click.option("--format", "kind", type=click.Choice(["table", "json"]), default="table", show_default=True)
@database_option
def accuracy(kind: str, database: Path) -> None:
    """How well your pages were read, by what people said: the share of each slot that was right.

    Figures count that were marked right or wrong, set, added or put in another tally; a figure that was corrected has
    its other slots right. Beside each share stands the range of the true one, 19 times in 20, if the figures were drawn
    by chance, as `reportedly review --by-chance` draws them; what looks doubtful is wrong more often.

    \b
    reportedly accuracy
    reportedly accuracy --format json
    """
    with Workspace(database) as workspace:
        found = workspace.accuracy()
    if kind == "json":
        rows = [
            {"slot": row.slot, "right": row.right, "judged": row.judged, "share": row.share, "interval": row.interval}
            for row in found.rows
        ]
        write(json.dumps({"articles": found.articles, "slots": rows}) + "\n")
        return
    if not found.articles:
        say("no figure was looked at yet: mark some right or wrong, as `reportedly review` lists them")
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("slot", header_style="dim", no_wrap=True)
    for name in ("right", "of", "share", "between"):
        table.add_column(name, header_style="dim", justify="right", no_wrap=True)
    table.add_column("what it means", header_style="dim", overflow="fold")
    for row in found.rows:
        table.add_row(row.slot, str(row.right), str(row.judged), *share_in_words(row), SLOT_MEANINGS[row.slot])
    make_console().print(table)
    say(f"from {counted(found.articles, 'article')} with figures that people looked at")
