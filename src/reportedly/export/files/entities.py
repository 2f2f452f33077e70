"""Entities of FollowTheMoney, which Aleph and OpenAleph load, an entity a line.

A story is an Event, an article an Article, a named person or organization that is quoted a Person or Organization with
a Mention in each article. An entry of the ledger is a Documentation: it says which article documents the event, how
many it tells of (`role`) and in which sentence (`summary`). Names are not taken as one over several stories.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from reportedly.export.evidence_links import web_address
from reportedly.export.files.json_stream import write_lines
from reportedly.export.files.source import ExportSource
from reportedly.export.tables import StoryFindings, Table
from reportedly.model import Entry, Tally, utc_moment
from reportedly.plain import one_line
from reportedly.wording.sources import source_in_words
from reportedly.wording.tallies import heading
from reportedly.wording.values import reported_value

SCHEMAS = {"person": "Person", "organization": "Organization"}
"""The entities of kinds of speakers; other kinds are no entities."""
Entity = dict[str, Any]


def write(stream: BinaryIO, source: ExportSource, _: Sequence[Table]) -> None:
    """Write all entities."""
    for found in source.stories():
        write_lines(stream, _of_story(found))


def _of_story(found: StoryFindings) -> Iterator[Entity]:
    yield _event(found)
    for doc in found.articles:
        yield _article(found, doc)
        yield from _people(found, doc)
    for tally in found.ledger.tallies:
        for entry in tally.entries:
            yield _documentation(found, tally, entry)


def _event(found: StoryFindings) -> Entity:
    entries = [entry for tally in found.ledger.tallies for entry in tally.entries]
    days = sorted(day for entry in entries if entry.time for day in entry.time)
    places = [place for entry in entries if (place := found.place(entry))]
    return _entity(
        "Event",
        _event_id(found),
        name=[found.ledger.title],
        startDate=days[:1],
        endDate=days[-1:],
        location=list(dict.fromkeys(entry.place for entry in entries if entry.place)),
        country=sorted({place.country.lower() for place in places if place.country}),
        proof=[_id("article", doc) for doc in found.articles],
    )


def _article(found: StoryFindings, doc: str) -> Entity:
    listed, analysis = found.articles[doc], found.analyses.get(doc)
    return _entity(
        "Article",
        _id("article", doc),
        title=[listed.title or doc],
        publisher=[listed.publisher],
        publishedAt=[_moment(listed.published)],
        author=list(analysis.article.authors) if analysis else [],
        sourceUrl=[web_address(analysis.article.url) if analysis else None],
        bodyText=[analysis.article.text if analysis else None],
        notes=[f"SHA-256 of the page: {analysis.article.page}" if analysis else None],
    )


def _people(found: StoryFindings, doc: str) -> Iterator[Entity]:
    """The persons and organizations that an article quotes, each with its mention."""
    analysis = found.analyses.get(doc)
    speakers = [each.speaker for each in analysis.statements if each.speaker] if analysis else []
    for speaker in dict.fromkeys((each.name, each.type, each.role) for each in speakers):
        name, kind, role = speaker
        if (schema := SCHEMAS.get(kind)) and one_line(name):
            entity = _id("speaker", str(found.ledger.story), kind, name)
            own = {"position": [role]} if schema == "Person" else {"description": [role]}
            yield _entity(schema, entity, name=[name], **own)
            mention = {"document": [_id("article", doc)], "resolved": [entity], "detectedSchema": [schema]}
            yield _entity("Mention", _id("mention", doc, entity), name=[name], **mention)


def _documentation(found: StoryFindings, tally: Tally, entry: Entry) -> Entity:
    said = f"{heading(tally)}: {reported_value(entry)} ({source_in_words(entry.source, entry.role)}; {entry.status})"
    return _entity(
        "Documentation",
        _id("entry", tally.id, entry.doc, str(entry.figure)),
        document=[_id("article", entry.doc)],
        entity=[_event_id(found)],
        role=[said],
        summary=[entry.sentence],
        startDate=[entry.time[0] if entry.time else None],
        endDate=[entry.time[1] if entry.time else None],
        date=[_moment(entry.published)],
        recordId=[tally.id],
        sourceUrl=[found.live(entry)],
    )


def _event_id(found: StoryFindings) -> str:
    """The id of a story's event. The number of a story is its workspace's own: its first article makes the id."""
    return _id("story", str(found.ledger.story), next(iter(found.articles), ""))


def _entity(schema: str, entity: str, /, **properties: Sequence[str | None]) -> Entity:
    """An entity with the properties that it has; texts are on one line, but for the text of an article."""
    values = {
        name: [each if name == "bodyText" else one_line(each) for each in found if each and one_line(each)]
        for name, found in properties.items()
    }
    return {"id": entity, "schema": schema, "properties": {name: found for name, found in values.items() if found}}


def _id(*parts: str) -> str:
    """An id of FollowTheMoney: the SHA-1 of what names the entity."""
    return hashlib.sha1("\0".join(parts).encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


def _moment(value: str | None) -> str | None:
    """A moment as FollowTheMoney has it: ISO 8601 in UTC without a zone, or a day."""
    found = utc_moment(value) if value else None
    if value is None or found is None:
        return None
    return found.strftime("%Y-%m-%dT%H:%M:%S") if "T" in value else value
