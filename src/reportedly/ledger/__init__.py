"""The ledger of a story: the figures that answer one question side by side, in order of time."""

from reportedly.ledger.build import build_ledger
from reportedly.ledger.corrections import Corrected, anchor_of, locate, said_by
from reportedly.ledger.revisions import mark_revisions, revision_history

__all__ = ["Corrected", "anchor_of", "build_ledger", "locate", "mark_revisions", "revision_history", "said_by"]
