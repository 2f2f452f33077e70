"""How an article changed while it stood on its page, in words."""

from __future__ import annotations

from reportedly.api import Workspace
from reportedly.export.moments import parse_moment, when
from reportedly.export.revisions import figure_change_in_words
from reportedly.model import Revision
from reportedly.web.contexts import RevisionView

SHOWN = 20
"""Revisions of an article that its page shows, the latest ones; `/api/history/` has all."""


def revision_views(workspace: Workspace, doc: str) -> tuple[RevisionView, ...]:
    """The latest revisions of an article, the latest first; none if it never changed."""
    revisions = workspace.history(doc)
    return tuple(map(_view, reversed(revisions[-SHOWN:]))) if len(revisions) > 1 else ()


def _view(revision: Revision) -> RevisionView:
    told = {"read": revision.read_at, "published": revision.published, "updated": revision.updated}
    dates = ", ".join(f"{name} {moment(value)}" for name, value in told.items() if value)
    figures = tuple(map(figure_change_in_words, revision.figures))
    return RevisionView(revision.number, dates, figures, revision.sentences)


def moment(value: str) -> str:
    """A moment with its zone where it has one: `4 Sep 2025, 14:20 UTC`."""
    parsed = parse_moment(value)
    zone = parsed.tzname() if parsed else None
    return f"{when(value)} {zone}" if zone else when(value)
