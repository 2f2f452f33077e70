"""Well-formed collections of messages, posts and records, as the tools that write them do; our own words."""

from __future__ import annotations

import json
from base64 import b64encode
from html import escape
from random import Random
from typing import Any

from benchmarks.campaign.seeds import ADDRESS, html, sentences, title

MOMENT = "2025-09-01T10:15:00Z"


def telegram(chance: Random) -> bytes:
    """An export of Telegram Desktop, machine-readable: a channel, or all chats."""
    chat = {
        "name": "Harbour Now", "type": "public_channel", "id": 9,
        "messages": [
            {"id": 1, "type": "service", "action": "create_channel", "text": ""},
            *({"id": number, "type": "message", "date": "2025-09-01T12:15:00",
               "date_unixtime": str(1756721700 + number), "from": "Harbour Now", "from_id": "channel9",
               "forwarded_from": "Pier Watch",
               "text": [line, {"type": "link", "text": ADDRESS}]} for number, line in enumerate(sentences(chance), 2)),
        ],
    }  # fmt: skip
    return json.dumps(chat if chance.random() < 0.5 else {"chats": {"list": [chat, chat]}}, indent=1).encode()


def posts(chance: Random) -> bytes:
    """Posts of X, Mastodon or Bluesky, each a line of JSON, or one answer of X's API with its authors apart."""
    lines = sentences(chance)
    kind = chance.choice((_x, _mastodon, _bluesky))
    if chance.random() < 0.3:
        users = [{"id": "5", "name": "Ada Example", "username": "ada"}]
        data = [{"id": str(at), "author_id": "5", "created_at": MOMENT, "text": line} for at, line in enumerate(lines)]
        return json.dumps({"data": data, "includes": {"users": users, "tweets": data}}).encode()
    return "".join(json.dumps(kind(number, line)) + "\n" for number, line in enumerate(lines)).encode()


def _x(number: int, text: str) -> dict[str, Any]:
    user = {"name": "Ada Example", "screen_name": "ada"}
    post = {"created_at": "Mon Sep 01 10:15:00 +0000 2025", "id_str": str(number), "full_text": text, "user": user}
    return {**post, "retweeted_status": {**post, "user": {"name": "Tom Farrow"}}} if number % 2 else post


def _mastodon(number: int, text: str) -> dict[str, Any]:
    account = {"acct": "ada@isle.example", "display_name": "Ada Example"}
    return {"id": str(number), "created_at": MOMENT, "url": f"{ADDRESS}-{number}", "content": f"<p>{text}</p>",
            "account": account, "reblog": None}  # fmt: skip


def _bluesky(number: int, text: str) -> dict[str, Any]:
    author = {"handle": "ada.example", "displayName": "Ada Example"}
    return {"post": {"uri": f"at://did:plc:a/app.bsky.feed.post/{number}", "author": author,
                     "record": {"text": text, "createdAt": MOMENT, "langs": ["en"]}}}  # fmt: skip


def answers(chance: Random) -> bytes:
    """What interfaces of news answer: NewsAPI, Event Registry, ReliefWeb, ninjs; or a tool that nobody knows."""
    text = "\n".join(sentences(chance))
    made = chance.choice(
        (
            {"articles": [{"source": {"name": "Harbour Post"}, "title": title(chance), "url": ADDRESS,
                           "description": text, "publishedAt": MOMENT, "content": "Cut… [+210 chars]"}]},
            {"articles": {"results": [{"uri": "8", "dateTimePub": MOMENT, "url": ADDRESS, "title": title(chance),
                                       "body": text, "source": {"title": "Harbour Post"}}]}},
            {"data": [{"id": "4", "fields": {"title": title(chance), "body-html": f"<p>{text}</p>",
                                             "date": {"original": MOMENT}, "source": [{"name": "Isle Relief"}]}}]},
            {"uri": ADDRESS, "versioncreated": MOMENT, "headline": title(chance), "body_xhtml": f"<p>{text}</p>"},
            {"title": "Pier", "messages": [{"sender_name": "Ada", "timestamp_ms": 1777994100000, "content": text}]},
            {"room_name": "Pier", "messages": [{"type": "m.room.message", "sender": "@ada:isle.example",
                                                "content": {"body": text}, "origin_server_ts": 1777994100000}]},
            {"data": {"children": [{"data": {"subreddit": "isle", "selftext": text, "created_utc": 1777994100.0}}]}},
            {"data": {"markdown": f"# Pier\n\n{text}", "metadata": {"sourceURL": ADDRESS}}},
            [{"type": "message", "user": "U1", "ts": "1777994100.0002", "text": f"{text} <{ADDRESS}|more>"}],
            {"treffer": [{"kopf": title(chance), "wann": MOMENT, "artikel": text, "kanal": "Harbour Post"}]},
        )
    )  # fmt: skip
    return json.dumps(made, indent=chance.choice((None, 1))).encode()


def event_rows(chance: Random) -> bytes:
    """Rows of events and of archived pages: ACLED, auto-archiver's sheet and its csv_db."""
    lines = sentences(chance)
    heads = {
        "event_id_cnty;event_date;source;notes": "TRN{};05 May 2026;Harbour Post;\"{}\"",
        "Link;Archive status;Upload timestamp;Text content": "https://p.example/{};success;" + MOMENT + ";\"{}\"",
        "status;metadata;media": "ok;\"{{'url': 'https://p.example/{}', 'at': datetime.datetime(2026, 5, 5, 10, 15, "
        "tzinfo=datetime.timezone.utc), 'content': '{}'}}\";[]",
    }  # fmt: skip
    head = chance.choice(list(heads))
    rows = (heads[head].format(number, line.replace('"', "")) for number, line in enumerate(lines))
    return "\n".join([head, *rows]).encode()


def telegram_page(chance: Random) -> bytes:
    """An export of Telegram Desktop as HTML."""
    day = 'title="01.09.2025 12:15:00 UTC+02:00"'
    messages = "".join(
        f'<div class="message default clearfix" id="message{number}"><div class="body"><div class="pull_right date '
        f'details" {day}>12:15</div><div class="from_name">Harbour Now</div><div class="forwarded body"><div class='
        f'"from_name">Pier Watch<span class="date details">1.9.2025</span></div><div class="text">{escape(line)}<br>'
        f'<a href="{ADDRESS}">more</a></div></div></div></div>'
        for number, line in enumerate(sentences(chance))
    )
    head = '<div class="page_header"><div class="content"><div class="text bold">Harbour Now</div></div></div>'
    return f'<html><body>{head}<div class="page_body chat_page"><div>{messages}</div></div></body></html>'.encode()


def channel_page(chance: Random) -> bytes:
    """A channel of Telegram as t.me shows it."""
    messages = "".join(
        f'<div class="tgme_widget_message" data-post="pier/{at}"><a class="tgme_widget_message_owner_name">Pier</a>'
        f'<div class="tgme_widget_message_text">{escape(line)}<br/>more</div><a class="tgme_widget_message_date">'
        f'<time datetime="{MOMENT}">10:15</time></a></div>'
        for at, line in enumerate(sentences(chance))
    )
    return f"<html><head><title>Pier</title></head><body>{messages}</body></html>".encode()


def whatsapp(chance: Random) -> bytes:
    """A chat that WhatsApp exported, on Android or an iPhone."""
    opening = chance.choice(("13/05/2026, 10:1{} - ", "[5/13/26, 10:1{}:23 AM] ", "\u200e[13.05.26, 10:1{}:23] "))
    lines = [f"{opening.format(at)}Ada Example: {line}\nand more" for at, line in enumerate(sentences(chance))]
    return "\n".join(
        [opening.format(0) + "Messages are encrypted", *lines, opening.format(9) + "Tom: <Media omitted>"]
    ).encode()


def chat_text(chance: Random) -> bytes:
    """A chat as KakaoTalk, LINE, DiscordChatExporter or sigtop export it."""
    head, opening = chance.choice(
        (
            (
                "Pier KakaoTalk Chats\nDate Saved : 2026-05-06\n\n----- Tuesday, May 5, 2026 -----\n",
                "[Ada] [3:1{} PM] ",
            ),
            ("KakaoTalk Chats with Pier\nDate Saved : May 6, 2026\n\n", "May 5, 2026 at 3:1{} PM, Ada : "),
            ("[LINE] Chat history with Pier\nSaved on: 5/6/2026\n\nTue, 5/5/2026\n", "3:1{}PM\tAda\t"),
            (f"{'=' * 62}\nGuild: Pier\nChannel: Desk\n\n", "[5/5/2026 3:1{} PM] Ada\n"),
            ("", "May 05, 2026  3:1{}:00 PM\nAda\n"),
            ("Conversation: Pier\n\n", "From: Ada\nType: incoming\nSent: Tue, 5 May 2026 15:1{}:00 +0000\n\n"),
        )
    )
    return (head + "\n".join(opening.format(at) + line for at, line in enumerate(sentences(chance)))).encode()


def mailbox(chance: Random) -> bytes:
    """Mails behind one another, which forward others."""
    line = "From a@b.example Mon Sep  1 10:15:00 2025\n"
    head = "From: Ada <ada@a.example>\nSubject: Fwd: news\nDate: Mon, 1 Sep 2025 10:15:00 +0000\nMIME-Version: 1.0\n\n"
    inner = "---------- Forwarded message ---------\nFrom: Tom <tom@b.example>\nDate: Sun, 31 Aug 2025 at 09:00\n"
    mails = (
        f"{line}{head}Look.\n\n{inner}Subject: {title(chance)}\nTo: Ada\n\n" + "\n\n".join(sentences(chance)) + "\n\n"
        for _ in range(2)
    )
    return "".join(mails).encode()


def apple_mail(chance: Random) -> bytes:
    """A mail as Apple's program keeps it."""
    head = f"From: Ada <ada@a.example>\nSubject: {title(chance)}\nDate: Mon, 1 Sep 2025 10:15:00 +0000\n\n"
    mail = (head + "\n\n".join(sentences(chance))).encode()
    return b"%d      \n%s<?xml version='1.0'?><plist><dict/></plist>" % (len(mail), mail)


def bookmarks(chance: Random) -> bytes:
    """Bookmarks as a browser exports them."""
    named = "".join(f'<DT><A HREF="{ADDRESS}{at}" ADD_DATE="1">{escape(title(chance))}</A>\n' for at in range(3))
    return f"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<DL><p>\n{named}</DL>".encode()


def recording(chance: Random) -> bytes:
    """A HAR of a browser: a page and what belongs to it."""
    page = html(chance)
    plain = {"mimeType": "text/html; charset=utf-8", "text": page.decode("utf-8", "replace")}
    packed = {"mimeType": "text/html", "encoding": "base64", "text": b64encode(page).decode()}
    contents = (chance.choice((plain, packed)), {"mimeType": "application/javascript", "text": "var boats = 9"})
    entries = [
        {"startedDateTime": MOMENT, "request": {"method": "GET", "url": ADDRESS},
         "response": {"status": 200, "content": content}}
        for content in contents
    ]  # fmt: skip
    return json.dumps({"log": {"version": "1.2", "creator": {"name": "x"}, "entries": entries}}).encode()


def newsml(chance: Random) -> bytes:
    """A news item of NewsML-G2 in its message."""
    lines = "".join(f"<p>{escape(line)}</p>" for line in sentences(chance))
    return (
        '<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>'
        f'<newsItem guid="{ADDRESS}" xml:lang="en"><itemMeta><provider literal="Isle Press"/><versionCreated>{MOMENT}'
        f"</versionCreated></itemMeta><contentMeta><by>Ada Example</by><headline>{escape(title(chance))}</headline>"
        '</contentMeta><contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>'
        f"{lines}</body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>"
    ).encode()


def agency_xml(chance: Random) -> bytes:
    """An article in XML of an agency or a tool: NITF, NewsML 1, trafilatura's, Evernote's; timed text."""
    lines = [escape(line) for line in sentences(chance)]
    told = "".join(f"<p>{line}</p>" for line in lines)
    timed = "".join(f'<p begin="{at}s" end="{at + 1}s">{line}</p>' for at, line in enumerate(lines))
    made = chance.choice(
        (
            f"<nitf><body><body.head><hedline><hl1>Pier</hl1></hedline></body.head><body.content>{told}</body.content>"
            "</body></nitf>",
            f"<NewsML><NewsItem><NewsComponent><ContentItem><DataContent>{told}</DataContent></ContentItem>"
            "</NewsComponent></NewsItem></NewsML>",
            f'<doc title="Pier" date="2025-09-01" source="{ADDRESS}"><main>{told}</main></doc>',
            f"<en-export><note><title>Pier</title><content><![CDATA[<en-note>{told}</en-note>]]></content></note></en-export>",
            f'<tt xmlns="http://www.w3.org/ns/ttml"><body><div>{timed}</div></body></tt>',
        )
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>{made}'.encode()


def feeds(chance: Random) -> bytes:
    """A reader's list of feeds, OPML."""
    named = "".join(f'<outline text="{escape(title(chance))}" xmlUrl="{ADDRESS}{at}"/>' for at in range(3))
    return (
        f'<?xml version="1.0"?><opml version="2.0"><body><outline text="Isle">{named}</outline></body></opml>'.encode()
    )


def transcript(chance: Random) -> bytes:
    """A transcript as Whisper or a library for YouTube writes it."""
    lines = sentences(chance)
    pieces = [{"start": 2.0 * at, "end": 2.0 * at + 2, "text": line} for at, line in enumerate(lines)]
    rows = "".join(f"{2000 * at}\t{2000 * at + 2000}\t{line}\n" for at, line in enumerate(lines))
    return chance.choice((json.dumps({"segments": pieces}), json.dumps(pieces), f"start\tend\ttext\n{rows}")).encode()


def copied_transcript(chance: Random) -> bytes:
    """A transcript that was copied from a page of YouTube."""
    return "".join(f"0:{2 * at % 60:02}\n{line}\n" for at, line in enumerate(sentences(chance))).encode()


def bibliography(chance: Random) -> bytes:
    """Entries in BibTeX with abstracts."""
    entries = (
        f"@article{{key{at},\n title = {{{{Boats}} \\& {title(chance)}}},\n author = {{Example, Ada and Tom Farrow}},\n"
        f' year = 2025, month = sep,\n abstract = {{{line}}},\n url = "{ADDRESS}",\n}}\n'
        for at, line in enumerate(sentences(chance))
    )
    return "".join(entries).encode()


def references(chance: Random) -> bytes:
    """Entries in RIS, in EndNote's format or in lines with labels, with abstracts or texts."""
    ris = "TY  - NEWS\r\nTI  - {}\r\nAU  - Example, Ada\r\nDA  - 2025/09/01/\r\nUR  - {}\r\nAB  - {}\r\nER  - \r\n"
    endnote = "%0 Newspaper Article\n%T {}\n%A Example, Ada\n%8 September 1, 2025\n%U {}\n%X {}\n\n"
    factiva = "HD\t{}\nPD\t1 September 2025\nSN\t{}\nLP\t{}\nAN\tDocument HARBN000020250901\n\n"
    own = "TITLE: {}\nDATE: 2025-09-01\nURL: {}\nTEXT:\n{}\n\n"
    entry = chance.choice((ris, endnote, factiva, own))
    return "".join(entry.format(title(chance), ADDRESS, line) for line in sentences(chance)).encode()


def json_table(chance: Random) -> bytes:
    """A table in JSON: its rows under their names, or its columns by name."""
    names, rows = ["title", "text", "date"], [[title(chance), line, "2025-09-01"] for line in sentences(chance)]
    by_name = {name: {str(at): row[number] for at, row in enumerate(rows)} for number, name in enumerate(names)}
    return json.dumps(chance.choice(({"columns": names, "data": rows}, [names, *rows], by_name))).encode()


def exported_table(chance: Random) -> bytes:
    """A table as a program exports it: below what tells of it, in one of several encodings, with names nobody knows."""
    mark = chance.choice(";|\t")
    rows = [["no", "headline", chance.choice(("text", "artikel")), "dag"]]
    rows += [[str(at), title(chance), line, "2025-09-01"] for at, line in enumerate(sentences(chance))]
    above = "" if chance.random() < 0.5 else "Export of a tool\n\n"
    text = above + "".join(mark.join(f'"{cell}"' for cell in row) + "\n" for row in rows)
    return text.encode(chance.choice(("utf-8-sig", "utf-16", "utf-16-le")))
