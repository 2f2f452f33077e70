"""Whether `gather` makes the stories that a workspace makes of the same archive, by B-cubed."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.scale.bcubed import b_cubed
from tests.scale.generated_archives import pages, write_archive

from benchmarks.process_tree import python, watch

QUESTION = "select doc, story from grouped"


def compare_stories(home: Path, records: int, jobs: int) -> int:
    """Print how many stories both make of so many generated pages, and B-cubed; 1 below 0.97, which is asked."""
    archive, out, database = home / "a.warc.gz", home / "out", home / "read.db"
    write_archive(archive, pages(records))
    for line in (
        ("crawl", archive, "--out", out, "--jobs", jobs),
        ("gather", out, "--jobs", jobs),
        ("read", archive, "--db", database),
    ):
        assert watch(python("-m", "reportedly", *line)).code == 0, line
    told = watch(python("-m", "reportedly", "sql", QUESTION, "--crawl", out, "--format", "jsonl")).told
    gathered = {row["doc"]: row["story"] for row in map(json.loads, told.splitlines())}
    with closing(sqlite3.connect(database)) as workspace:
        online = dict(workspace.execute("select doc, story_id from articles"))
    score = b_cubed(gathered, online)
    stories, known = (len(set(each.values())) for each in (gathered, online))
    print(f"{records:,} records: {stories} stories gathered, {known} in a workspace, B-cubed {score:.3f}")
    return int(score < 0.97)
