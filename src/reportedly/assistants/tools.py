"""What an assistant can ask of a workspace. Each answer is small, says where to go on, and cites evidence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from reportedly.api import Workspace
from reportedly.assistants.evidence import (
    cut,
    entries_in_short,
    evidence_id,
    figure_of,
    filled,
    tally_in_short,
    whole_evidence,
)
from reportedly.errors import UsageError
from reportedly.export.evidence_links import LOCAL_PAGE, live_link, local_article, web_address
from reportedly.model import Change, Slot, SlotValue, utc_moment
from reportedly.plain import shown
from reportedly.wording.changes import change_in_words

MOST_ROWS, MOST_CHARACTERS = 50, 8_000
"""Rows, and characters of an article, that one answer has at most."""
MOST_FOUND = 200
"""Tallies that a search goes through."""
Answer = dict[str, Any]


class Tools:
    """The questions; each opens the workspace anew, so that it sees what was read meanwhile."""

    def __init__(self, database: Path) -> None:
        Workspace(database).close()
        self._database = database

    def _open(self) -> Workspace:
        return Workspace(self._database)

    def find_stories(self, words: str = "", start: int = 0, limit: int = 10) -> Answer:
        """Find stories, the latest first: by words such as "killed in Kunar", or all. Each comes with the tallies that
        answer the words, or with its first ones: what is counted, the range that stands, and the evidence ids of it."""
        with self._open() as workspace:
            if not words.strip():
                rows = workspace.lists.recent_stories(_limit(limit) + 1, max(0, start))
                found = [
                    {"story": row.id, "title": shown(row.title), "articles": row.articles, "first": row.first,
                     "last": row.last, "tallies": [tally_in_short(each) for each in workspace.lists.headlines(row.id)]}
                    for row in rows
                ]  # fmt: skip
                return _page("stories", found, max(0, start), limit, skip=False)
            stories: dict[int, Answer] = {}
            for hit in workspace.find(words, limit=MOST_FOUND):
                story = stories.setdefault(hit.story, {"story": hit.story, "title": shown(hit.title), "tallies": []})
                if len(story["tallies"]) < 5:
                    story["tallies"].append(tally_in_short(hit.tally))
        return _page("stories", stories.values(), start, limit)

    def ledger(self, story: int, start: int = 0, limit: int = 10) -> Answer:
        """The tallies of a story: who reported how many of what. Each has the range that stands, what changed, and the
        evidence ids; `tally` has its entries."""
        with self._open() as workspace:
            ledger = workspace.ledger(story)
        about = {"story": ledger.story, "title": shown(ledger.title), "articles": len(ledger.articles)}
        return about | _page("tallies", map(tally_in_short, ledger.tallies), start, limit)

    def tally(self, tally: str, start: int = 0, limit: int = 20) -> Answer:
        """The entries of a tally in order of time: value, source, status, sentence and evidence id of each, and which
        exclude each other."""
        with self._open() as workspace:
            ledger, found = workspace.tally(tally)
        about = {"story": ledger.story, "title": shown(ledger.title)} | tally_in_short(found)
        ids = [evidence_id(entry.doc, entry.figure) for entry in found.entries]
        pairs = [[ids[one], ids[other]] for one, other in found.conflicts[:10]]
        more = {"cannot_both_be_so": pairs} if pairs else {}
        number = about.pop("entries")
        return about | more | {"count": number} | _page("entries", entries_in_short(found), start, limit)

    def statements(
        self, story: int | None = None, by: str | None = None, about: str | None = None, start: int = 0, limit: int = 10
    ) -> Answer:
        """Who said what: in a story, by a speaker (all forms of a name), or on a subject. Each has its words, its
        article, its characters there and a link."""
        with self._open() as workspace:
            sayings = workspace.statements(story=story, by=by, about=about)
            start, rows = max(0, start), []
            for each in sayings[start : start + _limit(limit) + 1]:
                article = workspace.article(each.doc).article
                link = live_link(article.url, article.text, (each.start, each.end))
                rows.append(
                    filled(
                        {"speaker": each.speaker, "role": each.role, "said": cut(each.content), "story": each.story,
                         "published": each.published, "outlets": each.outlets, "doc": each.doc, "start": each.start,
                         "end": each.end, "live_link": link, "local_link": LOCAL_PAGE + local_article(each.doc)}
                    )
                )  # fmt: skip
        return _page("statements", rows, start, limit, skip=False)

    def evidence(self, evidence: str) -> Answer:
        """All behind one number, by its evidence id: its sentence and paragraph, characters in the article's text, who
        says so, links to the live and the local page, and the SHA-256 of the page. Ask it before you quote a number."""
        with self._open() as workspace:
            return whole_evidence(workspace, evidence)

    def changes_since(self, moment: str, start: int = 0, limit: int = 20) -> Answer:
        """What the articles that were read since a moment changed (ISO 8601, such as 2025-09-01T08:00Z): new stories,
        entries, sources and conflicts, and ranges that stand otherwise now; with evidence ids."""
        since = _moment(moment)
        with self._open() as workspace:
            changes = workspace.changes(since)
        return _page("changes", map(_change, changes), start, limit)

    def read_article(self, doc: str, start: int = 0, length: int = 4000) -> Answer:
        """The text of an article from a character on, by the `doc` of an answer; offsets count in this text."""
        with self._open() as workspace:
            article = workspace.article(doc).article
        start = max(0, start)
        end = min(len(article.text), start + max(1, min(length, MOST_CHARACTERS)))
        return filled(
            {
                "doc": doc,
                "title": article.title,
                "publisher": article.publisher,
                "published": article.issued.value if article.issued else None,
                "url": web_address(article.url),
                "local_link": LOCAL_PAGE + local_article(doc),
                "page_sha256": article.page,
                "start": start,
                "end": end,
                "length": len(article.text),
                "text": article.text[start:end],
                "next": end if end < len(article.text) else None,
            }
        )

    def mark_wrong(self, evidence: str, note: str) -> Answer:
        """Mark a figure as wrongly read, with a note on why: it leaves its tally. Kept as a correction by "assistant",
        which a person sees and can undo."""
        doc, figure = figure_of(evidence)
        with self._open() as workspace:
            kept = workspace.correct(workspace.draft(by="assistant", note=note).wrong(doc, figure))
        return {"correction": kept.id, "evidence": evidence}

    def set_slot(self, evidence: str, slot: Slot, value: str | float, note: str) -> Answer:
        """Set what a figure says (low, high, bound, measure, unit, source, place or status), with a note on why."""
        doc, figure = figure_of(evidence)
        given: SlotValue = _number(value) if slot in ("low", "high") else str(value)
        with self._open() as workspace:
            kept = workspace.correct(workspace.draft(by="assistant", note=note).set(doc, figure, {slot: given}))
        return {"correction": kept.id, "evidence": evidence}

    def undo_correction(self, correction: str) -> Answer:
        """Undo a correction by its id."""
        with self._open() as workspace:
            return {"undone": workspace.undo(correction).id}


READING = ("find_stories", "ledger", "tally", "statements", "evidence", "changes_since", "read_article")
"""The tools that change nothing."""
EDITING = ("mark_wrong", "set_slot", "undo_correction")
"""Those that correct; they are there only if that is asked for."""


def _limit(limit: int) -> int:
    return max(1, min(limit, MOST_ROWS))


def _page(name: str, rows: Iterable[Answer], start: int, limit: int, *, skip: bool = True) -> Answer:
    """Rows from `start` on, no more than asked for, and where the next ones begin; without `skip`, `rows` begin
    there."""
    start = max(0, start)
    found = list(islice(rows, start if skip else 0, (start if skip else 0) + _limit(limit) + 1))
    more = {"next": start + _limit(limit)} if len(found) > _limit(limit) else {}
    return {name: found[: _limit(limit)], **more}


def _change(change: Change) -> Answer:
    entries = [each for each in (change.entry, change.other) if each]
    return filled(
        {
            "kind": change.kind,
            "story": change.story,
            "title": shown(change.title),
            "tally": change.tally,
            "told": cut(change_in_words(change)),
            "doc": change.doc,
            "evidence": [evidence_id(each.doc, each.figure) for each in entries] or None,
            "sentence": cut(change.entry.sentence) if change.entry else None,
        }
    )


def _moment(text: str) -> datetime:
    found = utc_moment(text)
    if found is None:
        raise UsageError(f"{text!r} is no moment such as 2025-09-01 or 2025-09-01T08:00Z")
    return found


def _number(value: str | float) -> float:
    try:
        return float(value)
    except ValueError as error:
        raise UsageError(f"{value!r} is no number") from error
