"""The mentions of figures in a story's articles, each with the question that it answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.ledger.questions import Question, main_area, place_of, question_of
from reportedly.model import Analysis, Entry, Figure, Span, utc_moment


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureMention:
    """One mention of a figure: its entry, the question that it answers, and the span of its sentence. `in_body` is
    false in a headline, highlight or caption. `previous` is the earlier value that the text gives ("rose from 250 to
    800")."""

    entry: Entry
    question: Question
    sentence: Span
    in_body: bool
    region: str | None
    previous: tuple[float, float] | None

    @property
    def range(self) -> tuple[float, float]:
        """The numbers given."""
        return self.entry.low, self.entry.high


def in_order_of_time(analyses: Sequence[Analysis]) -> list[Analysis]:
    """Dated articles by time, then undated ones, each by their ids."""
    return sorted(analyses, key=lambda each: (issued(each) is None, seconds(issued(each)), each.article.doc))


def find_mentions(analyses: Sequence[Analysis]) -> Iterator[FigureMention]:
    """Every figure of a story's articles, in their order."""
    area = main_area(analyses)
    for analysis in analyses:
        for number, figure in enumerate(analysis.figures):
            place = place_of(figure, analysis)
            yield FigureMention(
                entry=_entry(number, figure, analysis),
                question=question_of(figure, analysis, area),
                sentence=figure.sentence,
                in_body=_is_body(figure, analysis),
                region=place.region if place else None,
                previous=figure.previous,
            )


def issued(analysis: Analysis) -> str | None:
    """When an article came out, as far as it says."""
    return analysis.article.issued.value if analysis.article.issued else None


def seconds(value: str | None) -> float:
    """Seconds since 1970, for sorting; a time without a zone is taken as UTC, and no time is 0."""
    parsed = utc_moment(value) if value else None
    return parsed.timestamp() if parsed else 0.0


def _is_body(figure: Figure, analysis: Analysis) -> bool:
    blocks = analysis.article.blocks
    return any(block.kind == "paragraph" and block.start <= figure.start < block.end for block in blocks)


def _entry(number: int, figure: Figure, analysis: Analysis) -> Entry:
    text = analysis.article.text
    speaker = analysis.statements[figure.statement].speaker if figure.statement is not None else None
    return Entry(
        low=figure.low,
        high=figure.high,
        bound=figure.bound,
        status=figure.status,
        source=speaker.name if speaker else figure.source,
        role=speaker.role if speaker else None,
        published=issued(analysis),
        time=figure.time,
        place=figure.place,
        scope=text[slice(*figure.scope)] if figure.scope else None,
        doc=analysis.article.doc,
        figure=number,
        start=figure.start,
        end=figure.end,
        sentence=text[slice(*figure.sentence)],
    )
