"""Reported numbers: the right number, of the right thing, by the right source, in the right place and time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc

from reportedly.figures.context import Context
from reportedly.figures.links import find_previous, find_scope, find_whole
from reportedly.figures.measures import find_measure
from reportedly.figures.occasions import find_time
from reportedly.figures.quantities import Quantity, find_quantities
from reportedly.figures.selection import is_figure
from reportedly.figures.sources import crediting, find_source, find_statement
from reportedly.figures.statuses import find_status
from reportedly.figures.whereabouts import Whereabouts
from reportedly.figures.words import EVENT_MEASURES
from reportedly.model import Article, Figure, Place, Statement, TimeExpression

__all__ = ["find_figures", "find_quantities"]


def find_figures(
    doc: Doc,
    article: Article,
    statements: Sequence[Statement],
    places: Sequence[Place],
    times: Sequence[TimeExpression],
) -> tuple[Figure, ...]:
    """The figures that the article reports, in order; a pure function of its arguments.

    Definitions follow the gold data's `SPEC.md`.
    """
    quantities = find_quantities(doc)
    if not quantities:
        return ()
    ends = [sent.end for sent in doc.sents]
    starts = [0, *ends[:-1]]
    statements = crediting(doc, article.text, statements, places)
    whereabouts = Whereabouts(doc, article, places)
    figures: list[Figure] = []
    for index, quantity in enumerate(quantities):
        at = min(bisect_right(ends, quantity.first), len(ends) - 1)
        context = Context(doc, article.text, quantity, starts[at], ends[at], find_statement(statements, quantity.start))
        if is_figure(context):
            figures.append(_figure(context, article, quantities, index, whereabouts, times, figures))
    return tuple(figures)


def _figure(
    context: Context,
    article: Article,
    quantities: Sequence[Quantity],
    index: int,
    whereabouts: Whereabouts,
    times: Sequence[TimeExpression],
    earlier: Sequence[Figure],
) -> Figure:
    """A quantity with all its slots filled."""
    doc, quantity = context.doc, context.quantity
    measure, unit, why_measure = find_measure(context, earlier[-1] if earlier else None)
    part_of = find_whole(context, earlier)
    if part_of is not None and measure == "people" and earlier[part_of].measure in EVENT_MEASURES:
        measure, why_measure = earlier[part_of].measure, "a part of the figure before it"
    status, why_status = find_status(context)
    source = find_source(context.text, context.statement)
    place, why_place = whereabouts.find(context, measure)
    time, why_time = find_time(context, article, times)
    share = 100.0 if quantity.form in ("fraction", "ratio") and measure == "percent" else 1.0
    return Figure(
        quantity.start,
        quantity.end,
        round(quantity.low * share, 1) if share > 1 else quantity.low,
        round(quantity.high * share, 1) if share > 1 else quantity.high,
        quantity.bound,
        measure,
        unit,
        (doc[context.start].idx, doc[context.end - 1].idx + len(doc[context.end - 1].text.rstrip())),
        source=source.name if source else None,
        source_span=source.span if source else None,
        statement=source.statement.id if source else None,
        status=status,
        place=context.text[slice(*place)] if place else None,
        place_span=place,
        time=time,
        scope=find_scope(context),
        part_of=part_of,
        previous=find_previous(quantity, quantities, index),
        why={
            "value": f"the words {context.text[quantity.start : quantity.end]!r}",
            "bound": f"the words {quantity.bound_words!r}" if quantity.bound_words else "no bound beside it",
            "measure": why_measure,
            "unit": why_measure,
            "source": "the statement it lies in" if source else "the article's own voice",
            "status": why_status,
            "place": why_place,
            "time": why_time,
        },
    )
