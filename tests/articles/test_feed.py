"""Feeds whose entries carry their text give articles."""

from __future__ import annotations

import pytest

from reportedly.articles import decode, find_articles
from reportedly.errors import InputError
from reportedly.inputs.listings import read_feed_links
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


BROKEN_DATES = (
    "0000-01-01", "-0001-01-01T00:00:00Z", "Mon, 01 Jan 0000 00:00:00 GMT", "99999-01-01T00:00:00Z", "9" * 60,
    "Mon, 01 Sep 99999999999999999999 08:10:00 GMT", "Mon, 01 Sep 2025 08:10:00 +99999999999999", "2025-13-45T99:99Z",
)  # fmt: skip


@pytest.mark.parametrize("date", BROKEN_DATES)
def test_a_date_that_is_none_loses_no_entry(date: str) -> None:
    first, second = find_articles(feed(RSS.replace("Mon, 01 Sep 2025 08:10:00 +0430", date)))
    assert (first.title, second.title) == ("Boats come back", "Boats leave")
    assert find_articles(feed(ATOM.replace("2025-09-01T08:10:00+04:30", date)))


REFERENCES = ("&#xD800;", "&#57343;", "&#x110000;", "&#99999999999999999999;", "&#x" + "f" * 99 + ";", "&#0;")


@pytest.mark.parametrize("reference", [each for one in REFERENCES for each in (one, one.replace("&", "&amp;"))])
@pytest.mark.parametrize("place", ["Boats come back", "Harbour News", "Nine boats", "Mon, 01 Sep", "harbour.example/"])
def test_a_reference_that_no_character_has_loses_no_entry(reference: str, place: str) -> None:
    text = RSS.replace(place, place + reference)
    first, second = find_articles(feed(text))
    assert (first.title or "").startswith("Boats come back") and second.title == "Boats leave"
    for article in (first, second):
        assert "boats" in article.text
        assert not any("\ud800" <= each <= "\udfff" or each < "\n" for each in repr(article))
        repr(article).encode()
    assert len(read_feed_links(feed(text)).addresses) == 1


CODECS = (
    "punycode", "idna", "rot13", "hex", "zlib", "bz2", "base64", "uu", "quopri", "undefined", "unicode_escape",
    "raw_unicode_escape", "utf-7", "utf-32", "mbcs", "charmap", "none-such", "replacement",
)  # fmt: skip


@pytest.mark.parametrize("codec", CODECS)
def test_what_is_no_encoding_of_the_web_is_not_heard(codec: str) -> None:
    text = RSS.replace("?>", f' encoding="{codec}"?>', 1).replace("Nine boats", "Nine “boats” \\u0041")
    for content in (text.encode(), text.encode("windows-1252"), text.encode("utf-16")):
        page = Page("feed.xml", content, "application/xml")
        first, second = find_articles(page)
        assert "Nine “boats” \\u0041 came" in first.text and second.title == "Boats leave"
        assert read_feed_links(page).addresses == ("https://harbour.example/boats",)


def test_an_encoding_that_a_feed_names_is_heard() -> None:
    text = RSS.replace('version="1.0"', 'version="1.0" encoding="koi8-r"').replace("Boats come back", "Лодки пришли")
    page = Page("feed.xml", text.encode("koi8-r"), "application/xml")
    (first, _) = find_articles(page)
    assert first.title == "Лодки пришли" and "Лодки пришли" in decode(page)


MISPLACED = (
    "<gml:pos xmlns:gml='http://www.opengis.net/gml'>a b</gml:pos>", "<image><width></width></image>", "<textinput/>",
    "<psc:chapters xmlns:psc='http://podlove.org/simple-chapters'><psc:chapter/></psc:chapters>",
    "<creativeCommons:license xmlns:creativeCommons='http://backend.userland.com/creativeCommonsRssModule'/>",
    "<media:player xmlns:media='http://search.yahoo.com/mrss/'/>",
)  # fmt: skip


@pytest.mark.parametrize("element", MISPLACED)
def test_an_element_that_stands_where_it_should_not_loses_no_entry(element: str) -> None:
    text = RSS.replace("<pubDate>", element + "<pubDate>")
    first, second = find_articles(feed(text))
    assert (first.title, first.url) == ("Boats come back", "https://harbour.example/boats") and first.published
    assert second.title == "Boats leave"
    assert len(read_feed_links(feed(text)).addresses) == 1


def test_a_feed_that_cannot_be_read_at_all_is_told_in_one_line() -> None:
    text = RSS.replace("<link>", "<link rdf:resource='1'><item><gml:pos/></item>")
    with pytest.raises(InputError, match=r"^feed.xml: the feed cannot be read .*; save the pages that it lists$"):
        find_articles(feed(text))


@pytest.mark.parametrize("address", ["http://[::1", "http://[x]/", "//[", "http://a]b/"])
def test_an_address_that_is_none_loses_no_entry(address: str) -> None:
    for text in (
        RSS.replace("https://harbour.example/boats", address),
        RSS.replace("<channel>", f'<channel xml:base="{address}"><link>{address}</link>'),
        RSS.replace("<pubDate>", f'<enclosure url="{address}"/><guid>{address}</guid><pubDate>'),
        RSS.replace("All of the crews", f'&lt;a href="{address}"&gt;All&lt;/a&gt; of the crews'),
    ):
        assert [article.title for article in find_articles(feed(text))] == ["Boats come back", "Boats leave"]


@pytest.mark.parametrize("base", ["http://[::1", "//[", "http://a]b/", "https://harbour.example/news/"])
def test_a_base_that_is_no_address_loses_no_other(base: str) -> None:
    text = RSS.replace("<rss", f'<rss xml:base="{base}"').replace("<title>Read", "<link>gulls</link><title>Read")
    found = read_feed_links(feed(text)).addresses
    assert found[0] == "https://harbour.example/boats"
    assert found[1:] == (("https://harbour.example/news/gulls",) if base.startswith("https") else ())
