"""Pages a second of CPU, from a file's bytes to its articles, for each kind of input that holds one and the same page.

python -m benchmarks.kinds
"""

from __future__ import annotations

import csv
import io
import json
import tempfile
import zipfile
from collections.abc import Callable
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from html import escape
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from benchmarks.speed import least_cpu_seconds
from reportedly.articles import find_articles
from reportedly.inputs import open_inputs
from reportedly.model import Page

EXAMPLE = Path(__file__).parents[1] / "examples/kunar-1-morning.html"
COPIES = 100
ADDRESS = "https://harbourpost.example/world/"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def write_kinds(folder: Path) -> dict[str, Path]:
    """A file, or a folder of files, with `COPIES` of the example in each kind; their paths by the kind's name."""
    html = EXAMPLE.read_text(encoding="utf-8")
    (article,) = find_articles(Page(EXAMPLE.name, html.encode(), "text/html"))
    lines = article.text.splitlines()
    single: dict[str, Callable[[int], bytes]] = {
        "html": lambda _: html.encode(),
        "txt": lambda _: "\n\n".join(lines).encode(),
        "mhtml": lambda _: _mhtml(html),
        "docx": lambda _: _docx(lines),
    }
    paths = {}
    for kind, make in single.items():
        paths[kind] = folder / kind
        paths[kind].mkdir()
        for number in range(COPIES):
            (paths[kind] / f"{number}.{kind}").write_bytes(make(number))
    several = {"jsonl": _jsonl(lines), "csv": _csv(lines), "rss": _rss(lines), "warc.gz": _warc(html)}
    for kind, content in several.items():
        paths[kind] = folder / f"all.{kind}"
        paths[kind].write_bytes(content)
    paths["wacz"] = folder / "all.wacz"
    with zipfile.ZipFile(paths["wacz"], "w") as archive:
        archive.writestr("archive/data.warc.gz", several["warc.gz"])
    return paths


def _mhtml(html: str) -> bytes:
    message = MIMEMultipart("related")
    message["Snapshot-Content-Location"] = ADDRESS
    message["Date"] = "Mon, 1 Sep 2025 10:00:00 +0430"
    message.attach(MIMEText(html, "html", "utf-8"))
    return message.as_bytes()


def _docx(lines: list[str]) -> bytes:
    made = io.BytesIO()
    body = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')
    return made.getvalue()


def _jsonl(lines: list[str]) -> bytes:
    rows = ({"doc": str(number), "title": lines[0], "text": "\n".join(lines)} for number in range(COPIES))
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def _csv(lines: list[str]) -> bytes:
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow(("title", "text", "url"))
    writer.writerows((lines[0], "\n".join(lines[1:]), f"{ADDRESS}{number}") for number in range(COPIES))
    return made.getvalue().encode()


def _rss(lines: list[str]) -> bytes:
    text = escape("".join(f"<p>{escape(line)}</p>" for line in lines[1:]))
    item = f"<item><title>{escape(lines[0])}</title><description>{text}</description></item>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{item * COPIES}</channel></rss>'.encode()


def _warc(html: str) -> bytes:
    made = io.BytesIO()
    writer = WARCWriter(made, gzip=True)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
    content = html.encode()
    for number in range(COPIES):
        record = writer.create_warc_record(
            f"{ADDRESS}{number}", "response", io.BytesIO(content), len(content), http_headers=headers
        )
        writer.write_record(record)
    return made.getvalue()


def articles_in(path: Path) -> int:
    """How many articles come of what lies at a path."""
    return sum(len(find_articles(page)) for page in open_inputs([str(path)]) if isinstance(page, Page))


def pages_a_second() -> dict[str, float]:
    """Pages a second of CPU by kind; raises `AssertionError` where a kind does not give every article."""
    with tempfile.TemporaryDirectory() as name:
        paths = write_kinds(Path(name))
        for kind, path in paths.items():
            assert articles_in(path) == COPIES, kind
        tasks = {kind: (lambda path=path: articles_in(path)) for kind, path in paths.items()}
        return {kind: COPIES / seconds for kind, seconds in least_cpu_seconds(tasks).items()}


def kind_figures() -> dict[str, str]:
    """The rates in words, for the table of all benchmarks."""
    return {f"small pages/s of CPU, {kind}": f"{rate:,.0f}" for kind, rate in pages_a_second().items()}


def main() -> None:
    """Print the table."""
    for name, rate in kind_figures().items():
        print(f"{name:<40}{rate:>8}")


if __name__ == "__main__":
    main()
