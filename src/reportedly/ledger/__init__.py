"""The ledger of a story: the figures that answer one question side by side, in order of time.

`reportedly.ledger.build` builds it, `comparing` compares two; what only looks at kept ledgers imports neither.
"""

from reportedly.ledger.anchors import anchor_of, locate
from reportedly.ledger.corrections import Corrected
from reportedly.ledger.finding import asked_measures, is_asked, other_words
from reportedly.ledger.revisions import mark_revisions, match_figures, revision_history
from reportedly.ledger.sayings import group_statements
from reportedly.ledger.selecting import Selection, select, select_all

__all__ = [
    "Corrected",
    "Selection",
    "anchor_of",
    "asked_measures",
    "group_statements",
    "is_asked",
    "locate",
    "mark_revisions",
    "match_figures",
    "other_words",
    "revision_history",
    "select",
    "select_all",
]
