"""The local web page over a workspace: look at the ledger, check any number in one click."""

from reportedly.web.app import make_app
from reportedly.web.intake import keep_token

__all__ = ["keep_token", "make_app"]
