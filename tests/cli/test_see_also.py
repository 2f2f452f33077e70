"""A story tells of others on its event: the inquiry a year later, the like accident elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.api import Workspace
from reportedly_cli import Run

FERRY = (
    "The ferry Lady Marrow sank off Quill Head on Monday, and 31 passengers drowned, the coast guard said. "
    "The ferry had left the harbour of Tarn with too many passengers, the harbour master said. "
    "Divers searched the wreck of the Lady Marrow near Quill Head."
)
INQUIRY = (
    "An inquiry into the sinking of the ferry Lady Marrow found that her captain left Tarn with too many passengers. "
    "The ferry sank off Quill Head a year ago, and 31 passengers drowned. "
    "The harbour master of Tarn should have stopped the Lady Marrow, the inquiry said."
)
STRIKE = (
    "Bakers in Northport stopped work over pay on Tuesday, their union said. Most of the 400 bakers want six percent."
)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A ferry's sinking, a strike, and a year later the inquiry."""
    rows = [
        {"doc": "ferry", "title": "Ferry Lady Marrow sinks off Quill Head", "published": "2025-03-03", "text": FERRY},
        {"doc": "strike", "title": "Bakers strike in Northport", "published": "2025-03-04", "text": STRIKE},
        {
            "doc": "inquiry",
            "title": "Captain blamed for sinking of Lady Marrow",
            "published": "2026-03-02",
            "text": INQUIRY,
        },
    ]
    source = tmp_path / "rows.jsonl"
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with Workspace(tmp_path / "w.db", create=True) as workspace:
        for _ in workspace.read([str(source)]):
            pass
    return tmp_path / "w.db"


def test_a_story_names_those_on_its_event(database: Path, run: Run) -> None:
    with Workspace(database) as workspace:
        story = {doc: each.id for each in workspace.stories() for doc in each.docs}
        assert len(set(story.values())) == 3
        assert [each.id for each in workspace.lists.see_also(story["inquiry"])] == [story["ferry"]]
        assert [each.id for each in workspace.lists.see_also(story["ferry"])] == [story["inquiry"]]
        assert workspace.lists.see_also(story["strike"]) == []
    shown = run("ledger", str(story["inquiry"]), "--db", str(database)).out
    assert f"See also story {story['ferry']} · Ferry Lady Marrow sinks off Quill Head" in shown
