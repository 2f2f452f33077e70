"""Messages, posts and answers of further tools: each record is made by hand after the tool's own documentation."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from opened import articles_in
from reportedly.formats.shapes import shape_of

TEXT = "At least 14 sailors were taken off a barge at Tarnby on Tuesday, the harbour master said."
URL = "https://post.example/barge"

ALL: dict[str, tuple[Any, dict[str, Any]]] = {
    "Matrix message": (
        {"room_name": "Tarnby Watch", "messages": [
            {"type": "m.room.member", "sender": "@tom:isle.example", "content": {"membership": "join"}},
            {"type": "m.room.message", "sender": "@tom:isle.example", "content": {"body": "a.jpg",
             "msgtype": "m.image"},
             "origin_server_ts": 1777994160000},
            {"type": "m.room.message", "sender": "@ada:isle.example", "content": {"body": TEXT, "msgtype": "m.text"},
             "origin_server_ts": 1777994100000}]},
        {"text": TEXT, "publisher": "Tarnby Watch", "authors": ("@ada:isle.example",), "day": "2026-05-05T15:15"},
    ),
    "Telegram message": (
        [{"_": "Message", "id": 41, "peer_id": {"channel_id": 9}, "date": "2026-05-05T15:15:00+00:00", "message": TEXT,
          "fwd_from": {"date": "2026-05-05T15:10:00+00:00", "from_name": "Pier Watch"}},
         {"_": "MessageService", "id": 42, "date": "2026-05-05T15:16:00+00:00", "action": {"_": "PinMessage"}}],
        {"text": TEXT, "credit": "Pier Watch", "day": "2026-05-05T15:15"},
    ),
    "Messenger message": (
        {"title": "Tarnby Watch", "participants": [{"name": "Zo\u00c3\u00ab Hill"}], "messages": [
            {"sender_name": "Zo\u00c3\u00ab Hill", "timestamp_ms": 1777994100000,
             "content": f"Caf\u00c3\u00a9: {TEXT}"},
            {"sender_name": "Ada", "timestamp_ms": 1777994000000, "photos": [{"uri": "a.jpg"}]}]},
        {"text": f"Café: {TEXT}", "publisher": "Tarnby Watch", "authors": ("Zoë Hill",), "day": "2026-05-05T15:15"},
    ),
    "Skype message": (
        {"conversations": [{"displayName": "Tarnby Watch", "MessageList": [
            {"id": "1", "displayName": "Ada", "originalarrivaltime": "2026-05-05T15:15:00.1Z",
             "messagetype": "RichText",
             "content": f"{TEXT} <b>New</b>"},
            {"id": "2", "originalarrivaltime": "2026-05-05T15:16:00.1Z", "messagetype": "ThreadActivity/AddMember",
             "content": "<addmember><target>8:bea</target></addmember>"}]}]},
        {"text": f"{TEXT} New", "authors": ("Ada",), "day": "2026-05-05T15:15"},
    ),
    "VK post": (
        {"response": {"items": [{"id": 5, "from_id": -12, "owner_id": -12, "date": 1777994100, "text": TEXT}]}},
        {"text": TEXT, "url": "https://vk.com/wall-12_5", "day": "2026-05-05T15:15"},
    ),
    "VK repost": (
        {"response": {"items": [{"id": 6, "from_id": -12, "owner_id": -12, "date": 1777994100, "text": "",
                                 "copy_history": [{"id": 9, "owner_id": -44, "text": TEXT}]}]}},
        {"text": TEXT, "url": "https://vk.com/wall-12_6"},
    ),
    "Reddit post": (
        {"data": {"children": [{"kind": "t3", "data": {
            "id": "a1", "subreddit": "tarnby", "title": "Barge aground",
             "selftext": f"{TEXT}\n\n**Edit:** [more]({URL}).",
            "author": "ada", "created_utc": 1777994100.0, "permalink": "/r/tarnby/comments/a1/barge/"}}]}},
        {"text": f"{TEXT}\nEdit: more.", "title": "Barge aground", "authors": ("ada",),
         "url": "https://www.reddit.com/r/tarnby/comments/a1/barge/", "day": "2026-05-05T15:15"},
    ),
    "Facebook post": (
        [{"timestamp": 1777994100, "title": "Tarnby Harbour added a new photo.",
          "attachments": [{"data": [{"media": {"uri": "a.jpg", "description": TEXT}}]}]},
         {"timestamp": 1777994200, "title": "Tarnby Harbour updated its status.", "data": [{"update_timestamp": 1}]}],
        {"text": TEXT, "day": "2026-05-05T15:15"},
    ),
    "NewsData article": (
        {"results": [{"article_id": "a", "title": "Barge aground", "link": URL, "creator": ["Ada Example"],
                      "description": TEXT, "content": "ONLY AVAILABLE IN PAID PLANS", "source_name": "Isle Post",
                      "pubDate": "2026-05-05 15:15:00", "source_id": "islepost", "language": "english"}]},
        {"text": TEXT, "publisher": "Isle Post", "authors": ("Ada Example",), "url": URL, "day": "2026-05-05T15:15"},
    ),
    "Firecrawl page": (
        {"success": True, "data": {"markdown": f"# Barge aground\n\n**{TEXT}**", "metadata": {
            "title": "Barge aground", "sourceURL": URL, "ogSiteName": "Isle Post",
             "publishedTime": "2026-05-05T15:15Z"}}},
        {"text": f"Barge aground\n{TEXT}", "title": "Barge aground", "publisher": "Isle Post", "url": URL,
         "day": "2026-05-05T15:15"},
    ),
    "NewsAPI article": (
        {"totalArticles": 1, "articles": [{
            "title": "Barge aground", "description": TEXT, "content": f"{TEXT} The barge had b... [1419 chars]",
            "url": URL, "publishedAt": "2026-05-05T15:15:00Z", "source": {"name": "Isle Post"}}]},
        {"text": f"{TEXT} The barge had b", "publisher": "Isle Post"},
    ),
    "Guardian article": (
        {"response": {"results": [{
            "webPublicationDate": "2026-05-05T15:15:00Z", "webTitle": "Barge aground", "webUrl": URL,
            "blocks": {"body": [{"id": "b1", "bodyHtml": f"<p>{TEXT}</p>"}, {"id": "b2",
             "bodyHtml": "<p>Two left.</p>"}]},
        }]}},
        {"text": f"{TEXT}\nTwo left.", "title": "Barge aground", "url": URL},
    ),
    "ninjs item": (
        {"uri": "urn:isle:1", "versioncreated": "2026-05-05T15:15:00+0000", "headline": "Barge aground",
         "description_text": "Short", "body_html": f"<p>{TEXT}</p>\n<p>Two left.</p>", "source": "Isle Press"},
        {"text": f"{TEXT}\nTwo left.", "publisher": "Isle Press"},
    ),
    "Zotero item": (
        {"items": [{"itemKey": "A", "itemType": "newspaperArticle", "title": "Barge aground", "abstractNote": TEXT,
                    "publicationTitle": "Isle Post", "date": "2026-05-05", "url": URL,
                    "creators": [{"firstName": "Ada", "lastName": "Example", "creatorType": "author"}]}]},
        {"text": TEXT, "publisher": "Isle Post", "authors": ("Ada Example",), "day": "2026-05-05"},
    ),
    "text in paragraphs": (
        {"title": "Barge aground", "url": URL, "content": [
            {"type": "paragraph", "text": TEXT}, {"type": "image", "caption": "A barge"},
            {"type": "paragraph", "text": "Two left."}]},
        {"text": f"{TEXT}\nTwo left."},
    ),
    "text as HTML of Ghost": (
        {"posts": [{"title": "Barge aground", "html": f"<p>{TEXT}</p><p>Two left.</p>", "url": URL,
                    "published_at": "2026-05-05T15:15:00Z", "primary_author": {"name": "Ada Example"}}]},
        {"text": f"{TEXT}\nTwo left.", "url": URL, "authors": ("Ada Example",), "day": "2026-05-05T15:15"},
    ),
    "text in an object of Drupal": (
        {"data": [{"type": "node--article", "attributes": {"title": "Barge aground", "created": "2026-05-05T15:15:00Z",
                                                           "body": {"value": f"<p>{TEXT}</p>", "format": "html"}}}]},
        {"text": TEXT, "title": "Barge aground", "day": "2026-05-05T15:15"},
    ),
    "moment in microseconds": (
        {"title": "Barge aground", "textContent": TEXT, "createdTimestampUsec": 1777994100000000, "isTrashed": False,
         "text": TEXT, "date": 1777994100000000},
        {"text": TEXT, "day": "2026-05-05T15:15"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("tool", ALL)
def test_a_record_of_the_tool_is_an_article(tmp_path: Path, tool: str) -> None:
    document, wanted = ALL[tool]
    path = tmp_path / "export.json"
    path.write_text(json.dumps(document, indent=1))
    (article,) = articles_in(path)
    day = article.published.value if article.published else ""
    found = {key: getattr(article, key) for key in wanted if key != "day"}
    assert found == {key: value for key, value in wanted.items() if key != "day"}
    assert day.startswith(wanted.get("day", ""))


def test_what_slack_and_discord_tell_of_themselves_is_no_article() -> None:
    joined = {
        "type": "message",
        "subtype": "channel_join",
        "ts": "1777990000.0001",
        "user": "U2",
        "text": "<@U2> joined",
    }
    member = {"type": "GuildMemberJoin", "timestamp": "2026-05-05", "content": "Joined.", "author": {"name": "bea"}}
    assert shape_of(joined) is None and shape_of(member) is None
    empty = {"created_at": "2026-05-05T15:15:00Z", "account": {"acct": "ada"}, "content": "<p></p>", "reblog": None}
    assert shape_of(empty) is None


META = {
    "your_facebook_activity/posts/your_posts_1.json": [{"timestamp": 1777994100, "data": [{"post": TEXT}]}],
    "your_facebook_activity/messages/inbox/ada_1/message_1.json": {
        "title": "Ada", "messages": [{"sender_name": "Ada", "timestamp_ms": 1777994100000, "content": "Two left."}]},
    "preferences/feed.json": {"feed": [{"name": "Less", "description": "Show less of what you do not like each day"}]},
}  # fmt: skip


@pytest.mark.parametrize("is_packed", [False, True])
def test_an_export_of_facebook_is_read_without_its_settings(tmp_path: Path, is_packed: bool) -> None:
    folder = tmp_path / "export"
    for name, records in META.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(json.dumps(records))
    if is_packed:
        with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
            for name in META:
                archive.write(folder / name, name)
    found = articles_in(tmp_path / "export.zip" if is_packed else folder)
    assert sorted(article.text for article in found) == [TEXT, "Two left."]


SLACK = {
    "users.json": [{"id": "U1", "name": "ada", "profile": {"real_name": "Ada Example"}}, {"id": "U2", "name": "tom"}],
    "channels.json": [{"id": "C1", "name": "tarnby", "purpose": {"value": "All that is known of the barge at Tarnby"}}],
    "tarnby/2026-05-05.json": [
        {"type": "message", "subtype": "channel_join", "ts": "1777990000.0001", "user": "U2", "text": "<@U2> joined"},
        {"type": "message", "user": "U1", "ts": "1777994100.0002", "text": f"<@U2>, {TEXT} &amp; <{URL}|the notice>"},
    ],
}


@pytest.mark.parametrize("is_packed", [False, True])
def test_an_export_of_slack_has_its_writers_in_a_list_of_their_own(tmp_path: Path, is_packed: bool) -> None:
    folder = tmp_path / "export"
    for name, records in SLACK.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(json.dumps(records, indent=1))
    if is_packed:
        with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
            for name in SLACK:
                archive.write(folder / name, name)
    (article,) = articles_in(tmp_path / "export.zip" if is_packed else folder)
    assert (article.text, article.authors) == (f"@tom, {TEXT} & the notice", ("Ada Example",))


@pytest.mark.parametrize("content", ["{", "{}", '[1, {}, {"id": 5}]'])
def test_a_list_of_people_that_tells_nothing_does_no_harm(tmp_path: Path, content: str) -> None:
    folder = tmp_path / "export"
    for name, records in SLACK.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(json.dumps(records, indent=1))
    (folder / "users.json").write_text(content)
    (article,) = articles_in(folder)
    assert article.authors == () and TEXT in article.text
