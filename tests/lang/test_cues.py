"""Lists of cues that are parts of another hold nothing else."""

from __future__ import annotations

import pytest

from reportedly.lang.cues import cues


@pytest.mark.parametrize("part", ["showing", "unspoken", "declaring", "with_object", "nesting"])
def test_cues_of_a_special_kind_are_cues(part: str) -> None:
    assert set(getattr(cues("en"), part)) <= set(cues("en").crediting)
