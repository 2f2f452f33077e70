"""Chats as WhatsApp and Telegram Desktop export them."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from opened import articles_in
from reportedly.errors import InputError
from reportedly.inputs import open_inputs
from reportedly_cli import Run

TEXT = "At least 14 sailors were taken off a barge at Tarnby on Tuesday, the harbour master said."

ANDROID = f"""13/05/2026, 09:58 - Messages and calls are end-to-end encrypted. Tap to learn more.
13/05/2026, 09:59 - Ada Example created group "Pier"
13/05/2026, 10:15 - Ada Example: {TEXT}

Two more were missing at noon: nobody knows where.
13/05/2026, 10:16 - Tom Farrow: <Media omitted>
13/05/2026, 10:17 - Tom Farrow: IMG-20260513-WA0001.jpg (file attached)
The pier at 10.
14/05/2026, 23:05 - Tom Farrow: It is 15 now, police said. <This message was edited>
"""
IPHONE = f"""[5/13/26, 9:58:00 AM] Pier: \u200eMessages and calls are end-to-end encrypted.
[5/13/26, 10:15:23 AM] Ada Example: {TEXT}
\u200e[5/13/26, 10:16:00 AM] ~\u202fTom Farrow: \u200eimage omitted
[5/13/26, 11:05:00 PM] ~\u202fTom Farrow: It is 15 now, police said.
"""


def test_whatsapp_of_android(tmp_path: Path) -> None:
    path = tmp_path / "WhatsApp Chat with Pier.txt"
    path.write_text(ANDROID)
    first, second, third = articles_in(path)
    assert first.text == f"{TEXT}\n\nTwo more were missing at noon: nobody knows where."
    assert (first.authors, first.publisher, first.doc) == (("Ada Example",), "Pier", f"{path}:3")
    assert first.published is not None and first.published.value == "2026-05-13T10:15:00"
    assert (second.text, third.text) == ("The pier at 10.", "It is 15 now, police said.")


def test_whatsapp_of_an_iphone_in_a_zip_file(tmp_path: Path) -> None:
    path = tmp_path / "WhatsApp Chat - Pier.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("_chat.txt", IPHONE)
        archive.writestr("00000001-PHOTO.jpg", b"\xff\xd8\xff")
    first, second = articles_in(path)
    assert (first.text, first.publisher, first.authors) == (TEXT, "Pier", ("Ada Example",))
    assert [each.published and each.published.value for each in (first, second)] == [
        "2026-05-13T10:15:23",
        "2026-05-13T23:05:00",
    ]
    assert second.authors == ("Tom Farrow",)


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (("05/06/2026", "06/06/2026", "01/07/2026"), "2026-06-05"),
        (("05/06/26", "06/02/26", "07/01/26"), "2026-05-06"),
        (("05.06.26", "13.06.26"), "2026-06-05"),
        (("2026-05-06", "2026-05-07"), "2026-05-06"),
        (("05/05/2026",), "2026-05-05"),
        (("05/06/2026", "05/06/2026"), None),
    ],
)
def test_days_and_months_are_told_by_the_whole_chat(
    tmp_path: Path, days: tuple[str, ...], found: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "x.txt").write_text("".join(f"{day}, 10:15 - Ada Example: {TEXT}\n" for day in days))
    first = articles_in(tmp_path / "x.txt")[0]
    assert (first.published and first.published.day) == found
    assert [record.getMessage().partition(": ")[2][:40] for record in caplog.records] == (
        [] if found else ["whether days or months come first in its"]
    )


@pytest.mark.parametrize(
    ("opening", "found"),
    [
        ("{}/05/2026 à 10:15 - ", "T10:15:00"),
        ("{}/5/26, 1:15 p.\u00a0m. - ", "T13:15:00"),
        ("[{}/5/26, 12:15:09\u202fa.\u00a0m.] ", "T00:15:09"),
        ("{}.5.2026 klo 10.15 - ", "T10:15:00"),
        ("\u200f{}\u200f/\u200f5\u200f/\u200f2026، 1:15 م - ", "T13:15:00"),
        ("2026. 05. {}. 10:15 - ", "T10:15:00"),
        ("2026/5/{} 下午1:15 - ", "T13:15:00"),
        ("[2026. 5. {}. 오후 1:15:09] ", "T13:15:09"),
        ("2026년 5월 {}일 오후 1:15 - ", "T13:15:00"),
        ("2026年5月{}日 下午 1:15 - ", "T13:15:00"),
    ],
)
def test_telephones_write_dates_in_their_own_way(tmp_path: Path, opening: str, found: str) -> None:
    lines = [f"{opening.format(day)}Ada Example: {TEXT}\n" for day in (13, 14)]
    (tmp_path / "x.txt").write_text("".join(lines))
    first, _ = articles_in(tmp_path / "x.txt")
    assert first.published is not None and first.published.value == f"2026-05-13{found}"


def test_a_chat_in_utf16(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(ANDROID, encoding="utf-16")
    assert len(articles_in(tmp_path / "x.txt")) == 3


def test_what_whatsapp_says_in_place_of_a_message_is_none(tmp_path: Path) -> None:
    notes = [
        'Ada Example created group "Pier: north"',
        'Ada Example changed the subject from "A: b" to "C: d"',
        "Tom Farrow: This message was deleted",
        "Tom Farrow: Missed voice call",
        "Tom Farrow: null",
        f"Tom Farrow: {TEXT}",
    ]
    (tmp_path / "x.txt").write_text("".join(f"13/05/2026, 10:1{n} - {note}\n" for n, note in enumerate(notes)))
    (article,) = articles_in(tmp_path / "x.txt")
    assert (article.text, article.authors) == (TEXT, ("Tom Farrow",))


def test_a_chat_without_words_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("13/05/2026, 10:15 - Ada Example: <Media omitted>\n")
    (error,) = open_inputs([str(tmp_path / "x.txt")])
    assert isinstance(error, InputError) and str(error).endswith("x.txt: no messages with words in this chat")


def message(number: int, inside: str, joined: bool = False) -> str:
    return (
        f'<div class="message default clearfix{" joined" * joined}" id="message{number}">\n'
        '<div class="pull_left userpic_wrap"><div class="userpic"><div class="initials">T</div></div></div>\n'
        f'<div class="body">\n<div class="pull_right date details" title="05.05.2026 12:15:0{number} UTC+02:00">\n'
        f"12:15\n</div>\n{inside}</div>\n</div>\n"
    )


TELEGRAM = (
    '<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8"/>\n<title>Exported Data</title>\n'
    '<link href="css/style.css" rel="stylesheet"/></head>\n<body onload="CheckLocation();">\n<div class="page_wrap">\n'
    '<div class="page_header">\n<div class="content">\n<div class="text bold">\nTarnby Now\n</div></div></div>\n'
    '<div class="page_body chat_page">\n<div class="history">\n'
    '<div class="message service" id="message-1"><div class="body details">5 May 2026</div></div>\n'
    + message(2, f'<div class="from_name">\nTarnby Now\n</div>\n<div class="text">\n{TEXT}<br>See '
                 '<a href="https://p.example/">p.example</a> &amp; wait.\n</div>\n')
    + message(3, '<div class="text">\nTwo more were missing.\n</div>\n', joined=True)
    + message(4, '<div class="from_name">Tarnby Now</div><div class="pull_left forwarded userpic_wrap"></div>'
                 '<div class="forwarded body"><div class="from_name">\nHarbour Watch <span class="date details" '
                 'title="05.05.2026 09:00:00 UTC+02:00"> 05.05.2026 09:00:00</span>\n</div>'
                 f'<div class="text">\n{TEXT}\n</div></div>')
    + message(5, '<div class="media_wrap clearfix"><div class="media"><div class="body">Photo</div></div></div>')
    + "</div></div></div></body></html>"
)  # fmt: skip


def test_telegram_export_as_html(tmp_path: Path, run: Run) -> None:
    (tmp_path / "messages.html").write_text(TELEGRAM)
    first, second, third = articles_in(tmp_path / "messages.html")
    assert first.text == f"{TEXT}\nSee p.example & wait."
    assert (first.publisher, first.doc) == ("Tarnby Now", f"{tmp_path}/messages.html#2")
    assert first.published is not None and first.published.value == "2026-05-05T12:15:02+02:00"
    assert (second.text, second.authors) == ("Two more were missing.", ("Tarnby Now",))
    assert (third.text, third.credit, third.publisher) == (TEXT, "Harbour Watch", "Tarnby Now")
    done = run("extract", "messages.html")
    assert [json.loads(line)["figures"][0]["low"] for line in done.out.splitlines()][:1] == [14]
    assert done.code == 0 and len(done.out.splitlines()) == 3


def test_a_telegram_export_without_words_is_told(tmp_path: Path) -> None:
    (tmp_path / "messages.html").write_text(TELEGRAM.replace('class="text"', 'class="media"'))
    (error,) = open_inputs([str(tmp_path / "messages.html")])
    assert isinstance(error, InputError) and "no messages with words in this export" in str(error)
