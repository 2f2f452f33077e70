"""Where a figure holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from reportedly.figures.context import Context
from reportedly.figures.words import PLACE_NOUNS
from reportedly.model import Article, Place, Span

PREPOSITIONS = frozenset(
    "in at near across of from to around on off over inside outside along into through throughout between within toward "
    "towards for against under above beneath beside by via".split()
)
SAYING = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text as tokens `first` to `last`; `agent` if it acts ("Kyiv says") more than it is a place."""

    first: int
    last: int
    span: Span
    agent: bool


@dataclass(slots=True)
class Whereabouts:
    """The places of an article, asked for by figure."""

    doc: Doc
    article: Article
    mentions: list[Mention] = field(default_factory=list)

    @classmethod
    def of(cls, doc: Doc, article: Article, places: Sequence[Place]) -> Whereabouts:
        """The mentions of places; spaCy's entities where no places were found."""
        spans = [(place.start, place.end) for place in places]
        if not spans:
            spans = [(e.start_char, e.end_char) for e in doc.ents if e.label_ in ("GPE", "LOC")]
        here = cls(doc, article)
        for start, end in spans:
            found = doc.char_span(start, end, alignment_mode="expand")
            if found is not None and len(found):
                here.mentions.append(Mention(found.start, found.end - 1, (start, end), _acts(found.root)))
        return here

    def find(self, context: Context) -> tuple[Span | None, str]:
        """The span of the figure's place and why."""
        own = [m for m in self.mentions if context.start <= m.first < context.end and not m.agent]
        generic = _generic(context)
        if own:
            best = min(own, key=lambda m: _distance(context, m))
            if generic is not None and _distance(context, generic) + 2 < _distance(context, best):
                return generic.span, "the place named nearest to it"
            return best.span, "the place named in its sentence"
        if generic is not None:
            return generic.span, "the place named in its sentence"
        return self._beside(context)

    def _beside(self, context: Context) -> tuple[Span | None, str]:
        """The last place of the sentence before, in the same paragraph."""
        block = next((b for b in self.article.blocks if b.start <= context.quantity.start < b.end), None)
        low = block.start if block else 0
        start = self.doc[context.start].idx
        before = [m for m in self.mentions if low <= m.span[0] < start and not m.agent]
        if before:
            return before[-1].span, "the place named before it in its paragraph"
        return None, "no place near it"


def _acts(token: Token) -> bool:
    """Whether a place stands for its people or government: subjects of sentences, possessors, modifiers of persons."""
    return token.dep_ in SAYING


def _distance(context: Context, mention: Mention) -> float:
    """How far a place is from the figure, in tokens: places before it count double."""
    quantity = context.quantity
    if mention.first > quantity.last:
        return mention.first - quantity.last
    return 1.5 * (quantity.first - mention.last)


def _generic(context: Context) -> Mention | None:
    """A place that only a common noun names: "in a single village"."""
    doc = context.doc
    for i in range(context.quantity.last + 1, min(context.end, context.quantity.last + 14)):
        token = doc[i]
        if (
            token.lemma_.lower() in PLACE_NOUNS
            and token.dep_ == "pobj"
            and token.head.lower_ in ("in", "at", "near", "to")
        ):
            first = min(token.left_edge.i, i)
            if first > token.head.i and i - first < 5:
                return Mention(first, i, (doc[first].idx, token.idx + len(token)), False)
    return None
