"""Evidence as an assistant cites it: an id for each figure, with its sentence, characters, links and digest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from reportedly.api import Workspace
from reportedly.errors import UsageError
from reportedly.export.evidence_links import LOCAL_PAGE, live_link, local_figure, web_address
from reportedly.model import Entry, Tally
from reportedly.plain import shown
from reportedly.wording.sources import source_in_words
from reportedly.wording.tallies import flags, heading, standing_in_words
from reportedly.wording.values import reported_value

LONGEST = 600
"""Characters of a sentence or a statement in a list; `evidence` has the whole."""
_ID = re.compile(r"(.+)#figure=([0-9]{1,6})", re.DOTALL)


def evidence_id(doc: str, figure: int) -> str:
    """The id of a figure of an article."""
    return f"{doc}#figure={figure}"


def figure_of(evidence: str) -> tuple[str, int]:
    """The article and the figure that an id means; raises `UsageError` if it is none."""
    found = _ID.fullmatch(evidence)
    if found is None:
        raise UsageError(
            f"{evidence!r} is no id of evidence, which looks like page.html#figure=3: take one of an answer"
        )
    return found[1], int(found[2])


def cut(text: str) -> str:
    """A text on one line, no longer than a list shows."""
    line = shown(" ".join(text.split()))
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def entry_in_short(entry: Entry, marks: Sequence[str]) -> dict[str, Any]:
    """An entry of a tally with the id of its evidence."""
    return filled(
        {
            "evidence": evidence_id(entry.doc, entry.figure),
            "value": reported_value(entry),
            "low": entry.low,
            "high": entry.high,
            "status": entry.status,
            "source": source_in_words(entry.source),
            "role": entry.role,
            "published": entry.published,
            "holds_for": list(entry.time) if entry.time else None,
            "place": entry.place,
            "independent_origins": entry.origins,
            "flags": list(marks) or None,
            "sentence": cut(entry.sentence),
        }
    )


def tally_in_short(tally: Tally) -> dict[str, Any]:
    """A tally with what stands now, and the evidence of both ends of it."""
    return filled(
        {
            "tally": tally.id,
            "what": heading(tally),
            "stands": standing_in_words(tally),
            "as_of": tally.as_of,
            "evidence": standing_evidence(tally),
            "changed": tally.changed,
            "entries": len(tally.entries),
            "conflicts": len(tally.conflicts) or None,
            "only_mentioned_along_the_way": tally.also or None,
        }
    )


def standing_evidence(tally: Tally) -> list[str]:
    """The ids of the latest entry, and of the last entries that have the ends of the range that stands."""
    latest = tally.entries[tally.latest]
    chosen: list[Entry] = [latest]
    for end in tally.standing or ():
        chosen += [each for each in tally.entries if end in (each.low, each.high)][-1:]
    return list(dict.fromkeys(evidence_id(each.doc, each.figure) for each in chosen))


def entries_in_short(tally: Tally) -> Iterable[dict[str, Any]]:
    """The entries of a tally, in order of time."""
    return (entry_in_short(entry, marks) for entry, marks in zip(tally.entries, flags(tally).values(), strict=True))


def whole_evidence(workspace: Workspace, evidence: str) -> dict[str, Any]:
    """All that stands behind a figure; raises `UsageError` if there is none of this id."""
    doc, number = figure_of(evidence)
    analysis = workspace.article(doc)
    if number >= len(analysis.figures):
        raise UsageError(f"{doc} has {len(analysis.figures)} figures; there is no {evidence}")
    figure, article = analysis.figures[number], analysis.article
    block = next((each for each in article.blocks if each.start <= figure.start < each.end), None)
    return filled(
        {
            "evidence": evidence,
            "number": article.text[figure.start : figure.end],
            "start": figure.start,
            "end": figure.end,
            "sentence": shown(article.text[slice(*figure.sentence)]),
            "sentence_span": list(figure.sentence),
            "paragraph": shown(article.text[block.start : block.end])[:4000] if block else None,
            "value": reported_value(figure),
            "measure": figure.measure,
            "unit": figure.unit,
            "status": figure.status,
            "source": source_in_words(figure.source),
            "place": figure.place,
            "holds_for": list(figure.time) if figure.time else None,
            "why": figure.why or None,
            "doc": doc,
            "title": article.title,
            "publisher": article.publisher,
            "published": article.issued.value if article.issued else None,
            "url": web_address(article.url),
            "live_link": live_link(article.url, article.text, figure.sentence),
            "local_link": LOCAL_PAGE + local_figure(doc, number),
            "page_sha256": article.page,
        }
    )


def filled(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that have a value."""
    return {name: value for name, value in fields.items() if value is not None}
