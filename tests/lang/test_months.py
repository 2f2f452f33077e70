"""Each language that names months or weekdays names all of them, each with one number."""

from __future__ import annotations

import pytest

from reportedly.lang import home, read
from reportedly.lang.months import CalendarNames, Months, Weekdays

FILES = [
    (path.parent.name, path.stem) for path in sorted(home().glob("*/*.toml")) if path.stem in ("months", "weekdays")
]


@pytest.mark.parametrize(("code", "name"), FILES)
def test_all_are_named(code: str, name: str) -> None:
    schema, last = (Months, 12) if name == "months" else (Weekdays, 7)
    names: CalendarNames = read(code, name, schema)
    assert sorted(names.names.values()) == list(range(1, last + 1))
    assert set(names.short.values()) <= set(names.names.values())
    assert len(names.numbers) == len(names.names) + len(names.short)


def test_shortened_names_have_the_number_of_the_month() -> None:
    assert read("en", "months", Months).numbers["sept"] == 9
    assert read("en", "weekdays", Weekdays).numbers["thurs"] == 4
