"""Articles that come ready, as one JSON object each: their text is taken exactly as given."""

from __future__ import annotations

import json
from typing import Any

from reportedly.articles.compose import find_dateline
from reportedly.articles.dates import read_iso
from reportedly.errors import InputError
from reportedly.model import Article, Block, BlockKind, Page


def read_ready(page: Page) -> Article:
    """The article of a JSON object: `text`, and if given `doc`, `title`, `published`, `url`, `publisher`, `authors`.

    Raises `InputError` if it is no such object.
    """
    try:
        data = json.loads(page.content)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{page.name}: is not JSON: {error}") from error
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        raise InputError(f'{page.name}: no article here; a JSON object with "text" was expected')
    text, title = data["text"], _text(data, "title")
    blocks = _blocks(text, title)
    authors = data.get("authors")
    return Article(
        _text(data, "doc") or page.name,
        text,
        blocks,
        title=title,
        url=_text(data, "url"),
        publisher=_text(data, "publisher"),
        authors=tuple(map(str, authors)) if isinstance(authors, list) else (),
        language=_text(data, "language"),
        dateline=find_dateline(text, blocks),
        published=read_iso(_text(data, "published"), "given with the text"),
        updated=read_iso(_text(data, "updated"), "given with the text"),
        page=page.sha256,
        saved=page.saved,
    )


def _text(data: dict[str, Any], key: str) -> str | None:
    value = data.get(key)
    return value if isinstance(value, str) and value else None


def _blocks(text: str, title: str | None) -> tuple[Block, ...]:
    blocks: list[Block] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            first = not blocks and title is not None and line.strip() == title.strip()
            kind: BlockKind = "headline" if first else "highlight" if line.lstrip().startswith("• ") else "paragraph"
            blocks.append(Block(kind, start, start + len(line)))
        start += len(line) + 1
    return tuple(blocks)
