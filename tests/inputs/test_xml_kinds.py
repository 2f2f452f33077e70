"""XML of agencies and tools: NITF, NewsML 1, trafilatura's XML and TEI, notes of Evernote, lists of feeds."""

from __future__ import annotations

from pathlib import Path

import pytest

from opened import articles_in, error_of
from reportedly.inputs.kinds import Origin, pages_of
from reportedly.inputs.listings import Listing

TEXT = "At least 14 sailors were taken off a barge at Tarnby on Tuesday, the harbour master said."
MORE = "Two piers stay shut."
TITLE = "Barge aground"
URL = "https://post.example/barge"
XML = '<?xml version="1.0" encoding="UTF-8"?>'

NITF = f"""{XML}
<!DOCTYPE nitf SYSTEM "nitf-3-5.dtd">
<nitf><head><title>x</title>
<docdata><date.issue norm="20260505T151500Z"/><doc.copyright holder="Isle Press"/></docdata>
</head><body><body.head><hedline><hl1>{TITLE}</hl1></hedline>
<byline>By <person>Ada Example</person></byline></body.head>
<body.content><p>{TEXT}</p><media><media-caption>The barge</media-caption></media><block><p>{MORE}</p></block>
</body.content><body.end><tagline>ae/tf</tagline></body.end></body></nitf>"""
NEWSML = f"""{XML}<NewsML Version="1.2"><NewsItem><NewsManagement><FirstCreated>20260505T151500Z</FirstCreated>
<Status FormalName="Usable"/></NewsManagement><NewsComponent><NewsLines><HeadLine>{TITLE}</HeadLine>
<ByLine>By Ada Example
</ByLine></NewsLines><AdministrativeMetadata>
<Provider><Party FormalName="Isle Press"/></Provider></AdministrativeMetadata>
<ContentItem><DataContent><p>{TEXT}</p><p>{MORE}</p></DataContent></ContentItem></NewsComponent></NewsItem>
<NewsItem><NewsManagement><Status FormalName="Canceled"/></NewsManagement><NewsComponent><ContentItem><DataContent>
<p>This was wrong: 99 sailors.</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"""
TRAFILATURA = f"""<doc sitename="Isle Press" title="{TITLE}" author="Ada Example" date="2026-05-05" source="{URL}"
 hostname="press.example" language="en"><main><p>{TEXT}</p><list><item>{MORE}</item></list></main><comments/></doc>"""
TEI = f"""{XML}<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title type="main">{TITLE}</title>
<author>Ada Example</author></titleStmt><publicationStmt><publisher>Isle Press</publisher><date when="2026-05-05"/>
</publicationStmt><sourceDesc><biblFull><publicationStmt><ptr type="URL" target="{URL}"/></publicationStmt></biblFull>
</sourceDesc></fileDesc><profileDesc><abstract><p>Short</p></abstract></profileDesc></teiHeader><text><body>
<div type="entry"><p>{TEXT}</p><list><item>{MORE}</item></list></div></body></text></TEI>"""
EVERNOTE = f"""{XML}<!DOCTYPE en-export SYSTEM "http://xml.evernote.com/pub/evernote-export4.dtd"><en-export><note>
<title>{TITLE}</title><created>20260601T181500Z</created><note-attributes><source-url>{URL}</source-url></note-attributes>
<content><![CDATA[{XML}<!DOCTYPE en-note SYSTEM "x"><en-note><div>{TEXT}</div><div><br/></div>
<div>{MORE}</div></en-note>]]></content></note></en-export>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "text", [NITF, NEWSML, TRAFILATURA, TEI, EVERNOTE], ids=["NITF", "NewsML", "doc", "TEI", "enex"]
)
def test_an_article_in_xml(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(text.replace("UTF-8", encoding.upper()).encode(encoding))
    (article,) = articles_in(path)
    assert (article.text, article.title) == (f"{TEXT}\n{MORE}", TITLE)
    if text is EVERNOTE:
        assert article.published is None and article.url == URL
    else:
        assert (article.publisher, article.authors) == ("Isle Press", ("Ada Example",))
        assert article.published is not None and article.published.value.startswith("2026-05-05")
    if text in (TRAFILATURA, TEI):
        assert article.url == URL


def test_feeds_that_a_list_names_are_followed() -> None:
    text = f'{XML}<opml version="2.0"><body><outline text="Isle"><outline xmlUrl="{URL}/feed"/></outline></body></opml>'
    import io

    (listing,) = pages_of(io.BytesIO(text.encode()), "feeds.opml", Origin())
    assert isinstance(listing, Listing) and listing.lists == (f"{URL}/feed",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{XML}<invoice><line>{TEXT}</line></invoice>", "is XML of a kind that is not read (<invoice>)"),
        (f"{XML}<TEI><text><body></body></text></TEI>", "no article in this XML has a text"),
        (NITF[:-60], "this XML cannot be read"),
        (f'{XML}<opml version="2.0"><body/></opml>', "lists no http or https address"),
    ],
)
def test_xml_without_articles_is_told_in_one_line(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "a.xml"
    path.write_text(text)
    error = error_of(path)
    assert error.startswith(f"{path}: ") and told in error and "\n" not in error


@pytest.mark.parametrize("reference", ["&#1;", "&#xFFFF;", "&#65534;", "&#xD800;"])
def test_references_to_no_characters_in_a_note_do_no_harm(tmp_path: Path, reference: str) -> None:
    path = tmp_path / "a.enex"
    path.write_text(EVERNOTE.replace("<br/>", f"<br/>{reference}"))
    assert TEXT in articles_in(path)[0].text
