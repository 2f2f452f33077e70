"""Moves a workspace of an older layout to the present one, step by step, in one transaction, after a backup.

A step is SQL that goes from one layout to the next. A step is never changed once it was released: `schema.TABLES` says
what new workspaces have, and a test holds both against each other.
"""

from __future__ import annotations

import json
import logging
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from reportedly.errors import StoreError
from reportedly.store.schema import VERSION

_TO_2 = """
    drop table watched;
    create table watched (
        address text primary key,
        asked_at text not null,
        waits integer not null,
        next_at text not null,
        headers text not null default '[]'
    );
"""
"""What was known of polling addresses is learned again: it only says when to ask next."""

_UNSHOWABLE = "not (low between -1e21 and 1e21 and high between -1e21 and 1e21)"
"""Figures that no view can show: their value is infinite, or larger than any sum of money."""

_TO_3 = f"""
    create table workspace (id text not null);
    insert into workspace values (lower(hex(randomblob(16))));

    alter table pages add column skipped text;
    create index pages_by_record on pages (warc, warc_offset);
    create index skipped_pages on pages (id) where skipped is not null;

    alter table articles add column rules text;
    alter table articles add column digest text;
    create index articles_by_rules on articles (rules) where current;
    create trigger articles_changed after update of title, text on articles begin
        insert into articles_fts (articles_fts, rowid, title, text) values ('delete', old.id, old.title, old.text);
        insert into articles_fts (rowid, title, text) values (new.id, new.title, new.text);
    end;

    create temp table unshowable as select article_id, number from figures where {_UNSHOWABLE};
    create table new_figures (
        article_id integer not null references articles (id) on delete cascade,
        number integer not null,
        start integer not null,
        "end" integer not null,
        low real not null,
        high real not null,
        bound text not null,
        measure text not null,
        unit text not null,
        sentence text not null,
        source text,
        source_span text,
        statement integer,
        status text not null,
        place text,
        place_span text,
        time text,
        scope text,
        part_of integer,
        previous text,
        why text not null default '{{}}',
        sentence_text text not null,
        primary key (article_id, number),
        check (low between -1e21 and 1e21 and high between -1e21 and 1e21)
    ) without rowid;
    insert into new_figures
    select article_id,
        number - (select count(*) from unshowable as u where u.article_id = f.article_id and u.number < f.number),
        start, "end", low, high, bound, measure, unit, sentence, source, source_span, statement, status, place,
        place_span, time, scope,
        case when exists (select 1 from unshowable as u where (u.article_id, u.number) = (f.article_id, f.part_of))
            then null
            else part_of - (select count(*) from unshowable as u
                            where u.article_id = f.article_id and u.number < f.part_of)
        end,
        previous, why, sentence_text
    from figures as f
    where not exists (select 1 from unshowable as u where (u.article_id, u.number) = (f.article_id, f.number));
    drop table unshowable;
    drop table figures;
    alter table new_figures rename to figures;
    create index figures_by_measure on figures (measure);

    alter table corrections add column position integer not null default 0;
    update corrections set position = (
        select count(*) from corrections as o where (o."when", o.id) <= (corrections."when", corrections.id));

    alter table alerts add column rules text not null default '';
    drop index waiting_alerts;
    create index waiting_alerts on alerts (rules, id) where sent is null;
    create table alerts_marks (rules text primary key, article_id integer not null);
    insert into alerts_marks select '', max(article_id) from alerts_mark having count(*) > 0;
    drop table alerts_mark;

    create table reading_again (what text primary key, page_id integer not null);
    delete from ledgers;

    create temp table carried as
    select articles.id, doc as was, pages.url || '#doc=' || doc as doc
    from articles join pages on pages.id = page_id
    where status is not null and doc != pages.name and substr(doc, 1, length(pages.name) + 1) != pages.name || '#';
    update articles set doc = (select carried.doc from carried where carried.id = articles.id)
    where id in (select id from carried);
    update articles set current = (revision = (select max(revision) from articles as o where o.doc = articles.doc))
    where doc in (select was from carried union select doc from carried);
    create temp table renamed as
    select was, min(doc) as doc from carried where was not in (select doc from articles)
    group by was having count(distinct doc) = 1;
    update correction_docs set doc = (select renamed.doc from renamed where was = correction_docs.doc)
    where doc in (select was from renamed);
    drop table carried;
"""
"""Entries of fetched feeds had the addresses of other pages as ids; now their ids name the feed that contained them."""

_TO_4 = """
    alter table figures rename column scope to scope_span;
    alter table figures add column event text not null default 'main';
    alter table figures add column scope text not null default 'whole';
    alter table figures add column replaced integer not null default 0;
    alter table corrections add column sources text not null default '[]';
    alter table articles add column posts text not null default '[]';
    delete from ledgers;
"""
"""A live blog has its posts. Figures say whether they are of the main event, whole or part, and whether their text
replaces them; what was read before has the usual values until it is read again. Corrections may say which names of
sources mean one."""

_TO_5 = """
    alter table placings add column towns blob not null default x'';
"""
"""The towns of headlines keep stories apart; nothing is known of them in articles that were placed before."""

STEPS = {1: _TO_2, 2: _TO_3, 3: _TO_4, 4: _TO_5}
"""For each older layout, the SQL that leads to the next one."""

_REFERENCED = ("pages", "articles", "stories", "corrections")
"""Tables whose references did not name their column in the first workspaces of layouts 1 and 2."""

log = logging.getLogger(__name__)


def migrate(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Move a workspace to the present layout; a backup of the file as it was is written beside it first.

    Two programs may try this at the same time: the second one finds it done. Raises `StoreError` and changes nothing if
    the tables are not those of the layout that the file claims.
    """
    backup = _back_up(connection, path, version)
    connection.execute("pragma foreign_keys = off")
    connection.execute(
        "pragma legacy_alter_table = on"
    )  # when a table is renamed, references to its name stay as they are
    connection.execute("begin immediate")
    try:
        now = connection.execute("pragma user_version").fetchone()[0]
        lost = _unshowable(connection) if now < 3 else []
        for layout in range(now, VERSION):
            for statement in statements(STEPS[layout]):
                connection.execute(statement)
        if now < 3:
            _name_references(connection)
            _rename_in_corrections(connection)
        connection.execute(f"pragma user_version = {VERSION}")
    except sqlite3.OperationalError as error:
        connection.execute("rollback")
        raise StoreError(
            f"{path}: its tables are not those of layout {version} ({error}); read its pages into a new workspace"
        ) from error
    except BaseException:
        connection.execute("rollback")
        raise
    connection.execute("commit")
    connection.execute("pragma legacy_alter_table = off")
    log.warning("%s: moved from layout %d to %d; as it was, it is kept in %s", path, version, VERSION, backup.name)
    for doc, sentence in lost:
        log.warning("%s: a figure whose value cannot be shown was left out: %.100s", doc, sentence)


def _back_up(connection: sqlite3.Connection, path: Path, version: int) -> Path:
    """A copy of the file under a new name; it is complete or not there at all."""
    number = 1
    while (backup := path.with_name(f"{path.name}.layout-{version}.{number}.db")).exists():
        number += 1
    unfinished = backup.with_name(backup.name + f".{os.getpid()}.part")
    try:
        with closing(sqlite3.connect(unfinished)) as copy:
            connection.backup(copy)
        unfinished.replace(backup)
    finally:
        unfinished.unlink(missing_ok=True)
    return backup


def statements(script: str) -> list[str]:
    """The statements of a script; `executescript` would end the transaction."""
    found, text = [], ""
    for line in script.splitlines(keepends=True):
        text += line
        if sqlite3.complete_statement(text):
            found.append(text)
            text = ""
    return found


def _unshowable(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """The figures that the new layout does not keep: each with the `doc` of its article and its sentence."""
    sql = f"select doc, sentence_text from figures join articles on articles.id = article_id where {_UNSHOWABLE}"
    return [tuple(row) for row in connection.execute(sql)]


def _rename_in_corrections(connection: sqlite3.Connection) -> None:
    """Put the new ids of articles in corrections."""
    for was, doc in connection.execute("select was, doc from renamed").fetchall():
        for column in ("docs", "figures"):
            connection.execute(
                f"update corrections set {column} = replace({column}, ?, ?)", (json.dumps(was, ensure_ascii=False),
                json.dumps(doc, ensure_ascii=False)),
            )  # fmt: skip
    connection.execute("drop table renamed")


def _name_references(connection: sqlite3.Connection) -> None:
    """Make all references name their column, as Datasette needs. The content of tables is not touched: sqlite.org has
    this way for changes of constraints (lang_altertable, "other kinds of table schema changes")."""
    connection.execute("pragma writable_schema = on")
    for table in _REFERENCED:
        for end in (" ", ",", "\n"):
            connection.execute(
                "update sqlite_schema set sql = replace(sql, ?, ?) where type = 'table'",
                (f"references {table}{end}", f"references {table} (id){end}"),
            )
    connection.execute("update sqlite_schema set sql = replace(sql, ' (id) (id)', ' (id)') where type = 'table'")
    connection.execute("pragma writable_schema = reset")
