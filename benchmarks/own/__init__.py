"""Accuracy on what the repository itself holds: sentences and whole articles in our own words, without the gold folder.

`python -m benchmarks own` prints the scores and, with `--misses`, what was read otherwise; tests hold `floors.json`.
The rules of agreement are those of the gold data's SPEC.md, told anew: a found figure is paired with the one it
overlaps; values agree within a hundredth; sources and places agree if one's last word, or any word, is in the other.
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.invented import HOME as EVENTS
from benchmarks.invented import load_article
from reportedly.model import Article, Block, Figure, Moment
from reportedly.pipeline import analyse

HOME = Path(__file__).parent
ARTICLES = (
    "001-collpamayo-earthquake/4-sitrep",
    "003-zoutkerke-dock-strike/3-localpaper",
    "005-altyn-air-crash/2-liveblog",
    "007-ostwerk-layoffs/1-company",
    "009-cabo-verde-runoff/4-radio",
    "011-canary-crossings/7-tabloid",
    "013-georgia-rate-budget/4-translated",
    "015-tuulikki-lusocel-merger/1-daily",
    "017-point-manzan-oil-spill/4-science",
    "019-karadere-mine/8-parliament",
    "021-huaycapata-bus/5-ministry-s-release",
    "023-cyclone-tiary/5-ngo-bulletin",
)
"""Twelve whole articles of the invented events (their training part), each in another voice."""
CLOSE = 0.01
"""Share of a value by which another may differ and still agree."""
SMALL_WORDS = frozenset("a an and at by for from in its of on s the to".split())
SAME_UNIT = {"dead": "people", "person": "people", "km": "kilometre", "kilometer": "kilometre", "metre": "meter"}
_MARK = re.compile(r"\[([^\]]*)\]")
_WORD = re.compile(r"[\w°]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A figure as a reader takes it; `when` are the first and the last day, `None` where they are not scored."""

    start: int
    end: int
    low: float
    high: float
    bound: str
    measure: str
    unit: str
    source: str | None
    status: str
    place: str | None
    when: tuple[str, str] | None


Text = tuple[Article, list[Expected]]
Pair = tuple[Expected, Figure]


def own_floors() -> dict[str, dict[str, float]]:
    """The least that each score of the sentences and of the articles may be."""
    found: dict[str, dict[str, float]] = json.loads((HOME / "floors.json").read_text(encoding="utf-8"))
    return found


def own_texts() -> dict[str, list[Text]]:
    """The sentences and the whole articles, each with what a reader takes from it."""
    return {"sentences": _sentences(), "articles": [_whole(name) for name in ARTICLES]}


def own_scores(texts: Sequence[Text]) -> tuple[dict[str, float], list[str]]:
    """Precision and recall of figures, the share of each slot that is right among those found, and the misses."""
    counts: Counter[str] = Counter()
    misses: list[str] = []
    for analysis, (article, expected) in zip(analyse(article for article, _ in texts), texts, strict=True):
        pairs = list(paired(expected, analysis.figures))
        counts += Counter(expected=len(expected), found=len(analysis.figures), pairs=len(pairs))
        for each in expected:
            if all(each is not one for one, _ in pairs):
                misses.append(f"missed: {_around(article.text, each.start, each.end)}")
        for one, figure in pairs:
            for slot, agrees in SLOTS.items():
                if slot == "when" and one.when is None:
                    continue
                counts[f"of {slot}"] += 1
                if agrees(one, figure):
                    counts[slot] += 1
                else:
                    got = figure.time if slot == "when" else getattr(figure, slot if slot != "value" else "low")
                    misses.append(f"{slot}: {got!r} in {_around(article.text, one.start, one.end)}")
    scores = {slot: counts[slot] / counts[f"of {slot}"] for slot in SLOTS if counts[f"of {slot}"]}
    ends = {"precision": counts["pairs"] / counts["found"], "recall": counts["pairs"] / counts["expected"]}
    return {name: round(value, 4) for name, value in (ends | scores).items()}, misses


def paired(expected: Sequence[Expected], figures: Sequence[Figure]) -> Iterator[Pair]:
    """Each expected figure with the found one that shares most characters with it, one to one."""
    free = list(figures)
    for one in expected:
        best = max(free, key=lambda figure: _shared(one, figure), default=None)
        if best is not None and _shared(one, best) > 0:
            free.remove(best)
            yield one, best


def _shared(one: Expected, figure: Figure) -> int:
    return min(one.end, figure.end) - max(one.start, figure.start)


def _values_agree(one: Expected, figure: Figure) -> bool:
    return all(
        abs(mine - theirs) <= CLOSE * abs(mine) for mine, theirs in ((one.low, figure.low), (one.high, figure.high))
    )


def _sources_agree(one: Expected, figure: Figure) -> bool:
    mine, theirs = _words(one.source), _words(figure.source)
    return (mine[-1] in theirs or theirs[-1] in mine) if mine and theirs else mine == theirs


def _places_agree(one: Expected, figure: Figure) -> bool:
    mine, theirs = (set(_words(place)) - SMALL_WORDS for place in (one.place, figure.place))
    return bool(mine & theirs) or not (mine or theirs)


def _units_agree(one: Expected, figure: Figure) -> bool:
    mine, theirs = ({_unit(word) for word in _words(unit)} - SMALL_WORDS for unit in (one.unit, figure.unit))
    return bool(mine & theirs) or not (mine or theirs)


def _unit(word: str) -> str:
    word = word.removesuffix("s")
    return SAME_UNIT.get(word, word)


def _days_agree(one: Expected, figure: Figure) -> bool:
    if one.when is None or figure.time is None:
        return False
    first, last, begins, ends = (date.fromisoformat(day).toordinal() for day in (*one.when, *figure.time))
    both, either = min(last, ends) - max(first, begins) + 1, max(last, ends) - min(first, begins) + 1
    return both > 0 and 2 * both >= either


SLOTS: dict[str, Callable[[Expected, Figure], bool]] = {
    "value": _values_agree,
    "bound": lambda one, figure: one.bound == figure.bound,
    "measure": lambda one, figure: one.measure == figure.measure,
    "unit": _units_agree,
    "source": _sources_agree,
    "status": lambda one, figure: one.status == figure.status,
    "place": _places_agree,
    "when": _days_agree,
}


def _words(text: str | None) -> list[str]:
    return _WORD.findall((text or "").lower())


def _around(text: str, start: int, end: int) -> str:
    return f"…{text[max(0, start - 60) : start]}[{text[start:end]}]{text[end : end + 60]}…".replace("\n", " ")


def _sentences() -> list[Text]:
    found = tomllib.loads((HOME / "sentences.toml").read_text(encoding="utf-8"))
    published = found["published"]
    return [_sentence(number, each, published) for number, each in enumerate(found["sentence"], 1)]


def _sentence(number: int, row: dict[str, Any], published: str) -> Text:
    spans: list[tuple[int, int]] = []
    text, last = "", 0
    for mark in _MARK.finditer(row["text"]):
        text += row["text"][last : mark.start()]
        spans.append((len(text), len(text) + len(mark[1])))
        text, last = text + mark[1], mark.end()
    text += row["text"][last:]
    expected = [_slots(span, each) for span, each in zip(spans, row["figures"], strict=True)]
    return _article(f"sentence-{number}", text, published), expected


def _slots(span: tuple[int, int], row: dict[str, Any]) -> Expected:
    days = row["when"].split("/") if "when" in row else None
    return Expected(
        start=span[0],
        end=span[1],
        low=row["low"],
        high=row.get("high", row["low"]),
        bound=row.get("bound", "exact"),
        measure=row["measure"],
        unit=row.get("unit", "people"),
        source=row.get("source"),
        status=row.get("status", "reported"),
        place=row.get("place"),
        when=(days[0], days[-1]) if days else None,
    )


def _whole(name: str) -> Text:
    found = load_article(EVENTS / f"{name}.toml")
    slots = ("start", "end", "low", "high", "bound", "measure", "unit", "source", "status", "place", "when")
    expected = [Expected(**{slot: getattr(each, slot) for slot in slots}) for each in found.mentions]
    return _article(found.doc, found.text, found.day), expected


def _article(doc: str, text: str, day: str) -> Article:
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block("paragraph", start, start + len(line)))
        start += len(line) + 1
    return Article(doc, text, tuple(blocks), published=Moment(day, "day", "as written"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the scores, and the misses if they are asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks own", description=__doc__)
    parser.add_argument("--misses", action="store_true", help="list what was read otherwise")
    chosen = parser.parse_args(arguments)
    for name, texts in own_texts().items():
        scores, misses = own_scores(texts)
        print(name, *(f"{slot} {value:.3f}" for slot, value in scores.items()))
        if chosen.misses:
            print("\n".join(f"  {line}" for line in misses))
    return 0
