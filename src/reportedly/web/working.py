"""The pages for people who correct: what is worth a look, all rows of a story, the list of corrections, the
accuracy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from reportedly.api import CorrectionState, Workspace
from reportedly.model import Entry, WorthALook
from reportedly.web import links
from reportedly.web.numbers import query_number
from reportedly.web.pages import open_workspace, render
from reportedly.web.view_data import EntryRow
from reportedly.web.views import anchor, entry_row, tally_href
from reportedly.wording.accuracy import SLOT_MEANINGS, share_in_words
from reportedly.wording.corrections import correction_in_words
from reportedly.wording.days import dated
from reportedly.wording.sources import source_in_words
from reportedly.wording.tallies import heading, outlets_of, standing_in_words
from reportedly.wording.values import reported_value

LOOKS = 30
"""Figures that are worth a look on one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookRow:
    """A figure that is worth a look, in its sentence: what stands `before` its `number` and `behind` it."""

    anchor: str
    doc: str
    figure: int
    value: str
    heading: str
    who: str
    when: str
    outlet: str
    stands: str
    title: str
    reasons: tuple[tuple[str, str], ...]
    before: str
    number: str
    behind: str
    href: str
    tally_href: str
    story_href: str


@dataclass(frozen=True, slots=True)
class WorkTally:
    """A tally whose rows are worked on."""

    tally: str
    heading: str
    stands: str
    also: bool
    anchor: str
    rows: tuple[EntryRow, ...]


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A correction in words, with the sentence that it is about, and where its figure, tally and story are."""

    state: CorrectionState
    words: str
    sentence: str | None
    figure_href: str | None
    tally_href: str | None
    story_href: str | None


def look_rows(workspace: Workspace, looks: Sequence[WorthALook]) -> list[LookRow]:
    """The rows of figures that are worth a look."""
    texts = {doc: workspace.article(doc).article for doc in dict.fromkeys(each.entry.doc for each in looks)}
    return [_look_row(each, texts[each.entry.doc].text, texts[each.entry.doc].publisher) for each in looks]


def _look_row(look: WorthALook, text: str, publisher: str | None) -> LookRow:
    entry = look.entry
    before, number, behind = _around(entry, text)
    return LookRow(
        anchor=f"look-{look.tally.id}-{look.number}",
        doc=entry.doc,
        figure=entry.figure,
        value=reported_value(entry),
        heading=heading(look.tally),
        who=source_in_words(entry.source, entry.role),
        when=dated(entry.published, unsure=entry.unsure),
        outlet=publisher or entry.doc,
        stands=standing_in_words(look.tally),
        title=look.title,
        reasons=look.reasons,
        before=before,
        number=number,
        behind=behind,
        href=links.figure(entry.doc, entry.figure),
        tally_href=tally_href(look.story, look.tally),
        story_href=links.story(look.story),
    )


def _around(entry: Entry, text: str) -> tuple[str, str, str]:
    """The sentence of an entry in three parts: before its number, the number, and behind it."""
    number = text[entry.start : entry.end]
    start = text.rfind(entry.sentence, 0, entry.end + len(entry.sentence))
    if start < 0 or not start <= entry.start <= start + len(entry.sentence) - len(number):
        return entry.sentence, "", ""
    end = start + len(entry.sentence)
    return text[start : entry.start], number, text[entry.end : end]


def asked_looks(request: Request) -> tuple[int | None, bool]:
    """The story, if one is asked for, and whether figures are to be drawn by chance."""
    story, by_chance = query_number(request, "story", 1, 10**9, 0), query_number(request, "by_chance", 0, 1, 0)
    return story or None, by_chance == 1


def looks(request: Request) -> list[LookRow]:
    """The figures that are worth a look, as a request asks for them, what helps most first."""
    story, by_chance = asked_looks(request)
    with open_workspace(request) as workspace:
        return look_rows(workspace, workspace.review(story, limit=LOOKS, by_chance=by_chance))


def review(request: Request) -> Response:
    """The page of what is worth a look."""
    story, by_chance = asked_looks(request)
    return render(request, "review.html", rows=looks(request), story=story, by_chance=by_chance)


def work(request: Request) -> Response:
    """All rows of a story, to be merged, split and moved."""
    with open_workspace(request) as workspace:
        ledger = workspace.ledger(request.path_params["story"])
    publishers = dict(outlets_of(ledger))
    tallies = [
        WorkTally(
            tally=each.id,
            heading=heading(each),
            stands=standing_in_words(each),
            also=each.also,
            anchor=anchor(each),
            rows=tuple(entry_row(each, number, publishers) for number in range(len(each.entries))),
        )
        for each in ledger.tallies
    ]
    return render(request, "work.html", story=ledger.story, title=ledger.title, tallies=tallies)


def accuracy(request: Request) -> Response:
    """How accurate the pages were read, by what people said."""
    with open_workspace(request) as workspace:
        found = workspace.accuracy()
    rows = [(row, *share_in_words(row), SLOT_MEANINGS[row.slot]) for row in found.rows] if found.articles else []
    return render(request, "accuracy.html", rows=rows, articles=found.articles)


def correction_rows(states: Sequence[CorrectionState]) -> list[CorrectionRow]:
    """The rows of corrections, the latest first."""
    return [_correction_row(each) for each in reversed(states)]


def _correction_row(state: CorrectionState) -> CorrectionRow:
    anchors = state.correction.anchors
    has_figure = state.doc is not None and state.figure is not None
    return CorrectionRow(
        state=state,
        words=correction_in_words(state.correction),
        sentence=anchors[-1].sentence if anchors else None,
        figure_href=links.figure(state.doc, state.figure) if has_figure else None,  # type: ignore[arg-type]
        tally_href=links.tally(state.story, state.tally) if state.story is not None and state.tally else None,
        story_href=links.story(state.story) if state.story is not None else None,
    )
