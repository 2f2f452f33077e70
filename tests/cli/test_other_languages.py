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


def test_a_page_whose_summary_has_one_such_article(tmp_path: Path, run: Run) -> None:
    path = _page(tmp_path, "one", "it", claimed="it")
    assert run("read", path).out.splitlines()[1:] == [
        "1 article in a language that is not read (it 1): it is kept, not analysed"
    ]
