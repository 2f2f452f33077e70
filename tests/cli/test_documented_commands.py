"""Every command that the documentation shows exists with its options, and every command shows an example."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from reportedly.cli import reportedly

ROOT = Path(__file__).parents[2]


def shown(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("$ reportedly "):
            yield line.removeprefix("$ reportedly ").split(" | ")[0].split(" > ")[0].split("   # ")[0]


DOCUMENTED = sorted({line for path in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")] for line in shown(path)})


def commands(group: click.Group, path: str = "") -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None, name
        yield f"{path} {name}".strip(), command
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}".strip())


@pytest.mark.parametrize("line", DOCUMENTED)
def test_what_the_documentation_shows_can_be_run(line: str) -> None:
    command: click.Command = reportedly
    words = shlex.split(line, comments=True)
    while isinstance(command, click.Group):
        named = command.get_command(click.Context(command), words.pop(0))
        assert named is not None, line
        command = named
    with click.Context(command) as context:
        values, rest, _ = command.make_parser(context).parse_args(words)
    assert not rest
    needed = [each for each in command.params if isinstance(each, click.Argument) and each.required]
    assert all(values.get(each.name or "") for each in needed)


@pytest.mark.parametrize(("path", "command"), list(commands(reportedly)))
def test_every_command_shows_an_example(path: str, command: click.Command) -> None:
    assert command.help and f"reportedly {path.split()[0]}" in command.help


def test_the_list_of_commands_says_what_each_says_of_itself() -> None:
    with click.Context(reportedly, terminal_width=400, max_content_width=400) as context:
        told = " ".join(reportedly.get_help(context).split())
    for path, command in commands(reportedly):
        assert " " in path or f"{path} {command.get_short_help_str(1000)}" in told, path
