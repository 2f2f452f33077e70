"""Runs a function over many items, here or in several processes: the same results in the same order."""

from reportedly.engines.local import run_in_order

__all__ = ["run_in_order"]
