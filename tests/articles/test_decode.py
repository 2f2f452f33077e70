"""A page's bytes become the text that its writers meant, whatever its server said of them."""

from __future__ import annotations

import pytest

from reportedly.articles import decode
from reportedly.model import Page

LATIN = "Señor Peña said that “nine boats” had come back – all of them."
CYRILLIC = "Девять лодок вернулись в порт, сказал капитан Иванов журналистам."
JAPANESE = "船が九隻、港に戻ったと船長が記者団に語った。"


@pytest.mark.parametrize(
    ("text", "written", "said"),
    [
        (LATIN, "utf-8", "iso-8859-1"),
        (LATIN, "utf-8", "windows-1251"),
        (LATIN, "utf-8", "utf-16"),
        (LATIN, "utf-8", "no-such-charset"),
        (LATIN, "cp1252", "iso-8859-1"),
        (LATIN, "cp1252", "utf-8"),
        (LATIN, "cp1252", None),
        (LATIN, "utf-16-le", "utf-16"),
        (LATIN, "utf-16-be", "iso-8859-1"),
        (CYRILLIC, "utf-8", "iso-8859-1"),
        (CYRILLIC, "cp1251", "windows-1251"),
        (CYRILLIC, "koi8-r", "KOI8-R"),
        (CYRILLIC, "utf-16-le", "utf-16le"),
        (JAPANESE, "utf-8", "gb2312"),
        (JAPANESE, "shift_jis", "shift_jis"),
        (JAPANESE, "iso2022_jp", "iso-2022-jp"),
    ],
)
def test_charsets_right_and_wrong(text: str, written: str, said: str | None) -> None:
    assert decode(Page("page", text.encode(written), "text/plain", said)) == text


@pytest.mark.parametrize(
    "said", ["idna", "punycode", "undefined", "rot13", "zlib", "unicode_escape", "utf-7", "", "\0"]
)
def test_charsets_that_are_no_charset_of_a_page_are_passed_over(said: str) -> None:
    content = b"Nine boats\\u0041 came back +AGE- \xff " + b"." * 10_000
    assert decode(Page("page", content, "text/plain", said)).startswith("Nine boats\\u0041 came back +AGE- ")
