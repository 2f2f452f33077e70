"""Opens what a user names: files, folders, `-`; each kind is recognised by its content, and yields pages."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from reportedly.errors import InputError
from reportedly.inputs.kinds import pages_of
from reportedly.model import Moment, Page

__all__ = ["open_inputs"]

log = logging.getLogger(__name__)

_OWN = (".db", ".db-wal", ".db-shm")


def open_inputs(names: Sequence[str], *, saved: Moment | None = None) -> Iterator[Page | InputError]:
    """The pages of all that is named, in order, opened one after the other.

    `saved` is when the pages were saved, by the user's word: it wins over what they say themselves; a file's own time
    is the last resort. What cannot be read comes as an `InputError` that says what, where and what to do.
    """
    for name in names:
        try:
            yield from _open(name, saved)
        except InputError as error:
            yield error
        except OSError as error:
            yield InputError(f"{name}: cannot be read: {error.strerror or error}")
        except Exception as error:  # a defect, of ours or of a library, on one file must not stop the batch
            log.debug("while opening %s", name, exc_info=True)
            yield InputError(f"{name}: could not be opened ({error!r}); please report it")


def _open(name: str, saved: Moment | None) -> Iterator[Page | InputError]:
    if name == "-":
        yield from pages_of(sys.stdin.buffer, "stdin", saved, None)
        return
    path = Path(name)
    if not path.exists():
        raise InputError(f"{name}: no such file or folder")
    if path.is_dir():
        inside = [str(each) for each in sorted(path.iterdir()) if not _is_passed_over(each)]
        if not inside:
            raise InputError(f"{name}: nothing to read in this folder")
        yield from open_inputs(inside, saved=saved)
        return
    with path.open("rb") as stream:
        yield from pages_of(stream, name, saved, _file_time(path))


def _is_passed_over(path: Path) -> bool:
    """Hidden files, links to folders (they may lead back), and workspaces of our own."""
    linked = path.is_symlink() and path.is_dir()
    return (
        path.name.startswith(".") or linked or path.name.endswith(_OWN) or (path.is_dir() and path.suffix == ".pages")
    )


def _file_time(path: Path) -> Moment:
    """When a file was last written, by the file system: the weakest word on when a page was saved."""
    written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return Moment(written.isoformat(timespec="seconds"), "second", "file time")
