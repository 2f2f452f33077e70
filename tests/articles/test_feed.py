"""Feeds whose entries carry their text give articles."""

from __future__ import annotations

import pytest

from reportedly.articles import decode, find_articles
from reportedly.errors import InputError
from reportedly.model import Moment, Page

BODY = (
    "<p>Nine boats came back to Port Nowhere in the night, the coast guard said.</p>"
    "<p>All of the crews &amp; dogs were well.</p>"
)
ESCAPED = BODY.replace("&", "&amp;").replace("<", "&lt;")
RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour News</title>
<item><title>Boats come back</title><link>https://harbour.example/boats</link>
<pubDate>Mon, 01 Sep 2025 08:10:00 +0430</pubDate><description>{ESCAPED}</description></item>
<item><title>Read our long report</title><description>It is long.</description></item>
<item><title>Boats leave</title><description>{ESCAPED}</description></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour News</title><entry><title>Boats come back</title>
<link href="https://harbour.example/boats"/><updated>2025-09-01T08:10:00+04:30</updated>
<content type="html">{ESCAPED}</content></entry></feed>"""
BOMB = """<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
<!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">]>
<rss version="2.0"><channel><item><title>&f;</title><description>&f;</description></item></channel></rss>"""


def feed(text: str) -> Page:
    return Page("feed.xml", text.encode(), "application/xml")


def test_rss_entries_with_text_are_articles() -> None:
    first, second = find_articles(feed(RSS))
    assert (first.doc, first.title, first.publisher) == ("feed.xml", "Boats come back", "Harbour News")
    assert first.url == "https://harbour.example/boats"
    assert first.published == Moment("2025-09-01T03:40:00+00:00", "second", "feed")
    assert first.text.endswith("\nAll of the crews & dogs were well.")
    assert (second.doc, second.title) == ("feed.xml#2", "Boats leave")


def test_atom_entry() -> None:
    (article,) = find_articles(feed(ATOM))
    assert article.updated == Moment("2025-09-01T08:10:00+04:30", "second", "feed")
    span = article.blocks[0].page_span
    assert span and decode(feed(ATOM))[slice(*span)] == "Boats come back"


@pytest.mark.parametrize("text", [BOMB, "<rss><channel></channel></rss>", "<rss version='2.0'><channel><item>"])
def test_feeds_without_text_have_no_article(text: str) -> None:
    with pytest.raises(InputError, match="no article found"):
        find_articles(feed(text))


def test_control_characters_by_reference_do_no_harm() -> None:
    (first, *_) = find_articles(feed(RSS.replace("&lt;p&gt;", "&lt;p&gt;&amp;#1;\x01&amp;#x0;")))
    assert "Nine boats came back" in first.text
