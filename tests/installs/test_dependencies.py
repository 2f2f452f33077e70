"""What is installed beside Reportedly: asked for so that every pip understands it, with reasons and licences named."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DIRECT = [Requirement(line) for line in PROJECT["dependencies"]]


def brought_by(requirement: Requirement) -> Iterator[Requirement]:
    """What a requirement brings on this machine, by itself and by its extras."""
    package = distribution(requirement.name)
    for each in map(Requirement, package.requires or []):
        if each.marker is None or any(each.marker.evaluate({"extra": extra}) for extra in ["", *requirement.extras]):
            yield each


def all_requirements() -> list[Requirement]:
    """Each requirement of ours and of what we require, once."""
    found, waiting = {}, list(DIRECT)
    while waiting:
        requirement = waiting.pop()
        if (key := (canonicalize_name(requirement.name), *sorted(requirement.extras))) not in found:
            found[key] = requirement
            waiting += brought_by(requirement)
    return list(found.values())


def unread_extras(requirement: Requirement) -> set[str]:
    """The extras of a requirement that its package spells otherwise: a pip before 23.3 leaves them out."""
    return requirement.extras - set(distribution(requirement.name).metadata.get_all("Provides-Extra") or [])


def test_what_an_old_pip_leaves_out_is_named_by_us() -> None:
    """lxml offers `html-clean`, justext asks for `html_clean`: an old pip then installs a program that dies at once."""
    ours = {canonicalize_name(requirement.name) for requirement in DIRECT}
    for requirement in all_requirements():
        for extra in unread_extras(requirement):
            plain = {each.name for each in brought_by(Requirement(requirement.name))}
            more = {each.name for each in brought_by(Requirement(f"{requirement.name}[{extra}]"))} - plain
            assert {canonicalize_name(name) for name in more} <= ours, requirement


def test_each_direct_dependency_says_why_it_is_there() -> None:
    page = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    table = page.split("## What is installed, and why")[1].split("\n## ")[0]
    named = [name for cell in re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE) for name in cell.split(", ")]
    assert set(named) - {"package", "---"} == {requirement.name for requirement in DIRECT}


def test_the_licences_in_the_documentation_are_those_of_the_locked_packages() -> None:
    done = subprocess.run([sys.executable, "docs/licences.py", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
