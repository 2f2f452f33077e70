"""What formats without tables have: their fields, as the help of `reportedly export` lists them."""

from __future__ import annotations

from collections.abc import Mapping

Fields = Mapping[str, str]
"""What each field holds, by its name."""

ENTITIES: Fields = {
    "Event": "a story: name, startDate, endDate, location, country, proof (its articles)",
    "Article": "title, publisher, publishedAt, author, sourceUrl, bodyText, notes (SHA-256 of the page)",
    "Person": "a named speaker: name, position",
    "Organization": "a speaker that is no person: name, description",
    "Mention": "who is named in which article: name, document, resolved, detectedSchema",
    "Documentation": "an entry: document, entity (the event), role (how many, who), summary (the sentence), startDate, "
    "endDate, date, recordId (the tally), sourceUrl (the sentence on the live page)",
}
CLAIMS: Fields = {
    "@id": "the evidence on the page of `reportedly serve`",
    "identifier": "tally, article and number of the figure",
    "name": "what is counted, where, how many",
    "text": "the sentence that says so",
    "creativeWorkStatus": "reported, denied, forecast or unconfirmed",
    "author": "who says so, with role",
    "datePublished": "when the article came out",
    "appearance": "the article: headline, url, publisher, SHA-256 of the page",
    "about": "the event: name, days, place with its point and country",
    "mentions": "the range: minValue, maxValue, unitText",
}
ANNOTATIONS: Fields = {
    "id": "the evidence on the page of `reportedly serve`",
    "motivation": "describing",
    "body": "what is counted, how many, who says so, status and tally; the measure as a tag",
    "target": "the page, the sentence by its words and by its characters, when it was saved",
}
CSL: Fields = {
    "id": "a key that stays",
    "title": "headline of the article",
    "container-title": "publisher",
    "author": "authors",
    "issued": "the day it came out",
    "accessed": "the day its page was saved",
    "URL": "its address",
    "language": "its language",
    "note": "SHA-256 of the page",
}
BIBTEX: Fields = {
    "title": "headline of the article",
    "author": "authors",
    "howpublished": "publisher",
    "year": "the year it came out",
    "date": "the day it came out",
    "url": "its address",
    "urldate": "the day its page was saved",
}
ATOM: Fields = {
    "id": "an id that stays",
    "title": "what is counted, where, how many, who says so, what is new about it",
    "updated": "when the article came out",
    "summary": "the sentence, the story, and its evidence on the page of `reportedly serve`",
    "link": "the sentence on the live page",
    "category": "the measure",
}
CALENDAR: Fields = {
    "UID": "an id that stays",
    "DTSTART": "when the article came out",
    "SUMMARY": "what is counted, where, how many, who says so, what is new about it",
    "DESCRIPTION": "the sentence, the story, and its evidence on the page of `reportedly serve`",
    "URL": "the sentence on the live page",
    "CATEGORIES": "the measure",
    "LOCATION": "the place",
    "GEO": "its point",
}
