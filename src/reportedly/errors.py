"""The errors that Reportedly raises on purpose; each says what is wrong, where and what to do in one line."""


class ReportedlyError(Exception):
    """Base of all errors that a user may see. `str()` of it is the one line to show."""


class InputError(ReportedlyError):
    """An input cannot be read, or holds nothing to read: the rest of the batch goes on."""


class StoreError(ReportedlyError):
    """The workspace cannot be opened, read or written."""


class UsageError(ReportedlyError):
    """What was asked for does not exist or does not fit together."""
