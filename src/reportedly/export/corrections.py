"""Corrections as JSON lines, so that they can be taken into another workspace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from reportedly.errors import UsageError
from reportedly.export.json import to_json
from reportedly.model import Correction

LONGEST_LINE = 64 << 20
"""Bytes that one line may have."""


def to_line(correction: Correction) -> str:
    """One line of JSON; the fields are those of `Correction`."""
    return to_json(correction)


def from_lines(lines: Iterable[bytes], name: str) -> Iterator[Correction]:
    """The corrections of JSON lines, in order; raises `UsageError` with the line's number where a line is
    not a correction."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if len(line) > LONGEST_LINE:
            raise UsageError(f"{name}: line {number} has more than {LONGEST_LINE >> 20} MB")
        try:
            yield msgspec.json.decode(line, type=Correction)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise UsageError(f"{name}: line {number} is no correction: {error}") from error
