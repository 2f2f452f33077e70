"""The scene of a figure whose sentence names no place: which of the article's places its event happened at, or none."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reportedly.figures.sites import MAYBE_WHERE, SURELY_WHERE, Site
from reportedly.lang import LangFile, rules
from reportedly.lang.measures import measures
from reportedly.model import Article, Figure, Span
from reportedly.quantities import TokenIndex

Traits = Mapping[str, float]
"""Named features of one candidate; what is absent is 0."""

_RULES = rules("en", "scenes", LangFile)
_PAST, _EVENT = _RULES["told_of_the_past"], _RULES["event_in_headline"]

FARTHEST = 5
"""Sentences before a figure beyond which it does not matter how far away a place stands."""
_LAST_LINE = 6
"""Lines of the text that are told apart; those further down are one class."""
_SCENIC = ("headline", "headline says where", "lead", "lead says where", "says where", "dateline")
"""Traits of a place that weigh differently by what the figure counts."""
_POOR_ROLES = frozenset(("title", "said", "origin", "name", "unit", "home"))


@dataclass(frozen=True, slots=True)
class Named:
    """One place of an article: where it is named, and its traits for all figures."""

    name: str
    sites: tuple[Site, ...]
    traits: Traits


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a figure may hold at, by one of its mentions (`None`: the figure holds nowhere), and its traits."""

    site: Site | None
    traits: Traits


@dataclass(slots=True)
class Scenes:
    """The places of an article, ready to be asked for the scene of each of its figures."""

    index: TokenIndex
    article: Article
    sites: Sequence[Site]
    figures: Sequence[Figure]
    named: list[Named] = field(init=False)
    headline: int = field(init=False)
    is_event: bool = field(init=False)

    def __post_init__(self) -> None:
        text = self.index.text
        self.headline = max(0, text.find("\n"))
        self.is_event = bool(_EVENT.found_in(text, 0, self.headline)) or any(
            figure.start < self.headline and _kind(figure) == "harm" for figure in self.figures
        )
        self.named = _named(self)

    def sentence(self, at: int) -> int:
        """The number of the sentence that holds a character."""
        return self.index.sentence_number(self.index.holding(at))

    def candidates(self, figure: Figure) -> list[Candidate]:
        """The places that its own sentence does not name, each by the mention that tells of the figure, and none."""
        start, end = figure.sentence
        own = [site for site in self.sites if start <= site.start < end]
        last = next((s for s in reversed(self.sites) if s.start < start and s.role is None and self.says(s)), None)
        state = "none" if not own else "poor" if all(site.role for site in own) else "good"
        inside, found = {site.name for site in own}, []
        for named in self.named:
            if named.name not in inside:
                site = _by_rules(named, figure) or _nearest(named, figure)
                is_last = last is not None and last.name == named.name
                found.append(Candidate(site, self._elsewhere(figure, named, site, is_last, state)))
        return [*found, Candidate(None, self._nowhere(figure, state))]

    def may_be_asked(self, figure: Figure) -> bool:
        """Whether the judge decides: where the figure's own sentence gives a place, rules are sure."""
        start, end = figure.sentence
        return figure.place_span is None or not start <= figure.place_span[0] < end

    def says(self, site: Site) -> bool:
        """Whether the words before a place say surely that something was there."""
        first, _ = self.index.sentence(self.index.holding(site.start)) or (0, 0)
        return SURELY_WHERE.ends_at(self.index.text, site.start, first) is not None

    def _elsewhere(self, figure: Figure, named: Named, site: Site, is_last: bool, state: str) -> dict[str, float]:
        """What is so of a place that the figure's own sentence does not name; `state` tells of those it names."""
        traits = {**named.traits, **self._nearness(figure, site, is_last)}
        sort = _sort(figure)
        for trait in _SCENIC:
            if trait in named.traits:
                traits |= {f"{trait}, {sort}": 1.0, f"{trait}, own places {state}": 1.0}
                if self.is_event:
                    traits[f"{trait}, event"] = 1.0
        for each in (f"kind {site.kind}, {sort}", f"elsewhere, {sort}", f"elsewhere, {figure.status}"):
            traits[each] = 1.0
        traits[f"elsewhere, own places {state}"] = 1.0
        if figure.place_span == (site.start, site.end):
            traits["by rules"] = 1.0
            traits[f"by rules, {measures().measures[figure.measure].where}"] = 1.0
        return traits

    def _nearness(self, figure: Figure, site: Site, is_last: bool) -> Traits:
        """Where the place stands, seen from the figure."""
        away = self.sentence(figure.start) - self.sentence(site.start)
        far = _distance(away, in_headline=site.start < self.headline <= figure.start)
        traits = {f"stands {far}": 1.0}
        if far.startswith("before") and self.says(site):
            traits["says where, before"] = 1.0
        if site.role is not None:
            traits["mentioned in passing"] = 1.0
        if away > 0 and "\n" not in self.index.text[site.end : figure.start]:
            traits["same paragraph"] = 1.0
        if is_last:
            traits["last scene"] = 1.0
        return traits

    def _nowhere(self, figure: Figure, state: str) -> dict[str, float]:
        """What speaks for no place at all."""
        text = self.index.text
        where = measures().measures[figure.measure].where
        traits = {
            "none": 1.0,
            f"none: {figure.measure}": 1.0,
            f"none: {_kind(figure)}": 1.0,
            f"none: {figure.status}": 1.0,
            f"none: own places {state}": 1.0,
            f"none: line {min(text.count(chr(10), 0, figure.start), _LAST_LINE)}": 1.0,
            "none: many places": math.log1p(len(self.named)),
        }
        if figure.place is None:
            traits |= {"none: by rules": 1.0, f"none: by rules, {where}": 1.0}
        if _PAST.found_in(text, *figure.sentence):
            traits["none: told of the past"] = 1.0
        if figure.source is not None:
            traits["none: a source counts"] = 1.0
        if self.is_event:
            traits |= {"none: event": 1.0, f"none: event, {_kind(figure)}": 1.0, f"none: event, {figure.measure}": 1.0}
        return traits


def _kind(figure: Figure) -> str:
    return measures().measures[figure.measure].kind


def _sort(figure: Figure) -> str:
    """The kind of a measure; amounts are told apart."""
    kind = _kind(figure)
    return figure.measure if kind == "amount" else kind


def _by_rules(named: Named, figure: Figure) -> Site | None:
    """The mention of a place that the rules chose for the figure."""
    return next((site for site in named.sites if (site.start, site.end) == figure.place_span), None)


def _distance(away: int, *, in_headline: bool) -> str:
    if in_headline:
        return "in the headline"
    if away < 0:
        return "behind"
    return "far before" if away >= FARTHEST else f"before, {min(away, 3)}"


def _nearest(named: Named, figure: Figure) -> Site:
    """The last mention before the figure, rather one that plays no other part; else the first behind it."""
    before = [site for site in named.sites if site.start < figure.start]
    return ([site for site in before if site.role is None] or before or named.sites[:1])[-1]


def _named(scenes: Scenes) -> list[Named]:
    """The places of the article, each once, in the order of their first mention."""
    groups: dict[str, list[Site]] = {}
    for site in scenes.sites:
        groups.setdefault(site.name, []).append(site)
    lead = next(((b.start, b.end) for b in scenes.article.blocks if b.kind == "paragraph"), (0, 0))
    return [
        Named(name, tuple(group), _traits(scenes, group, lead, order, len(scenes.sites)))
        for order, (name, group) in enumerate(groups.items())
    ]


def _traits(scenes: Scenes, group: Sequence[Site], lead: Span, order: int, total: int) -> Traits:
    """What holds of a place for all figures of the article."""
    text = scenes.index.text
    head = [site for site in group if site.start < scenes.headline]
    leading = [site for site in group if lead[0] <= site.start < lead[1]]
    says = {site.start for site in group if scenes.says(site)}
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
    traits["share of mentions"] = len(group) / total
    traits["mentions"] = min(2.0, math.log(len(group)))
    traits["early"] = 1 / (1 + order)
    traits["other parts"] = sum(role in _POOR_ROLES for role in roles) / len(roles)
    traits["in names of bodies"] = sum(role == "company" for role in roles) / len(roles)
    return traits
