"""Reportedly: a ledger of who reported what, how many, where and when.

The names below are the Python API, see docs/python.md; each is imported when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportedly.api import Workspace, extract
    from reportedly.model import Analysis, Correction, Entry, Figure, Ledger, Saying, Statement, Story, Tally
    from reportedly.workspace.frames import to_arrow

__all__ = [
    "Analysis",
    "Correction",
    "Entry",
    "Figure",
    "Ledger",
    "Saying",
    "Statement",
    "Story",
    "Tally",
    "Workspace",
    "extract",
    "to_arrow",
]

__version__ = "0.1.0"

_HOMES = {"Workspace": "reportedly.api", "extract": "reportedly.api", "to_arrow": "reportedly.workspace.frames"}
"""Where the names that are not of the model come from."""


def __getattr__(name: str) -> Any:
    """A name of the API, imported now (PEP 562): `import reportedly` alone loads nothing."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES.get(name, "reportedly.model")), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
