"""Entries as annotations of the Web Annotation Data Model (W3C): a note at each number's sentence.

The sentence is found by its words and those around it (TextQuoteSelector), and by its characters in the article's text
as Reportedly read it (TextPositionSelector); a live page may have other characters before it, where programs go by the
words. `state` says when the page was saved, and where its article can be seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from reportedly.export.evidence_links import LOCAL_PAGE, local_article, local_figure, sentence_span, web_address
from reportedly.export.files.json_stream import write_list
from reportedly.export.files.source import ExportSource
from reportedly.export.tables import StoryFindings, Table
from reportedly.model import Entry, Tally
from reportedly.plain import one_line
from reportedly.wording.sources import source_in_words
from reportedly.wording.tallies import heading
from reportedly.wording.values import reported_value

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
BESIDE = 32
"""Characters before and behind the sentence that are given with it."""


def write(stream: BinaryIO, source: ExportSource, _: Sequence[Table]) -> None:
    """Write a page of annotations."""
    about = {"@context": CONTEXT, "id": f"{LOCAL_PAGE}/annotations", "type": "AnnotationPage"}
    notes = (note for found in source.stories() for note in _annotations(found))
    write_list(stream, notes, about=about, key="items")


def _annotations(found: StoryFindings) -> Iterator[dict[str, Any]]:
    for tally in found.ledger.tallies:
        for entry in tally.entries:
            if entry.doc in found.analyses:
                yield {
                    "id": LOCAL_PAGE + local_figure(entry.doc, entry.figure),
                    "type": "Annotation",
                    "motivation": "describing",
                    "body": [
                        {"type": "TextualBody", "value": _said(tally, entry), "format": "text/plain", "language": "en"},
                        {"type": "TextualBody", "value": tally.measure, "purpose": "tagging"},
                    ],
                    "target": _target(found, entry),
                }


def _said(tally: Tally, entry: Entry) -> str:
    who = source_in_words(entry.source, entry.role)
    return one_line(f"{heading(tally)}: {reported_value(entry)}, {who} ({entry.status}; tally {tally.id})")


def _target(found: StoryFindings, entry: Entry) -> dict[str, Any]:
    article = found.analyses[entry.doc].article
    start, end = sentence_span(found.analyses[entry.doc], entry)
    local = LOCAL_PAGE + local_article(entry.doc)
    quote = {
        "type": "TextQuoteSelector",
        "exact": article.text[start:end],
        "prefix": article.text[max(0, start - BESIDE) : start],
        "suffix": article.text[end : end + BESIDE],
    }
    target: dict[str, Any] = {
        "source": web_address(article.url) or local,
        "selector": [quote, {"type": "TextPositionSelector", "start": start, "end": end}],
    }
    state: dict[str, Any] = {"type": "TimeState", "cached": local}
    if article.saved and "T" in article.saved.value:
        state["sourceDate"] = article.saved.value
    return target | {"state": state}
