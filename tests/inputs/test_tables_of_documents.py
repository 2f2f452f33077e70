"""Tables of documents and news items stay tables, boxes of text stand once, letters of TeX are letters."""

from __future__ import annotations

import zipfile
from pathlib import Path

from opened import articles_in

TEXT = "At least 14 sailors were taken off a barge at Tarnby on Tuesday, the harbour master said to all who came."
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OTHER = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def run(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_rows_and_boxes_of_docx(tmp_path: Path) -> None:
    rows = "".join(
        f"<w:tr><w:tc>{run(one)}</w:tc><w:tc>{run(other)}</w:tc></w:tr>"
        for one, other in (("Town", "Lost"), ("Isle", "3"))
    )
    box = f"<w:txbxContent>{run('Nine boats wait outside.')}</w:txbxContent>"
    boxed = (
        f"<w:p><w:r><w:t>Co</w:t><w:noBreakHyphen/><w:t>ordination failed twice.</w:t></w:r><w:r><m:AlternateContent>"
        f"<m:Choice>{box}</m:Choice><m:Fallback>{box}</m:Fallback></m:AlternateContent></w:r></w:p>"
    )
    body = f"{run(TEXT)}{boxed}<w:tbl>{rows}</w:tbl>"
    with zipfile.ZipFile(tmp_path / "x.docx", "w") as archive:
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{WORD}" xmlns:m="{OTHER}"><w:body>{body}</w:body></w:document>'
        )
    (article,) = articles_in(tmp_path / "x.docx")
    lines = article.text.split("\n")
    assert lines.count("Nine boats wait outside.") == 1 and "Co-ordination failed twice." in lines
    assert lines[-2:] == ["Town | Lost", "Isle | 3"]


def test_rows_of_newsml_in_utf16(tmp_path: Path) -> None:
    source = (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentMeta><by>By Ada Example</by></contentMeta>'
        '<contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>'
        f"<p>{TEXT}</p><table><tr><td>Isle</td><td>3</td></tr></table></body></html></inlineXML></contentSet>"
        "</newsItem>"
    )
    (tmp_path / "x.xml").write_bytes(f'<?xml version="1.0" encoding="UTF-16"?>{source}'.encode("utf-16"))
    (article,) = articles_in(tmp_path / "x.xml")
    assert article.text.split("\n") == [TEXT, "Isle | 3"] and article.authors == ("Ada Example",)


def test_letters_of_tex(tmp_path: Path) -> None:
    source = r"""@article{a, title = {Caf{\'e} in \"Osterby}, date = {2026-05-05},
      abstract = {Na\"{\i}ve stra{\ss}e, \v{S}koda \& {\O}yvind: 12\% \textendash{} the mayor of {\AA}lsund.}}"""
    (tmp_path / "x.bib").write_text(source)
    (article,) = articles_in(tmp_path / "x.bib")
    assert article.title == "Café in Österby"
    assert article.text == "Naïve straße, Škoda & Øyvind: 12% – the mayor of Ålsund."
