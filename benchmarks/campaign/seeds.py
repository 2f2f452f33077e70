"""Well-formed inputs of every kind, made by code in our own words; the same chance gives the same bytes."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Sequence
from html import escape
from random import Random

from benchmarks.campaign.mutators.members import packed
from benchmarks.campaign.mutators.raw import in_gzip

ADDRESS = "https://harbourpost.example/world/ferry-sinks"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PLACES = ("Garsdale", "Port Nowhere", "Kunar", "Valencia", "Nairobi")
_PEOPLE = ("Ada Example", "Tom Farrow", "Lena Okafor", "Ravi Osei")
_EVENTS = ("ferry", "flood", "quake", "fire")


def title(chance: Random) -> str:
    """A headline with a number."""
    return f"{chance.choice(_EVENTS).title()} near {chance.choice(_PLACES)} leaves {chance.randint(5, 90)} dead"


def sentences(chance: Random) -> list[str]:
    """A few lines of news: figures, statements, places and times."""
    place, person, event = chance.choice(_PLACES), chance.choice(_PEOPLE), chance.choice(_EVENTS)
    dead, hurt = chance.randint(5, 900), chance.randint(20, 4_000)
    return [
        f"{place.upper()} (Reuters) - At least {dead} people were killed and {hurt:,} injured "
        f"when a {event} struck {place} on Monday.",
        f"“We lost {dead + 3} of our neighbours,” {person}, the mayor of {place}, told reporters. "
        "“Nobody came for two days.”",
        f"The coast guard said between {hurt} and {hurt + 40} people had left their homes since Aug. 30, "
        "up 12.5 percent.",
        f"{person} denied that three thousand soldiers were there; the army put the damage at $2.5 million.",
        "According to police, nine were still missing at 5 p.m. local time on September 1, 2025.",
    ]


def text(chance: Random) -> bytes:
    """A plain text."""
    return "\n\n".join([title(chance), *sentences(chance)]).encode()


def dump(chance: Random) -> bytes:
    """Several articles run together in one text."""
    parts = []
    for number in range(3):
        parts += [title(chance), "By Ada Example", f"September {number + 1}, 2025", "", *sentences(chance), "", ""]
    return "\n".join(parts).encode()


def html(chance: Random) -> bytes:
    """A page with what pages have around their text."""
    head = title(chance)
    body = "".join(f"<p>{escape(line)}</p>" for line in sentences(chance))
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{head} | Harbour Post</title>'
        f'<link rel="canonical" href="{ADDRESS}"></head><body><nav><ul><li><a href="/">Home</a></li></ul></nav>'
        f'<article><h1>{head}</h1><p class="byline">By <a rel="author" href="/ada">Ada Example</a></p>'
        f'<time datetime="2025-09-01T10:30:00+04:30">September 1, 2025</time>{body}'
        '<figure><img src="a.jpg" alt="A pier"><figcaption>The pier on Monday.</figcaption></figure>'
        "<blockquote>It was dark.</blockquote><table><tr><th>Killed</th><td>14</td></tr></table>"
        "<h2>More</h2><ul><li>Nine boats came back.</li></ul></article><footer>Read more</footer></body></html>"
    ).encode()


def metadata(chance: Random) -> bytes:
    """A page that says much of itself in JSON-LD and meta elements, a live blog's entries among it."""
    lines = sentences(chance)
    about = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "NewsMediaOrganization", "name": "Harbour Post"},
            {
                "@type": ["LiveBlogPosting", "NewsArticle"], "headline": title(chance), "url": ADDRESS,
                "datePublished": "2025-09-01T10:30:00+04:30", "dateModified": "2025-09-01T12:00:00Z",
                "author": [{"@type": "Person", "name": "Ada Example"}, "Tom Farrow"], "articleSection": "World",
                "publisher": {"@type": "Organization", "name": "Harbour Post"}, "articleBody": "\n".join(lines),
                "liveBlogUpdate": [
                    {"@type": "BlogPosting", "headline": title(chance), "articleBody": line,
                     "datePublished": f"2025-09-01T1{number}:00:00Z"} for number, line in enumerate(lines)
                ],
            },
        ],
    }  # fmt: skip
    meta = {
        "og:title": title(chance), "og:url": ADDRESS, "og:site_name": "Harbour Post", "og:locale": "en_GB",
        "author": "Ada Example", "article:published_time": "2025-09-01T10:30:00+04:30",
        "article:modified_time": "2025-09-01T12:00:00Z", "article:section": "World", "parsely-pub-date": "2025-09-01",
        "DC.date.issued": "2025-09-01",
    }  # fmt: skip
    metas = "".join(f'<meta property="{name}" content="{escape(value)}">' for name, value in meta.items())
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    script = f'<script type="application/ld+json">{json.dumps(about)}</script>'
    return f"<html><head>{metas}{script}</head><body><article>{body}</article></body></html>".encode()


def mhtml(chance: Random, page: bytes) -> bytes:
    """A page as browsers save it."""
    boundary = "----MultipartBoundary--7"
    head = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {ADDRESS}\r\nSubject: {title(chance)}\r\n"
        "Date: Mon, 1 Sep 2025 10:00:00 +0430\r\nMIME-Version: 1.0\r\n"
        f'Content-Type: multipart/related; type="text/html"; boundary="{boundary}"\r\n\r\n'
    )
    part = (
        f"--{boundary}\r\nContent-Type: text/html; charset=utf-8\r\nContent-ID: <frame-1@mhtml.blink>\r\n"
        f"Content-Transfer-Encoding: 8bit\r\nContent-Location: {ADDRESS}\r\n\r\n"
    )
    style = f"\r\n--{boundary}\r\nContent-Type: text/css\r\n\r\nbody {{ color: red }}\r\n--{boundary}--\r\n"
    return head.encode() + part.encode() + page + style.encode()


def mail(chance: Random, page: bytes) -> bytes:
    """An e-mail with a page and the same as plain text in it, forwarded in another."""
    inner = b'Content-Type: multipart/alternative; boundary="b2"\n\n--b2\nContent-Type: text/plain; charset="utf-8"\n\n'
    inner += text(chance) + b"\n--b2\nContent-Type: text/html; charset=utf-8\n\n" + page + b"\n--b2--\n"
    head = (
        "Received: from a.example by b.example; Mon, 1 Sep 2025 10:00:00 +0000\nFrom: Ada <ada@a.example>\n"
        "To: b@b.example\nSubject: =?utf-8?q?Fwd=3A_news?=\nDate: Mon, 1 Sep 2025 10:00:00 +0000\n"
        "Message-ID: <1@a.example>\nMIME-Version: 1.0\n"
    )
    return head.encode() + inner


def pdf(chance: Random) -> bytes:
    """A PDF of one sheet."""
    lines = [title(chance), "", *(part for line in sentences(chance) for part in _halves(line))]
    shown = " T* ".join(f"({_plain(line)}) Tj" for line in lines)
    stream = f"BT /F1 10 Tf 12 TL 40 780 Td {shown} ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate 0 /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica"
        b" /Encoding /WinAnsiEncoding >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    made, offsets = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = b"xref\n0 5\n0000000000 65535 f \n%strailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
    return made + end % (table, len(made))


def _halves(line: str) -> tuple[str, str]:
    place = line.rfind(" ", 0, 60)
    return line[:place], line[place + 1 :]


def _plain(line: str) -> str:
    return line.replace("“", '"').replace("”", '"').replace("(", "\\(").replace(")", "\\)")


def warc(page: bytes, address: str = ADDRESS) -> bytes:
    """A web archive: a note on itself, a page, one that is as it was before, a style, and a page again."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nDate: Mon, 01 Sep 2025 06:00:00 GMT\r\n\r\n"
    style = b"HTTP/1.1 200 OK\r\nContent-Type: text/css\r\n\r\nbody { color: red }"
    return b"".join(
        (
            warc_record("warcinfo", None, "application/warc-fields", b"software: ours\r\n"),
            warc_record("response", address, "application/http; msgtype=response", http + page),
            warc_record("revisit", address, "application/http; msgtype=response", http),
            warc_record("response", f"{address}.css", "application/http; msgtype=response", style),
            warc_record("resource", f"{address}/2", "text/html", page),
        )
    )


def warc_record(kind: str, address: str | None, media_type: str, content: bytes) -> bytes:
    """A record of a web archive (ISO 28500)."""
    target = f"WARC-Target-URI: {address}\r\n" if address else ""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\n{target}WARC-Date: 2025-09-01T06:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000007>\r\n"
        f"Content-Type: {media_type}\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def wacz(archive: bytes) -> bytes:
    """A web archive with its lists, in a zip file."""
    described = json.dumps(
        {"profile": "data-package", "resources": [{"name": "data.warc.gz", "path": "archive/data.warc.gz"}]}
    )
    pages = '{"format": "json-pages-1.0", "id": "pages"}\n{"url": "https://a.example/", "ts": "2025-09-01T06:00:00Z"}\n'
    return packed(
        [
            ("datapackage.json", described.encode(), zipfile.ZIP_DEFLATED),
            ("pages/pages.jsonl", pages.encode(), zipfile.ZIP_DEFLATED),
            ("archive/data.warc.gz", in_gzip(archive), zipfile.ZIP_STORED),
        ]
    )


def docx(chance: Random) -> bytes:
    """A document of a word processor."""
    lines = [title(chance), *sentences(chance)]
    body = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t><w:tab/></w:r></w:p>" for line in lines)
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    )
    return packed(
        [
            ("[Content_Types].xml", b"<Types/>", zipfile.ZIP_DEFLATED),
            ("word/document.xml", document.encode(), zipfile.ZIP_DEFLATED),
        ]
    )


def rss(chance: Random) -> bytes:
    """A feed with texts in it (RSS 2.0)."""
    items = "".join(
        f"<item><title>{title(chance)}</title><link>{ADDRESS}-{number}</link><guid>{ADDRESS}-{number}</guid>"
        f"<author>ada@a.example (Ada Example)</author><dc:creator>Ada Example</dc:creator>"
        f"<pubDate>Mon, 01 Sep 2025 1{number}:00:00 +0430</pubDate>"
        f"<description>{escape(_markup(chance))}</description>"
        f"<content:encoded><![CDATA[{_markup(chance)}]]></content:encoded></item>"
        for number in range(3)
    )
    spaces = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    head = '<?xml version="1.0" encoding="utf-8"?>'
    return f'{head}<rss version="2.0" {spaces}><channel><title>Harbour Post</title>{items}</channel></rss>'.encode()


def atom(chance: Random) -> bytes:
    """A feed with texts in it (Atom)."""
    entries = "".join(
        f'<entry><title>{title(chance)}</title><link href="{ADDRESS}-{number}"/><id>urn:{number}</id>'
        f"<author><name>Ada Example</name></author><published>2025-09-01T1{number}:00:00Z</published>"
        f"<updated>2025-09-01T12:00:00+02:00</updated>"
        f'<content type="html">{escape(_markup(chance))}</content></entry>'
        for number in range(3)
    )
    head = '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
    return f"{head}<title>Harbour Post</title>{entries}</feed>".encode()


def _markup(chance: Random) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in sentences(chance))


def sitemap(_: Random) -> bytes:
    """A list of pages for crawlers, with the dates of news."""
    urls = "".join(
        f"<url><loc>{ADDRESS}-{number}</loc><lastmod>2025-09-0{number + 1}</lastmod><news:news><news:publication_date>"
        f"2025-09-0{number + 1}T10:00:00+00:00</news:publication_date><news:title>Ferry</news:title></news:news></url>"
        for number in range(4)
    )
    spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset {spaces}>{urls}</urlset>'.encode()


def sitemap_index(_: Random) -> bytes:
    """A list of such lists."""
    maps = "".join(f"<sitemap><loc>{ADDRESS}/map-{number}.xml</loc></sitemap>" for number in range(3))
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{maps}</sitemapindex>'.encode()


def _article(chance: Random, number: int) -> dict[str, object]:
    return {
        "doc": f"post-{number}", "title": title(chance), "text": "\n".join(sentences(chance)),
        "url": f"{ADDRESS}-{number}", "published": "2025-09-01T10:30:00+04:30", "publisher": "Harbour Post",
        "authors": ["Ada Example", {"name": "Tom Farrow"}], "language": "en", "updated": "2025-09-02",
    }  # fmt: skip


def json_lines(chance: Random) -> bytes:
    """Ready articles, one a line."""
    return "".join(json.dumps(_article(chance, number)) + "\n" for number in range(3)).encode()


def json_list(chance: Random) -> bytes:
    """Ready articles in one list."""
    return json.dumps([_article(chance, number) for number in range(2)]).encode()


def json_feed(chance: Random) -> bytes:
    """A JSON Feed."""
    items = [
        {"id": str(number), "url": f"{ADDRESS}-{number}", "title": title(chance), "content_html": _markup(chance),
         "date_published": "2025-09-01T10:00:00Z", "author": {"name": "Ada Example"}} for number in range(2)
    ]  # fmt: skip
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Post", "items": items}).encode()


def tool_json(chance: Random) -> bytes:
    """An article as other tools write it (fundus, news-please), with its sections."""
    body = {"summary": [title(chance)], "sections": [{"headline": ["More"], "paragraphs": sentences(chance)}]}
    made = {
        "title": title(chance), "body": body, "publishing_date": "2025-09-01 10:00:00+02:00",
        "authors": ["Ada Example"], "source_domain": "harbourpost.example", "date_modify": None, "maintext": None,
        "language": "en", "url": ADDRESS,
    }  # fmt: skip
    return json.dumps(made).encode()


def json_addresses(_: Random) -> bytes:
    """Addresses as GDELT lists articles."""
    found = [{"url": f"{ADDRESS}-{number}", "title": "Ferry", "seendate": "20250901T100000Z"} for number in range(3)]
    return json.dumps({"articles": found}, indent=1).encode()


def json_address_lines(_: Random) -> bytes:
    """Addresses in JSON lines."""
    return b"".join(b'{"date": "20250901", "url": "%s-%d"}\n' % (ADDRESS.encode(), number) for number in range(3))


def table(chance: Random) -> bytes:
    """A table of ready articles."""
    people, day = "Ada Example; Tom Farrow", "2025-09-01T10:00:00Z"
    rows = [
        (title(chance), "\n".join(sentences(chance)), f"{ADDRESS}-{number}", day, people, "Harbour Post")
        for number in range(3)
    ]
    return _csv([("title", "text", "url", "published", "author", "publisher"), *rows])


def address_table(_: Random) -> bytes:
    """A table of addresses as other tools write them."""
    return _csv(
        [("id", "title", "url", "publish_date"), *(("1", "Ferry", f"{ADDRESS}-{n}", "2025-09-01") for n in range(3))]
    )


def events_table(_: Random) -> bytes:
    """A table without a header, tab-separated, as GDELT writes its events."""
    rows = (f"12345678{n}\t20250901\t2025\tUSA\t0.5\t{ADDRESS}-{n}" for n in range(3))
    return ("\n".join(rows) + "\n").encode()


def addresses(_: Random) -> bytes:
    """A list of addresses, one a line."""
    return "".join(f"{ADDRESS}-{number}\n" for number in range(3)).encode()


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    made = io.StringIO()
    csv.writer(made).writerows(rows)
    return made.getvalue().encode()
