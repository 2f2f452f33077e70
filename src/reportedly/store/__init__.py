"""The workspace on disk: one SQLite file, and WARC files with every page's bytes beside it."""

from reportedly.store.corrections import add_correction, get_correction, list_corrections, mark_undone
from reportedly.store.fetches import is_due, keep_list, known_list, last_headers, note_poll
from reportedly.store.pins import name_stories, pin_articles
from reportedly.store.queries import candidate_stories, find_statements, list_stories, search_articles
from reportedly.store.rows import from_row, to_row
from reportedly.store.shelf import ArticleShelf
from reportedly.store.workspace import ArticleRow, PageRow, RevisionRow, Store

__all__ = [
    "ArticleRow",
    "ArticleShelf",
    "PageRow",
    "RevisionRow",
    "Store",
    "add_correction",
    "candidate_stories",
    "find_statements",
    "from_row",
    "get_correction",
    "is_due",
    "keep_list",
    "known_list",
    "last_headers",
    "list_corrections",
    "list_stories",
    "mark_undone",
    "name_stories",
    "note_poll",
    "pin_articles",
    "search_articles",
    "to_row",
]
