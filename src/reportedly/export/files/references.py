"""The articles as references, for Zotero and other keepers of literature: CSL-JSON and BibTeX."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO
from urllib.parse import quote

from reportedly.export.evidence_links import web_address
from reportedly.export.files.json_stream import write_list
from reportedly.export.files.source import ExportSource
from reportedly.export.tables import StoryFindings, Table
from reportedly.model import LedgerArticle, parse_moment
from reportedly.plain import one_line

_LATEX = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", **{sign: f"\\{sign}" for sign in "$&%#_"},
}  # fmt: skip
"""The signs of LaTeX as text. BibTeX counts braces even behind a backslash."""


def write_csl(stream: BinaryIO, source: ExportSource, _: Sequence[Table]) -> None:
    """Write a list of CSL-JSON items."""
    write_list(stream, (_csl(*each) for each in _articles(source)))


def write_bibtex(stream: BinaryIO, source: ExportSource, _: Sequence[Table]) -> None:
    """Write BibTeX entries in UTF-8."""
    for found, article in _articles(source):
        stream.write(_bibtex(found, article).encode("utf-8", "replace"))


def _articles(source: ExportSource) -> Iterator[tuple[StoryFindings, LedgerArticle]]:
    return ((found, article) for found in source.stories() for article in found.ledger.articles)


def _key(doc: str) -> str:
    """The key to cite an article by; it stays as long as the article has its id."""
    return "reportedly-" + hashlib.sha256(doc.encode("utf-8", "replace")).hexdigest()[:10]


def _csl(found: StoryFindings, listed: LedgerArticle) -> dict[str, Any]:
    analysis = found.analyses.get(listed.doc)
    article = analysis.article if analysis else None
    item = {
        "id": _key(listed.doc),
        "type": "article-newspaper",
        "title": one_line(listed.title or listed.doc),
        "container-title": one_line(listed.publisher) if listed.publisher else None,
        "author": [{"literal": one_line(name)} for name in article.authors] if article and article.authors else None,
        "issued": _date(listed.published),
        "accessed": _date(article.saved.value if article and article.saved else None),
        "URL": web_address(article.url) if article else None,
        "language": article.language if article else None,
        "note": f"SHA-256 of the page: {article.page}" if article else None,
    }
    return {name: value for name, value in item.items() if value}


def _date(value: str | None) -> dict[str, Any] | None:
    found = parse_moment(value) if value else None
    return {"date-parts": [[found.year, found.month, found.day]]} if found else None


def _bibtex(found: StoryFindings, listed: LedgerArticle) -> str:
    """An entry of type `misc`, which every style has. Title, publisher and authors are kept as they are written."""
    analysis = found.analyses.get(listed.doc)
    article = analysis.article if analysis else None
    day, url = parse_moment(listed.published or ""), web_address(article.url) if article else None
    fields = {
        "title": f"{{{_latex(listed.title or listed.doc)}}}",
        "author": " and ".join(f"{{{_latex(name)}}}" for name in article.authors) if article else "",
        "howpublished": f"{{{_latex(listed.publisher)}}}" if listed.publisher else "",
        "year": str(day.year) if day else "",
        "date": day.date().isoformat() if day else "",
        "url": quote(url, safe="/:?#[]@!$&'()*+,;=%~") if url else "",
        "urldate": article.saved.day if article and article.saved else "",
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@misc{{{_key(listed.doc)},\n{''.join(lines)}}}\n\n"


def _latex(text: str) -> str:
    return re.sub(r"[\\{}~^$&%#_]", lambda sign: _LATEX[sign[0]], one_line(text))
