"""The progress of a long run, on standard error; nothing is written if that is not a terminal."""

from __future__ import annotations

from types import TracebackType

from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from reportedly.cli.terminal import make_console
from reportedly.plain import one_line


class ReadingProgress:
    """A line that counts pages, articles and figures as they come; use it in a `with` statement."""

    def __init__(self, doing: str = "reading") -> None:
        console = make_console(error=True)
        columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
        self._progress = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
        self._task = self._progress.add_task(doing)

    def __enter__(self) -> ReadingProgress:
        self._progress.start()
        return self

    def __exit__(self, *error: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._progress.stop()

    def show(self, pages: int, articles: int, figures: int, name: str) -> None:
        """Show what the run has done so far."""
        counts = f"{pages} pages, {articles} articles, {figures} figures"
        self._progress.update(self._task, description=f"{counts} · {one_line(name)[-40:]}")

    def show_step(self, number: int, count: int, name: str) -> None:
        """Show the progress of a run whose length is known."""
        self._progress.update(self._task, description=f"{number:,} of {count:,} · {name[-40:]}")

    def error(self, line: str) -> None:
        """Name a failed input in one line on standard error, above the counts."""
        self._progress.console.print(f"reportedly: {line}", soft_wrap=True)
