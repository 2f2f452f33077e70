"""The evidence of a figure or statement: its article with all marks, the page that was kept, and why it is read so."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.api import Workspace
from reportedly.errors import UsageError
from reportedly.formats.addresses import carrier_of
from reportedly.model import Analysis, Article, Span
from reportedly.web import links
from reportedly.web.revisions import revision_views
from reportedly.web.view_data import EvidenceView, FigureView, Paragraph, ProvenanceView, SlotView, StatementItem
from reportedly.wording.days import NO_DATE, UNSURE, dated, moment_with_zone, post_about
from reportedly.wording.languages import language_notice
from reportedly.wording.marks import Mark, by_block, cut, marks_of
from reportedly.wording.provenance import provenance_in_words
from reportedly.wording.slots import slot_readings
from reportedly.wording.values import reported_value


def evidence_view(workspace: Workspace, doc: str, figure: int | None, statement: int | None) -> EvidenceView:
    """An article in which one figure or statement is highlighted; raises `UsageError` if there is none of that
    number."""
    analysis = workspace.article(doc)
    article = analysis.article
    shown = _figure(analysis, figure) if figure is not None else None
    said = _statement(analysis, statement) if statement is not None else None
    lit = _lit(analysis, figure, statement)
    marks = [*marks_of(analysis), *(Mark("content", span) for span in lit if statement is not None)]
    marks.sort(key=lambda mark: mark.span)
    told = {post.start: post_about(post) for post in article.posts}
    paragraphs = tuple(
        Paragraph(
            block.kind,
            tuple(cut(article.text, inside, (block.start, block.end))),
            any(block.start < end and start < block.end for start, end in lit),
            told.get(block.start),
        )
        for block, inside in zip(article.blocks, by_block(marks, article.blocks), strict=True)
    )
    return EvidenceView(
        doc=doc,
        title=article.title or doc,
        url=_address(article),
        about=" · ".join(filter(None, (article.publisher, _when(article), ", ".join(article.authors), article.credit))),
        notice=language_notice(article.language),
        story=workspace.lists.story_of(doc),
        paragraphs=paragraphs,
        kept=tuple(_kept(workspace, doc)),
        figure=shown,
        statement=said,
        revisions=revision_views(workspace, doc),
    )


def provenance_view(workspace: Workspace, doc: str) -> ProvenanceView:
    """How an article came out of its page; raises `UsageError` if there is no such article."""
    article, found = workspace.article(doc).article, workspace.provenance(doc)
    return ProvenanceView(
        doc=doc,
        title=article.title or doc,
        url=_address(article),
        found=tuple(provenance_in_words(found)),
        lines=tuple(article.text[block.start : block.end] for block in article.blocks),
        left_out=found.left_out,
    )


def _address(article: Article) -> str | None:
    return article.url if article.url and article.url.startswith(("http://", "https://")) else None


def _figure(analysis: Analysis, number: int) -> FigureView:
    if not 0 <= number < len(analysis.figures):
        raise UsageError(f"{analysis.article.doc} has no figure {number}")
    figure = analysis.figures[number]
    slots = tuple(
        SlotView(name, value.replace("_", " ") if name == "bound" else value, figure.why.get(name, ""))
        for name, value in slot_readings(analysis, number)
    )
    return FigureView(number, reported_value(figure), slots)


def _when(article: Article) -> str:
    """When an article came out, in words."""
    return dated(article.issued.value, unsure=article.issued.unsure) if article.issued else NO_DATE


def _statement(analysis: Analysis, number: int) -> StatementItem:
    if not 0 <= number < len(analysis.statements):
        raise UsageError(f"{analysis.article.doc} has no statement {number}")
    statement = analysis.statements[number]
    speaker = statement.speaker
    text = " … ".join(analysis.article.text[slice(*span)] for span in statement.content)
    doc, when = analysis.article.doc, _when(analysis.article)
    href = links.statement(doc, number)
    return StatementItem(
        speaker=speaker.name if speaker else None,
        role=speaker.role if speaker else None,
        content=text,
        doc=doc,
        when=when,
        href=href,
    )


def _lit(analysis: Analysis, figure: int | None, statement: int | None) -> list[Span]:
    """The spans to highlight: the sentence of the figure, or the content of the statement."""
    if figure is not None:
        return [analysis.figures[figure].sentence]
    return list(analysis.statements[statement].content) if statement is not None else []


def _kept(workspace: Workspace, doc: str) -> Iterator[tuple[str, str]]:
    """What is known of the page, in words."""
    page = workspace.lists.page(doc)
    if carrier := carrier_of(doc):
        yield "Carried by", carrier
    yield "Opened as", page.name
    if page.saved:
        mark = f"; {UNSURE}" if page.saved.unsure else ""
        yield "Saved", f"{moment_with_zone(page.saved.value)} ({page.saved.found}{mark})"
    yield "Read", moment_with_zone(page.read_at)
    yield "Kind", f"{page.media_type}, {page.bytes:,} bytes"
    yield "SHA-256", page.sha256
    yield "WARC record", f"{page.warc}, at byte {page.warc_offset:,}, {page.warc_length:,} bytes"
