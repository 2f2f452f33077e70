"""The errors that Reportedly raises on purpose; each says what is wrong, where and what to do in one line."""

from reportedly.plain import one_line

LONGEST_LINE = 500
"""Number of characters of a message that are shown."""
_BEGINNING = 300
"""Number of those characters that are taken from its beginning, which says where; the end says why."""


class ReportedlyError(Exception):
    """Base of all errors that a user may see. `str()` of it is the one line to show.

    A message may quote a page or a library: line ends and the control characters that steer terminals are shown as
    blanks, and a long message is cut in the middle.
    """

    def __str__(self) -> str:
        line = one_line(super().__str__())
        return line if len(line) <= LONGEST_LINE else f"{line[:_BEGINNING]}…{line[_BEGINNING + 1 - LONGEST_LINE :]}"


class InputError(ReportedlyError):
    """An input cannot be read, or holds nothing to read: the rest of the batch goes on."""

    of: str | None = None
    """The input that could not be read as a whole; `None` if it is a part of one."""


class StoreError(ReportedlyError):
    """The workspace cannot be opened, read or written."""


class UsageError(ReportedlyError):
    """What was asked for does not exist or does not fit together."""


class LanguageDataError(ReportedlyError):
    """A file of a language's data (`lang/<code>/*.toml`) is missing or broken; the message names file and line."""
