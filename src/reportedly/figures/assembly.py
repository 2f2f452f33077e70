"""Puts a figure together from the slots that the other modules fill."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from reportedly.figures.counted import completed
from reportedly.figures.crediting import credits_figures
from reportedly.figures.inheriting import inherited
from reportedly.figures.measures import measure_of
from reportedly.figures.rejecting import rejection
from reportedly.figures.relations import related
from reportedly.figures.scene_judge import at_their_scenes
from reportedly.figures.scenes import Scenes
from reportedly.figures.scope import scope_of
from reportedly.figures.sites import sites
from reportedly.figures.status import StatusReading, status_of
from reportedly.figures.status_rules import status_rules
from reportedly.figures.units import unit_of, unit_why
from reportedly.figures.when import Surroundings, time_of
from reportedly.figures.where import place_of
from reportedly.figures.who import Credit, credit_of, statement_of, with_polls
from reportedly.model import Article, Figure, Measure, Place, Span, Statement, TimeExpression
from reportedly.quantities import Quantity, TokenIndex, find_quantities

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
        self.time_starts = [time.start for time in times]

    def figures(self) -> tuple[Figure, ...]:
        """Every figure, in order."""
        placed = at_their_scenes(Scenes(self.index, self.article, self.sites, self.read()))
        return tuple(related(self.index.text, with_polls(self.index.text, placed)))

    def read(self) -> list[Figure]:
        """Every figure, in order, as the sentences around it tell it."""
        made: list[Figure] = []
        quantities = list(completed(self.doc, self.index, find_quantities(self.doc, self.index)))
        ends = [0, *(quantity.end for quantity in quantities)]
        begins = [*(quantity.phrase for quantity in quantities[1:]), len(self.index.text)]
        for quantity, *between in zip(quantities, ends, begins, strict=False):
            if rejection(self.doc, self.index, quantity) is None:
                made.append(self._figure(quantity, (between[0], between[1]), made))
        return made

    def _figure(self, quantity: Quantity, between: Span, made: Sequence[Figure]) -> Figure:
        """The figure of a quantity that stands `between` the end of the last one and the start of the next."""
        doc, index, text = self.doc, self.index, self.index.text
        sentence = self.index.sentence_around(quantity.start, quantity.end)
        credit = credit_of(doc, index, quantity, sentence, self.statements, self.credited)
        status, status_why = self._status(quantity, credit)
        measure, measure_why = measure_of(doc, index, quantity)
        scope, scope_why = scope_of(doc, index, quantity, sentence)
        place, place_why = self._place(quantity, measure, sentence, credit.statement)
        around = Surroundings(
            start=quantity.start,
            end=quantity.end,
            sentence=sentence,
            after=max(between[0], sentence[0]),
            before=between[1],
        )
        time, time_why = time_of(index, self.times, self.time_starts, around, self.article, coming=status == "forecast")
        figure = Figure(
            start=quantity.start,
            end=quantity.end,
            low=quantity.low,
            high=quantity.high,
            bound=quantity.bound,
            measure=measure,
            unit=unit_of(doc, quantity, measure),
            sentence=sentence,
            source=credit.source,
            source_span=credit.span,
            statement=credit.statement.id if credit.statement else None,
            status=status,
            place=text[place[0] : place[1]] if place else None,
            place_span=place,
            time=time,
            scope_span=scope,
            why={
                "value": f"“{text[quantity.start : quantity.end]}” read as {_SHAPES[quantity.shape]}",
                "bound": f"“{quantity.bound_words}”" if quantity.bound_words else "no bound words",
                "measure": measure_why,
                "unit": unit_why(quantity, measure),
                "source": credit.why,
                "status": status_why,
                "place": place_why,
                "time": time_why,
                "narrowed by": scope_why,
            },
        )
        return inherited(figure, quantity, made)

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
