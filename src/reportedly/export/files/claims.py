"""Entries as claims of schema.org in JSON-LD 1.1: what a fact-checker's ClaimReview has as its `itemReviewed`.

The vocabulary is named by its address in the file; nothing has to be loaded to read it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from reportedly.export.evidence_links import LOCAL_PAGE, local_figure, web_address
from reportedly.export.files.json_stream import write_list
from reportedly.export.files.source import ExportSource
from reportedly.export.tables import StoryFindings, Table
from reportedly.model import Entry, Tally
from reportedly.plain import shown
from reportedly.wording.tallies import heading
from reportedly.wording.values import reported_value

CONTEXT = {"@vocab": "https://schema.org/", "url": {"@type": "@id"}}
_AUTHORS = {"person": "Person", "organization": "Organization"}


def write(stream: BinaryIO, source: ExportSource, _: Sequence[Table]) -> None:
    """Write a graph of claims."""
    claims = (claim for found in source.stories() for claim in _claims(found))
    write_list(stream, claims, about={"@context": CONTEXT}, key="@graph")


def _claims(found: StoryFindings) -> Iterator[dict[str, Any]]:
    for tally in found.ledger.tallies:
        for entry in tally.entries:
            yield _filled(
                {
                    "@type": "Claim",
                    "@id": LOCAL_PAGE + local_figure(entry.doc, entry.figure),
                    "identifier": f"{tally.id}/{entry.doc}/{entry.figure}",
                    "name": f"{heading(tally)}: {reported_value(entry)}",
                    "text": shown(entry.sentence),
                    "creativeWorkStatus": entry.status,
                    "author": _author(found, entry),
                    "datePublished": entry.published,
                    "appearance": _article(found, entry),
                    "about": _event(found, tally, entry),
                    "mentions": {
                        "@type": "QuantitativeValue", "name": tally.what, "minValue": entry.low,
                        "maxValue": entry.high, "unitText": tally.unit,
                    },
                }
            )  # fmt: skip


def _author(found: StoryFindings, entry: Entry) -> dict[str, Any] | None:
    """Who makes the claim: a person or an organization where that is known, else a thing with a name."""
    if entry.source is None:
        return None
    analysis = found.analyses.get(entry.doc)
    number = analysis.figures[entry.figure].statement if analysis and entry.figure < len(analysis.figures) else None
    said = analysis.statements if analysis else ()
    kind = next((each.speaker.type for each in said if each.id == number and each.speaker), "")
    named = {"@type": _AUTHORS.get(kind, "Thing"), "name": shown(entry.source), "description": entry.role}
    return _filled(named)


def _article(found: StoryFindings, entry: Entry) -> dict[str, Any]:
    listed, analysis = found.articles.get(entry.doc), found.analyses.get(entry.doc)
    publisher = listed.publisher if listed else None
    return _filled(
        {
            "@type": "NewsArticle",
            "headline": listed.title if listed else None,
            "url": web_address(analysis.article.url) if analysis else None,
            "datePublished": entry.published,
            "publisher": {"@type": "Organization", "name": publisher} if publisher else None,
            "identifier": entry.doc,
            "sha256": analysis.article.page if analysis else None,
        }
    )


def _event(found: StoryFindings, tally: Tally, entry: Entry) -> dict[str, Any]:
    place, (first, last) = found.place(entry), entry.time or (None, None)
    name = entry.place or tally.place
    where: dict[str, Any] | None = {"@type": "Place", "name": name} if name else None
    if where and place and place.lat is not None:
        where["geo"] = {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon}
        where["address"] = _filled({"@type": "PostalAddress", "addressCountry": place.country})
    return _filled(
        {"@type": "Event", "name": found.ledger.title, "startDate": first, "endDate": last, "location": where}
    )


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that have a value; texts without what steers."""
    return {name: shown(each) if isinstance(each, str) else each for name, each in fields.items() if each is not None}
