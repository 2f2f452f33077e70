"""All that the commands write: in UTF-8 to files and pipes, and nothing that a page says steers the terminal.

No command writes otherwise: `say` is for a line, `write` for a document of `reportedly.export`, `make_console` for
tables and colours.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass

import click
from rich.console import Console, ConsoleOptions, ConsoleRenderable, RenderableType, RenderHook, RenderResult
from rich.segment import Segment

from reportedly.plain import one_line, shown


def speak_utf8() -> None:
    """Start this process anew in Python's UTF-8 mode where the locale has another encoding: else files whose names are
    not in it cannot be named, and their names are no text."""
    if sys.getfilesystemencoding() != "utf-8" and not sys.flags.utf8_mode:
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])


def prepare_streams() -> None:
    """Let standard output and error take any character: files and pipes get UTF-8 whatever the locale is, a terminal
    gets `?` for what it cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=stream.encoding if stream.isatty() else "utf-8", errors="replace")


def finish_output() -> bool:
    """Hand on all that was written; false if whoever read it is gone, which is no fault, or it could not be kept."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is left goes nowhere, and is not tried again
        if not isinstance(error, BrokenPipeError):
            say(f"reportedly: the output: {error.strerror}", error=True)
        return False
    return True


def say(line: str, *, error: bool = False) -> None:
    """Write one line, to standard error if it tells of a fault or of progress."""
    click.echo(one_line(line), err=error)


def write(text: str) -> None:
    """Write a document that `reportedly.export` made, as it is."""
    click.echo(text, nl=False)


def make_console(*, error: bool = False) -> Console:
    """A console that takes every text as it stands, and shows nothing of it that steers the terminal."""
    console = Console(stderr=error, highlight=False, emoji=False, markup=False)
    console.push_render_hook(_Shown())
    return console


class _Shown(RenderHook):
    """Wraps all that a console renders."""

    def process_renderables(self, renderables: list[ConsoleRenderable]) -> list[ConsoleRenderable]:
        """The same, cleaned when they are laid out."""
        return [_Cleaned(each) for each in renderables]


@dataclass(frozen=True, slots=True)
class _Cleaned:
    """What a renderable shows, without characters that steer; those of rich itself are no text, and stay."""

    inside: RenderableType

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        segments: Iterable[Segment] = console.render(self.inside, options)
        for segment in segments:
            yield segment if segment.control else Segment(shown(segment.text), segment.style)
