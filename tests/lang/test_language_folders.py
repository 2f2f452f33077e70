"""A new language is a folder of files: the required ones are enough, and a broken one is named with file and line."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import make_article
from language.samples import SAMPLES
from reportedly.errors import LanguageDataError
from reportedly.lang import home, read
from reportedly.lang.examples import marked
from reportedly.lang.language_file import language_file, languages_file
from reportedly.model import Analysis, Page
from reportedly.pipeline import analyse
from reportedly.reading import read_pages
from reportedly.unparsed.measures import MeasureWordsFile, measures_of
from reportedly.wording.languages import language_notice

LANGUAGE = """\
name = "Italian"
finds = ["places"]
notice = "places only"
common = ["il", "di", "che"]
"""
PLACES = """\
before = ["a", "in"]
[names]
Londra = "London"
"""
TEXT = "Il sindaco è partito da Londra lunedì ed è arrivato a Torino con 12 persone ferite."


@pytest.fixture
def italian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a language that is not in the package, beside those that are."""
    shutil.copytree(home(), tmp_path / "lang", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    monkeypatch.setenv("REPORTEDLY_LANG", str(tmp_path / "lang"))
    folder = tmp_path / "lang" / "it"
    folder.mkdir()
    return folder


def _analysis() -> Analysis:
    (found,) = analyse([replace(make_article(f"{SAMPLES['it']}\n{TEXT}"), language="it")])
    return found


def test_a_language_of_one_file_is_one_that_nothing_is_found_in(italian: Path) -> None:
    (italian / "language.toml").write_text(LANGUAGE.replace('["places"]', "[]").replace("places only", "words only"))
    with pytest.raises(LanguageDataError, match=r"lang/it/language\.toml, line 2: finds is an empty list"):
        _analysis()


def test_a_language_with_the_files_of_what_it_finds_is_read_so_far(italian: Path) -> None:
    (italian / "language.toml").write_text(LANGUAGE, encoding="utf-8")
    (italian / "places.toml").write_text(PLACES, encoding="utf-8")
    found = _analysis()
    assert {place.name for place in found.places} == {"London", "Torino"}
    assert (found.figures, found.times, found.statements) == ((), (), ())
    assert language_notice("it") == "In Italian: places only"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("language.toml", LANGUAGE.replace("places", "plases", 1), r"lang/it/language\.toml, line 2: .*plases"),
        (
            "language.toml",
            LANGUAGE.replace("notice", "notise"),
            r"lang/it/language\.toml, line 3: .*unknown field `notise`",
        ),
        ("places.toml", PLACES.replace('"in"', '"a"'), r"lang/it/places\.toml, line 1: “a” stands twice in before"),
        ("places.toml", PLACES.replace("[names]", "[name]"), r"lang/it/places\.toml, line 2: .*unknown field `name`"),
        ("places.toml", None, r"lang/it/places\.toml: cannot be read"),
    ],
)
def test_a_broken_file_is_named_with_its_line(italian: Path, name: str, text: str | None, message: str) -> None:
    (italian / "language.toml").write_text(LANGUAGE, encoding="utf-8")
    (italian / "places.toml").write_text(PLACES, encoding="utf-8")
    if text is None:
        (italian / name).unlink()
    else:
        (italian / name).write_text(text, encoding="utf-8")
    with pytest.raises(LanguageDataError, match=message):
        _analysis()


def test_a_page_in_a_broken_language_fails_alone_with_file_and_line(italian: Path) -> None:
    (italian / "language.toml").write_text(LANGUAGE.replace("places", "plases", 1), encoding="utf-8")
    pages = [
        Page(f"{code}.txt", SAMPLES[code].replace("\n", "\n\n").encode(), "text/plain") for code in ("it", "de", "en")
    ]
    failed, *others = read_pages(pages)
    assert failed.error is not None
    assert failed.error.startswith("it.txt: lang/it/language.toml, line 2: ")
    assert [(each.error, len(each.analyses)) for each in others] == [(None, 1), (None, 1)]


def test_a_page_in_a_language_that_says_all_it_needs_is_told_in_english() -> None:
    assert language_notice("en") is None
    assert language_notice(None) is None
    assert language_notice("ja") == "In Japanese, which is not read yet: kept, not analysed"
    assert language_notice("und") == "In a language that is not known, which is not read yet: kept, not analysed"
    for code in languages_file().names:
        known = language_file(code)
        assert known is None or known.name == languages_file().names[code]


MEASURES = [
    (code, name, expected, example)
    for code in sorted(path.parent.name for path in home().glob("*/measure_words.toml"))
    for name, entry in read(code, "measure_words", MeasureWordsFile).measures.items()
    for expected, examples in ((True, entry.yes), (False, entry.no))
    for example in examples
]


@pytest.mark.parametrize(("code", "name", "expected", "example"), MEASURES)
def test_measures_are_right_about_their_examples(code: str, name: str, expected: bool, example: str) -> None:
    here = marked(example)
    noun = re.compile(r" ?\w+(?:-\w+)?").match(here.text, here.end)
    assert noun is not None, "a noun follows the number"
    said = measures_of(code)[name]
    told = noun[0].strip() in said.nouns or said.holds(here.text, here.start, noun.end()) is not None
    assert told == expected
