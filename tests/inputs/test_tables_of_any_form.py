"""Tables as programs write them: marks between columns, encodings, lines above the header, names that nobody knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from opened import articles_in
from reportedly.errors import InputError
from reportedly.inputs import open_inputs

TEXT = "At least 14 sailors were taken off a barge at Tarnby on Tuesday, the harbour master said."
QUOTED = f'"{TEXT}"'


@pytest.mark.parametrize(
    ("table", "encoding"),
    [
        (f"Title;Text;Date\r\nAground;{QUOTED};05.05.2026\r\n", "utf-16"),
        (f"Title\tText\tDate\r\nAground\t{TEXT}\t2026-05-05\r\n", "utf-16-le"),
        (f"title|text|date\nAground|{TEXT}|2026-05-05\n", "utf-8"),
        (f"Export of a tool\nMade on 6 May 2026\n\nTitle,Body,Date\nAground,{QUOTED},2026-05-05\n", "utf-8"),
        (f'sep=;\n"Title";"Full\nText";"Date"\nAground;{QUOTED};2026-05-05\n', "utf-8-sig"),
    ],
)
def test_a_table_is_read_whatever_its_form(tmp_path: Path, table: str, encoding: str) -> None:
    (tmp_path / "x").write_bytes(table.encode(encoding))
    (article,) = articles_in(tmp_path / "x")
    assert (article.text, article.title) == (TEXT, "Aground")
    assert article.published is not None and article.published.day == "2026-05-05"


def test_a_table_whose_names_nobody_knows(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    rows = "".join(f"{number},Aground at Tarnby {number},{QUOTED},2026-05-0{number}\n" for number in (4, 5))
    (tmp_path / "x").write_text(f"no,kop,artikel,dag\n{rows}")
    first, _ = articles_in(tmp_path / "x")
    assert first.text == TEXT and "text from 'artikel'" in caplog.text


@pytest.mark.parametrize(
    ("table", "what"),
    [
        ("DisNo.,Type,Country,Region,Total Deaths\n2026-1,Flood,Isle,North,12\n", "its columns are 'disno.', 'type'"),
        ("Item Type,Title,Abstract Note,Url\nblogPost,Aground,,https://p.example/b\n", "lists 1 address"),
    ],
)
def test_a_table_without_texts_is_told(tmp_path: Path, table: str, what: str) -> None:
    (tmp_path / "x").write_text(table)
    (error,) = open_inputs([str(tmp_path / "x")])
    assert isinstance(error, InputError) and what in str(error)


@pytest.mark.parametrize(
    "text",
    [
        f"Alderby, Bramble, Cove and Dunmore were cut off.\n{TEXT}\nThe road, the bridge and the school are closed.\n",
        f"# Aground | {TEXT}\n\n{TEXT}\n",
    ],
)
def test_prose_with_commas_is_no_table(tmp_path: Path, text: str) -> None:
    (tmp_path / "x").write_text(text)
    (article,) = articles_in(tmp_path / "x")
    assert TEXT in article.text
