"""The workspace on disk: one SQLite file, and WARC files with every page's bytes beside it."""

from reportedly.store.alerts import add_alerts, alerts_mark, mark_sent, set_mark, waiting_alerts
from reportedly.store.browse import (
    ArticleHit,
    LedgerPart,
    SpeakerHit,
    StatementHit,
    StoryRow,
    count_stories,
    hit_articles,
    hit_speakers,
    hit_statements,
    keep_ledger,
    kept_ledger,
    named_stories,
    recent_stories,
    statements_by,
    stories_with_tally,
    story_state,
)
from reportedly.store.carriers import settled_doc
from reportedly.store.corrections import add_correction, get_correction, list_corrections, mark_undone
from reportedly.store.fetches import (
    is_due,
    keep_headers,
    keep_list,
    known_list,
    last_headers,
    note_asked,
    note_news,
)
from reportedly.store.forgetting import (
    articles_of,
    count_parts,
    delete_articles,
    delete_empty_stories,
    delete_traces,
    docs_of_pages,
)
from reportedly.store.pins import name_stories, pin_articles
from reportedly.store.queries import candidate_stories, find_variants, list_stories
from reportedly.store.rows import from_row, to_row
from reportedly.store.shelf import ArticleShelf
from reportedly.store.workspace import ArticleRow, PageRow, RevisionRow, Store

__all__ = [
    "ArticleHit",
    "ArticleRow",
    "ArticleShelf",
    "LedgerPart",
    "PageRow",
    "RevisionRow",
    "SpeakerHit",
    "StatementHit",
    "Store",
    "StoryRow",
    "add_alerts",
    "add_correction",
    "alerts_mark",
    "articles_of",
    "candidate_stories",
    "count_parts",
    "count_stories",
    "delete_articles",
    "delete_empty_stories",
    "delete_traces",
    "docs_of_pages",
    "find_variants",
    "from_row",
    "get_correction",
    "hit_articles",
    "hit_speakers",
    "hit_statements",
    "is_due",
    "keep_headers",
    "keep_ledger",
    "keep_list",
    "kept_ledger",
    "known_list",
    "last_headers",
    "list_corrections",
    "list_stories",
    "mark_sent",
    "mark_undone",
    "name_stories",
    "named_stories",
    "note_asked",
    "note_news",
    "pin_articles",
    "recent_stories",
    "set_mark",
    "settled_doc",
    "statements_by",
    "stories_with_tally",
    "story_state",
    "to_row",
    "waiting_alerts",
]
