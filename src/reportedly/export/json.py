"""JSON that is safe to print in a terminal."""

from __future__ import annotations

from typing import Any

import msgspec

from reportedly.plain import shown_json


def to_json(value: Any) -> str:
    """One line of JSON; characters that steer a terminal are escaped."""
    return shown_json(msgspec.json.encode(value).decode())
