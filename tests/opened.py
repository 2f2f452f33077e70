"""What comes of a file that is opened: its articles, or the one error."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.articles import find_articles
from reportedly.errors import InputError
from reportedly.inputs import open_inputs
from reportedly.model import Article, Page


def articles_in(path: Path) -> list[Article]:
    """The articles of a file, of which each page can be opened."""
    found: list[Article] = []
    for page in open_inputs([str(path)]):
        assert isinstance(page, Page), page
        found += find_articles(page)
    return found


def error_of(path: Path) -> str:
    """The one error that comes of a file, from opening it or from its page."""
    (found,) = open_inputs([str(path)])
    if isinstance(found, Page):
        with pytest.raises(InputError) as raised:
            find_articles(found)
        return str(raised.value)
    return str(found)
