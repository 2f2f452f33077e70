"""Puts a figure together from the slots that the other modules fill."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from reportedly.figures.crediting import credits_figures
from reportedly.figures.events import with_events
from reportedly.figures.numbers import ReadNumber
from reportedly.figures.own_credits import with_own_credits
from reportedly.figures.polls import with_polls
from reportedly.figures.reading import read_numbers
from reportedly.figures.relations import related
from reportedly.figures.scene_judge import at_their_scenes
from reportedly.figures.scenes import Scenes
from reportedly.figures.scope import scope_of
from reportedly.figures.sites import sites
from reportedly.figures.source_candidates import Namings
from reportedly.figures.source_judge import with_sources
from reportedly.figures.status import StatusReading, status_of
from reportedly.figures.status_rules import status_rules
from reportedly.figures.tables import with_heads
from reportedly.figures.when import dated
from reportedly.figures.where import place_of
from reportedly.figures.who import Credit, credit_of, statement_of
from reportedly.model import Article, Figure, Measure, Place, Span, Statement, TimeExpression
from reportedly.quantities import Quantity, TokenIndex

_SHAPES = {
    "digits": "digits",
    "words": "number words",
    "vague": "a vague count",
    "part": "a fraction",
    "ratio": "a ratio",
    "range": "a range",
}


class Assembly:
    """One article's figures in the making."""

    def __init__(
        self,
        doc: Doc,
        article: Article,
        statements: Sequence[Statement],
        places: Sequence[Place],
        times: Sequence[TimeExpression],
    ) -> None:
        self.doc = doc
        self.article = article
        self.index = TokenIndex(doc)
        self.statements = statements
        self.credited = [each for each in statements if credits_figures(self.index, each)]
        self.sites = sites(self.index, places, article.dateline)
        self.site_starts = [site.start for site in self.sites]
        self.times = times
        self.places = places

    def figures(self) -> tuple[Figure, ...]:
        """Every figure, in order."""
        return tuple(with_events(self.index, self.placed_and_dated(), self.article))

    def placed_and_dated(self) -> list[Figure]:
        """Every figure, in order, before it is known of which event it is."""
        placed = at_their_scenes(self.scenes())
        headed = list(with_heads(self.index.text, list(placed), self.places))
        namings = Namings(self.index, self.statements)
        sourced = with_sources(namings, with_polls(self.index.text, headed, self.credited))
        found = related(self.index.text, with_own_credits(namings, sourced))
        return list(dated(self.index, self.article, self.times, self.statements, found))

    def scenes(self) -> Scenes:
        """The places of the article, to be asked for the scene of each of its figures."""
        sources = [span for each in self.statements for span in each.source]
        return Scenes(self.index, self.article, self.sites, self.read(), sources)

    def read(self) -> list[Figure]:
        """Every figure, in order, as the sentences around it tell it; its time is found when all figures are."""
        numbers, _, _ = read_numbers(self.doc, self.index)
        return [self._figure(number) for number in numbers]

    def _figure(self, number: ReadNumber) -> Figure:
        """The figure of a number, but for its time."""
        doc, index, text = self.doc, self.index, self.index.text
        quantity, measure = number.quantity, number.measure
        sentence = self.index.sentence_around(quantity.start, quantity.end)
        credit = credit_of(doc, index, quantity, measure, sentence, self.statements, self.credited)
        status, status_why = self._status(quantity, credit)
        scope, scope_why = scope_of(doc, index, quantity, sentence)
        place, place_why = self._place(quantity, measure, sentence, credit.statement)
        return Figure(
            start=quantity.start,
            end=quantity.end,
            low=quantity.low,
            high=quantity.high,
            bound=quantity.bound,
            measure=measure,
            unit=number.unit,
            sentence=sentence,
            source=credit.source,
            source_span=credit.span,
            statement=credit.statement.id if credit.statement else None,
            status=status,
            place=text[place[0] : place[1]] if place else None,
            place_span=place,
            scope_span=scope,
            why={
                "value": f"“{text[quantity.start : quantity.end]}” read as {_SHAPES[quantity.shape]}",
                "bound": f"“{quantity.bound_words}”" if quantity.bound_words else "no bound words",
                "measure": number.measure_why,
                "unit": number.unit_why,
                "source": credit.why,
                "status": status_why,
                "place": place_why,
                "narrowed by": scope_why,
            },
        )

    def _status(self, quantity: Quantity, credit: Credit) -> StatusReading:
        """The status, by the words of the statement that holds the number where one does."""
        if credit.expected:
            return status_rules(self.doc.lang_).told("analysts_expected")
        holding = statement_of(self.index, self.credited, quantity.start, quantity.end)
        return status_of(self.doc, self.index, quantity, holding)

    def _place(
        self, quantity: Quantity, measure: Measure, sentence: Span, statement: Statement | None
    ) -> tuple[Span | None, str]:
        barred: list[Span] = list(statement.source) if statement else []
        spans = (sentence, *self._beside(quantity))
        return place_of(self.index, self.sites, self.site_starts, quantity.start, measure, spans, barred)

    def _beside(self, quantity: Quantity) -> list[Span]:
        """The sentence before and the one after."""
        token = self.index.holding(quantity.start)
        return [span for step in (-1, 1) if (span := self.index.sentence(token, step)) is not None]
