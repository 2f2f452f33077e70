"""Articles in other languages than English: kept and said so, never read as English."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from language.samples import SAMPLES
from reportedly_cli import Run


def _page(folder: Path, name: str, code: str, claimed: str = "en") -> Path:
    first, second = SAMPLES[code].split("\n")
    path = folder / f"{name}.html"
    body = f"<article><h1>{second}</h1><p>{first}</p><p>{second}</p><p>{first} 1234 5678 km</p></article>"
    path.write_text(f'<html lang="{claimed}"><head><title>{second}</title></head><body>{body}</body></html>')
    return path


@pytest.fixture
def mixed(tmp_path: Path, run: Run) -> Path:
    """A folder with one article each in English, German (two), Spanish and Russian, read into the workspace."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, code in (("a", "en"), ("b", "de"), ("c", "de"), ("d", "es"), ("e", "ru")):
        _page(folder, name, code)
    (folder / "b.html").write_text((folder / "b.html").read_text().replace("1234", "4321"))
    outcome = run("read", folder)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines()[0].startswith("5 pages, 5 articles, ")
    assert outcome.out.splitlines()[1:] == [
        "4 articles in a language that is not read (de 2, es 1, ru 1): they are kept, not analysed"
    ]
    return folder


def test_an_article_in_a_language_that_is_not_read_says_so(mixed: Path, run: Run) -> None:
    shown = run("show", mixed / "b.html").out
    assert "In German, which is not read yet: kept, not analysed" in shown
    assert "Bürgermeister" in shown
    assert "Figures" not in shown
    assert "Statements" not in shown
    assert "not read yet" not in run("show", mixed / "a.html").out
    assert "In German, which is not read yet: kept, not analysed" in run("explain", mixed / "c.html").out


def test_an_article_in_a_language_that_is_not_read_has_nothing_but_itself(mixed: Path, run: Run) -> None:
    lines = [json.loads(line) for line in run("extract", mixed).out.splitlines()]
    assert [line["language"] for line in lines] == ["en", "de", "de", "es", "ru"]
    assert lines[0]["figures"]
    for line in lines[1:]:
        assert not (line["figures"] or line["statements"] or line["places"] or line["times"])


def test_it_is_a_story_of_its_own_without_figures(mixed: Path, run: Run) -> None:
    stories = json.loads(run("stories", "--format", "json").out)
    assert sorted(len(story["articles"]) for story in stories) == [1, 1, 1, 1, 1]
    (story,) = (story for story in stories if story["articles"][0].endswith("d.html"))
    ledger = json.loads(run("ledger", str(story["story"]), "--format", "json").out)
    assert ledger["tallies"] == []


def test_a_french_article_has_figures_times_and_places_only(tmp_path: Path, run: Run) -> None:
    page = tmp_path / "incendie.html"
    title = "Incendie à Lyon : trois morts et une vingtaine de blessés"
    body = (
        "Un incendie a fait trois morts et une vingtaine de blessés lundi à Lyon, selon la préfecture. Plus de 1 200 "
        "habitants ont été évacués, et le maire a dit que les dégâts dépassaient 1,5 million d’euros."
    )
    page.write_text(
        f'<html lang="en"><head><title>{title}</title>'
        '<meta property="article:published_time" content="2026-05-06"></head>'
        f"<body><article><h1>{title}</h1><p>{body}</p></article></body></html>"
    )
    assert len(run("read", page).out.splitlines()) == 1, "French is read"
    (line,) = (json.loads(line) for line in run("extract", page).out.splitlines())
    assert (line["language"], line["statements"]) == ("fr", [])
    assert {place["name"] for place in line["places"]} == {"Lyon"}
    assert [(each["low"], each["bound"], each["measure"], each["unit"]) for each in line["figures"][-4:]] == [
        (3, "exact", "killed", "people"),
        (20, "about", "injured", "people"),
        (1200, "at_least", "affected", "people"),
        (1_500_000, "at_least", "money", "eur"),
    ]
    shown = run("show", page).out
    assert "In French: figures, times and places only; who said it is not read in French yet" in " ".join(shown.split())
    assert "the article itself" not in shown
    assert "not read" in run("explain", page, "--figure", "0").out


def test_a_mixed_folder_keeps_english_as_it_is(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    alone = _page(folder, "a", "en")
    before = run("extract", alone).out
    for name, code in (("b", "fr"), ("c", "de"), ("d", "zh"), ("e", "pt")):
        _page(folder, name, code)
    lines = run("extract", folder).out.splitlines(keepends=True)
    assert [json.loads(line)["language"] for line in lines] == ["en", "fr", "de", "zh", "pt"]
    assert lines[0] == before
    assert run("read", folder).out.splitlines()[1:] == [
        "3 articles in a language that is not read (de 1, pt 1, zh 1): they are kept, not analysed"
    ]


def test_a_page_whose_summary_has_one_such_article(tmp_path: Path, run: Run) -> None:
    path = _page(tmp_path, "one", "it", claimed="it")
    assert run("read", path).out.splitlines()[1:] == [
        "1 article in a language that is not read (it 1): it is kept, not analysed"
    ]
