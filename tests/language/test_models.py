"""The language model that comes with Reportedly is whole, unchanged, and needs nothing else to be installed."""

from __future__ import annotations

import hashlib

import pytest

from reportedly.errors import UsageError
from reportedly.language import DEFAULT_MODEL
from reportedly.language.models import CARRIED, load_model
from reportedly.language.parsing import Language


def test_the_carried_model_has_the_files_and_sums_it_came_with() -> None:
    listed = CARRIED.with_name(f"{CARRIED.name}.sha256").read_text(encoding="utf-8")
    expected = {name: digest for digest, name in (line.split("  ") for line in listed.splitlines())}
    files = [path for path in CARRIED.rglob("*") if path.is_file()]
    found = {path.relative_to(CARRIED).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    assert found == expected
    assert {"LICENSE", "LICENSES_SOURCES", "README.md"} <= found.keys()


@pytest.mark.slow
def test_the_default_model_is_the_carried_one() -> None:
    model = load_model(DEFAULT_MODEL)
    assert model.path == CARRIED
    assert model.pipe_names == ["tok2vec", "tagger", "parser", "token_attributes", "names"]
    assert {"attribute_ruler", "lemmatizer", "ner"} <= set(model.disabled)


def test_a_model_that_is_not_installed_is_told_in_one_line() -> None:
    with pytest.raises(UsageError, match="language model 'xx_none' is not installed: install it with pip"):
        Language("xx_none")
