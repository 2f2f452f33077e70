"""The revisions of an article, in words."""

from __future__ import annotations

from reportedly.api import Workspace
from reportedly.model import Revision
from reportedly.web.view_data import RevisionView
from reportedly.wording.changes import figure_change_in_words
from reportedly.wording.days import revision_dates

REVISIONS_SHOWN = 20
"""Number of revisions of an article that its page shows: the latest ones. `/api/history/` has all."""


def revision_views(workspace: Workspace, doc: str) -> tuple[RevisionView, ...]:
    """The latest revisions of an article, the latest first; none if it never changed."""
    revisions = workspace.history(doc)
    return tuple(map(_view, reversed(revisions[-REVISIONS_SHOWN:]))) if len(revisions) > 1 else ()


def _view(revision: Revision) -> RevisionView:
    figures = tuple(map(figure_change_in_words, revision.figures))
    return RevisionView(revision.number, revision_dates(revision), figures, revision.sentences)
