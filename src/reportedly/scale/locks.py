"""Keeps two commands from working on one folder at a time."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reportedly.errors import UsageError


@contextmanager
def alone_in(folder: Path, doing: str) -> Iterator[None]:
    """Nobody else is `doing` this in the folder until the block ends, or this process; raises `UsageError` if another
    process is."""
    with (folder / f".{doing}.lock").open("wb") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise UsageError(
                f"{folder}: another `reportedly {doing}` is at work there; wait for its end, or stop it"
            ) from error
        yield
