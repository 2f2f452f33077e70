"""rdflib reads claims and annotations as linked data; the selectors find their sentence in the text."""

from __future__ import annotations

import json
from pathlib import Path

import rdflib

from invented_workspace import HOSTILE, invented_workspace
from reportedly.api import Workspace

SCHEMA = "https://schema.org/"
OA = "http://www.w3.org/ns/oa#"
ANNOTATION_CONTEXT = {
    "oa": OA, "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "as": "https://www.w3.org/ns/activitystreams#",
    "id": "@id", "type": "@type", "Annotation": "oa:Annotation", "TextualBody": "oa:TextualBody",
    "TextQuoteSelector": "oa:TextQuoteSelector", "TextPositionSelector": "oa:TextPositionSelector",
    "body": {"@id": "oa:hasBody", "@type": "@id"}, "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"}, "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix", "value": "rdf:value",
    "start": {"@id": "oa:start"}, "end": {"@id": "oa:end"}, "items": {"@id": "as:items", "@container": "@list"},
}  # fmt: skip
"""What the terms that we use mean in http://www.w3.org/ns/anno.jsonld, which no test loads."""


def graph(path: Path, context: dict[str, object] | None = None) -> rdflib.Graph:
    found = json.loads(path.read_text("utf-8"))
    if context is not None:
        found["@context"] = context
    return rdflib.Graph().parse(data=json.dumps(found), format="json-ld")


def write(tmp_path: Path, kind: str, hostile: bool = False) -> Workspace:
    articles = len(HOSTILE) if hostile else 3
    workspace = invented_workspace(tmp_path / "a.db", articles=articles, hostile=hostile)
    workspace.export_file(kind, tmp_path / "found")
    return workspace


def test_claims_say_who_how_many_where_and_in_which_article(tmp_path: Path) -> None:
    write(tmp_path, "claims").close()
    rows = graph(tmp_path / "found").query(
        f"""prefix s: <{SCHEMA}>
        select ?name ?who ?low ?place ?lat ?url where {{
            ?claim a s:Claim; s:name ?name; s:author [a s:Person; s:name ?who]; s:mentions [s:minValue ?low];
                s:about [s:location [s:name ?place; s:geo [s:latitude ?lat]]];
                s:appearance [a s:NewsArticle; s:url ?url] }} order by ?low"""
    )
    found = [tuple(map(str, row)) for row in rows]
    assert len(found) == 6
    assert found[0] == (
        "People killed, Alva: at least 11", "Ada Example", "11.0", "Alva", "34.5", "https://news.example/1"
    )  # fmt: skip


def test_a_review_can_name_a_claim(tmp_path: Path) -> None:
    write(tmp_path, "claims").close()
    found = json.loads((tmp_path / "found").read_text("utf-8"))
    claim = found["@graph"][0]
    found["@graph"].append(
        {"@type": "ClaimReview", "itemReviewed": {"@id": claim["@id"]}, "claimReviewed": claim["name"]}
    )
    loaded = rdflib.Graph().parse(data=json.dumps(found), format="json-ld")
    (text,) = loaded.query(f"prefix s: <{SCHEMA}> select ?text where {{ ?r s:itemReviewed [s:text ?text] }}")
    assert str(text[0]) == claim["text"]


def test_hostile_text_is_a_literal(tmp_path: Path) -> None:
    write(tmp_path, "claims", hostile=True).close()
    loaded = graph(tmp_path / "found")
    names = {str(name) for name in loaded.objects(None, rdflib.URIRef(SCHEMA + "headline"))}
    assert len(names) == len(HOSTILE) and "<script>alert(1)</script> & </item>" in names


def test_annotations_have_their_target_and_note(tmp_path: Path) -> None:
    write(tmp_path, "annotations").close()
    found = json.loads((tmp_path / "found").read_text("utf-8"))
    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld" and len(found["items"]) == 12
    rows = graph(tmp_path / "found", ANNOTATION_CONTEXT).query(
        f"""prefix oa: <{OA}> prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
        select ?source ?exact ?note where {{ ?a a oa:Annotation; oa:hasBody [rdf:value ?note];
            oa:hasTarget [oa:hasSource ?source; oa:hasSelector [a oa:TextQuoteSelector; oa:exact ?exact]] }}"""
    )
    notes = {tuple(map(str, row)) for row in rows}
    sentence = "At least 10 people were killed in Brenn, said the Alva council."
    note = "People killed, Brenn: at least 10, the Alva council, mayor of Alva (reported; tally "
    assert any(row[:2] == ("https://news.example/0", sentence) and row[2].startswith(note) for row in notes)


def test_selectors_find_their_sentence(tmp_path: Path) -> None:
    """Both selectors, read as the model says: one place in the text, the same one."""
    with write(tmp_path, "annotations", hostile=True) as workspace:
        items = json.loads((tmp_path / "found").read_text("utf-8"))["items"]
        texts = {a.article.url: a.article.text for story in workspace.stories() for a in workspace.analyses(story.id)}
    assert len(items) == 4 * len(HOSTILE)
    for item in items:
        quote, position = item["target"]["selector"]
        text = texts[item["target"]["source"]]
        assert text[position["start"] : position["end"]] == quote["exact"]
        whole = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text.count(whole) == 1 and text.index(whole) + len(quote["prefix"]) == position["start"]
