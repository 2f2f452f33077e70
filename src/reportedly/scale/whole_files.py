"""Files that are there whole or not at all: written under another name, then renamed."""

from __future__ import annotations

import os
from pathlib import Path
from uuid import uuid4


def temporary(path: Path) -> Path:
    """A name beside a file under which it is written; its folder is there then."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.with_name(f".{path.name}.{uuid4().hex[:8]}.tmp")


def write_whole(path: Path, content: bytes) -> None:
    """Write a file; whoever looks sees all of it or nothing, also if this process is killed."""
    unfinished = temporary(path)
    unfinished.write_bytes(content)
    finish(unfinished, path)


def finish(unfinished: Path, path: Path) -> None:
    """Give a file that is written its name, once its bytes are on the disk."""
    with unfinished.open("rb") as stream:
        os.fsync(stream.fileno())
    unfinished.rename(path)
