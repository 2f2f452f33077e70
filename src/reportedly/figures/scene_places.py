"""The places of an article as scenes: where each is named, and what is so of it for all figures."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.figures.sites import MAYBE_WHERE, POOR_ROLES, SURELY_WHERE, Site
from reportedly.model import Article, Span
from reportedly.quantities import TokenIndex

Traits = Mapping[str, float]
"""Named features of one candidate; what is absent is 0."""


@dataclass(frozen=True, slots=True)
class Named:
    """One place of an article: where it is named, and its traits for all figures."""

    name: str
    sites: tuple[Site, ...]
    traits: Traits


def named_places(index: TokenIndex, article: Article, sites: Sequence[Site]) -> list[Named]:
    """The places of the article, each once, in the order of their first mention."""
    groups: dict[str, list[Site]] = {}
    for site in sites:
        groups.setdefault(site.name, []).append(site)
    lead = next(((b.start, b.end) for b in article.blocks if b.kind == "paragraph"), (0, 0))
    found = []
    for order, (name, group) in enumerate(groups.items()):
        traits = _traits(index, group, lead)
        traits["share of mentions"] = len(group) / len(sites)
        traits["early"] = 1 / (1 + order)
        if any(each.name != name and each.lies_in(group[0]) for each in sites):
            traits["holds a finer place"] = 1.0
        found.append(Named(name, tuple(group), traits))
    return found


def says_where(index: TokenIndex, site: Site) -> bool:
    """Whether the words before a place say surely that something was there."""
    first, _ = index.sentence(index.holding(site.start)) or (0, 0)
    return SURELY_WHERE.ends_at(index.text, site.start, first) is not None


def _traits(index: TokenIndex, group: Sequence[Site], lead: Span) -> dict[str, float]:
    """What holds of a place for all figures of the article."""
    text = index.text
    headline = text.find("\n")
    head = [site for site in group if site.start < headline]
    leading = [site for site in group if lead[0] <= site.start < lead[1]]
    says = {site.start for site in group if says_where(index, site)}
    roles = [site.role for site in group]
    true = {
        "headline": bool(head),
        "headline says where": any(MAYBE_WHERE.ends_at(text, site.start) for site in head),
        "lead": bool(leading),
        "lead says where": any(site.start in says for site in leading),
        "says where": bool(says),
        "dateline": "dateline" in roles,
        "only dateline": set(roles) == {"dateline"},
        "area around": "around" in roles,
        f"kind {group[0].kind}": True,
    }
    traits = {name: 1.0 for name, holds in true.items() if holds}
    traits["mentions"] = min(2.0, math.log(len(group)))
    traits["other parts"] = sum(role in POOR_ROLES for role in roles) / len(roles)
    traits["in names of bodies"] = sum(role == "company" for role in roles) / len(roles)
    return traits
