"""News items of NewsML-G2."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.articles import find_articles
from reportedly.errors import InputError
from reportedly.inputs import open_inputs
from reportedly.model import Page

LINES = (
    "At least 14 sailors were taken off a barge at Tarnby, the harbour master said.",
    "Two piers are closed & shut.",
)
XHTML = (
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>'
    "</head><body>{}</body></html></inlineXML>"
)
NITF = '<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><head/><body><body.head><hedline><hl1>Barge</hl1></hedline></body.head><body.content>{}</body.content></body></nitf></inlineXML>'
PLAIN = '<inlineData contenttype="text/plain">{}</inlineData>'


def item(content: str, number: int = 1) -> str:
    return (
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="https://isle.example/{number}" version="2" '
        'xml:lang="en-GB"><itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:ISLE"/>'
        "<versionCreated>2026-05-05T11:00:00Z</versionCreated><firstCreated>2026-05-05T10:15:00Z</firstCreated></itemMeta>"
        "<contentMeta><by>Ada Example</by><headline>Barge aground at Tarnby</headline></contentMeta>"
        f"<contentSet>{content}</contentSet></newsItem>"
    )


PARAGRAPHS = "".join(f"<p>{line}</p>" for line in LINES).replace("&", "&amp;").replace("Tarnby", "<b>Tarnby</b>")


@pytest.mark.parametrize(
    "content",
    [XHTML.format(PARAGRAPHS), NITF.format(PARAGRAPHS), PLAIN.format("\n".join(LINES).replace("&", "&amp;"))],
)
@pytest.mark.parametrize("several", [False, True])
def test_items_are_articles(tmp_path: Path, content: str, several: bool) -> None:
    items = f"<itemSet>{item(content)}{item(content, 2)}</itemSet>"
    message = f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">{items}</newsMessage>'
    (tmp_path / "x.xml").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n' + (message if several else item(content))
    )
    pages = [each for each in open_inputs([str(tmp_path / "x.xml")]) if isinstance(each, Page)]
    found = [article for page in pages for article in find_articles(page)]
    assert len(found) == 1 + several
    article = found[-1]
    assert article.text.splitlines() == list(LINES)
    assert (article.title, article.publisher, article.authors) == ("Barge aground at Tarnby", "ISLE", ("Ada Example",))
    assert article.url == f"https://isle.example/{1 + several}"
    assert article.published is not None and article.published.value == "2026-05-05T10:15:00+00:00"


@pytest.mark.parametrize(
    ("content", "words"),
    [(item("<remoteContent/>"), "no news item in this NewsML has a text"), (item("<a"), "cannot be read")],
)
def test_items_without_text_and_broken_files_are_told(tmp_path: Path, content: str, words: str) -> None:
    (tmp_path / "x.xml").write_text(content)
    (error,) = open_inputs([str(tmp_path / "x.xml")])
    assert isinstance(error, InputError) and words in str(error)
