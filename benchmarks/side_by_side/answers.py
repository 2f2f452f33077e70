"""A reader's answers, and how many of them a program gives."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[1] / "data/side_by_side"
PAGES = sorted((DATA / "pages").glob("*.html"), key=lambda path: int(path.name.partition("-")[0]))
NONE = "–"
"""What stands where a program has no such thing."""


@dataclass(frozen=True, kw_only=True)
class Number:
    """A number that a program gives for a page. `killed` is `None` for a program that does not say what befell."""

    page: str
    low: float
    high: float
    bound: str | None = None
    killed: bool | None = None
    source: str | None = None
    status: str | None = None


@dataclass(frozen=True, kw_only=True)
class Step:
    """A change that a program tells: the page of the new number, both numbers, and whose they are."""

    page: str
    before: float
    after: float
    source: str | None


@dataclass(kw_only=True)
class Found:
    """What a program gives. `tells` has the rows of the table that it has anything for at all."""

    tells: frozenset[str]
    numbers: list[Number]
    steps: list[Step] = field(default_factory=list)
    copies: list[tuple[str, str]] = field(default_factory=list)
    seconds: float = 0.0


@dataclass(frozen=True)
class Expected:
    """The answers; each a table of `expected.toml`."""

    claims: list[dict[str, Any]]
    changes: list[dict[str, Any]]
    end: dict[str, Any]
    paragraphs: dict[str, str]
    furniture: tuple[str, ...] = ("Most read", "24 Quay Street")

    def evidence(self, page: str) -> str:
        """The first paragraph of a page."""
        return self.paragraphs[page]


def read_expected() -> Expected:
    """The answers as they stand beside the pages."""
    told = tomllib.loads((DATA / "expected.toml").read_text("utf-8"))
    firsts = {path.stem: _first_paragraph(path.read_text("utf-8")) for path in PAGES}
    return Expected(told["claim"], told["change"], told["end"], firsts)


def _first_paragraph(html: str) -> str:
    """Of these pages: the paragraph behind the time, whose characters need no unescaping."""
    return html.partition("</time>\n<p>")[2].partition("</p>")[0]


def scores(expected: Expected, found: Found) -> tuple[dict[str, str], dict[str, list[str]]]:
    """The rows of the table, as text, and what is missing in each."""
    pairs, extra = _paired(expected.claims, found.numbers)
    missing: dict[str, list[str]] = {}

    def told(key: str, claims: list[dict[str, Any]], holds: list[bool]) -> str:
        missing[key] = [_named(claim) for claim, right in zip(claims, holds, strict=True) if not right]
        return f"{sum(holds)} of {len(claims)}" if key in found.tells else NONE

    def of(key: str, claims: list[dict[str, Any]], right: Any) -> str:
        paired = ((claim, pairs.get(id(claim))) for claim in claims)
        return told(key, claims, [number is not None and right(claim, number) for claim, number in paired])

    bounded = [claim for claim in expected.claims if claim.get("bound")]
    denied = [claim for claim in expected.claims if claim.get("status") == "denied"]
    stepped = [any(_is_step(change, step) for step in found.steps) for change in expected.changes]
    rows = {
        "numbers": of("numbers", expected.claims, lambda claim, number: True),
        "as killed": of("as killed", expected.claims, lambda claim, number: number.killed),
        "bounds": of("bounds", bounded, lambda claim, number: number.bound == claim["bound"]),
        "sources": of("sources", expected.claims, lambda claim, number: _is_source(claim, number.source)),
        "denied": of("denied", denied, lambda claim, number: number.status == "denied"),
        "changes": told("changes", expected.changes, stepped),
        "copies": told("copies", [expected.end], [(expected.end["copy"], expected.end["copied"]) in found.copies]),
        "to sort out": str(len(extra)),
        "seconds": f"{found.seconds:.1f}",
    }  # fmt: skip
    missing["to sort out"] = [f"{number.page[:2]} {number.low:g}–{number.high:g}" for number in extra]
    return rows, missing


def _named(table: dict[str, Any]) -> str:
    return f"{table.get('page', '')} {table.get('low', table.get('before', ''))} {table.get('after', '')}".strip()


def _paired(claims: list[dict[str, Any]], numbers: list[Number]) -> tuple[dict[int, Number], list[Number]]:
    """A number for each claim of its page and value, those with the right source first; and the numbers left over.

    A program that gives an answer again in the same page (a headline's, another speaker's of one body) is not blamed.
    """
    pairs: dict[int, Number] = {}
    for number in sorted(numbers, key=lambda each: not any(_is_source(claim, each.source) for claim in claims)):
        same = [each for each in claims if _is_of(each, number) and id(each) not in pairs]
        best = min(same, key=lambda claim: not _is_source(claim, number.source), default=None)
        if best is not None:
            pairs[id(best)] = number
    return pairs, [each for each in numbers if not any(_is_of(claim, each) for claim in claims)]


def _is_of(claim: dict[str, Any], number: Number) -> bool:
    ends = (claim["low"], claim.get("high", claim["low"]))
    return claim["page"] == number.page and ends == (number.low, number.high)


def _is_source(claim: dict[str, Any], source: str | None) -> bool:
    return any(word.casefold() in (source or "").casefold() for word in claim["source"])


def _is_step(change: dict[str, Any], step: Step) -> bool:
    same = (change["page"], change["before"], change["after"]) == (step.page, step.before, step.after)
    return same and _is_source(change, step.source)
