"""`reportedly forget`."""

from __future__ import annotations

from pathlib import Path

import click

from reportedly.api import Workspace
from reportedly.cli.options import database_option
from reportedly.cli.terminal import say
from reportedly.wording.counts import counted


@click.command()
@click.argument("doc")
@click.option("--page", is_flag=True, help="All articles of its page, too.")
@database_option
def forget(doc: str, page: bool, database: Path) -> None:
    """Take an article out of the workspace, with all its revisions and all that stood on them alone.

    Its figures, statements and corrections go, and its page with its bytes, unless other articles stand on that page:
    then the page stays, or goes with all of them if --page is given. There is no way back.

    \b
    reportedly forget page.html
    reportedly forget "dump.txt#3" --page
    """
    with Workspace(database) as workspace:
        found = workspace.upkeep.forget(doc, page=page)
    counts = {"article": len(found.docs), "figure": found.figures, "statement": found.statements, "page": found.pages}
    *parts, pages = (counted(count, noun) for noun, count in counts.items())
    say(f"{', '.join(parts)} and {pages} taken out")
    if not found.pages:
        say("the page stays: other articles stand on it (--page takes them all out)")
