"""Opens what a user names: files, folders, `-`, addresses; each kind is recognised by its content, and yields pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.errors import InputError
from reportedly.inputs.fetch import Answer, Fetcher, Validators, make_fetcher
from reportedly.inputs.limits import FetchLimits
from reportedly.inputs.listings import Listing
from reportedly.inputs.opening import Memory, Opener, Unchanged
from reportedly.model import Moment, Page

__all__ = [
    "Answer",
    "FetchLimits",
    "Fetcher",
    "Listing",
    "Memory",
    "Opener",
    "Unchanged",
    "Validators",
    "make_fetcher",
    "open_inputs",
]


def open_inputs(names: Sequence[str], *, saved: Moment | None = None) -> Iterator[Page | InputError]:
    """The pages of all inputs, in order; a page at an address is fetched again. See `Opener`."""
    for opened in Opener(saved).open(names):
        assert not isinstance(opened, Unchanged), "nothing is known of earlier fetches"
        yield opened
