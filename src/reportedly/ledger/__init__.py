"""The ledger of a story: the figures that answer one question side by side, in order of time."""

from reportedly.ledger.build import build_ledger
from reportedly.ledger.corrections import Corrected, anchor_of, locate
from reportedly.ledger.revisions import mark_revisions, revision_history
from reportedly.ledger.selecting import Selection, select

__all__ = [
    "Corrected",
    "Selection",
    "anchor_of",
    "build_ledger",
    "locate",
    "mark_revisions",
    "revision_history",
    "select",
]
