"""A pattern that is compiled late finds what one that is compiled at once finds."""

from __future__ import annotations

import re

import pytest

from language_files import AnyFile
from reportedly.lang import rules
from reportedly.lang.patterns import LatePattern, late_pattern
from reportedly.lang.reading import PACKAGE

TEXT = "At least 12 people, and About 30 more, were hurt; at Least 5 died."


def test_it_is_compiled_when_it_is_first_asked() -> None:
    late, now = (
        late_pattern(r"\b(?P<bound>at least|about) (\d+)", re.IGNORECASE),
        re.compile(r"\b(?P<bound>at least|about) (\d+)", re.IGNORECASE),
    )
    assert "search" not in vars(late)
    assert late.findall(TEXT) == now.findall(TEXT)
    assert "search" in vars(late)
    assert [found.span() for found in late.finditer(TEXT, 5)] == [found.span() for found in now.finditer(TEXT, 5)]
    assert (late.pattern, late.flags, late.groupindex) == (now.pattern, now.flags, now.groupindex)
    assert late.sub("x", TEXT) == now.sub("x", TEXT)
    assert late.fullmatch("about 3") and late.match(TEXT) and not late.match(TEXT, 1)
    with pytest.raises(AttributeError):
        late.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_the_rules_of_the_package_compile() -> None:
    """They are not compiled when they are read, so a test has to."""
    count = 0
    for path in sorted(PACKAGE.glob("*/*.toml")):
        for rule in rules(path.parent.name, path.stem, AnyFile).values():
            for pattern in filter(None, (rule.before, rule.after, rule.find)):
                assert isinstance(pattern, LatePattern)
                assert pattern.groups >= 0
                count += 1
    assert count > 300
