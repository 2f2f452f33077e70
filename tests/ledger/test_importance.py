"""What matters comes first, and what changed is said in a line."""

from __future__ import annotations

from dataclasses import replace

from conftest import make_article
from reportedly.ledger.build import build_ledger
from reportedly.model import Analysis, Figure, Measure, Story

TEXT = (
    "Flood kills 12 in Oster\nA flood killed 12 people in Oster, the mayor said.\nHe ran the town for nine years, {}."
)


def article(doc: str, day: str, killed: int, said: str = "with 3 aides, 2 cars and 5 phones") -> Analysis:
    text = TEXT.format(said).replace("12", str(killed))
    made = make_article(text, doc=doc, headline=True, published=day)

    def figure(words: str, low: int, measure: Measure, unit: str, last: bool = False) -> Figure:
        start = text.rindex(words) if last else text.index(words)
        end = start + len(words)
        sentence = (text.rfind("\n", 0, start) + 1, (text + "\n").index("\n", start))
        return Figure(
            start=start, end=end, low=low, high=low, bound="exact", measure=measure, unit=unit, sentence=sentence
        )  # fmt: skip

    figures = [
        figure(str(killed), killed, "killed", "people"),
        figure(str(killed), killed, "killed", "people", last=True),
        figure("nine", 9, "duration", "year"),
    ]
    for word, low in (("aides", 3), ("cars", 2), ("phones", 5)):
        if word in said:
            figures.append(figure(f"{low}", low, "count", word, last=True))
    return replace(Analysis(article=made), figures=tuple(figures))


def test_the_toll_comes_first_and_trifles_are_folded() -> None:
    tallies = build_ledger(
        Story(1, "Flood", ()), [article("a", "2026-03-02", 14), article("b", "2026-03-03", 16)]
    ).tallies
    assert (tallies[0].measure, tallies[0].also) == ("killed", False)
    assert [tally.also for tally in tallies[:3]] == [False] * 3
    assert any(tally.also for tally in tallies[3:])


def test_the_line_says_what_changed() -> None:
    rising = build_ledger(Story(1, "Flood", ()), [article("a", "2026-03-02", 14), article("b", "2026-03-03", 16)])
    assert rising.tallies[0].changed == "16 (no source named), after 14 (2 Mar 2026)"
    assert rising.tallies[0].as_of == "2026-03-03"
    steady = build_ledger(Story(1, "Flood", ()), [article("a", "2026-03-02", 14), article("b", "2026-03-03", 14)])
    assert steady.tallies[0].changed is None


def test_a_fall_is_told_with_its_reason() -> None:
    first, later = (
        article("a", "2026-03-02", 16),
        article("b", "2026-03-03", 14, "and the toll fell, corrected after two were found to live"),
    )
    toll = replace(later.figures[1], sentence=(later.figures[1].sentence[0], len(later.article.text)))
    analyses = [replace(first, figures=first.figures[1:2]), replace(later, figures=(toll,))]
    (tally,) = build_ledger(Story(1, "Flood", ()), analyses).tallies
    assert tally.changed == "14 (no source named), down from 16 (2 Mar 2026), “after two were found to live”"
