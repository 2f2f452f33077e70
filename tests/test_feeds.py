"""No feed takes time out of proportion to its size, and what feeds say is read as before."""

from __future__ import annotations

import time

import pytest

from reportedly.errors import InputError
from reportedly.formats.bounded_feedparser import LONGEST_AUTHOR
from reportedly.formats.feeds import parse_feed

RSS = """<?xml version="1.0" encoding="utf-8"?>{head}<rss version="2.0"><channel><title>Harbour News</title><item>
<title>Boats</title><link>https://harbour.example/boats</link>{item}<description>{text}</description></item></channel></rss>"""


def parse(head: str = "", item: str = "", text: str = "All is well."):
    return parse_feed(RSS.format(head=head, item=item, text=text), "feed.xml", sanitize=True)


@pytest.mark.parametrize("tag", ["author", "managingEditor", "webMaster"])
@pytest.mark.parametrize("unit", ["a", "&#97;"])
def test_a_long_author_is_cut(tag: str, unit: str) -> None:
    start = time.thread_time()
    feed = parse(item=f"<{tag}>{unit * 30_000}</{tag}>")
    assert time.thread_time() - start < 1
    assert feed.entries[0].title == "Boats"
    assert len(feed.entries[0].get("author", "")) <= LONGEST_AUTHOR


@pytest.mark.parametrize(
    "parts",
    [
        {"item": "".join(f"<category>a{number}</category>" for number in range(8_000))},
        {"head": "\n" * 30_000},
        {"head": '\n<!ENTITY a "' * 3_000},
        {"text": f"&lt;p style='{'url(' * 8_000}'&gt;All is well.&lt;/p&gt;"},
    ],
)
def test_time_does_not_run_away(parts: dict[str, str]) -> None:
    start = time.thread_time()
    feed = parse(**parts)
    assert time.thread_time() - start < 1
    assert (feed.feed.title, feed.entries[0].title) == ("Harbour News", "Boats")
    assert "All is well." in feed.entries[0].summary


def test_an_element_with_many_attributes_is_refused() -> None:
    attributes = " ".join(f'a{number}=""' for number in range(2_000))
    with pytest.raises(InputError, match=r"^feed.xml: has an element with more than 1,000 attributes"):
        parse(item=f"<guid {attributes}/>")


def test_authors_and_tags_of_news_are_read() -> None:
    item = "<author>desk@harbour.org (Ann Lee)</author><category>Sea</category><category>Town</category>"
    (entry,) = parse(item=item).entries
    assert entry.author == "desk@harbour.org (Ann Lee)"
    assert entry.author_detail == {"name": "Ann Lee", "email": "desk@harbour.org"}
    assert [tag.term for tag in entry.tags] == ["Sea", "Town"]
