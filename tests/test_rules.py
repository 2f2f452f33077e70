"""The fingerprint of the rules takes in all that decides what is read."""

from __future__ import annotations

import grimp

from reportedly.rules import BUILDING, READING

TOLD_APART = {"reportedly.errors", "reportedly.plain"}
"""Modules that only word messages."""


def test_all_that_stages_import_is_in_the_fingerprint() -> None:
    graph = grimp.build_graph("reportedly")
    for stages in (READING, BUILDING):
        modules = {module for stage in stages for module in graph.find_descendants(f"reportedly.{stage}")}
        needed = {each for module in modules for each in graph.find_upstream_modules(module)}
        taken = {f"reportedly.{name}" for name in (*stages, "model")}
        assert {each for each in needed if ".".join(each.split(".")[:2]) not in taken | TOLD_APART} == set()
