"""Libraries that the base install does not have, asked for when they are needed."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from reportedly.errors import UsageError


def library(module: str, extra: str) -> Any:
    """A module of an optional library; raises `UsageError` saying how to install it."""
    try:
        return import_module(module)
    except ImportError as error:
        raise UsageError(
            f"this needs the library {module.split('.')[0]}; install it: pip install 'reportedly[{extra}]'"
        ) from error
