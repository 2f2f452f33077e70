"""The digest of an article's row and of all that was found in it. It shows when a bit on the disk has changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from sqlite3 import Row
from typing import Any

Query = Callable[[str, Sequence[Any]], list[Row]]

_ARTICLE = """
    doc, number, title, url, publisher, authors, section, credit, language, dateline, published, updated, text, features
"""
_PARTS = {
    "blocks": 'kind, start, "end", page_span',
    "statements": "id, source, cue, content, kind, speaker, reporter, content_text",
    "figures": (
        'start, "end", low, high, bound, measure, unit, sentence, source, source_span, statement, status, place, '
        "place_span, time, scope_span, part_of, previous, why, sentence_text"
    ),
    "places": 'start, "end", name, kind, lat, lon, geoname_id, country, region',
    "times": 'start, "end", type, value, first, last',
}
"""The columns of each table that the digest covers; a column that is added later stays out of it."""


def article_digest(query: Query, article_id: int) -> str:
    """SHA-256 over the rows of an article in the workspace."""
    rows = [list(query(f"select {_ARTICLE} from articles where id = ?", (article_id,))[0])]
    for table, columns in _PARTS.items():
        sql = f"select number, {columns} from {table} where article_id = ? order by number"
        rows += ([table, *row] for row in query(sql, (article_id,)))
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()
