"""References in RIS and as PubMed has them; posts of X whose author stands in a file beside them; Slack and Discord."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from opened import articles_in, error_of

RIS = """TY  - NEWS
TI  - Boats come back to Oldt
AU  - Oldt, Maren
AU  - Brook, Tavi
T2  - Harbour News
DA  - 2026/05/04/
UR  - https://harbour.example/boats
AB  - Nine boats came back to Oldt in the night, and two are
      missing still.
ER  -

TY  - NEWS
T1  - Pier closed
A1  - Farrow, Tom
JO  - Pier Post
Y1  - 2026/05/05
N2  - The pier of Oldt is closed after 14 people fell into the water.
ER  -
"""


def test_ris(tmp_path: Path) -> None:
    (tmp_path / "export.ris").write_bytes(RIS.replace("\n", "\r\n").encode("utf-8-sig"))
    first, second = articles_in(tmp_path / "export.ris")
    assert first.text == "Nine boats came back to Oldt in the night, and two are missing still."
    assert (first.title, first.publisher, first.authors) == (
        "Boats come back to Oldt", "Harbour News", ("Maren Oldt", "Tavi Brook"),
    )  # fmt: skip
    assert first.url == "https://harbour.example/boats"
    assert first.published and (first.published.value, first.published.found) == (
        "2026-05-04",
        "date of the RIS reference",
    )
    assert (second.title, second.authors, second.publisher) == ("Pier closed", ("Tom Farrow",), "Pier Post")
    assert second.published and second.published.value == "2026-05-05"


def test_pubmed(tmp_path: Path) -> None:
    text = "PMID- 1\nTI  - Burns\nAB  - We treated 14 men; two\n      of them died.\nFAU - Oldt, Maren\nAU  - Oldt M\n"
    (tmp_path / "x.nbib").write_text(text + "DP  - 2026 May 4\n")
    (article,) = articles_in(tmp_path / "x.nbib")
    assert (article.text, article.authors) == ("We treated 14 men; two of them died.", ("Maren Oldt",))
    assert article.published and article.published.value == "2026-05-04"


@pytest.mark.parametrize(
    ("day", "value"), [("%8 May 4, 2026\n", "2026-05-04"), ("%D 2026\n%8 May 4\n", "2026-05-04"), ("%D 2026\n", None)]
)
def test_endnote(tmp_path: Path, day: str, value: str | None) -> None:
    tags = "%0 Newspaper Article\n%T Boats come back to Oldt\n%A Oldt, Maren\n%A Brook, Tavi\n%J Harbour News\n"
    text = "%U https://harbour.example/boats\n%X Nine boats came back to Oldt in the night,\nand two are missing.\n"
    other = "%0 Web Page\n%T Pier closed\n%X The pier of Oldt is closed after 14 people fell into the water.\n"
    (tmp_path / "export.enw").write_bytes((tags + day + text + "\n" + other).replace("\n", "\r\n").encode("utf-8-sig"))
    first, second = articles_in(tmp_path / "export.enw")
    assert first.text == "Nine boats came back to Oldt in the night, and two are missing."
    assert (first.title, first.publisher, first.authors, first.url) == (
        "Boats come back to Oldt", "Harbour News", ("Maren Oldt", "Tavi Brook"), "https://harbour.example/boats",
    )  # fmt: skip
    found = first.published.value if first.published and "RIS" in first.published.found else None
    assert found == value
    assert second.title == "Pier closed"


def test_references_without_abstracts(tmp_path: Path) -> None:
    (tmp_path / "a.ris").write_text("TY  - ELEC\nTI  - Pier\nUR  - https://harbour.example/pier\nER  - \n")
    assert "lists 1 address, not a text; --follow fetches" in error_of(tmp_path / "a.ris")
    (tmp_path / "b.ris").write_text("TY  - ELEC\nTI  - Pier\nER  - \n")
    assert "the references (1) have neither abstracts nor addresses" in error_of(tmp_path / "b.ris")


def script(name: str, data: object) -> str:
    return f"window.YTD.{name}.part0 = {json.dumps(data)}"


def x_archive(folder: Path) -> None:
    (folder / "data").mkdir(parents=True)
    tweet = {
        "id_str": "7", "created_at": "Mon May 04 15:21:00 +0000 2026", "full_text": "Nine boats are back &amp; two lost"
    }  # fmt: skip
    account = {"username": "oldt", "accountDisplayName": "Maren Oldt", "accountId": "1"}
    (folder / "data/tweets.js").write_text(script("tweets", [{"tweet": tweet}]))
    (folder / "data/account.js").write_text(script("account", [{"account": account}]))
    (folder / "data/profile.js").write_text(script("profile", [{"profile": {"description": {"bio": "A" * 99}}}]))
    (folder / "Your archive.html").write_text("<html><title>Your archive</title></html>")


def test_posts_of_an_archive_of_x_have_the_account_that_wrote_them(tmp_path: Path) -> None:
    x_archive(tmp_path / "x")
    packed = shutil.make_archive(str(tmp_path / "x"), "zip", tmp_path / "x")
    for path in (tmp_path / "x", tmp_path / "x/data", tmp_path / "x/data/tweets.js", Path(packed)):
        (post,) = articles_in(path)
        assert (post.text, post.authors, post.publisher) == (
            "Nine boats are back & two lost", ("Maren Oldt",), "Maren Oldt",
        )  # fmt: skip
        assert post.url == "https://x.com/oldt/status/7"


def test_an_archive_of_x_without_or_with_a_broken_account(tmp_path: Path) -> None:
    x_archive(tmp_path / "x")
    for content in ("window.YTD.account.part0 = [{", script("account", []), None):
        beside = tmp_path / "x/data/account.js"
        beside.write_text(content) if content else beside.unlink()
        (post,) = articles_in(tmp_path / "x/data/tweets.js")
        assert (post.authors, post.url) == ((), None)


def test_messages_of_slack_and_discord_have_their_writers(tmp_path: Path) -> None:
    slack = {"type": "message", "user": "U1", "text": "Nine boats are back at the pier.", "ts": "1777907460.0002",
             "user_profile": {"real_name": "Maren Oldt", "name": "maren"}}  # fmt: skip
    (tmp_path / "a.json").write_text(json.dumps([slack]))
    (message,) = articles_in(tmp_path / "a.json")
    assert message.authors == ("Maren Oldt",) and message.published and message.published.day == "2026-05-04"
    one = {"id": "9", "type": "Default", "timestamp": "2026-05-04T15:21:00+00:00", "content": "Two boats are missing.",
           "author": {"name": "tavi", "nickname": "Tavi Brook"}}  # fmt: skip
    (tmp_path / "b.json").write_text(json.dumps({"guild": {"name": "Desk"}, "messages": [one, {**one, "id": "10"}]}))
    first, _ = articles_in(tmp_path / "b.json")
    assert first.authors == ("Tavi Brook",)


def test_html_under_a_name_that_is_not_ours_is_read_as_html(tmp_path: Path) -> None:
    shown = "<p>Nine boats came back to Oldt in the <b>night</b>, the coast guard said.</p><p>Two are missing.</p>"
    plain = "Nine boats came back to Oldt in the night, the coast guard said.\nTwo are missing."
    for row in ({"html_body": shown, "heading": "Boats come back to Oldt again"}, {"content": shown}):
        (tmp_path / "a.json").write_text(json.dumps({"hits": [row, {**row, "n": 2}]}))
        assert [each.text for each in articles_in(tmp_path / "a.json")] == [plain, plain]
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": shown}))
    assert [each.text for each in articles_in(tmp_path / "a.jsonl")] == [shown]


def test_names_in_a_list_on_one_line_of_markdown(tmp_path: Path) -> None:
    head = '---\ntitle: Boats come back\nauthor: ["[[Maren Oldt]]", Tavi Brook]\n---\n'
    (tmp_path / "a.md").write_text(
        head + "Nine boats came back to Oldt in the night, the coast guard said on Monday.\n"
    )
    (article,) = articles_in(tmp_path / "a.md")
    assert article.authors == ("Maren Oldt", "Tavi Brook")
