"""Records as other tools write them: each small file is made by hand after the tool's own documentation."""

from __future__ import annotations

import json
import logging
import zipfile
from pathlib import Path
from typing import Any

import pytest

from opened import articles_in
from reportedly.articles import find_articles
from reportedly.errors import InputError
from reportedly.formats.shapes import SHAPES, shape_of
from reportedly.inputs import open_inputs
from reportedly.inputs.kinds import Origin, pages_of
from reportedly.inputs.listings import Listing
from reportedly.model import Article, Page
from reportedly_cli import Run

TEXT = "At least 14 sailors were taken off a barge at Tarnby on Tuesday, the harbour master said."
OTHER = "Two piers at Tarnby are closed until Friday, the coast guard told reporters & others."


def error(path: Path) -> str:
    """The one error that comes of a file."""
    (found,) = open_inputs([str(path)])
    assert isinstance(found, InputError), found
    return str(found)


ALL: dict[str, tuple[Any, dict[str, Any]]] = {
    "X 1.1": (
        {"created_at": "Tue May 05 10:15:00 +0000 2026", "id": 77, "id_str": "77", "full_text": TEXT + " &amp; on",
         "user": {"name": "Tarnby Harbour", "screen_name": "tarnby"}, "lang": "en"},
        {"text": TEXT + " & on", "publisher": "Tarnby Harbour", "published": "2026-05-05T10:15:00+00:00",
         "url": "https://x.com/tarnby/status/77", "authors": ("Tarnby Harbour",)},
    ),
    "X 1.1 repost": (
        {"created_at": "Tue May 05 11:15:00 +0000 2026", "id_str": "78", "text": "RT @tarnby: At least 14 sail…",
         "user": {"name": "Ada Example", "screen_name": "ada"},
         "retweeted_status": {"full_text": TEXT, "user": {"name": "Tarnby Harbour"}}},
        {"text": TEXT, "publisher": "Ada Example", "credit": "Tarnby Harbour"},
    ),
    "Feedly": (
        {"id": "abc=_1", "title": "Barge lost", "author": "Ada Example", "published": 1777975200000,
         "origin": {"streamId": "feed/https://tarnby.example/rss", "title": "Tarnby Harbour"},
         "alternate": [{"href": "https://tarnby.example/1"}], "summary": {"content": "At least 14"},
         "content": {"content": f"<p>{TEXT}</p>"}},
        {"text": TEXT, "title": "Barge lost", "publisher": "Tarnby Harbour", "authors": ("Ada Example",),
         "published": "2026-05-05T10:00:00+00:00", "url": "https://tarnby.example/1"},
    ),
    "TikTok": (
        {"id": "7", "createTime": 1777975200, "desc": TEXT, "author": {"uniqueId": "tarnby", "nickname": "Tarnby"}},
        {"text": TEXT, "publisher": "Tarnby", "published": "2026-05-05T10:00:00+00:00",
         "url": "https://www.tiktok.com/@tarnby/video/7"},
    ),
    "X archive of an account": (
        {"tweet": {"created_at": "Tue May 05 10:15:00 +0000 2026", "id_str": "77", "full_text": TEXT}},
        {"text": TEXT, "published": "2026-05-05T10:15:00+00:00"},
    ),
    "X 2": (
        {"id": "77", "author_id": "5", "created_at": "2026-05-05T10:15:00.000Z", "text": TEXT[:40] + "…",
         "note_tweet": {"text": TEXT}, "author": {"id": "5", "name": "Tarnby Harbour", "username": "tarnby"}},
        {"text": TEXT, "publisher": "Tarnby Harbour", "url": "https://x.com/tarnby/status/77"},
    ),
    "X 2 repost": (
        {"id": "78", "author_id": "6", "created_at": "2026-05-05T11:15:00.000Z", "text": "RT @tarnby: At least",
         "author": {"id": "6", "name": "Ada Example", "username": "ada"},
         "referenced_tweets": [{"type": "retweeted", "id": "77", "text": TEXT, "author": {"name": "Tarnby Harbour"}}]},
        {"text": TEXT, "publisher": "Ada Example", "credit": "Tarnby Harbour"},
    ),
    "snscrape": (
        {"_type": "snscrape.modules.twitter.Tweet", "url": "https://twitter.com/tarnby/status/77", "id": 77,
         "date": "2026-05-05T10:15:00+00:00", "rawContent": TEXT,
         "user": {"username": "tarnby", "displayname": "Tarnby Harbour"}},
        {"text": TEXT, "publisher": "Tarnby Harbour", "url": "https://twitter.com/tarnby/status/77"},
    ),
    "Mastodon": (
        {"id": "77", "created_at": "2026-05-05T10:15:00.000Z", "url": "https://isle.example/@tarnby/77",
         "content": f"<p>{TEXT}</p><p>See <a href='https://isle.example/x'>isle.example/x</a></p>", "language": "en",
         "account": {"acct": "tarnby@isle.example", "display_name": "Tarnby Harbour"}, "reblog": None},
        {"text": f"{TEXT}\nSee isle.example/x", "publisher": "Tarnby Harbour", "url": "https://isle.example/@tarnby/77"},
    ),
    "Mastodon boost": (
        {"id": "78", "created_at": "2026-05-05T11:15:00.000Z", "content": "",
         "account": {"acct": "ada", "display_name": ""},
         "reblog": {"id": "77", "url": "https://isle.example/@tarnby/77", "content": f"<p>{TEXT}</p>",
                    "account": {"acct": "tarnby", "display_name": "Tarnby Harbour"}}},
        {"text": TEXT, "publisher": "ada", "credit": "Tarnby Harbour", "published": "2026-05-05T11:15:00+00:00"},
    ),
    "Bluesky feed": (
        {"post": {"uri": "at://did:plc:abc/app.bsky.feed.post/3kx", "cid": "b", "indexedAt": "2026-05-05T10:15:03Z",
                  "author": {"did": "did:plc:abc", "handle": "tarnby.example", "displayName": "Tarnby Harbour"},
                  "record": {"$type": "app.bsky.feed.post", "text": TEXT, "createdAt": "2026-05-05T10:15:00Z"}}},
        {"text": TEXT, "publisher": "Tarnby Harbour", "published": "2026-05-05T10:15:00+00:00",
         "url": "https://bsky.app/profile/did:plc:abc/post/3kx"},
    ),
    "Bluesky repost": (
        {"post": {"uri": "at://did:plc:abc/app.bsky.feed.post/3kx", "author": {"handle": "tarnby.example"},
                  "record": {"text": TEXT, "createdAt": "2026-05-05T10:15:00Z"}},
         "reason": {"$type": "app.bsky.feed.defs#reasonRepost", "by": {"handle": "ada.example"},
                    "indexedAt": "2026-05-05T11:15:00Z"}},
        {"text": TEXT, "publisher": "ada.example", "credit": "tarnby.example",
         "published": "2026-05-05T11:15:00+00:00"},
    ),
    "Bluesky record": (
        {"$type": "app.bsky.feed.post", "text": TEXT, "createdAt": "2026-05-05T10:15:00Z", "langs": ["en"]},
        {"text": TEXT, "published": "2026-05-05T10:15:00+00:00"},
    ),
    "Facebook": (
        {"timestamp": 1777976100, "title": "Posted",
         "data": [{"post": TEXT + " \u00e2\u0080\u009cyes\u00e2\u0080\u009d"}]},
        {"text": TEXT + " “yes”", "published": "2026-05-05T10:15:00+00:00"},
    ),
    "Instagram": (
        {"media": [{"uri": "media/1.jpg", "creation_timestamp": 1777976100, "title": TEXT}]},
        {"text": TEXT, "published": "2026-05-05T10:15:00+00:00"},
    ),
    "ReliefWeb": (
        {"id": "41", "fields": {"title": "Tarnby update", "body": TEXT, "body-html": f"<p>{TEXT}</p>",
         "url": "https://reliefweb.int/node/41", "url_alias": "https://reliefweb.int/report/tarnby-update",
         "date": {"original": "2026-05-05T00:00:00+00:00", "created": "2026-05-06T00:00:00+00:00"},
         "source": [{"name": "Isle Relief"}], "language": [{"code": "en"}]}},
        {"text": TEXT, "title": "Tarnby update", "publisher": "Isle Relief", "published": "2026-05-05T00:00:00+00:00",
         "url": "https://reliefweb.int/report/tarnby-update"},
    ),
    "NewsAPI": (
        {"source": {"id": None, "name": "Harbour Post"}, "author": "Ada Example", "title": "Barge aground",
         "description": OTHER, "url": "https://p.example/b", "publishedAt": "2026-05-05T10:15:00Z",
         "content": TEXT + "… [+2210 chars]"},
        {"text": f"{OTHER}\n{TEXT}", "title": "Barge aground", "publisher": "Harbour Post",
         "published": "2026-05-05T10:15:00+00:00", "authors": ("Ada Example",)},
    ),
    "Event Registry": (
        {"uri": "81", "lang": "eng", "dateTime": "2026-05-05T10:16:00Z", "dateTimePub": "2026-05-05T10:15:00Z",
         "url": "https://p.example/b", "title": "Barge aground", "body": TEXT, "authors": [{"name": "Ada Example"}],
         "source": {"uri": "p.example", "title": "Harbour Post"}},
        {"text": TEXT, "publisher": "Harbour Post", "published": "2026-05-05T10:15:00+00:00",
         "authors": ("Ada Example",)},
    ),
    "Guardian": (
        {"id": "world/1", "webPublicationDate": "2026-05-05T10:15:00Z", "webTitle": "Barge aground",
         "webUrl": "https://p.example/b", "fields": {"body": f"<p>{TEXT}</p>", "byline": "Ada Example"}},
        {"text": TEXT, "title": "Barge aground", "url": "https://p.example/b", "authors": ("Ada Example",),
         "published": "2026-05-05T10:15:00+00:00"},
    ),
    "New York Times": (
        {"abstract": OTHER, "web_url": "https://p.example/b", "lead_paragraph": TEXT, "source": "Isle Times",
         "headline": {"main": "Barge aground"}, "pub_date": "2026-05-05T10:15:00+0000"},
        {"text": TEXT, "title": "Barge aground", "publisher": "Isle Times", "published": "2026-05-05T10:15:00+00:00"},
    ),
    "ninjs": (
        {"uri": "https://isle.example/i/9", "type": "text", "versioncreated": "2026-05-05T10:15:00Z",
         "headline": "Barge aground", "byline": "Ada Example", "body_xhtml": f"<p>{TEXT}</p><p>Two more.</p>",
         "copyrightholder": "Isle Press"},
        {"text": f"{TEXT}\nTwo more.", "title": "Barge aground", "publisher": "Isle Press",
         "published": "2026-05-05T10:15:00+00:00"},
    ),
    "ACLED": (
        {"event_id_cnty": "TRN12", "event_date": "05 May 2026", "event_type": "Riots", "source": "Harbour Post",
         "notes": TEXT, "fatalities": "0"},
        {"text": TEXT, "publisher": "Harbour Post", "published": "2026-05-05"},
    ),
    "UCDP": (
        {"id": 9, "type_of_violence": 1, "source_headline": TEXT, "source_office": "Harbour Post",
         "source_date": "2026-05-05", "best": 3},
        {"text": TEXT, "publisher": "Harbour Post", "published": "2026-05-05"},
    ),
    "CSL": (
        {"id": "boats26", "type": "article-newspaper", "title": "Barge aground", "container-title": "Harbour Post",
         "abstract": TEXT, "URL": "https://p.example/b", "issued": {"date-parts": [["2026", 5, 5]]},
         "author": [{"family": "Example", "given": "Ada"}, {"literal": "Isle Press"}]},
        {"text": TEXT, "title": "Barge aground", "publisher": "Harbour Post", "published": "2026-05-05",
         "url": "https://p.example/b", "authors": ("Ada Example", "Isle Press")},
    ),
    "yt-dlp": (
        {"id": "a1", "title": "Barge aground", "description": TEXT, "upload_date": "20260505", "channel": "Harbour TV",
         "extractor": "isle", "webpage_url": "https://v.example/a1", "formats": [{"format_note": "x", "url": "https://v"}]},
        {"text": TEXT, "title": "Barge aground", "publisher": "Harbour TV", "published": "2026-05-05",
         "url": "https://v.example/a1"},
    ),
    "Event Registry without a day of publication": (
        {"uri": "8", "lang": "eng", "dateTime": "2026-05-05T10:15:00Z", "url": "https://p.example/b",
         "title": "Aground", "body": TEXT, "source": {"uri": "p.example", "title": "Harbour Post"}},
        {"text": TEXT, "title": "Aground", "publisher": "Harbour Post", "published": "2026-05-05T10:15:00+00:00"},
    ),
    "ninjs 3": (
        {"uri": "urn:newsml:7", "type": "text", "versionCreated": "2026-05-05T10:20:00Z", "language": "en",
         "headlines": [{"role": "main", "value": "Aground"}], "by": "Ada Example",
         "bodies": [{"role": "main", "contentType": "text/html", "value": f"<p>{TEXT}</p>"}]},
        {"text": TEXT, "title": "Aground", "published": "2026-05-05T10:20:00+00:00", "authors": ("Ada Example",)},
    ),
    "ReliefWeb, its Markdown alone": (
        {"id": "41", "fields": {"title": "Aground", "url": "https://r.example/41",
         "source": [{"name": "Harbour Office"}],
         "date": {"original": "2026-05-05T00:00:00+00:00"}, "body": f"**{TEXT}** [More](https://r.example/m)"}},
        {"text": f"{TEXT} More", "publisher": "Harbour Office", "published": "2026-05-05T00:00:00+00:00"},
    ),
    "Zotero, a row of its CSV": (
        {"key": "AB1", "item type": "newspaperArticle", "title": "Aground", "publication title": "Harbour Post",
         "abstract note": TEXT, "url": "https://p.example/b", "date": "2026-05-05", "author": "Example, Ada"},
        {"text": TEXT, "title": "Aground", "publisher": "Harbour Post", "published": "2026-05-05"},
    ),
    "WordPress": (
        {"id": 5, "date_gmt": "2026-05-05T10:15:00", "link": "https://p.example/b",
         "title": {"rendered": "Barge &#8211; aground"},
         "content": {"rendered": f"<p>{TEXT}</p>"}},
        {"text": TEXT, "title": "Barge – aground", "url": "https://p.example/b"},
    ),
}  # fmt: skip


def amiss(article: Article, wanted: dict[str, Any]) -> dict[str, Any]:
    """What an article has otherwise than it should."""
    published = article.published.value if article.published else None
    has = {"published": published, **{key: getattr(article, key) for key in wanted if key != "published"}}
    return {key: has[key] for key, value in wanted.items() if has[key] != value}


@pytest.mark.parametrize("tool", ALL)
@pytest.mark.parametrize("form", ["lines", "list", "inside"])
def test_a_record_becomes_an_article(tmp_path: Path, tool: str, form: str, caplog: pytest.LogCaptureFixture) -> None:
    record, wanted = ALL[tool]
    again = json.loads(json.dumps(record))
    written = {
        "lines": f"{json.dumps(record)}\n{json.dumps(again)}\n",
        "list": json.dumps([record, again]),
        "inside": json.dumps({"status": "ok", "count": 2, "result": {"data": [record, again]}}, indent=1),
    }
    (tmp_path / "x").write_text(written[form])
    articles = articles_in(tmp_path / "x")
    assert [amiss(article, wanted) for article in articles] == [{}, {}]
    assert len({article.doc for article in articles}) == 2
    assert not caplog.records


def test_every_tool_of_the_table_is_tried() -> None:
    tried = {record_shape.name for record_shape in SHAPES}
    elsewhere = {
        "Telegram message",
        "ActivityPub post",
        "auto-archiver row",
        "JSON Feed item",
        "fundus article",
        "BibTeX entry",
        "RIS reference",
        "Slack message",
        "Discord message",
        *("Matrix message", "Messenger message", "Skype message", "VK post", "Reddit post", "NewsData article"),
        "Firecrawl page",
    }
    named = {shape.name for record, _ in ALL.values() if (shape := shape_of(record))}
    assert tried == elsewhere | named


def test_records_of_one_tool_are_read_wherever_it_keeps_them(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    post, _ = ALL["Mastodon"]
    (tmp_path / "x.json").write_text(json.dumps({"ancestors": [post], "descendants": [{**post, "id": "77"}]}, indent=1))
    assert len(articles_in(tmp_path / "x.json")) == 2 and not caplog.records


def test_what_stands_in_a_message_without_words_is_no_article(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    poll = {"id": 3, "type": "message", "date": "2026-05-05T12:15:00", "from": "Tarnby Now", "from_id": "channel9",
            "text": "", "poll": {"question": "Was it 12?", "answers": [{"text": "Yes", "voters": 2}]}}  # fmt: skip
    said = {**poll, "id": 4, "text": TEXT, "poll": None}
    left = {"list": [{"name": "Isle", "id": 8, "messages": [{**said, "text": OTHER}]}]}
    chats = {"list": [{"name": "Tarnby Now", "id": 9, "messages": [poll, said]}]}
    (tmp_path / "result.json").write_text(json.dumps({"chats": chats, "left_chats": left}, indent=1))
    assert [article.text for article in articles_in(tmp_path / "result.json")] == [TEXT, OTHER]
    assert not caplog.records


@pytest.mark.parametrize("form", ["alone", "stream"])
def test_a_post_of_x_with_what_it_refers_to(tmp_path: Path, form: str) -> None:
    post = {"id": "21", "text": TEXT, "author_id": "1", "created_at": "2026-05-05T11:16:00.000Z",
            "edit_history_tweet_ids": ["21"], "referenced_tweets": [{"type": "quoted", "id": "9"}]}  # fmt: skip
    old = {"id": "9", "text": "An old post.", "author_id": "2", "created_at": "2026-05-01T00:00:00.000Z"}
    users = [{"id": "1", "name": "Tarnby Now", "username": "tarnby"}, {"id": "2", "name": "Isle", "username": "isle"}]
    answer = {"data": post, "includes": {"users": users, "tweets": [old]}}
    lines = f"{json.dumps(answer)}\n{json.dumps(answer).replace('21', '22')}\n"
    (tmp_path / "x").write_text(json.dumps(answer, indent=1) if form == "alone" else lines)
    articles = articles_in(tmp_path / "x")
    assert {(article.text, article.publisher) for article in articles} == {(TEXT, "Tarnby Now")}


def test_a_repeated_post_names_who_wrote_it_first(tmp_path: Path) -> None:
    tweet = {"id_str": "2", "full_text": f"RT @isle_9: {TEXT}", "created_at": "Tue May 05 10:16:00 +0000 2026"}
    (tmp_path / "tweets.js").write_text("window.YTD.tweets.part0 = " + json.dumps([{"tweet": tweet}], indent=1))
    (article,) = articles_in(tmp_path / "tweets.js")
    assert article.credit == "isle_9"


def test_an_article_that_newsapi_took_back_is_none(tmp_path: Path) -> None:
    gone = "[Removed]"
    entry = {"source": {"id": None, "name": gone}, "title": gone, "description": gone, "content": gone,
             "url": "https://removed.com", "publishedAt": "1970-01-01T00:00:00Z"}  # fmt: skip
    record, _ = ALL["NewsAPI"]
    (tmp_path / "x.json").write_text(json.dumps({"status": "ok", "articles": [entry, record]}))
    (article,) = articles_in(tmp_path / "x.json")
    assert article.publisher != gone


ROWS = [["Barge aground", TEXT, "2026-05-05"], ["Ferry aground", OTHER, "2026-05-06"]]
NAMES = ["title", "text", "date"]


@pytest.mark.parametrize(
    "table",
    [
        {"columns": NAMES, "data": ROWS},
        {"columns": NAMES, "index": [0, 1], "data": ROWS},
        {"columns": [{"name": name} for name in NAMES], "rows": ROWS},
        [NAMES, *ROWS],
        {name: {str(row): ROWS[row][at] for row in range(2)} for at, name in enumerate(NAMES)},
    ],
)
def test_tables_in_json(tmp_path: Path, table: Any) -> None:
    (tmp_path / "x.json").write_text(json.dumps(table))
    first, second = articles_in(tmp_path / "x.json")
    assert (first.text, first.title, second.text) == (TEXT, "Barge aground", OTHER)
    assert second.published is not None and second.published.value == "2026-05-06"


def test_what_names_do_not_tell_is_found_by_what_stands_there(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    records = [
        {
            "Story": text,
            "Crawl time": "2026-06-01T00:00:00Z",
            "PubTime": "2026-05-05T10:15:00Z",
            "Main headline": "Aground",
        }
        for text in (TEXT, OTHER)
    ]
    (tmp_path / "x.json").write_text(json.dumps({"hits": records}, indent=1))
    first, _ = articles_in(tmp_path / "x.json")
    assert first.published is not None and first.published.value == "2026-05-05T10:15:00+00:00"
    assert first.title == "Aground"
    assert "title from 'Main headline', published from 'PubTime'" in caplog.text


def test_a_list_of_texts_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(json.dumps([TEXT, OTHER]))
    (error,) = open_inputs([str(tmp_path / "x.json")])
    assert isinstance(error, InputError) and "objects with a text were expected" in str(error)


def test_telegram_export(tmp_path: Path) -> None:
    messages = [
        {"id": 1, "type": "service", "date": "2026-05-05T10:00:00", "action": "create_channel", "text": ""},
        {"id": 2, "type": "message", "date": "2026-05-05T12:15:00", "date_unixtime": "1777976100", "from": "Tarnby Now",
         "from_id": "channel9", "text": [TEXT + " See ", {"type": "link", "text": "https://isle.example/x"}]},
        {"id": 3, "type": "message", "date": "2026-05-05T12:20:00", "date_unixtime": "1777976400", "from": "Tarnby Now",
         "from_id": "channel9", "forwarded_from": "Harbour Watch", "text": OTHER,
         "text_entities": [{"type": "plain", "text": OTHER}]},
        {"id": 4, "type": "message", "date": "2026-05-05T12:30:00", "from": "Tarnby Now", "from_id": "channel9",
         "photo": "photos/1.jpg", "text": ""},
    ]  # fmt: skip
    export = {"name": "Tarnby Now", "type": "public_channel", "id": 9, "messages": messages}
    (tmp_path / "result.json").write_text(json.dumps(export, indent=1))
    first, second = articles_in(tmp_path / "result.json")
    assert first.text == f"{TEXT} See https://isle.example/x" and first.publisher == "Tarnby Now"
    assert first.published is not None and first.published.value == "2026-05-05T10:15:00+00:00"
    assert first.published.found == "date_unixtime of the Telegram message"
    assert (second.text, second.credit, second.publisher) == (OTHER, "Harbour Watch", "Tarnby Now")
    assert [first.doc, second.doc] == [f"{tmp_path}/result.json#9-2", f"{tmp_path}/result.json#9-3"]
    whole = {
        "about": "Here is the data you requested.",
        "chats": {"list": [export, {**export, "id": 8, "name": "Pier"}]},
    }
    (tmp_path / "result.json").write_text(json.dumps(whole))
    assert [article.publisher for article in articles_in(tmp_path / "result.json")] == ["Tarnby Now"] * 2 + ["Pier"] * 2


def test_outbox_of_mastodon(tmp_path: Path) -> None:
    note = {"type": "Note", "id": "https://isle.example/users/tarnby/statuses/7", "published": "2026-05-05T10:15:00Z",
            "attributedTo": "https://isle.example/users/tarnby", "content": f"<p>{TEXT}</p>", "summary": None,
            "url": "https://isle.example/@tarnby/7"}  # fmt: skip
    outbox = {
        "@context": "https://www.w3.org/ns/activitystreams",
        "type": "OrderedCollection",
        "orderedItems": [
            {"type": "Create", "actor": "https://isle.example/users/tarnby", "object": note},
            {"type": "Announce", "object": "https://elsewhere.example/notes/1"},
        ],
    }
    (tmp_path / "outbox.json").write_text(json.dumps(outbox))
    (article,) = articles_in(tmp_path / "outbox.json")
    assert (article.text, article.publisher) == (TEXT, "tarnby@isle.example")
    assert article.url == "https://isle.example/@tarnby/7" and article.published is not None


def test_answers_of_x_have_authors_apart(tmp_path: Path) -> None:
    post = {"id": "77", "author_id": "5", "created_at": "2026-05-05T10:15:00.000Z", "text": TEXT,
            "edit_history_tweet_ids": ["77"]}  # fmt: skip
    repost = {
        **post,
        "id": "78",
        "author_id": "6",
        "text": "RT @tarnby: At",
        "referenced_tweets": [{"type": "retweeted", "id": "77"}],
    }
    users = [
        {"id": "5", "name": "Tarnby Harbour", "username": "tarnby"},
        {"id": "6", "name": "Ada Example", "username": "ada"},
    ]
    answer = {"data": [post, repost], "includes": {"users": users, "tweets": [post]}, "meta": {"result_count": 2}}
    for content in (json.dumps(answer), json.dumps(answer, indent=1), f"{json.dumps(answer)}\n" * 2):
        (tmp_path / "x.jsonl").write_text(content)
        one, other = articles_in(tmp_path / "x.jsonl")[:2]
        assert (one.publisher, one.url) == ("Tarnby Harbour", "https://x.com/tarnby/status/77")
        assert (other.publisher, other.text, other.credit) == ("Ada Example", TEXT, "Tarnby Harbour")


@pytest.mark.parametrize("indent", [None, 1])
def test_lists_of_gdelt_are_addresses_on_one_line_or_many(tmp_path: Path, indent: int | None) -> None:
    entry = {"url": "https://p.example/0", "url_mobile": "",
             "title": "Barge aground at Tarnby, sailors taken off at night, pier shut",
             "seendate": "20260505T101500Z", "socialimage": "", "domain": "p.example", "language": "English",
             "sourcecountry": "Denmark"}  # fmt: skip
    entries = [{**entry, "url": f"https://p.example/{number}"} for number in range(60)]
    (tmp_path / "x").write_text(json.dumps({"articles": entries}, indent=indent))
    with (tmp_path / "x").open("rb") as stream:
        (listing,) = pages_of(stream, "x", Origin())
    assert isinstance(listing, Listing) and len(listing.addresses) == 60
    assert "lists 60 addresses, not texts; --follow" in error(tmp_path / "x")


TABLES = {
    "ACLED": (
        "event_id_cnty;event_date;year;event_type;source;notes;fatalities\n"
        f'TRN12;05 May 2026;2026;Riots;Harbour Post;"{TEXT}";0\n',
        {"text": TEXT, "publisher": "Harbour Post", "published": "2026-05-05"},
    ),
    "auto-archiver sheet": (
        "Link,Destination folder,Archive status,Archive date,Upload timestamp,Upload title,Text content,WACZ\n"
        f'https://t.me/tarnby/7,a,success,2026-05-06,2026-05-05T10:15:00+00:00,Tarnby,"{TEXT}",\n',
        {"text": TEXT, "url": "https://t.me/tarnby/7", "title": "Tarnby", "published": "2026-05-05T10:15:00+00:00"},
    ),
    "auto-archiver csv_db": (
        "status,metadata,media\n"
        '"telethon: success","{\'_processed_at\': datetime.datetime(2026, 5, 6, 1, 2, 3, 4, '
        "tzinfo=datetime.timezone.utc), 'url': 'https://t.me/tarnby/7', 'title': 'Tarnby', 'timestamp': "
        f"datetime.datetime(2026, 5, 5, 10, 15, tzinfo=datetime.timezone.utc), 'content': '{TEXT}'}}\",[]\n",
        {"text": TEXT, "url": "https://t.me/tarnby/7", "published": "2026-05-05T10:15:00+00:00"},
    ),
    "UCDP": (
        "id,relid,year,type_of_violence,source_office,source_date,source_headline,best\n"
        f'9,TRN-1,2026,1,Harbour Post,2026-05-05,"{TEXT}",3\n',
        {"text": TEXT, "publisher": "Harbour Post", "published": "2026-05-05"},
    ),
    "ReliefWeb": (
        f'title,url,source,date.original,body\nTarnby,https://reliefweb.int/node/41,Isle Relief,2026-05-05,"{TEXT}"\n',
        {"text": TEXT, "title": "Tarnby", "url": "https://reliefweb.int/node/41", "publisher": "Isle Relief",
         "published": "2026-05-05"},
    ),
    "CrowdTangle": (
        f'Page Name,Post Created,Type,URL,Message\n'
        f'Tarnby,2026-05-05 10:15:00 UTC,Link,https://f.example/7,"{TEXT} {OTHER}"\n',
        {"text": f"{TEXT} {OTHER}", "url": "https://f.example/7", "published": "2026-05-05T10:15:00+00:00"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("tool", TABLES)
def test_rows_of_tables(tmp_path: Path, tool: str) -> None:
    content, wanted = TABLES[tool]
    (tmp_path / "x.csv").write_text(content)
    (article,) = articles_in(tmp_path / "x.csv")
    assert amiss(article, wanted) == {}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_tables_as_excel_saves_them(tmp_path: Path, encoding: str) -> None:
    text = f"sep=;\r\nTitle;Text;Date\r\nFähre;“{TEXT}”;2026-05-05\r\n"
    (tmp_path / "x.csv").write_bytes(text.encode(encoding))
    (article,) = articles_in(tmp_path / "x.csv")
    assert amiss(article, {"title": "Fähre", "text": f"“{TEXT}”", "published": "2026-05-05"}) == {}


def test_exports_in_zip_files(tmp_path: Path) -> None:
    post = {"tweet": {"created_at": "Tue May 05 10:15:00 +0000 2026", "id_str": "77", "full_text": TEXT}}
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("data/tweets.js", "window.YTD.tweets.part0 = " + json.dumps([post], indent=1))
        archive.writestr("data/tweets_media/1.jpg", b"\xff\xd8\xff")
    (article,) = articles_in(tmp_path / "x.zip")
    assert amiss(article, {"text": TEXT, "published": "2026-05-05T10:15:00+00:00"}) == {}


def test_captions_beside_an_address_are_texts_of_posts(tmp_path: Path) -> None:
    posts = [{"caption": text, "timestamp": "2026-05-05T10:15:00.000Z", "ownerUsername": "tarnby",
              "url": f"https://p.example/{number}"} for number, text in enumerate((TEXT, OTHER))]  # fmt: skip
    (tmp_path / "x.json").write_text(json.dumps(posts))
    first, second = articles_in(tmp_path / "x.json")
    assert (first.text, second.text, second.url) == (TEXT, OTHER, "https://p.example/1")
    assert first.published is not None and first.published.day == "2026-05-05"


def test_an_answer_that_says_what_went_wrong_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('{"status": "error",\n"code": "apiKeyInvalid", "message": "Your key is wrong."}')
    assert "no articles in this JSON; none of 'status', 'code', 'message' holds a text" in error(tmp_path / "x.json")


def test_media_cloud_lists_addresses(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(
        "id,indexed_date,language,media_name,media_url,publish_date,title,url\n"
        "7,2026-05-06,en,p.example,p.example,2026-05-05,Barge aground,https://p.example/b\n"
    )
    assert "lists 1 address, not a text" in error(tmp_path / "x.csv")


BIBTEX = """%% exported
@online{example_2026,
\ttitle = {{Barge} aground at Tarnby {\\& more}},
\tauthor = {Example, Ada and {Isle Press}},
\tdate = {2026-05-05},
\tjournaltitle = "Harbour Post",
\turl = {https://p.example/b},
\tabstract = {%s},
\tfile = {Snapshot:files/1/b.html:text/html},
}
@article{other, title={No abstract}, year=2026, month=may, url={https://p.example/c}}
"""


def test_bibliographies(tmp_path: Path) -> None:
    (tmp_path / "x.bib").write_text(BIBTEX % TEXT)
    (article,) = articles_in(tmp_path / "x.bib")
    wanted = {
        "text": TEXT,
        "title": "Barge aground at Tarnby & more",
        "publisher": "Harbour Post",
        "published": "2026-05-05",
        "authors": ("Ada Example", "Isle Press"),
        "url": "https://p.example/b",
    }
    assert amiss(article, wanted) == {}
    assert article.doc == f"{tmp_path}/x.bib#example_2026"
    (tmp_path / "x.bib").write_text(BIBTEX.replace("abstract", "note") % TEXT)
    assert "lists 2 addresses, not texts" in error(tmp_path / "x.bib")
    (tmp_path / "x.bib").write_text("@article{other, title={No abstract}, year=2026}")
    assert "the entries (1) have neither abstracts nor addresses" in error(tmp_path / "x.bib")


UNKNOWN = [
    {"nr": 1, "kopf": "Barge aground at Tarnby", "wann": "2026-05-05T10:15:00Z", "seite": "https://p.example/1",
     "artikel": TEXT + " " + OTHER + " Nobody was hurt, a doctor at the pier said.", "channel": "Harbour Post"},
    {"nr": 2, "kopf": "Piers closed at Tarnby", "wann": "2026-05-06T10:15:00Z", "seite": "https://p.example/2",
     "artikel": OTHER + " " + TEXT + " Nobody was hurt, a doctor at the pier said.", "channel": "Harbour Post"},
]  # fmt: skip


@pytest.mark.parametrize("form", ["list", "inside", "lines"])
def test_records_of_an_unknown_tool_say_what_was_taken(tmp_path: Path, run: Run, form: str) -> None:
    written = {
        "list": json.dumps(UNKNOWN),
        "inside": json.dumps({"antwort": {"treffer": UNKNOWN}}, indent=1),
        "lines": "".join(json.dumps(each) + "\n" for each in UNKNOWN),
    }
    (tmp_path / "x.json").write_text(written[form])
    done = run("extract", "x.json")
    first, second = map(json.loads, done.out.splitlines())
    assert (first["text"], first["title"]) == (UNKNOWN[0]["artikel"], "Barge aground at Tarnby")
    assert (second["url"], second["published"]) == ("https://p.example/2", "2026-05-06T10:15:00+00:00")
    assert second["publisher"] == "Harbour Post"
    assert done.code == 0 and done.err.count("\n") == 1
    place = "x.json, antwort.treffer" if form == "inside" else "x.json"
    assert done.err == (
        f"reportedly: {place}: read as articles, text from 'artikel', title from 'kopf', published from 'wann', "
        "url from 'seite', publisher from 'channel'\n"
    )


def test_json_without_texts_is_refused_with_its_keys(tmp_path: Path, run: Run) -> None:
    (tmp_path / "x.json").write_text(json.dumps({"rows": [{"lat": 1.5, "place": "Tarnby"}, {"lat": 2.5, "dead": 3}]}))
    done = run("extract", "x.json")
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        "reportedly: x.json: no articles in this JSON; none of 'lat', 'rows', 'place', 'dead' holds a text; "
        'call it "text"\n'
    )


def test_a_table_without_texts_is_refused_with_its_columns(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("id,notes,place\n1,,Tarnby\n")
    assert "no texts in this table; its columns are 'id', 'notes', 'place'" in error(tmp_path / "x.csv")


def test_a_line_that_is_no_json_is_told_alone(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text(json.dumps(ALL["X 1.1"][0]) + '\n{"created_at": \n' + json.dumps(ALL["X 2"][0]))
    found = list(open_inputs([str(tmp_path / "x.jsonl")]))
    assert len(found) == 3 and all(isinstance(each, Page) for each in found)
    with pytest.raises(InputError, match="2: is not JSON"):
        find_articles(found[1])  # type: ignore[arg-type]


def test_what_was_taken_is_logged_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "x.json").write_text(json.dumps(UNKNOWN))
    with caplog.at_level(logging.WARNING):
        assert len(articles_in(tmp_path / "x.json")) == 2
    assert len(caplog.records) == 1


@pytest.mark.slow
def test_documents_are_bounded_by_bytes_and_by_values(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(b'{"a":\n[' + b"[]," * 2_000_000 + b"[]]}")
    assert "has over 3,000,000 values; split it" in error(tmp_path / "x.json")
    (tmp_path / "x.json").write_bytes(b'{"a":\n"' + b"x" * (64 << 20) + b'"}')
    assert "is over 64 MB" in error(tmp_path / "x.json")


def test_an_export_over_the_size_of_a_page_is_read(tmp_path: Path) -> None:
    message = {"type": "message", "from": "Tarnby Now", "from_id": "channel9", "text": TEXT + " x" * 50_000}
    messages = [{**message, "id": number} for number in range(170)]
    (tmp_path / "x.json").write_text(json.dumps({"name": "Tarnby Now", "id": 9, "messages": messages}, indent=1))
    assert len(list(open_inputs([str(tmp_path / "x.json")]))) == 170


def test_records_by_their_ids_and_records_of_several_shapes_are_all_read(tmp_path: Path) -> None:
    by_id = {f"a{number}": {"headline": "Barge", "body": TEXT} for number in range(3)}
    (tmp_path / "x.json").write_text(json.dumps(by_id, indent=1))
    assert len(articles_in(tmp_path / "x.json")) == 3
    (tmp_path / "x.json").write_text(json.dumps([ALL["X 1.1"][0], ALL["Mastodon"][0], {"text": TEXT}]))
    assert len(articles_in(tmp_path / "x.json")) == 3


def test_a_second_list_of_records_is_told(tmp_path: Path, run: Run) -> None:
    comments = [{"text": "No."}, {"text": "Yes."}]
    (tmp_path / "x.json").write_text(json.dumps({"news": [{"text": TEXT}], "comments": comments}, indent=1))
    done = run("extract", "x.json")
    assert (done.code, len(done.out.splitlines())) == (0, 1)
    assert done.err == (
        "reportedly: x.json: read the records of 'news'; those of 'comments' (2) were not: give each a file\n"
    )


def test_what_stands_around_a_list_does_not_swell_its_records(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(json.dumps({"name": "x" * 100_000, "rows": [{"text": TEXT}] * 3}))
    pages = [each for each in open_inputs([str(tmp_path / "x.json")]) if isinstance(each, Page)]
    assert len(pages) == 3 and all(len(page.content) < 500 for page in pages)


def test_a_thread_is_read_with_its_replies(tmp_path: Path) -> None:
    post = ALL["Bluesky feed"][0]["post"]
    reply = {"post": {**post, "uri": "at://did:plc:x/app.bsky.feed.post/4"}, "replies": []}
    (tmp_path / "x.json").write_text(json.dumps({"thread": {"post": post, "replies": [reply, reply]}}, indent=1))
    assert len(articles_in(tmp_path / "x.json")) == 3


def test_settings_of_a_program_are_no_article(tmp_path: Path) -> None:
    about = "A small package that does some things for people who want it."
    (tmp_path / "package.json").write_text(json.dumps({"name": "x", "description": about, "scripts": {}}, indent=1))
    assert "holds a text" in error(tmp_path / "package.json")
