"""Tells the user if articles in a view were read by older rules."""

from __future__ import annotations

from reportedly.api import Workspace
from reportedly.cli.terminal import say


def tell_stale(workspace: Workspace, *, story: int | None = None, doc: str | None = None) -> None:
    """A line on standard error if articles of the workspace, of a story, or one article were read by older rules."""
    count = workspace.lists.count_stale(story=story, doc=doc)
    if count:
        what = "1 article here was" if count == 1 else f"{count:,} articles here were"
        again = f"reportedly read --again --stale --db {workspace.path}"
        say(f"{what} read by older rules; to read by the present ones: {again}", error=True)
