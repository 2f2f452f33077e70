"""The tables of a workspace. They have the names of the data model, and Datasette can show them.

Spans are JSON text such as `[10, 22]`; a column named like a field of the model holds that field. Whoever changes a
table raises `VERSION` and adds a step to `migrations.py`.
"""

APPLICATION_ID = 0x52707464
"""Marks an SQLite file as a workspace of Reportedly (`pragma application_id`)."""
VERSION = 5
"""The layout below (`pragma user_version`)."""

TABLES = """
create table workspace (  -- one row
    id text not null  -- the folder of pages has the same: it belongs to this workspace
);
create table pages (
    id integer primary key,
    sha256 text not null,
    url text not null default '',
    name text not null,
    media_type text not null,
    charset text,
    bytes integer not null,
    saved text,
    status integer,
    headers text not null default '[]',
    read_at text not null,
    warc text not null,
    warc_offset integer not null,
    warc_length integer not null,
    skipped text  -- why it was not analysed, if it was kept without its articles
);
create index pages_by_record on pages (warc, warc_offset);
create index skipped_pages on pages (id) where skipped is not null;
create index pages_by_content on pages (sha256, url);
create index pages_by_name on pages (name);
create table lists (
    address text primary key,
    headers text not null,
    addresses text not null,
    lists text not null,
    fetched_at text not null
);
create table watched (
    address text primary key,
    asked_at text not null,
    waits integer not null,  -- times in a row that it was asked and had no news
    next_at text not null,
    headers text not null default '[]'  -- of the last answer that held nothing new
);
create table stories (
    id integer primary key,
    title text,  -- given by a person; else a headline of now stands for it
    moved_to integer references stories (id),  -- the story that took in its articles, if it has none left
    articles integer not null default 0,  -- kept by triggers, as are the days: what lists of many stories need
    first_day text,
    last_day text
);
create index stories_by_time on stories (last_day, id) where articles > 0;
create index named_stories on stories (id) where title is not null;
create table articles (
    id integer primary key,
    page_id integer not null references pages (id) on delete cascade,
    number integer not null,
    doc text not null,
    revision integer not null default 1,
    current integer not null default 1,
    story_id integer references stories (id),
    story_pinned integer not null default 0,  -- 1: a person put it in its story, where it stays
    title text,
    url text,
    publisher text,
    authors text not null default '[]',
    section text,
    credit text,
    language text,
    dateline text,
    published text,
    updated text,
    issued text generated always as (json_extract(coalesce(published, updated), '$.value')) virtual,
    issued_day text generated always as (substr(json_extract(coalesce(published, updated), '$.value'), 1, 10)) virtual,
    text text not null,
    features text,
    rules text,  -- the fingerprint of the rules that analysed it; null: rules older than fingerprints
    digest text,  -- of the row and all that was found in the article: see reportedly.store.digests
    posts text not null default '[]',
    unique (doc, revision)
);
create index articles_by_rules on articles (rules) where current;
create index articles_by_story on articles (story_id) where current;
create index articles_by_page on articles (page_id);
create table placings (  -- what places further articles: see reportedly.stories
    article_id integer primary key references articles (id) on delete cascade,
    day integer not null,
    region integer not null,
    level integer not null,
    vector blob not null,
    towns blob not null default x''
);
create index placings_by_region on placings (region);
create table leading_terms (
    term integer not null,
    day integer not null,
    article_id integer not null,
    primary key (term, day, article_id)
) without rowid;
create index articles_by_time on articles (story_id, issued_day) where current;
create table ledgers (  -- kept so that they need not be built again; may be emptied at any time
    story_id integer primary key,
    state text not null,
    head blob not null,
    ledger blob not null
);
create table blocks (
    article_id integer not null references articles (id) on delete cascade,
    number integer not null,
    kind text not null,
    start integer not null,
    "end" integer not null,
    page_span text,
    primary key (article_id, number)
) without rowid;
create table statements (
    rowid integer primary key,
    article_id integer not null references articles (id) on delete cascade,
    number integer not null,
    id integer not null,
    source text not null,
    cue text not null,
    content text not null,
    kind text not null,
    speaker text,
    reporter integer,
    speaker_name text generated always as (json_extract(speaker, '$.name')) virtual,
    speaker_role text generated always as (json_extract(speaker, '$.role')) virtual,
    content_text text not null,
    unique (article_id, id)
);
create index statements_by_speaker on statements (speaker_name);
create table figures (
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
    event text not null default 'main',
    scope text not null default 'whole',
    scope_span text,
    part_of integer,
    previous text,
    replaced integer not null default 0,
    why text not null default '{}',
    sentence_text text not null,
    primary key (article_id, number),
    check (low between -1e21 and 1e21 and high between -1e21 and 1e21)  -- reportedly.model.LARGEST_VALUE
) without rowid;
create index figures_by_measure on figures (measure);
create table places (
    article_id integer not null references articles (id) on delete cascade,
    number integer not null,
    start integer not null,
    "end" integer not null,
    name text not null,
    kind text not null,
    lat real,
    lon real,
    geoname_id integer,
    country text,
    region text,
    primary key (article_id, number)
) without rowid;
create index places_by_name on places (name);
create table times (
    article_id integer not null references articles (id) on delete cascade,
    number integer not null,
    start integer not null,
    "end" integer not null,
    type text not null,
    value text,
    first text,
    last text,
    primary key (article_id, number)
) without rowid;
create table corrections (  -- what people said of the machine's work: see reportedly.model.Correction
    id text primary key,
    kind text not null,
    figures text not null,
    docs text not null,
    slots text not null,
    name text,
    sources text not null default '[]',
    "by" text,
    note text,
    "when" text not null,
    undone text,
    position integer not null default 0  -- the highest one wins; the clock may have been set back
);
create table correction_docs (  -- the articles that a correction speaks of; those of one part belong together
    doc text not null,
    correction_id text not null references corrections (id),
    part integer not null,
    was integer references stories (id),  -- the story that the article was in before
    primary key (doc, correction_id, part)
) without rowid;
create table correction_stories (  -- the story that the articles of a part are
    correction_id text not null references corrections (id),
    part integer not null,
    story_id integer not null references stories (id),
    primary key (correction_id, part)
) without rowid;
create index correction_docs_by_correction on correction_docs (correction_id);
create table alerts (
    id integer primary key,
    rule text not null,
    body text not null,
    sent text,
    rules text not null default ''  -- the file of rules that asked for it
);
create index waiting_alerts on alerts (rules, id) where sent is null;
create table alerts_marks (  -- up to which article each file of rules was told
    rules text primary key,
    article_id integer not null
);
create table reading_again (  -- how far a run of `read --again` has come that was stopped
    what text primary key,
    page_id integer not null
);
create virtual table articles_fts using fts5 (
    title, text, content='articles', content_rowid='id', tokenize='porter unicode61'
);
create virtual table statements_fts using fts5 (
    speaker_name, content_text, content='statements', content_rowid='rowid', tokenize='porter unicode61'
);
create trigger articles_in after insert on articles begin
    insert into articles_fts (rowid, title, text) values (new.id, new.title, new.text);
end;
create trigger articles_out after delete on articles begin
    insert into articles_fts (articles_fts, rowid, title, text) values ('delete', old.id, old.title, old.text);
end;
create trigger articles_changed after update of title, text on articles begin
    insert into articles_fts (articles_fts, rowid, title, text) values ('delete', old.id, old.title, old.text);
    insert into articles_fts (rowid, title, text) values (new.id, new.title, new.text);
end;
create trigger stories_in after insert on articles when new.current and new.story_id is not null begin
    update stories set (articles, first_day, last_day) = (
        select count(*), min(issued_day), max(issued_day) from articles where current and story_id = new.story_id)
    where id = new.story_id;
end;
create trigger stories_out after delete on articles when old.current and old.story_id is not null begin
    update stories set (articles, first_day, last_day) = (
        select count(*), min(issued_day), max(issued_day) from articles where current and story_id = old.story_id)
    where id = old.story_id;
end;
create trigger stories_moved after update of story_id, current on articles
when new.story_id is not old.story_id or new.current is not old.current begin
    update stories set (articles, first_day, last_day) = (
        select count(*), min(issued_day), max(issued_day) from articles where current and story_id = stories.id)
    where id in (old.story_id, new.story_id);
end;
create trigger statements_in after insert on statements begin
    insert into statements_fts (rowid, speaker_name, content_text)
    values (new.rowid, new.speaker_name, new.content_text);
end;
create trigger statements_out after delete on statements begin
    insert into statements_fts (statements_fts, rowid, speaker_name, content_text)
    values ('delete', old.rowid, old.speaker_name, old.content_text);
end;
"""
