"""Opens archives where they lie: files here by the system, `s3://` and `https://` by Daft's own readers."""

from __future__ import annotations

import os
import re
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

from reportedly.errors import InputError
from reportedly.optional import library
from reportedly.scale.members import PIECE

_REMOTE = re.compile(r"(?:s3|https?)://", re.IGNORECASE)
_PRIVATE = (
    "; a web server needs a certificate of a public authority: Daft's reader of https:// takes no other (that of s3:// "
    "takes those of the file that SSL_CERT_FILE names)"
)
AHEAD = 4 << 20
"""Number of bytes that are read at a time from another machine: each request takes a while."""


def is_remote(path: str) -> bool:
    """Whether an archive lies on another machine."""
    return _REMOTE.match(path) is not None


class ArchiveSource:
    """The bytes of an archive, at any position; use it in a `with` statement. Raises `InputError` if it cannot be
    read."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._block = AHEAD if is_remote(path) else PIECE
        self._start, self._kept = 0, b""
        self._open = ExitStack()
        try:
            opened = _open_remote(path) if is_remote(path) else Path(path).open("rb")  # noqa: SIM115 - it is closed below
            self._file: Any = self._open.enter_context(opened)
            self.size = int(self._file.seek(0, os.SEEK_END))
        except Exception as error:  # the readers of Daft raise errors of many kinds
            more = _PRIVATE if "invalid peer certificate" in str(error) else ""
            raise InputError(f"{path}: cannot be opened: {error}{more}") from error

    def __enter__(self) -> ArchiveSource:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(Exception):  # nothing was written
            self._open.close()

    def read_at(self, offset: int, length: int) -> bytes:
        """Up to `length` bytes from `offset` on; none at the end of the file."""
        inside = offset - self._start
        if not 0 <= inside <= len(self._kept) - min(length, self.size - offset):
            wanted = min(max(length, self._block), self.size - offset)
            self._kept = self._read(offset, wanted) if wanted > 0 else b""
            self._start, inside = offset, 0
        return self._kept[inside : inside + length]

    def _read(self, offset: int, length: int) -> bytes:
        try:
            self._file.seek(offset)
            found: bytes = self._file.read(length)
        except Exception as error:  # as above
            raise InputError(f"{self.path}: cannot be read at byte {offset}: {error}") from error
        return found


def _open_remote(path: str) -> Any:
    daft = library("daft", "scale")
    return daft.File(path, io_config=_access()).open()


def _access() -> Any:
    """How S3 is reached: by the variables that all its tools know (`AWS_ENDPOINT_URL`, `AWS_ACCESS_KEY_ID`, …); without
    a key as anybody."""
    io = library("daft.io", "scale")
    known = os.environ
    endpoint = known.get("AWS_ENDPOINT_URL")
    return io.IOConfig(
        s3=io.S3Config(
            endpoint_url=endpoint,
            region_name=known.get("AWS_REGION") or known.get("AWS_DEFAULT_REGION") or "us-east-1",
            key_id=known.get("AWS_ACCESS_KEY_ID"),
            access_key=known.get("AWS_SECRET_ACCESS_KEY"),
            session_token=known.get("AWS_SESSION_TOKEN"),
            anonymous="AWS_ACCESS_KEY_ID" not in known,
            use_ssl=not (endpoint or "").startswith("http://"),
        )
    )
