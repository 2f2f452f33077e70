"""The shards of a crawl as tables of SQL, by DuckDB: views over the Parquet files, of which a question reads only the
columns that it asks for.

Questions come from users, so nothing can be written, and no other file read.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from reportedly.errors import UsageError
from reportedly.export.csv import Cell
from reportedly.optional import library
from reportedly.scale.settings import CrawlFolder, open_crawl

if TYPE_CHECKING:
    from collections.abc import Iterator

MEMORY = "2GB"
"""Memory that a question may take before DuckDB spills to disk."""
EXAMPLE = "select measure, count(*) as figures from figures group by measure order by 2 desc"
VIEWS = {
    "articles": "one row an article: doc, title, url, publisher, language, published, day, text, warc, offset, length",
    "figures": "one row a figure: doc, day, measure, low, high, bound, unit, status, source, place, sentence",
    "statements": "one row a statement: doc, day, speaker, role, kind, content",
    "places": "one row a toponym: doc, day, name, kind, country, lat, lon",
    "errors": "pages without an article, and why: warc, offset, record, error",
    "stories": "after `gather`: story, title, first, last, articles",
    "tallies": "after `gather`: story, title, tally, measure, unit, what, place, low, high, entries",
    "grouped": "after `gather`: doc, story, and copy_of, the article whose text it has",
}
"""The views and what they hold."""
_SHARDS = """
    create view shards as select *, coalesce(published.value, updated.value, saved.value) as told
    from read_parquet([{files}]);
    create view articles as select doc, title, url, publisher, language, published.value as published,
        told[:10] as day, text, warc, "offset", length, record, digest from shards where error is null;
    create view figures as select doc, told[:10] as day, f.measure, f.low, f.high, f.bound, f.unit, f.status, f.source,
        f.place, text[f.sentence[1] + 1 : f.sentence[2]] as sentence
        from (select doc, told, text, unnest(figures) as f from shards);
    create view statements as select doc, told[:10] as day, s.speaker.name as speaker, s.speaker.role as role, s.kind,
        array_to_string(list_transform(s.content, lambda c: text[c[1] + 1 : c[2]]), ' … ') as content
        from (select doc, told, text, unnest(statements) as s from shards);
    create view places as select doc, told[:10] as day, p.name, p.kind, p.country, p.lat, p.lon
        from (select doc, told, unnest(places) as p from shards);
    create view errors as select warc, "offset", record, error from shards where error is not null;
"""
_GATHERED = """
    create view stories as select story, title, first, last, articles from read_parquet('{ledgers}/*.parquet');
    create view tallies as select story, title, t.* from
        (select story, title, unnest(tallies) as t from read_parquet('{ledgers}/*.parquet'));
    create view grouped as select doc, story, copy_of from read_parquet('{grouped}/*.parquet');
"""
COUNTS = "select count(*), count(distinct story), count(copy_of), (select count(*) from tallies) from grouped"
"""Asks for the numbers of articles, stories, near-copies and tallies that were gathered."""
_WANTED = """
    select distinct warc, "offset" from shards where error is null
    and ($about is null or list_bool_and(list_transform($about, lambda w: contains(lower(text), lower(w)))))
    and ($place is null or list_contains(list_transform(places, lambda p: lower(p.name)), lower($place)))
    and ($since is null or told >= $since) {story} order by warc, "offset"
"""


@contextmanager
def open_tables(folder: CrawlFolder) -> Iterator[Any]:
    """A connection of DuckDB with the views; raises `UsageError` if there are no shards."""
    files = sorted(folder.shards.glob("*.parquet"))
    if not files:
        raise UsageError(f"{folder.out}: has no shards that are done; run `reportedly crawl` to its end")
    with TemporaryDirectory() as spill, library("duckdb", "scale").connect() as database:
        database.execute(f"set memory_limit = '{MEMORY}'; set temp_directory = {_text(spill)}")
        database.execute(f"set allowed_directories = [{_text(folder.out)}, {_text(spill)}]")
        database.execute("set enable_external_access = false")
        database.execute(_SHARDS.format(files=", ".join(_text(each) for each in files)))
        if is_gathered(folder):
            ledgers, grouped = (str(folder.gathered / each).replace("'", "''") for each in ("ledgers", "grouped"))
            database.execute(_GATHERED.format(ledgers=ledgers, grouped=grouped))
        database.execute("set lock_configuration = true")
        yield database


def is_gathered(folder: CrawlFolder) -> bool:
    """Whether the stories of a crawl are there."""
    return (folder.gathered / "done").exists()


def answer_crawl(out: Path, question: str) -> tuple[list[str], list[tuple[Cell, ...]]]:
    """The names and rows that a question in SQL has; raises `UsageError` if it cannot be answered."""
    duckdb = library("duckdb", "scale")
    with open_tables(open_crawl(out)[0]) as database:
        try:
            found = database.execute(question)
            return [column[0] for column in found.description or ()], [
                tuple(map(_cell, row)) for row in found.fetchall()
            ]
        except duckdb.Error as error:
            raise UsageError(f"DuckDB: {error}; `reportedly sql --help` lists the views") from error


def wanted_records(
    folder: CrawlFolder, *, story: int | None, about: Sequence[str], place: str | None, since: str | None
) -> list[tuple[str, int]]:
    """The archive and offset of each record with an article that is asked for, in order."""
    if story is not None and not is_gathered(folder):
        raise UsageError(f"{folder.out}: has no stories yet; run `reportedly gather {folder.out}`")
    asked = "" if story is None else "and doc in (select doc from grouped where story = $story)"
    values = {"about": list(about) or None, "place": place, "since": since}
    with open_tables(folder) as database:
        rows = database.execute(_WANTED.format(story=asked), values | ({} if story is None else {"story": story}))
        return [(str(warc), int(offset)) for warc, offset in rows.fetchall()]


def _text(value: object) -> str:
    """A value as a text of SQL."""
    quoted = str(value).replace("'", "''")
    return f"'{quoted}'"


def _cell(value: Any) -> Cell:
    return value if value is None or isinstance(value, str | int | float) else str(value)
