"""What is wrong in a language's data is told with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.errors import LanguageDataError
from reportedly.lang import LangFile, Words, read, rules


class Cues(LangFile, frozen=True):
    APART = (("sure", "unsure"),)

    sure: Words
    unsure: Words = ()


GOOD = """\
sure = [
    "say",
    "tell",
]
unsure = ["fear"]

[pieces]
unit = ["day", "year"]
far = 'a (?:long|great) {unit}'

[rules.ago]
why = "a time ago"
after = ' {unit}s? ago\\b'
yes = ["[20] years ago", "[1] day ago"]
no = ["[20] years", "[20] cars ago"]

[rules.since]
before = ['\\bsince \\Z', '\\b{far} \\Z']
yes = ["since [1980]", "a great day [1980]"]
no = ["in [1980]", "the day [1980]"]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REPORTEDLY_LANG", str(tmp_path))
    (tmp_path / "xx").mkdir()
    return tmp_path / "xx"


def _written(folder: Path, text: str) -> None:
    (folder / "cues.toml").write_text(text, encoding="utf-8")


def test_lists_and_rules_are_read(folder: Path) -> None:
    _written(folder, GOOD)
    assert read("xx", "cues", Cues).sure == ("say", "tell")
    found = rules("xx", "cues", Cues)
    assert list(found) == ["ago", "since"]
    assert found["ago"].begins_at("some 20 years ago", 7)
    assert found["since"].ends_at("since 1980", 6)
    assert found["ago"].told == "a time ago (rule ago)"


@pytest.mark.parametrize(
    ("wrong", "right", "message"),
    [
        ('    "tell",', '    "tell",\n    "say",', "lang/xx/cues.toml, line 4: “say” stands twice in sure"),
        ('["fear"]', "[]", "lang/xx/cues.toml, line 5: unsure is an empty list"),
        ('["fear"]', '["fear", "tell"]', "lang/xx/cues.toml, line 5: “tell” stands in sure and in unsure"),
        ("unsure =", "unsur =", "lang/xx/cues.toml, line 5: Object contains unknown field `unsur`"),
        ("why =", "whi =", "lang/xx/cues.toml, line 12: Object contains unknown field `whi`"),
        ('["fear"]', "7", "lang/xx/cues.toml, line 5: Expected `array`, got `int`"),
        (', "[1] day ago"', "", "lang/xx/cues.toml, line 14: Expected `array` of length >= 2"),
        (
            "' {unit}s? ago\\b'",
            "' {unti}s? ago'",
            "lang/xx/cues.toml, line 13: rules.ago.after: there is no piece “unti”",
        ),
        ("' {unit}s? ago\\b'", "'({unit}'", "lang/xx/cues.toml, line 13: rules.ago.after is no regular expression"),
        ("(?:long|great) {unit}", "{far}", "its pieces go in a circle"),
        ("' {unit}s? ago\\b'", f"'{'x' * 201}'", "line 13: rules.ago.after: a line has 201 of 200 characters"),
        ("after =", "# after =", "lang/xx/cues.toml, line 11: rule ago has no pattern"),
        ('"say",', '"say', "lang/xx/cues.toml: "),
    ],
)
def test_a_fault_is_named_with_its_line(folder: Path, wrong: str, right: str, message: str) -> None:
    assert wrong in GOOD
    _written(folder, GOOD.replace(wrong, right, 1))
    with pytest.raises(LanguageDataError) as error:
        rules("xx", "cues", Cues)
    assert message in str(error.value)


def test_a_file_that_is_not_there_is_named(folder: Path) -> None:
    with pytest.raises(LanguageDataError, match=r"lang/xx/cues\.toml: cannot be read"):
        read("xx", "cues", Cues)


def test_a_file_in_another_encoding_is_told_with_its_line(folder: Path) -> None:
    (folder / "cues.toml").write_bytes(b'sure = [\n    "say",\n    "\xff",\n]\n')
    with pytest.raises(LanguageDataError, match=r"xx/cues\.toml, line 3: is not UTF-8"):
        read("xx", "cues", Cues)


def test_an_empty_word_is_refused(folder: Path) -> None:
    _written(folder, GOOD.replace('"say"', '""'))
    with pytest.raises(LanguageDataError, match="line 2: an empty word stands in sure"):
        read("xx", "cues", Cues)


def test_a_folder_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTEDLY_LANG", "no/such/folder")
    with pytest.raises(LanguageDataError, match="REPORTEDLY_LANG names no/such/folder, which is no folder"):
        read("en", "cues", Cues)
