"""Puts articles in the stories that corrections give them, and gives stories their names."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from sqlite3 import Row

from reportedly.store.workspace import Store

CorrectionPart = tuple[str, int]
"""A correction's id and the number of a part of its articles: they are one story."""


def pin_articles(store: Store, docs: Collection[str]) -> tuple[set[int], set[int]]:
    """Put articles in the stories that corrections give them, and leave the others to the machine. It returns the row
    ids of the articles and the numbers of the stories that this changed. Call it inside `Store.writing`.

    The last correction about an article that is not undone decides.
    """
    parts = {doc: _part_of(store, doc) for doc in docs}
    articles: set[int] = set()
    stories: set[int] = set()
    changes = [_let_go(store, doc) for doc in sorted(doc for doc, part in parts.items() if part is None)]
    changes += [_pin(store, part) for part in sorted({part for part in parts.values() if part})]
    for changed, touched in changes:
        articles |= changed
        stories |= touched
    return articles, stories


def name_stories(store: Store) -> set[int]:
    """Give each renamed story its name, and return the stories whose name changed. A name goes to the story that has
    most of the articles that it was given to. Call it inside `Store.writing`."""
    before = _names(store)
    standing = "kind = 'rename-story' and undone is null"
    renames = store.query(f'select id, name from corrections where {standing} order by position, "when", id')
    store.execute("update stories set title = null where title is not null")
    for row in renames:
        found = store.query(
            "select story_id from correction_docs join articles on articles.doc = correction_docs.doc and current "
            "where correction_id = ? and story_id is not null "
            "group by story_id order by count(*) desc, story_id limit 1",
            (row["id"],),
        )
        if found:
            store.execute("update stories set title = ? where id = ?", (row["name"], found[0]["story_id"]))
    return {story for story, _ in before ^ _names(store)}


def _names(store: Store) -> set[tuple[int, str]]:
    return {(row["id"], row["title"]) for row in store.query("select id, title from stories where title is not null")}


def _part_of(store: Store, doc: str) -> CorrectionPart | None:
    """The part of the last correction that says where an article belongs."""
    rows = store.query(
        "select correction_id, part from correction_docs join corrections on corrections.id = correction_id "
        "where doc = ? and undone is null and kind in ('merge-stories', 'split-story') "
        'order by position desc, "when" desc, correction_id desc limit 1',
        (doc,),
    )
    return (rows[0]["correction_id"], rows[0]["part"]) if rows else None


def _let_go(store: Store, doc: str) -> tuple[set[int], set[int]]:
    """Leave an article to the machine again, in the story where it was before."""
    rows = store.query("select id, story_id from articles where current and doc = ? and story_pinned", (doc,))
    was = store.query(
        "select was from correction_docs join corrections on corrections.id = correction_id "
        'where doc = ? and was is not null order by position, "when", correction_id limit 1',
        (doc,),
    )
    for row in rows:
        store.execute("update articles set story_pinned = 0 where id = ?", (row["id"],))
        if was:
            store.execute("update articles set story_id = ? where id = ?", (was[0]["was"], row["id"]))
            store.execute("update stories set moved_to = null where id = ?", (was[0]["was"],))
    stories = {row["story_id"] for row in rows} | {row["was"] for row in was if rows}
    return {row["id"] for row in rows}, stories


def _pin(store: Store, part: CorrectionPart) -> tuple[set[int], set[int]]:
    """Put the articles of a part in its story."""
    rows = store.query(
        "select articles.id, articles.doc, story_id, story_pinned from correction_docs "
        "join articles on articles.doc = correction_docs.doc and current "
        "where correction_id = ? and part = ? order by articles.doc",
        part,
    )
    members = [row for row in rows if _part_of(store, row["doc"]) == part]
    story = _story_of(store, part, members)
    changed = [row for row in members if row["story_id"] != story or not row["story_pinned"]]
    for row in changed:
        store.execute("update articles set story_id = ?, story_pinned = 1 where id = ?", (story, row["id"]))
        if not row["story_pinned"]:
            store.execute(
                "update correction_docs set was = ? where was is null and (doc, correction_id, part) = (?, ?, ?)",
                (row["story_id"], row["doc"], *part),
            )
    for left in {row["story_id"] for row in changed if row["story_id"] not in (None, story)}:
        store.execute(
            "update stories set moved_to = ?2 where id = ?1 "
            "and not exists (select 1 from articles where current and story_id = ?1)",
            (left, story),
        )
    touched = {row["story_id"] for row in changed if row["story_id"] is not None} | ({story} if changed else set())
    return {row["id"] for row in changed}, touched


def _story_of(store: Store, part: CorrectionPart, members: Sequence[Row]) -> int:
    """The story of a part. It is decided when the first of its articles is put there: the first part gets the story of
    the first article that the correction names, each other part a new story."""
    known = store.query("select story_id from correction_stories where (correction_id, part) = (?, ?)", part)
    if known:
        story = int(known[0]["story_id"])
        store.execute("update stories set moved_to = null where id = ?", (story,))
        return story
    first = store.query("select json_extract(docs, '$[0][0]') from corrections where id = ?", part[:1])[0][0]
    now = [row["story_id"] for row in members if row["story_id"] is not None and row["doc"] == first]
    now += [row["story_id"] for row in members if row["story_id"] is not None]
    if part[1] == 0 and now:
        story = now[0]
    else:
        story = int(store.query("insert into stories (title) values (null) returning id")[0]["id"])
    store.execute("insert into correction_stories values (?, ?, ?)", (*part, story))
    return story
