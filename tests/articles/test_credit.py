"""The agency that an article credits is found where news name it, and nowhere else."""

from __future__ import annotations

import json

import pytest

from reportedly.articles import find_articles
from reportedly.model import Page

LINE = "Nine boats came back in the night, the coast guard said on Monday, and all were well."


@pytest.mark.parametrize(
    ("text", "authors", "credit"),
    [
        (f"PORT NOWHERE (Reuters) - {LINE}", [], "Reuters"),
        (f"PORT NOWHERE, Sept 1 (Xinhua) -- {LINE}", [], "Xinhua"),
        (LINE, ["Ada Example, Associated Press"], "Associated Press"),
        (LINE, ["AFP"], "AFP"),
        (f"{LINE}\n{LINE} (AP)", [], "AP"),
        (f"{LINE}\n– AFP/dpa", [], "AFP/dpa"),
        (f"{LINE}\nWith input from Reuters", [], "Reuters"),
        (f"{LINE}\nThe story was first told by Reuters.", [], None),
        (f"{LINE} A photographer of AP was there (AP was not) on the pier.", ["Ada Apple"], None),
    ],
)
def test_credit(text: str, authors: list[str], credit: str | None) -> None:
    content = json.dumps({"text": text, "authors": authors}).encode()
    (article,) = find_articles(Page("a:1", content, "application/json"))
    assert article.credit == credit
