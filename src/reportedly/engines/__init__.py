"""Runs a function over many items in worker processes, within limits: the same results in the same order."""

from reportedly.engines.local import Crew, run_in_order
from reportedly.engines.worker import Lost, PageLimits

__all__ = ["Crew", "Lost", "PageLimits", "run_in_order"]
