"""Captures of further programs: channels of Telegram as pages, Common Crawl's texts, mails of Apple, archive.today,
bookmarks."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest

from opened import articles_in, error_of
from reportedly.formats.addresses import archived
from reportedly.inputs.kinds import Origin, pages_of
from reportedly.inputs.listings import Listing

TEXT = "At least 14 sailors were taken off a barge at Tarnby on Tuesday, the harbour master said."
MORE = "Two piers stay shut until the wreck is gone, and 220 people were told to leave the harbour."
URL = "https://post.example/barge"


def post(number: int, text: str, above: str = "") -> str:
    return (
        f'<div class="tgme_widget_message_wrap"><div class="tgme_widget_message" data-post="tarnbynow/{number}">'
        '<a class="tgme_widget_message_owner_name" href="x"><span>Tarnby Now</span></a>'
        f'{above}<div class="tgme_widget_message_text js-message_text">{text}</div>'
        '<span class="tgme_widget_message_views">1.2K</span>'
        f'<a class="tgme_widget_message_date" href="https://t.me/tarnbynow/{number}">'
        f'<time datetime="2026-05-05T15:1{number}:00+00:00">15:1{number}</time></a></div></div>'
    )


def test_a_channel_of_telegram_that_was_saved_as_a_page(tmp_path: Path) -> None:
    answer = (
        '<a class="tgme_widget_message_reply"><span class="tgme_widget_message_owner_name">Somebody</span>'
        '<div class="tgme_widget_message_text js-message_reply_text">What they said first</div></a>'
    )
    passed_on = 'Forwarded from <a class="tgme_widget_message_forwarded_from_name"><span>Pier Watch</span></a>'
    picture = post(3, "").replace('<div class="tgme_widget_message_text js-message_text"></div>', "")
    path = tmp_path / "channel.html"
    body = post(1, f"{TEXT}<br/><br/>{MORE}", answer) + post(2, MORE, passed_on) + picture
    path.write_text(f"<!DOCTYPE html><html><head><title>Tarnby Now – Telegram</title></head><body>{body}</body></html>")
    one, two = articles_in(path)
    assert (one.text, one.publisher, one.url) == (f"{TEXT}\n\n{MORE}", "Tarnby Now", "https://t.me/tarnbynow/1")
    assert one.published is not None and one.published.value == "2026-05-05T15:11:00+00:00"
    assert (two.text, two.credit) == (MORE, "Pier Watch")
    path.write_text(f"<html><body>{picture}</body></html>")
    assert error_of(path) == f"{path}: no messages with words on this page of a channel"


def test_control_characters_of_a_channel_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "channel.html"
    path.write_text(f"<html><body>{post(1, f'{TEXT}<br/>&#1;{MORE}')}</body></html>")
    assert articles_in(path)[0].text == f"{TEXT}\n{MORE}"


def record(kind: str, media_type: str, content: str) -> bytes:
    """A record of a WARC file, packed."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {URL}\r\nWARC-Date: 2026-05-05T18:15:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{kind}>\r\nContent-Type: {media_type}\r\n"
        f"Content-Length: {len(content.encode())}\r\n\r\n"
    )
    return gzip.compress(f"{head}{content}\r\n\r\n".encode())


def wet(path: Path, *, with_page: bool) -> None:
    """A file with a page as text, as Common Crawl's WET files have it; `with_page` puts the page before it."""
    shown = f"<html><body><h1>Barge aground</h1><p>{TEXT}</p><p>{MORE}</p></body></html>"
    page = record(
        "response", "application/http; msgtype=response", f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{shown}"
    )
    text = record("conversion", "text/plain", f"Barge aground\n5 May 2026\n{TEXT}\n{MORE}\n")
    path.write_bytes(page * with_page + text)


@pytest.mark.parametrize("with_page", [False, True])
def test_a_page_of_which_an_archive_has_the_text(tmp_path: Path, with_page: bool) -> None:
    wet(tmp_path / "a.warc.wet.gz", with_page=with_page)
    (article,) = articles_in(tmp_path / "a.warc.wet.gz")
    assert article.url == URL and article.text == f"Barge aground\n{TEXT}\n{MORE}"


def test_a_mail_as_apple_keeps_it(tmp_path: Path) -> None:
    mail = (
        "From: Harbour Office <office@isle.example>\nSubject: Barge aground\nDate: Tue, 5 May 2026 15:15:00 +0000\n"
        f"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n{TEXT}\n\n{MORE}\n"
    )
    path = tmp_path / "1.emlx"
    path.write_text(f'{len(mail)}       \n{mail}<?xml version="1.0"?>\n<plist version="1.0"><dict/></plist>\n')
    (article,) = articles_in(path)
    assert (article.text, article.publisher) == (f"Barge aground\n{TEXT}\n{MORE}", "Harbour Office")
    path.write_text(f"{len(mail) + 9}\n{mail}")
    assert error_of(path) == f"{path}: ends before its mail does; save the mail again"


def test_a_page_of_archive_today_is_the_page_that_it_has(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    own = f"https://archive.ph/2026.05.05-181500/{URL}"
    path.write_text(
        f'<html><head><title>Barge aground</title><link rel="canonical" href="{own}"></head><body><article>'
        f"<h1>Barge aground</h1><p>{TEXT}</p><p>{MORE}</p></article></body></html>"
    )
    assert articles_in(path)[0].url == URL
    found = archived(own)
    assert found is not None and found[1] is not None and found[1].isoformat() == "2026-05-05T18:15:00+00:00"


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<DL><p>\n"
        f'<DT><A HREF="{URL}?a=1&amp;b=2" ADD_DATE="1">x</A>',
        "<!DOCTYPE html>\n<html>\n<!--So long-->\n<head>\n<meta charset='utf-8'>\n<title>Pocket Export</title>\n"
        f'</head>\n<body><ul><li><a href="{URL}?a=1&amp;b=2" time_added="1">x</a></li></ul></body></html>',
    ],
)
def test_bookmarks_are_a_list_of_addresses(text: str) -> None:
    (listing,) = pages_of(io.BytesIO(text.encode()), "bookmarks.html", Origin())
    assert isinstance(listing, Listing) and listing.addresses == (f"{URL}?a=1&b=2",)
