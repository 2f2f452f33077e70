"""Each rule of each language's files is right about its own examples."""

from __future__ import annotations

import pytest

from language_files import AnyFile
from reportedly.lang import home, rules
from reportedly.lang.examples import wrong_examples
from reportedly.lang.reading import raw

PATHS = [(path.parent.name, path.stem) for path in sorted(home().glob("*/*.toml"))]
FILES = [(code, name) for code, name in PATHS if "rules" in raw(code, name)]


@pytest.mark.parametrize(("code", "name"), FILES)
def test_rules_are_right_about_their_examples(code: str, name: str) -> None:
    wrong = [line for rule in rules(code, name, AnyFile).values() for line in wrong_examples(rule)]
    assert wrong == []
