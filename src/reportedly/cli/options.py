"""Options that several subcommands share, so that each has one name everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from reportedly.errors import UsageError
from reportedly.language import DEFAULT_MODEL
from reportedly.model import Moment, to_moment

F = TypeVar("F", bound=Callable[..., Any])


class SavedType(click.ParamType[Moment]):
    """A date, or a date and time, in ISO 8601."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, context: click.Context | None) -> Moment:
        """The moment that the text gives; another text is wrong usage."""
        try:
            when = datetime.fromisoformat(value)
        except ValueError:
            when = datetime.max
        moment = to_moment(when, "--saved", "day" if len(value) == len("2025-09-01") else "minute")
        if moment is None:
            self.fail(f"{value!r} is no date such as 2025-09-01 or 2025-09-01T08:30+02:00", param, context)
        return moment


class SinceType(click.ParamType[datetime]):
    """A moment in the past, as ISO 8601 or in words; a day is its beginning in UTC."""

    name = "moment"

    def convert(self, value: Any, param: click.Parameter | None, context: click.Context | None) -> datetime:
        """The moment that the text gives; another text is wrong usage."""
        if isinstance(value, datetime):
            return value
        from dateparser.date import DateDataParser  # takes a tenth of a second to import

        found = DateDataParser(languages=["en"], settings=_IN_THE_PAST).get_date_data(value)
        if found.date_obj is None:
            self.fail(f"{value!r} is no moment such as yesterday, '2 hours ago' or 2025-09-01", param, context)
        moment: datetime = found.date_obj
        return moment if found.period == "time" else moment.replace(hour=0, minute=0, second=0, microsecond=0)


_IN_THE_PAST = {"PREFER_DATES_FROM": "past", "RETURN_TIME_AS_PERIOD": True, "RETURN_AS_TIMEZONE_AWARE": True}


def since_option(meaning: str, *, required: bool = False) -> Callable[[F], F]:
    """The option `--since` of commands that tell what is new."""
    text = f"{meaning} Such as yesterday, '2 hours ago' or 2025-09-01."
    return click.option("--since", type=SinceType(), required=required, metavar="WHEN", help=text)


inputs_argument = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")

database_option = click.option(
    "--db",
    "database",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("reportedly.db"),
    show_default=True,
    help="The workspace.",
)


def format_choice(formats: Iterable[str]) -> Callable[[F], F]:
    """The option `--format` of commands that write a table for people, or one of `formats`."""
    kinds = click.Choice(["table", *formats])
    return click.option("--format", "kind", type=kinds, default="table", show_default=True, help="What to write.")


excel_option = click.option("--excel", is_flag=True, help="CSV as Excel opens it by a double click.")


def check_excel(excel: bool, kind: str) -> None:
    """Refuse `--excel` with another format than CSV."""
    if excel and kind != "csv":
        raise UsageError("--excel goes with --format csv")


private_option = click.option("--allow-private", is_flag=True, help="Fetch from this machine and local networks too.")

model_option = click.option(
    "--model",
    default=DEFAULT_MODEL,
    metavar="NAME",
    help="An installed spaCy package to parse with, such as en_core_web_md.",
)


def reading_options(function: F) -> F:
    """The options of commands that read pages: `--saved`, `--follow`, `--allow-private`, `--jobs`, `--model`."""
    function = model_option(function)
    function = click.option(
        "--jobs", "-j", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes that work at once."
    )(function)
    function = private_option(function)
    function = click.option(
        "--follow", is_flag=True, help="Fetch the pages that feeds, sitemaps and lists of addresses name."
    )(function)
    return click.option(
        "--saved", type=SavedType(), help="When the pages were saved: 'Updated 12 min ago' counts back from it."
    )(function)
