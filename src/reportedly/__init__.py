"""Reportedly: a ledger of who reported what, how many, where and when."""

__version__ = "0.1.0"
