"""Names of articles that no gazetteer place covers, and which of them are places, from annotated articles."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc
from training.annotated import annotated, parsed
from training.wikinews.join import read_lines

from reportedly.articles import find_articles
from reportedly.language.parsing import Language
from reportedly.model import Article, Page
from reportedly.places import left_over
from reportedly.places.matches import PlaceTokens
from reportedly.places.mentions import Finder
from reportedly.places.name_traits import Traits
from reportedly.places.words import DEFAULT_LANGUAGE, place_words

GEOVIRUS, LGL = "geovirus", "lgl-dev"


@dataclass(frozen=True, slots=True)
class Example:
    """One name of an article: its traits, and whether it is a place. `mentions` are how often it stands there."""

    part: str
    group: str
    text: str
    traits: Traits
    is_place: bool
    mentions: int


def examples(gold: Path, language: Language) -> Iterator[Example]:
    """An example for each name that stands in no known site, in articles with figures and in those with toponyms."""
    articles_with_figures = list(annotated(gold))
    right: dict[str, set[str]] = {}
    for each in articles_with_figures:  # what is a place in one article of an event is one in all
        found = (str(figure["place"]).casefold() for figure in each.figures if figure["place"])
        right.setdefault(each.group, set()).update(found)
    for each, doc, article in parsed(articles_with_figures, language):
        yield from _examples(each.part, each.group, doc, article, right[each.group])
    for part in (GEOVIRUS, LGL):
        rows = read_lines(str(gold / f"places/{part}.jsonl"))
        ready = [json.dumps({"doc": row["doc"], "text": row["text"]}).encode() for row in rows]
        articles = [article for row in ready for article in find_articles(Page(part, row, "application/json"))]
        for row, (doc, article) in zip(rows, language.parse(articles), strict=True):
            told = {row["text"][place["start"] : place["end"]].casefold() for place in row["toponyms"]}
            yield from _examples(part, f"{part} {row['doc']}", doc, article, told)


def _examples(part: str, group: str, doc: Doc, article: Article, right: set[str]) -> Iterator[Example]:
    tokens = PlaceTokens(doc, place_words(DEFAULT_LANGUAGE))
    for name in left_over(doc, tokens, article, Finder(tokens, article.dateline).find()):
        text = tokens.slice(*name.mentions[0])
        yield Example(part, group, text, name.traits, _is_told(text, right), len(name.mentions))


def _is_told(text: str, right: Sequence[str] | set[str]) -> bool:
    """Whether a name is that of a place, or the larger part of one."""
    name = text.casefold()
    if name in right:
        return True
    return any(re.search(rf"\b{re.escape(name)}\b", place) and len(name) * 2 > len(place) for place in right)
