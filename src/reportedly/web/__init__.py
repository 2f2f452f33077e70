"""The local web page over a workspace: look at the ledger, check any number in one click."""

from reportedly.web.app import make_app

__all__ = ["make_app"]
