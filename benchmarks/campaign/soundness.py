"""Whether a workspace is whole: nothing lost, nothing doubled, every page's bytes as they were read."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from reportedly.api import Workspace
from reportedly.errors import ReportedlyError
from reportedly.store import Damage

_QUESTIONS = {
    "a revision twice": "select doc from articles group by doc, revision having count(*) > 1",
    "not one current revision": "select doc from articles group by doc having sum(current) <> 1",
    "a page twice": "select name from pages group by sha256, url, name having count(*) > 1",
    "a page without articles": "select name from pages where id not in (select page_id from articles)",
    "an article in no story": "select doc from articles where current and story_id is null",
    "records over each other": "select a.warc_offset from pages a join pages b on a.warc = b.warc and a.id < b.id "
    "where a.warc_offset < b.warc_offset + b.warc_length and b.warc_offset < a.warc_offset + a.warc_length",
    "a story miscounted": "select id from stories where articles <> "
    "(select count(*) from articles where current and story_id = stories.id)",
}
"""What must have no answer, and what to say of the first one."""


def amiss_in_workspace(path: Path, docs: Collection[str] | None) -> Iterator[str]:
    """What is wrong with a workspace that should hold these articles and no others, in words."""
    with closing(sqlite3.connect(path)) as database, database:
        for check in ("integrity_check", "foreign_key_check"):
            rows = database.execute(f"pragma {check}").fetchall()
            if rows not in ([], [("ok",)]):
                yield f"{check}: {rows[0]}"
        for told, question in _QUESTIONS.items():
            if rows := database.execute(question).fetchall():
                yield f"{told}: {rows[0][0]}"
        found = [row[0] for row in database.execute("select doc from articles where current")]
        sums = dict(database.execute("select doc, sha256 from articles join pages on pages.id = page_id where current"))
    database.close()
    if docs is not None:
        yield from (f"lost: {doc}" for doc in sorted(set(docs) - set(found))[:1])
        yield from (f"not asked for: {doc}" for doc in sorted(set(found) - set(docs))[:1])
    with Workspace(path) as workspace:
        for doc in found:
            try:
                if sha256(workspace.page_bytes(doc)).hexdigest() != sums[doc]:
                    yield f"other bytes than were read: {doc}"
            except ReportedlyError as error:
                yield f"the bytes of a page are gone: {error}"
        for story in workspace.stories():
            workspace.ledger(story.id)
        if docs is not None:  # right after a kill, the record of the page at work may be known to nobody
            found = [each for each in workspace.upkeep.verify() if isinstance(each, Damage)]
            yield from (each.line for each in found if each.record is None)


def picture(path: Path) -> str:
    """All that the ledgers of a workspace say, without the numbers of stories, which count up as they are read."""
    with Workspace(path) as workspace:
        found = [json.loads(json.dumps(asdict(workspace.ledger(story.id)))) for story in workspace.stories()]
    return json.dumps(sorted((_bare(ledger) for ledger in found), key=lambda ledger: str(ledger["articles"])))


def _bare(ledger: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in ledger.items() if name != "story"}
    kept["tallies"] = [{name: value for name, value in tally.items() if name != "id"} for tally in kept["tallies"]]
    return kept
