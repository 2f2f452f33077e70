"""How well the program reads the invented events, and what its ledger answers day by day.

`python -m benchmarks.events [--part train|held] [--gold ../shared/gold] [--misses]`. Figures are scored by the gold
data's `score_figures.py`. Of the ledger, read day by day through a workspace for each event:

- tallies: pairwise F1 of figures that answer one question, mean of events (a figure that was not found stands alone);
- standing: share of the values that should stand at the end of a day, and do in the tally that holds most of the
  question's figures;
- conflicts: precision and recall of pairs of values that are shown as excluding each other;
- wanted: share of the first ten tallies of the event's largest story that answer a question marked important.

The held part's errors are never looked at: `--misses` lists those of the train part only.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, groupby
from pathlib import Path

from benchmarks.invented import PARTS, InventedArticle, InventedEvent, Mention, Part, load_events
from benchmarks.scorers import run_scorer, write_rows
from reportedly.api import Workspace
from reportedly.model import Entry, Ledger, Tally

FIRST = 10
"""Tallies that an analyst looks at first."""
Mentions = dict[str, dict[str, Mention]]
Name = tuple[str, str]
"""A figure of an event: the article's `doc`, the mention's id."""


@dataclass(slots=True)
class Counts:
    """What was right, shown and wanted, of something that has precision and recall."""

    right: int = 0
    shown: int = 0
    wanted: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.shown + self.wanted) if self.shown + self.wanted else 0.0


@dataclass(slots=True)
class Answer:
    """How the ledger of one event did."""

    name: str
    tallies: Counts = field(default_factory=Counts)
    standing: Counts = field(default_factory=Counts)
    conflicts: Counts = field(default_factory=Counts)
    wanted: Counts = field(default_factory=Counts)
    figures: list[dict[str, object]] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)


def event_scores(gold: Path, parts: Sequence[Part] = PARTS) -> dict[str, float]:
    """Every score of some parts, by name."""
    scores: dict[str, float] = {}
    for part in parts:
        events = load_events(part)
        found = answers(events)
        scores |= {f"events, {part}, {name}": value for name, value in figure_scores(events, found, gold).items()}
        scores |= {f"events, {part}, {name}": value for name, value in answer_scores(found).items()}
    return scores


def figure_scores(events: Sequence[InventedEvent], found: Sequence[Answer], gold: Path) -> dict[str, float]:
    """Figures and their slots by `score_figures.py`."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        articles = [article for event in events for article in event.articles]
        write_articles(folder / "docs.jsonl", articles)
        write_rows(folder / "gold.jsonl", [_gold(article, each) for article in articles for each in article.mentions])
        write_rows(folder / "found.jsonl", [figure for answer in found for figure in answer.figures])
        arguments = (folder / "docs.jsonl", folder / "gold.jsonl", folder / "found.jsonl")
        result = run_scorer(gold / "score_figures.py", *arguments)
    scores = {f"figures {name} F1": result["scores"][name]["f1"] for name in ("span", "value", "ledger")}
    scores |= {f"figures {name} accuracy": share for name, share in result["slots"].items()}
    return scores | {f"figures {name} accuracy": share for name, share in result["more"].items() if share is not None}


def _slots(figure: object) -> dict[str, object]:
    names = ("start", "end", "low", "high", "bound", "measure", "unit", "source", "status", "place", "time")
    return {name: getattr(figure, name) for name in names}


def answers(events: Sequence[InventedEvent]) -> list[Answer]:
    """How the ledger of each event did, its articles read day by day."""
    return [_answer(event) for event in events]


def _answer(event: InventedEvent) -> Answer:
    answer = Answer(event.name)
    ledgers: list[Ledger] = []
    with tempfile.TemporaryDirectory() as name, Workspace(Path(name) / "w.db", create=True) as workspace:
        for day, articles in in_days(event):
            read_articles(workspace, Path(name), articles)
            ledgers = [workspace.ledger(story.id) for story in workspace.stories()]
            _score_standing(event, day, ledgers, answer)
        for article in event.articles:
            figures = workspace.article(article.doc).figures
            answer.figures += [{"doc": article.doc, **_slots(figure)} for figure in figures]
    _score_tallies(event, ledgers, answer)
    _score_conflicts(event, ledgers, answer)
    _score_first(event, ledgers, answer)
    return answer


def in_days(event: InventedEvent) -> Iterator[tuple[str, list[InventedArticle]]]:
    """The days of an event with their articles, in order."""
    ordered = sorted(event.articles, key=lambda article: (article.day, article.number))
    for day, articles in groupby(ordered, lambda each: each.day):
        yield day, list(articles)


def answer_scores(found: Sequence[Answer]) -> dict[str, float]:
    """Scores over some events."""
    conflicts = [each.conflicts for each in found]
    right = sum(each.right for each in conflicts)
    return {
        "tallies pairwise F1, mean of events": sum(each.tallies.f1 for each in found) / len(found),
        "standing right": _share(each.standing for each in found),
        "conflicts precision": right / max(1, sum(each.shown for each in conflicts)),
        "conflicts recall": right / max(1, sum(each.wanted for each in conflicts)),
        "first ten wanted": _share(each.wanted for each in found),
    }


def _share(counts: Iterator[Counts]) -> float:
    every = list(counts)
    return sum(each.right for each in every) / max(1, sum(each.wanted for each in every))


def mentions_of(event: InventedEvent) -> Mentions:
    """The mentions of each article by their ids."""
    return {article.doc: {each.id: each for each in article.mentions} for article in event.articles}


def named_by(mentions: Mentions, entry: Entry) -> list[Name]:
    """The mentions that an entry and its repeats stand for: those that their spans meet."""
    spans = [(entry.start, entry.end), *entry.repeats]
    found = mentions.get(entry.doc, {}).values()
    met = [each for each in found if any(each.start < end and start < each.end for start, end in spans)]
    return [(entry.doc, each.id) for each in met]


def _tallies(ledgers: Sequence[Ledger]) -> list[Tally]:
    return [tally for ledger in ledgers for tally in ledger.tallies]


def _score_tallies(event: InventedEvent, ledgers: Sequence[Ledger], answer: Answer) -> None:
    """Pairs of figures in one tally against pairs that answer one question."""
    mentions = mentions_of(event)
    questions = {
        (doc, each.id): each.question for doc, found in mentions.items() for each in found.values() if each.question
    }
    wanted = {pair for pair in combinations(sorted(questions), 2) if questions[pair[0]] == questions[pair[1]]}
    shown = {
        pair
        for tally in _tallies(ledgers)
        for pair in combinations(sorted({name for entry in tally.entries for name in named_by(mentions, entry)}), 2)
        if pair[0] in questions or pair[1] in questions
    }
    answer.tallies = Counts(len(wanted & shown), len(shown), len(wanted))
    answer.misses += [f"apart: {one} {other} ({questions[one]})" for one, other in sorted(wanted - shown)]
    answer.misses += [f"together: {one} {other}" for one, other in sorted(shown - wanted)]


def _score_standing(event: InventedEvent, day: str, ledgers: Sequence[Ledger], answer: Answer) -> None:
    """What stands at the end of a day in the tally that holds most of a question's figures."""
    mentions = mentions_of(event)
    for standing in (each for each in event.standings if each.day == day):
        best: tuple[int, Tally | None] = (0, None)
        for tally in _tallies(ledgers):
            names = [name for entry in tally.entries for name in named_by(mentions, entry)]
            count = sum(mentions[doc][each].question == standing.question for doc, each in names)
            best = max(best, (count, tally), key=lambda pair: pair[0])
        stands = best[1].standing if best[1] else None
        is_right = stands == (standing.low, standing.high)
        answer.standing.wanted += 1
        answer.standing.right += is_right
        if not is_right:
            wanted = f"{standing.low}–{standing.high}"
            answer.misses.append(f"standing: {standing.question} on {day}: {stands}, not {wanted}")


def _score_conflicts(event: InventedEvent, ledgers: Sequence[Ledger], answer: Answer) -> None:
    """Pairs of values that are shown as excluding each other, against those that do."""
    numbers = {article.number: article.doc for article in event.articles}
    mentions = mentions_of(event)
    wanted = set()
    for question, figures in event.conflicts:
        told = [mentions[numbers[name.split("/")[0]]][name.split("/")[1]] for name in figures]
        for one, other in combinations(told, 2):
            wanted.add((question, frozenset([(one.low, one.high), (other.low, other.high)])))
    shown = set()
    for tally in _tallies(ledgers):
        for one, other in tally.conflicts:
            pair = (tally.entries[one], tally.entries[other])
            asked = Counter(mentions[doc][each].question for entry in pair for doc, each in named_by(mentions, entry))
            question = asked.most_common(1)[0][0] if asked else None
            shown.add((question, frozenset((each.low, each.high) for each in pair)))
    answer.conflicts = Counts(len(wanted & shown), len(shown), len(wanted))
    answer.misses += [f"no conflict shown: {question} {sorted(values)}" for question, values in wanted - shown]
    answer.misses += [f"no conflict: {question} {sorted(values)}" for question, values in shown - wanted]


def _score_first(event: InventedEvent, ledgers: Sequence[Ledger], answer: Answer) -> None:
    """The first tallies of the largest story: are they ones that an analyst wants?"""
    if not ledgers:
        return
    important = {question.id for question in event.questions if question.important}
    mentions = mentions_of(event)
    for tally in max(ledgers, key=lambda ledger: len(ledger.articles)).tallies[:FIRST]:
        names = [name for entry in tally.entries for name in named_by(mentions, entry)]
        asked = Counter(mentions[doc][each].question for doc, each in names)
        is_wanted = bool(asked) and asked.most_common(1)[0][0] in important
        answer.wanted.wanted += 1
        answer.wanted.right += is_wanted
        if not is_wanted:
            answer.misses.append(f"not wanted among the first: {tally.what}, {tally.place}")


def _row(article: InventedArticle) -> dict[str, object]:
    names = ("doc", "title", "publisher", "published", "url", "text")
    return {name: getattr(article, name) for name in names}


def _gold(article: InventedArticle, mention: Mention) -> dict[str, object]:
    names = ("start", "end", "low", "high", "bound", "measure", "unit", "source", "status", "place", "when")
    return {"doc": article.doc} | {name: getattr(mention, name) for name in names}


def read_articles(workspace: Workspace, folder: Path, articles: Sequence[InventedArticle]) -> None:
    """Read articles into a workspace by way of a file in a folder."""
    write_articles(folder / "rows.jsonl", articles)
    for reading in workspace.read([str(folder / "rows.jsonl")]):
        error = getattr(reading, "error", None)
        assert error is None, error


def write_articles(path: Path, articles: Sequence[InventedArticle]) -> None:
    """Write articles to a file, a row each."""
    write_rows(path, [_row(article) for article in articles])


def main() -> int:
    """Print the scores of the parts that are asked for, and the train part's misses."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=PARTS, help="only this part")
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"), help="the folder with the scorers")
    parser.add_argument("--misses", action="store_true", help="list what the ledger got wrong, for the train part")
    arguments = parser.parse_args()
    if arguments.misses:
        if arguments.part == "held":
            print("the held part's errors are not looked at", file=sys.stderr)
            return 2
        for answer in answers(load_events("train")):
            print("\n".join([answer.name, *(f"  {line}" for line in answer.misses)]))
        return 0
    for name, score in event_scores(arguments.gold, (arguments.part,) if arguments.part else PARTS).items():
        print(f"{name:<60}{score:8.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
