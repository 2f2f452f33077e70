"""The workspace on disk: one SQLite file, and WARC files with every page's bytes beside it."""

from reportedly.store.rows import from_row, to_row
from reportedly.store.workspace import ArticleRow, PageRow, Store

__all__ = ["ArticleRow", "PageRow", "Store", "from_row", "to_row"]
