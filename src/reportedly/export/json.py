"""JSON that may be looked at in a terminal."""

from __future__ import annotations

from typing import Any

import msgspec

from reportedly.plain import shown_json


def to_json(value: Any) -> str:
    """One line of JSON; what steers terminals is escaped in it."""
    return shown_json(msgspec.json.encode(value).decode())
