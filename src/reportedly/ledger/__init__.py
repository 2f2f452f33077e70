"""The ledger of a story: the figures that answer one question side by side, in order of time."""

from reportedly.ledger.build import build_ledger
from reportedly.ledger.revisions import mark_revisions, revision_history

__all__ = ["build_ledger", "mark_revisions", "revision_history"]
