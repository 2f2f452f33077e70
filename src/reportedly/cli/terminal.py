"""All output of the commands: it is UTF-8 in files and pipes, and no text of a page can steer the terminal.

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
    """Start this process again in Python's UTF-8 mode if the locale has another encoding. Otherwise files could not be
    named whose names are not in that encoding."""
    if sys.getfilesystemencoding() != "utf-8" and not sys.flags.utf8_mode:
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])


def prepare_streams() -> None:
    """Make standard output and error take any character: files and pipes get UTF-8 in every locale, a terminal gets `?`
    for a character that it cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=stream.encoding if stream.isatty() else "utf-8", errors="replace")


def finish_output() -> bool:
    """Write out all buffered text. False if the reading program has ended, which is no fault, or if writing failed."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # Python must not try again to write the rest
        if not isinstance(error, BrokenPipeError):
            say(f"reportedly: the output: {error.strerror}", error=True)
        return False
    return True


def say(line: str, *, error: bool = False) -> None:
    """Write one line; with `error`, to standard error."""
    click.echo(one_line(line), err=error)


def write(text: str) -> None:
    """Write a document that `reportedly.export` made, as it is."""
    click.echo(text, nl=False)


def make_console(*, error: bool = False) -> Console:
    """A console that shows every text as it is, without characters that steer the terminal."""
    console = Console(stderr=error, highlight=False, emoji=False, markup=False)
    console.push_render_hook(_Shown())
    return console


class _Shown(RenderHook):
    """Wraps everything that a console renders."""

    def process_renderables(self, renderables: list[ConsoleRenderable]) -> list[ConsoleRenderable]:
        """The same, cleaned when they are laid out."""
        return [_Cleaned(each) for each in renderables]


@dataclass(frozen=True, slots=True)
class _Cleaned:
    """The text of a renderable without characters that steer the terminal; the control codes of rich itself stay."""

    inside: RenderableType

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        segments: Iterable[Segment] = console.render(self.inside, options)
        for segment in segments:
            yield segment if segment.control else Segment(shown(segment.text), segment.style)
