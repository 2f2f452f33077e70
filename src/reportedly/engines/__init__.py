"""Runs a function over many items in worker processes, within limits: the same results in the same order."""

from reportedly.engines.local import run_in_order
from reportedly.engines.worker import Limits, Lost

__all__ = ["Limits", "Lost", "run_in_order"]
