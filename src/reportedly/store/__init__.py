"""The workspace on disk: one SQLite file, and WARC files with every page's bytes beside it."""

from reportedly.store.fetches import is_due, keep_list, known_list, last_headers, note_poll
from reportedly.store.queries import find_statements, list_stories, search_articles
from reportedly.store.rows import from_row, to_row
from reportedly.store.shelf import ArticleShelf
from reportedly.store.workspace import ArticleRow, PageRow, RevisionRow, Store

__all__ = [
    "ArticleRow",
    "ArticleShelf",
    "PageRow",
    "RevisionRow",
    "Store",
    "find_statements",
    "from_row",
    "is_due",
    "keep_list",
    "known_list",
    "last_headers",
    "list_stories",
    "note_poll",
    "search_articles",
    "to_row",
]
