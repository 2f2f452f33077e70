"""Chats that KakaoTalk, LINE, DiscordChatExporter and sigtop (Signal) export as text."""

from __future__ import annotations

from pathlib import Path

import pytest

from opened import articles_in
from reportedly.errors import InputError
from reportedly.inputs import open_inputs

ONE = "At least 14 sailors were taken off a barge at Tarnby, the harbour master said."
TWO = "It is 15 now, police said: two are missing."

KAKAO_WINDOWS = f"""\ufeffTarnby Watch 님과 카카오톡 대화
저장한 날짜 : 2026-05-06 09:00:01

--------------- 2026년 5월 5일 화요일 ---------------
[Ada Example] [오후 3:15] {ONE}
Bea님이 들어왔습니다.
[Tom Farrow] [오후 3:16] 사진
--------------- 2026년 5월 6일 수요일 ---------------
[Tom Farrow] [오전 12:05] {TWO}
More to come.
"""
KAKAO_ENGLISH = f"""Tarnby Watch KakaoTalk Chats
Date Saved : 2026-05-06 09:00:01

--------------- Tuesday, May 5, 2026 ---------------
[Ada Example] [3:15 PM] {ONE}
[Tom Farrow] [3:16 PM] Photo
--------------- Wednesday, May 6, 2026 ---------------
[Tom Farrow] [12:05 AM] {TWO}
More to come.
"""
KAKAO_ANDROID = f"""Tarnby Watch 님과 카카오톡 대화
저장한 날짜 : 2026년 5월 6일 오전 9:00


2026년 5월 5일 오후 3:15
2026년 5월 5일 오후 3:15, Ada Example : {ONE}
2026년 5월 5일 오후 3:16, Tom Farrow : 이모티콘
2026년 5월 5일 오후 3:18, Bea님이 나갔습니다.
2026년 5월 6일 오전 12:05, Tom Farrow : {TWO}
More to come.
"""
KAKAO_IPHONE = f"""KakaoTalk Chats with Tarnby Watch
Date Saved : May 6, 2026 at 9:00\u202fAM

May 5, 2026 at 3:15\u202fPM, Ada Example : {ONE}
May 5, 2026 at 3:16\u202fPM, Tom Farrow : Emoticons
May 6, 2026 at 12:05\u202fAM, Tom Farrow : {TWO}
More to come.
"""
LINE_ENGLISH = f"""[LINE] Chat history with Tarnby Watch
Saved on: 5/6/2026, 09:00

Tue, 5/5/2026
03:15PM\tAda Example\t{ONE}
03:16PM\tTom Farrow\t[Photo]
03:18PM\t\tBea joined the group.

Wed, 5/6/2026
12:05AM\tTom Farrow\t"{TWO}
More to come."
"""
LINE_JAPANESE = f"""[LINE] Tarnby Watchのトーク履歴
保存日時：2026/05/06 09:00

2026/05/05(火)
15:15\tAda Example\t{ONE}
15:16\tTom Farrow\t[スタンプ]

2026/05/06(水)
0:05\tTom Farrow\t"{TWO}
More to come."
"""
LINE_CHINESE = f"""[LINE] 与Tarnby Watch的聊天记录
保存日期：2026/05/06 09:00

2026/05/05（周二）
下午03:15\tAda Example\t{ONE}
下午03:16\tTom Farrow\t[图片]

2026/05/06（周三）
上午12:05\tTom Farrow\t"{TWO}
More to come."
"""
RULED = "=" * 62
DISCORD = f"""{RULED}
Guild: Tarnby Watch
Channel: Desk / tarnby
{RULED}

[5/5/2026 3:15 PM] Ada Example
{ONE}

{{Attachments}}
https://cdn.example/pier.png

[5/16/2026 12:05 AM] Tom Farrow
{TWO}
More to come.


{RULED}
Exported 2 message(s)
{RULED}
"""
SIGNAL = f"""Conversation: Tarnby Watch

From: Ada Example (+44 7700 900123)
Type: incoming
Sent: Tue, 5 May 2026 15:15:00 +0000
Received: Tue, 5 May 2026 15:15:01 +0000

{ONE}

From: Bea (+44 7700 900125)
Type: incoming
Sent: Tue, 5 May 2026 15:16:00 +0000
Attachment: a.jpg (image/jpeg, 9 bytes)


From: Tom Farrow (+44 7700 900124)
Type: incoming
Sent: Wed, 6 May 2026 00:05:00 +0000

{TWO}
More to come.
"""
IPHONE = f"""May 05, 2026  3:15:00 PM
Ada Example
{ONE}

May 05, 2026  3:16:00 PM (Read by you after 5 seconds)
Tom Farrow
[Photo]

May 06, 2026 12:05:00 AM
Tom Farrow
{TWO}
More to come.
"""


@pytest.mark.parametrize(
    ("text", "second_day"),
    [
        pytest.param(KAKAO_WINDOWS, "2026-05-06", id="KakaoTalk on Windows"),
        pytest.param(KAKAO_ENGLISH, "2026-05-06", id="KakaoTalk on Windows in English"),
        pytest.param(KAKAO_ANDROID, "2026-05-06", id="KakaoTalk on Android"),
        pytest.param(KAKAO_IPHONE, "2026-05-06", id="KakaoTalk on a telephone in English"),
        pytest.param(LINE_ENGLISH, "2026-05-06", id="LINE in English"),
        pytest.param(LINE_JAPANESE, "2026-05-06", id="LINE in Japanese"),
        pytest.param(LINE_CHINESE, "2026-05-06", id="LINE in Chinese"),
        pytest.param(DISCORD, "2026-05-16", id="Discord"),
        pytest.param(SIGNAL, "2026-05-06", id="Signal"),
    ],
)
def test_messages_of_a_chat(tmp_path: Path, text: str, second_day: str) -> None:
    path = tmp_path / "chat.txt"
    path.write_bytes(text.replace("\n", "\r\n").encode() if "Windows" in text else text.encode())
    one, two = articles_in(path)
    assert (one.text, one.authors, one.publisher) == (ONE, ("Ada Example",), "Tarnby Watch")
    assert (two.text, two.authors) == (f"{TWO}\nMore to come.", ("Tom Farrow",))
    assert one.published is not None and one.published.value.startswith("2026-05-05T15:15")
    assert two.published is not None and two.published.value.startswith(f"{second_day}T00:05")


def test_messages_of_an_iphone(tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.write_text(IPHONE)
    one, two = articles_in(path)
    assert (one.text, one.authors, two.text) == (ONE, ("Ada Example",), f"{TWO}\nMore to come.")
    assert one.published is not None and one.published.value == "2026-05-05T15:15:00"
    assert two.published is not None and two.published.value == "2026-05-06T00:05:00"


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (("Tue, 6/1/2026",), "2026-01-06T15:15:00"),
        (("Tue, 1/6/2026",), "2026-01-06T15:15:00"),
        (("3/4/2026", "4/4/2026", "16/4/2026"), "2026-04-03T15:15:00"),
        (("3/4/2026",), None),
    ],
)
def test_days_are_told_by_weekdays_and_by_one_another(tmp_path: Path, days: tuple[str, ...], found: str | None) -> None:
    path = tmp_path / "chat.txt"
    path.write_text("[LINE] Pier\n\n" + "".join(f"{day}\n15:15\tAda\t{ONE}\n\n" for day in days))
    first = articles_in(path)[0]
    assert (first.published.value if first.published else None) == found


def test_a_chat_without_words_is_told_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.write_text("[LINE] Pier\n\nTue, 5/5/2026\n15:15\tAda\t[Photo]\n")
    (error,) = open_inputs([str(path)])
    assert isinstance(error, InputError) and str(error) == f"{path}: no messages with words in this chat"


def test_a_date_that_no_calendar_has_is_none(tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.write_text(SIGNAL.replace("5 May 2026 15:15", "5 May 99999999999 15:15"))
    assert [each.published is None for each in articles_in(path)] == [True, False]
