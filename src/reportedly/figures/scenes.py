"""The scene of a figure: which of the article's places its event happened at, or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reportedly.figures.nowhere import kind_of, nowhere_traits, sort_of
from reportedly.figures.own_places import best_of, own_traits
from reportedly.figures.scene_places import Named, Traits, named_places, says_where
from reportedly.figures.sites import POOR_ROLES, Site
from reportedly.lang import LangFile, rules
from reportedly.lang.measures import measures
from reportedly.language.grammar import is_nationality_entity
from reportedly.model import Article, Figure, Span
from reportedly.quantities import TokenIndex

_RULES = rules("en", "scenes", LangFile)
_EVENT, _AGAIN = _RULES["event_in_headline"], _RULES["named_again"]

FARTHEST = 5
"""Sentences before a figure beyond which it does not matter how far away a place stands."""
_MANY = 4
"""Places of a sentence that are told apart by number; more are one class."""
_STEM = 4
"""First letters that the name of a country and the word for its people have in common."""
_SCENIC = ("headline", "headline says where", "lead", "lead says where", "says where", "dateline")
"""Traits of a place that weigh differently by what the figure counts."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a figure may hold at, by one of its mentions (`None`: the figure holds nowhere), and its traits."""

    site: Site | None
    traits: Traits


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    """What all candidates of one figure share: the places of its sentence by name, the last place before it that the
    text says surely something was at, and words that name places again ("the city", "Cuban")."""

    own: dict[str, list[Site]]
    state: str
    last: str | None
    again: frozenset[str]
    peoples: frozenset[str]


@dataclass(slots=True)
class Scenes:
    """The places of an article, ready to be asked for the scene of each of its figures; `sources` are the words for
    those whom its statements are by."""

    index: TokenIndex
    article: Article
    sites: Sequence[Site]
    figures: Sequence[Figure]
    sources: Sequence[Span]
    named: list[Named] = field(init=False)
    headline: int = field(init=False)
    is_event: bool = field(init=False)
    says: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        text = self.index.text
        self.headline = max(0, text.find("\n"))
        self.is_event = bool(_EVENT.found_in(text, 0, self.headline)) or any(
            figure.start < self.headline and kind_of(figure) == "harm" for figure in self.figures
        )
        self.named = named_places(self.index, self.article, self.sites)
        self.says = frozenset(site.start for site in self.sites if says_where(self.index, site))

    def candidates(self, figure: Figure) -> list[Candidate]:
        """The article's places, each by the mention that tells of the figure, and none."""
        around = self._sentence(figure)
        found = [self._candidate(figure, named, around) for named in self.named]
        nowhere = nowhere_traits(self.index, figure, around.state, len(self.named), is_event=self.is_event)
        return [*found, Candidate(None, nowhere)]

    def is_placed(self, figure: Figure) -> bool:
        """Whether rules found a place in the figure's own sentence."""
        start, end = figure.sentence
        return figure.place_span is not None and start <= figure.place_span[0] < end

    def _sentence(self, figure: Figure) -> _Sentence:
        start, end = figure.sentence
        own: dict[str, list[Site]] = {}
        for site in self.sites:
            if start <= site.start < end:
                own.setdefault(site.name, []).append(site)
        good = any(site.role is None for group in own.values() for site in group)
        before = (s for s in reversed(self.sites) if s.start < start and s.role is None and s.start in self.says)
        peoples = (token for token in self.index.tokens(figure.sentence) if is_nationality_entity(token))
        return _Sentence(
            own=own,
            state="good" if good else "poor" if own else "none",
            last=next((site.name for site in before), None),
            again=frozenset(m.group().split()[-1] for m in _AGAIN.pattern.finditer(self.index.text, start, end)),
            peoples=frozenset(token.lower_[:_STEM] for token in peoples),
        )

    def _candidate(self, figure: Figure, named: Named, around: _Sentence) -> Candidate:
        if named.name in around.own:
            site = _by_rules(named, figure) or best_of(self.index, around.own[named.name], figure)
            traits = self._own(figure, named, site, around)
        else:
            site = _by_rules(named, figure) or _nearest(named, figure)
            traits = self._elsewhere(figure, named, site, around)
        return Candidate(site, {**named.traits, **traits})

    def _own(self, figure: Figure, named: Named, site: Site, around: _Sentence) -> dict[str, float]:
        """What is so of a place that the figure's own sentence names."""
        traits = own_traits(self.index, site, figure, sort_of(figure))
        names = [f"{trait}, own" for trait in _SCENIC if trait in named.traits]
        names.append(f"own, one of {min(_MANY, len(around.own))}")
        names += [f"own, {trait}" for trait in self._of_rules(figure, site)]
        if around.last == site.name:
            names.append("own, last scene")
        if any(start <= site.start < end for start, end in self.sources):
            names.append("own, in a source")
        if any(each.lies_in(site) for each in _fit(around)):
            names.append("holds a finer place beside it")
        names += [f"own, {trait}" for trait in _peoples(site, around)]
        return {**traits, **dict.fromkeys(names, 1.0)}

    def _elsewhere(self, figure: Figure, named: Named, site: Site, around: _Sentence) -> dict[str, float]:
        """What is so of a place that the figure's own sentence does not name."""
        sort, state = sort_of(figure), around.state
        names = [*self._nearness(figure, site), *self._of_rules(figure, site)]
        for trait in _SCENIC:
            if trait in named.traits:
                names += [f"{trait}, {sort}", f"{trait}, own places {state}"]
                names += [f"{trait}, event"] if self.is_event else []
        names += [f"kind {site.kind}, {sort}", f"elsewhere, {sort}", f"elsewhere, {figure.status}"]
        names.append(f"elsewhere, own places {state}")
        names += ["last scene"] if around.last == site.name else []
        if any(each.lies_in(site) for each in _fit(around)):
            names.append("elsewhere, holds a place of the sentence")
        if any(site.lies_in(each) for each in _fit(around)):
            names.append("elsewhere, lies in a place of the sentence")
        names += [f"elsewhere, {trait}" for trait in _peoples(site, around)]
        for word in around.again:
            names += [f"says {word}", f"says {word}, kind {site.kind}"]
        return dict.fromkeys(names, 1.0)

    def _of_rules(self, figure: Figure, site: Site) -> list[str]:
        if figure.place_span != (site.start, site.end):
            return []
        return ["by rules", f"by rules, {measures().measures[figure.measure].where}"]

    def _nearness(self, figure: Figure, site: Site) -> Iterator[str]:
        """Where the place stands, seen from the figure."""
        away = self._number(figure.start) - self._number(site.start)
        far = _distance(away, in_headline=site.start < self.headline <= figure.start)
        yield f"stands {far}"
        if far.startswith("before") and site.start in self.says:
            yield "says where, before"
        if site.role is not None:
            yield "mentioned in passing"
        if away > 0 and "\n" not in self.index.text[site.end : figure.start]:
            yield "same paragraph"

    def _number(self, at: int) -> int:
        """The number of the sentence that holds a character."""
        return self.index.sentence_number(self.index.holding(at))


def _fit(around: _Sentence) -> Iterator[Site]:
    """The places of the sentence that may say where something was."""
    return (site for group in around.own.values() for site in group if site.role not in POOR_ROLES)


def _peoples(site: Site, around: _Sentence) -> Iterator[str]:
    """Whether the sentence has a word for the people of a country, or only for another people."""
    if site.kind == "country" and around.peoples:
        yield "its people" if site.text[:_STEM].lower() in around.peoples else "another people"


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
