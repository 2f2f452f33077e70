"""The formats that findings can be written in, as tables: the command line and the web page offer what stands here.

To add a format, write its function in a module of its own and give it one entry here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.export import json, ledger, statements
from reportedly.export.geojson import places_to_geojson, story_places
from reportedly.model import Analysis, Ledger, Saying

Analyses = Callable[[], Sequence[Analysis]]
"""Gives the analyses of the articles of the one story that is written; it is called only by formats that need them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerFormat:
    """A format of ledgers. `write` takes the ledgers, the analyses, and whether the file is for Excel.

    A file in a format that is `for_one_story` holds the ledger of one story only.
    """

    media_type: str
    write: Callable[[Sequence[Ledger], Analyses, bool], str]
    for_one_story: bool = False


def _report(ledger: Ledger, analyses: Sequence[Analysis]) -> str:
    from reportedly.export.report import story_report  # it loads the templates

    return story_report(ledger, analyses)


LEDGER_FORMATS: Mapping[str, LedgerFormat] = {
    "json": LedgerFormat(
        media_type="application/json",
        write=lambda ledgers, _, excel: "".join(ledger.to_json(each) + "\n" for each in ledgers),
    ),
    "csv": LedgerFormat(
        media_type="text/csv; charset=utf-8",
        write=lambda ledgers, _, excel: ledger.to_csv(ledgers, excel=excel),
    ),
    "md": LedgerFormat(
        media_type="text/markdown; charset=utf-8",
        write=lambda ledgers, _, excel: "\n".join(map(ledger.to_markdown, ledgers)),
    ),
    "geojson": LedgerFormat(
        media_type="application/geo+json",
        write=lambda ledgers, analyses, excel: places_to_geojson(story_places(ledgers[0], analyses())) + "\n",
        for_one_story=True,
    ),
    "html": LedgerFormat(
        media_type="text/html; charset=utf-8",
        write=lambda ledgers, analyses, excel: _report(ledgers[0], analyses()),
        for_one_story=True,
    ),
}
"""The formats of ledgers, by the name that the option `--format` and the addresses of the web page have for them."""

SAYING_FORMATS: Mapping[str, Callable[[Sequence[Saying], bool], str]] = {
    "json": lambda sayings, excel: json.to_json(sayings) + "\n",
    "csv": lambda sayings, excel: statements.to_csv(sayings, excel=excel),
    "md": lambda sayings, excel: statements.to_markdown(sayings),
}
"""The formats of what was said; each function takes the sayings and whether the file is for Excel."""
