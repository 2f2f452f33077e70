"""The mentions of figures in a story's articles, each with the question that it answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.ledger.bodies import Source, bodies_of
from reportedly.ledger.frames import Frame, frames_of
from reportedly.ledger.memory import Memory
from reportedly.ledger.posts import find_posts, post_at
from reportedly.ledger.questions import Question, main_area, place_of, question_of
from reportedly.model import Analysis, Article, Entry, Figure, Span, utc_moment


@dataclass(frozen=True, slots=True)
class Told:
    """The moment that a number goes back to: seconds since 1970, the day as its page writes it, and whether that is all
    that is known. Of such a day the middle is taken, so that a whole day of zones is around it."""

    seconds: float
    day: str
    is_day: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureMention:
    """One mention of a figure: its entry, the question that it answers, its frame, and the span of its sentence.

    `in_body` is false in a headline, highlight or caption. `told` is the moment that it goes back to: that of its post
    in a live blog, of the first article that had a copied text, else of its article; `None` if that is unknown. `post`
    is where its post starts."""

    entry: Entry
    question: Question
    frame: Frame
    sentence: Span
    in_body: bool
    region: str | None
    told: Told | None = None
    post: int | None = None

    @property
    def range(self) -> tuple[float, float]:
        """The numbers given."""
        return self.entry.low, self.entry.high


def in_order_of_time(analyses: Sequence[Analysis]) -> list[Analysis]:
    """Dated articles by time, then undated ones, each by their ids."""
    return sorted(analyses, key=lambda each: (issued(each) is None, seconds(issued(each)), each.article.doc))


def find_mentions(
    analyses: Sequence[Analysis],
    copies: Mapping[str, str] | None = None,
    said: Mapping[str, str] | None = None,
    memory: Memory | None = None,
) -> list[FigureMention]:
    """Every figure of a story's articles, in their order; `copies` has the article whose text an article carries,
    `said` what a person said that sources are called."""
    memory = memory or Memory()
    area = main_area(analyses, memory)
    first = {each.article.doc: issued(each) for each in analyses}
    found = []
    for analysis in analyses:
        original = (copies or {}).get(analysis.article.doc)
        copied = (first.get(original),) if original else None
        found.append(memory.recall(_mentions_in, (analysis,), area, copied))
    sources = ((each.entry.source, each.entry.role) for own in found for each in own if each.entry.source)
    bodies = bodies_of(sources, said)
    return [
        mention
        for own in found
        for mention in memory.recall(_with_bodies, own, tuple(_body(each, bodies) for each in own))
    ]


def _body(mention: FigureMention, bodies: Mapping[Source, str]) -> str | None:
    entry = mention.entry
    return bodies.get((entry.source, entry.role)) if entry.source else None


def _with_bodies(mentions: tuple[FigureMention, ...], bodies: tuple[str | None, ...]) -> tuple[FigureMention, ...]:
    return tuple(
        replace(mention, entry=replace(mention.entry, body=body)) if body else mention
        for mention, body in zip(mentions, bodies, strict=True)
    )


def _mentions_in(
    analyses: tuple[Analysis], area: str | None, copied: tuple[str | None] | None
) -> tuple[FigureMention, ...]:
    """The figures of one article; `area` is the area of the story, `copied` the moment of the article that it copies,
    if it is a copy."""
    (analysis,) = analyses
    posts = find_posts(analysis)
    questions = [question_of(figure, analysis, area) for figure in analysis.figures]
    frames = list(frames_of(analysis, questions))
    mentions = []
    for number, figure in enumerate(analysis.figures):
        place = place_of(figure, analysis)
        post = post_at(posts, figure.start)
        published = (post and post.told) or issued(analysis)
        moment = copied[0] if copied else published
        mentions.append(
            FigureMention(
                entry=_entry(number, figure, analysis, published),
                question=questions[number],
                frame=frames[number],
                sentence=figure.sentence,
                in_body=is_in_body(analysis.article, figure.start),
                region=place.region if place else None,
                told=told_at(moment) if moment else None,
                post=post.start if post else None,
            )
        )
    return tuple(mentions)


def by_time_told(mentions: Iterable[FigureMention]) -> list[FigureMention]:
    """Mentions by the moment that they go back to, those of an unknown one last; what an article replaces comes before
    what it says now."""
    return sorted(
        mentions, key=lambda each: (each.told is None, each.told.seconds if each.told else 0.0, not each.entry.replaced)
    )


def told_at(value: str) -> Told:
    """A moment of ISO 8601 as `Told`; midnight stands for the whole day, as pages write days so."""
    is_day = value[10:].lstrip("T ")[:8] in ("", "00:00", "00:00:00")
    return Told(seconds(value) + (12 * 3600 if is_day else 0), value[:10], is_day)


def issued(analysis: Analysis) -> str | None:
    """When an article came out, as far as it says."""
    return analysis.article.issued.value if analysis.article.issued else None


def seconds(value: str | None) -> float:
    """Seconds since 1970, for sorting; a time without a zone is taken as UTC, and no time is 0."""
    parsed = utc_moment(value) if value else None
    return parsed.timestamp() if parsed else 0.0


def is_in_body(article: Article, at: int) -> bool:
    """Whether a character stands in a paragraph, not in a headline, a highlight or a caption."""
    return any(block.kind == "paragraph" and block.start <= at < block.end for block in article.blocks)


def _entry(number: int, figure: Figure, analysis: Analysis, published: str | None) -> Entry:
    text = analysis.article.text
    speaker = analysis.statements[figure.statement].speaker if figure.statement is not None else None
    return Entry(
        low=figure.low,
        high=figure.high,
        bound=figure.bound,
        status=figure.status,
        source=speaker.name if speaker else figure.source,
        role=speaker.role if speaker else None,
        published=published,
        time=figure.time,
        place=figure.place,
        scope=text[slice(*figure.scope_span)] if figure.scope_span else None,
        doc=analysis.article.doc,
        figure=number,
        start=figure.start,
        end=figure.end,
        sentence=text[slice(*figure.sentence)],
        replaced=figure.replaced,
    )
