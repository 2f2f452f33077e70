"""A folder that is looked at again and again: which of its files are new or have changed since the last look."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reportedly.errors import InputError
from reportedly.inputs.folders import files_in

SETTLED_SECONDS = 2.0
"""A file that was written so shortly ago may not be whole: it waits for the next look."""


@dataclass(slots=True)
class WatchedFolder:
    """A folder with all folders in it, and the size and time that each file had when it was seen last."""

    path: Path
    _seen: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def changed(self, *, also_unsettled: bool = False) -> list[str]:
        """The files that are new or have changed, in the order of their names; raises `InputError` if the folder cannot
        be looked at."""
        found = []
        until = time.time() - SETTLED_SECONDS
        for path in self._files():
            try:
                state = path.stat()
            except OSError:
                continue  # it has gone since its folder was listed
            size_and_time = (state.st_size, state.st_mtime_ns)
            is_settled = also_unsettled or not until < state.st_mtime <= time.time()
            if is_settled and self._seen.get(path) != size_and_time:
                self._seen[path] = size_and_time
                found.append(str(path))
        return found

    def _files(self) -> Iterator[Path]:
        """The files that reading the folder would read, in the same order."""
        for each in files_in(self.path):
            if isinstance(each, Path):
                yield each
            elif each.path == self.path and each.error is not None:
                raise InputError(f"{each.path}: cannot be looked at: {each.error.strerror}") from each.error
