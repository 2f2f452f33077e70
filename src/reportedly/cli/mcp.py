"""`reportedly mcp`."""

from __future__ import annotations

from pathlib import Path

import click

from reportedly.cli.options import database_option


@click.command()
@database_option
@click.option("--edit", is_flag=True, help="Let the assistant correct figures; a person can undo it.")
def mcp(database: Path, edit: bool) -> None:
    """Let an assistant ask this workspace, by the Model Context Protocol over standard input and output.

    Its answers are small and cite the id of the evidence of each number. A program that has assistants starts this
    command itself: see docs/assistants.md. Without --edit nothing can be changed.

    \b
    reportedly mcp --db quake.db
    """
    from reportedly.assistants.server import make_server  # here, so that no other command waits for it

    make_server(database, edit=edit).run()
