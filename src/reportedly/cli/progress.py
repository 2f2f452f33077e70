"""How far a long run is, on standard error; silent when that is not a terminal."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn


class ReadingProgress:
    """A line that counts pages, articles and figures as they come; use it in a `with` statement."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
        self._progress = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
        self._task = self._progress.add_task("reading")

    def __enter__(self) -> ReadingProgress:
        self._progress.start()
        return self

    def __exit__(self, *error: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._progress.stop()

    def show(self, pages: int, articles: int, figures: int, name: str) -> None:
        """Say where the run is."""
        counts = f"{pages} pages, {articles} articles, {figures} figures"
        self._progress.update(self._task, description=f"{counts} · {name[-40:]}")

    def error(self, line: str) -> None:
        """Name a failed input in one line on standard error, above the counts."""
        self._progress.console.print(f"reportedly: {line}", markup=False, highlight=False, soft_wrap=True)
