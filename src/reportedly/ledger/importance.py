"""How much a tally matters to its story: a logistic regression on where and how often its figures are told.

The weights (`data/importance.json`) are trained by `python -m training.importance` on the questions that writers of
invented events marked as wanted among the first rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import log1p, log10
from typing import Literal

from reportedly.formats.weights import read_weights, score
from reportedly.lang.measures import measures
from reportedly.ledger.mentions import is_in_body
from reportedly.model import HARMS, Analysis, Tally

Traits = dict[str, float]

ALSO_BELOW = -1.5
"""Log odds below which a tally is only mentioned along the way; fitted on the invented events for training, where one
tally in twelve below it is wanted."""
LARGEST = 8
"""Digits of a number that is as large as any."""
_SHARES = ("share of articles", "share of headlines", "share of leads")
_MEASURES = measures().measures


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a mention stands: in the headline, a highlight or a caption (`head`), in the first paragraph, or below; and
    how far down its article, from 0 to 1."""

    doc: str
    part: Literal["head", "lead", "body"]
    depth: float


@cache
def load_weights() -> Mapping[str, float]:
    """The weight of each trait."""
    return read_weights(__package__, "importance", dict[str, float])


def importance(traits: Traits) -> float:
    """The log odds that an analyst wants a tally of these traits among the first rows."""
    return score(traits, load_weights())


def traits_of(tally: Tally, analyses: Mapping[str, Analysis]) -> Traits:
    """What is known of a tally, by name, each from 0 to about 5; `analyses` are those of its story, by `doc`."""
    return with_shares(told_traits(tally, analyses), len(analyses))


def told_traits(tally: Tally, analyses: Mapping[str, Analysis]) -> Traits:
    """The same before shares of the story's articles are taken: counts of articles under their names. `analyses` need
    only be those that the tally's entries are from."""
    entries, size = tally.entries, len(tally.entries)
    spots = [_spot(analyses[entry.doc], at) for entry in entries for at in (entry.start, *dict(entry.repeats))]
    figures = [analyses[entry.doc].figures[entry.figure] for entry in entries]
    docs = {entry.doc for entry in entries}
    in_heads = {spot.doc for spot in spots if spot.part == "head"}
    in_leads = {spot.doc for spot in spots if spot.part == "lead"}
    values = {(entry.low, entry.high) for entry in entries}
    depths = [spot.depth for spot in spots]
    harm = tally.measure in HARMS
    traits: Traits = {
        "always": 1.0,
        f"measure {tally.measure}": 1.0,
        f"kind {_MEASURES[tally.measure].kind}": 1.0,
        "articles": log1p(len(docs)),
        "share of articles": len(docs),
        "entries": log1p(size),
        "one entry": float(size == 1),
        "moved": float(len(values) > 1),
        "values": log1p(len(values)),
        "in a headline": float(bool(in_heads)),
        "share of headlines": len(in_heads),
        "in a lead": float(bool(in_leads)),
        "share of leads": len(in_leads),
        "harm in a headline": float(harm and bool(in_heads)),
        "harm": float(harm),
        "in conflict": float(bool(tally.conflicts)),
        "with a source": sum(entry.source is not None for entry in entries) / size,
        "expected": sum(entry.status == "forecast" for entry in entries) / size,
        "narrowed": float(tally.scope is not None),
        "vague": float(all(entry.bound == "vague" for entry in entries)),
        "size": min(1.0, log10(1 + abs(entries[tally.latest].high)) / LARGEST),
        "replaced": float(any(entry.replaced for entry in entries)),
        "depth": sum(depths) / len(depths),
        "least depth": min(depths),
        "other event": sum(figure.event == "other" for figure in figures) / size,
        "part": sum(figure.scope == "part" for figure in figures) / size,
    }
    return {name: value for name, value in traits.items() if value}


def with_shares(told: Traits, articles: int) -> Traits:
    """The traits of a tally, from what `told_traits` gives and the number of the story's articles."""
    return told | {name: told[name] / articles for name in _SHARES if name in told}


def _spot(analysis: Analysis, at: int) -> Spot:
    article = analysis.article
    depth = at / len(article.text)
    if not is_in_body(article, at):
        return Spot(article.doc, "head", depth)
    lead = next(block for block in article.blocks if block.kind == "paragraph")
    return Spot(article.doc, "lead" if at < lead.end else "body", depth)
