"""`reportedly serve` as a user starts it: a process of its own, on a free port of this machine."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import lxml.html
import urllib3

from reportedly.api import Workspace

PATIENCE = 30.0
"""Seconds until an answer counts as none: urllib3's own three are few on a busy machine."""


@contextmanager
def served(database: Path, *options: str) -> Iterator[str]:
    """The address of the running page, without a slash at its end."""
    command = [sys.executable, "-m", "reportedly", "serve", "--db", str(database), "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            yield next(word for word in process.stdout.readline().split() if word.startswith("http")).rstrip("/")
        finally:
            process.terminate()
            process.wait(10)


def one_story(database: Path, title: str, articles: Sequence[tuple[str, str, str]]) -> int:
    """The number of a story in a new workspace: articles of one headline, each with its `doc`, when it was published
    and its text."""
    lines = [
        {"doc": doc, "published": when, "title": title, "publisher": f"The {doc.title()}", "text": f"{title}\n{text}"}
        for doc, when, text in articles
    ]
    rows = database.with_name("news.jsonl")
    rows.write_text("".join(json.dumps(line) + "\n" for line in lines))
    with Workspace(database, create=True) as workspace:
        assert len(list(workspace.read([str(rows)]))) == len(lines)
        numbers = [story.id for story in workspace.stories()]
        if len(numbers) > 1:
            workspace.correct(workspace.draft().merge_stories(numbers))
    return numbers[0]


def get(address: str, *, method: str = "GET", **options: Any) -> urllib3.BaseHTTPResponse:
    """What a server answers; `options` are urllib3's."""
    return urllib3.request(method, address, retries=False, timeout=PATIENCE, **options)


def tree(address: str, **options: Any) -> Any:
    """The elements of a page that there is; `options` are urllib3's."""
    answer = get(address, **options)
    assert answer.status == 200, (address, answer.data[:300])
    return lxml.html.fromstring(answer.data.decode())


def words(element: Any) -> str:
    """The text of an element, with single spaces."""
    return " ".join(element.text_content().split())
