"""Records whose keys nobody knows beforehand: names in other languages, dates that their column tells, addresses and
authors under any name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from opened import articles_in

TEXT = "At least 14 sailors were taken off a barge at Tarnby on Tuesday, the harbour master said."
URL = "https://post.example/barge"


def only(path: Path, document: Any) -> Any:
    """The one article of a document as JSON."""
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1))
    (article,) = articles_in(path)
    return article


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("titre;date;média;lien;texte", "{title};16/05/2026;{source};{url};{text}"),
        ("Titel;Datum;Quelle;Verweis;Inhalt", "{title};16.05.2026;{source};{url};{text}"),
        ("título;fecha;fuente;enlace;texto", "{title};16/05/2026;{source};{url};{text}"),
        ("标题;日期;来源;链接;正文", "{title};2026-05-16;{source};{url};{text}"),
        ("제목;날짜;언론사;링크;본문", "{title};2026-05-16;{source};{url};{text}"),
        ("заголовок;дата;источник;ссылка;текст", "{title};16.05.2026;{source};{url};{text}"),
    ],
)
def test_columns_in_other_languages(tmp_path: Path, head: str, row: str) -> None:
    path = tmp_path / "export.csv"
    filled = row.format(title="Barge aground", source="Isle Post", url=URL, text=TEXT)
    path.write_text(f"{head}\n{filled}\n")
    (article,) = articles_in(path)
    assert (article.text, article.title, article.publisher, article.url) == (TEXT, "Barge aground", "Isle Post", URL)
    assert article.published is not None and article.published.value == "2026-05-16"


@pytest.mark.parametrize(
    ("days", "first"),
    [
        (("4/5/2026", "16/5/2026"), "2026-05-04"),
        (("5/4/2026", "5/16/2026"), "2026-05-04"),
        (("5/4/2026 3:15 PM", "5/16/2026 9:00 AM"), "2026-05-04T15:15:00"),
        (("5/4/2026", "5/6/2026"), None),
    ],
)
@pytest.mark.parametrize("kind", ["table", "lines", "list"])
def test_a_date_is_read_by_the_others_of_its_column(
    tmp_path: Path, days: tuple[str, ...], first: str | None, kind: str
) -> None:
    path = tmp_path / f"export.{kind}"
    records = [{"title": "Barge", "date": day, "text": TEXT} for day in days]
    lines = [json.dumps(each) for each in records]
    rows = ["title,date,text", *(f'Barge,{day},"{TEXT}"' for day in days)]
    path.write_text({"table": "\n".join(rows), "lines": "\n".join(lines), "list": json.dumps(records)}[kind] + "\n")
    article = articles_in(path)[0]
    assert (article.published.value if article.published else None) == first


def test_an_address_and_an_author_under_any_name(tmp_path: Path) -> None:
    article = only(tmp_path / "a.json", {"stories": [{
        "title": "Barge", "body": TEXT, "links": {"permalink": URL, "image": "https://post.example/a.png"},
        "source": {"name": "Isle Post", "home_page": "https://post.example"},
         "sender_name": "Ada Example"}]})  # fmt: skip
    assert (article.url, article.authors, article.publisher) == (URL, ("Ada Example",), "Isle Post")


def test_names_with_what_a_search_engine_puts_behind_them(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    article = only(tmp_path / "a.json", {
        "responseHeader": {"params": {"q": "the barge that ran aground at Tarnby and all who were on it then"}},
        "response": {"docs": [{"id": "a", "title_s": "Barge", "text_t": [TEXT + " " + TEXT], "source_s": "Isle Post",
                               "pubdate_dt": "2026-05-05T15:15:00Z", "url_s": URL}]}})  # fmt: skip
    assert (article.title, article.publisher, article.url) == ("Barge", "Isle Post", URL)
    assert article.text == f"{TEXT} {TEXT}" and article.published is not None


def test_one_post_in_a_table_is_one_of_a_list(tmp_path: Path) -> None:
    path = tmp_path / "posts.csv"
    about = "What the page behind the link says of itself in a good many more words"
    row = f'Isle Post,2026-05-05 15:15:00,{URL},"{TEXT}",https://other.example/x,{about}'
    path.write_text(f"Page Name,Post Created,URL,Message,Link,Description\n{row}\n")
    (article,) = articles_in(path)
    assert (article.text, article.publisher, article.url) == (TEXT, "Isle Post", URL)


def test_a_single_object_says_what_was_taken(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    document = {"isPinned": False, "text": TEXT, "title": "Barge", "createdTimestampUsec": 1777994100000000}
    article = only(tmp_path / "note.json", document)
    assert article.published is not None and article.published.value == "2026-05-05T15:15:00+00:00"
    assert "published from 'createdTimestampUsec'" in caplog.text


def test_a_chat_as_a_table_without_its_pictures(tmp_path: Path) -> None:
    path = tmp_path / "KakaoTalk.csv"
    path.write_text(f'Date,User,Message\n2026-05-05 15:15:00,"Ada","{TEXT}"\n2026-05-05 15:16:00,"Tom","Photo"\n')
    (article,) = articles_in(path)
    assert (article.text, article.authors) == (TEXT, ("Ada",))


def test_a_table_of_one_column(tmp_path: Path) -> None:
    path = tmp_path / "texts.csv"
    path.write_text(f'text\n"{TEXT}"\n"{TEXT} Again."\n')
    assert [article.text for article in articles_in(path)] == [TEXT, f"{TEXT} Again."]
    path.write_text(f"Text\n\n{TEXT}\n\n{TEXT} Again.\n")
    assert len(articles_in(path)) == 1
