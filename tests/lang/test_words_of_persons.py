"""Titles and pronouns stand once, each with what the stages take it for."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.errors import LanguageDataError
from reportedly.lang.pronouns import pronouns
from reportedly.lang.titles import titles


def test_titles_by_use() -> None:
    found = titles("en")
    assert {"mr", "mr.", "dame"} <= found.used("courtesy")
    assert "governor" in found.used("office")
    assert "governor" not in found.used("courtesy")


def test_pronouns_by_use() -> None:
    found = pronouns("en")
    assert not found.used("male") & found.used("female")
    assert {"she", "who"} <= found.used("source")
    assert found.used("article") == {"the", "a", "an"}


def test_an_unknown_use_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTEDLY_LANG", str(tmp_path))
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "titles.toml").write_text('[titles]\nherr = ["courtesy"]\nfrau = ["curtesy"]\n', "utf-8")
    with pytest.raises(LanguageDataError, match=r"titles\.toml, line 3: .*curtesy"):
        titles("xx")
