"""Why an address could not be fetched: the address and the reason apart, since another address may fail alike."""

from __future__ import annotations

from typing import Any

from reportedly.errors import InputError


class FetchError(InputError):
    """An address may not or cannot be fetched, for a `reason`."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"{address}: {reason}")
        self.address = address
        self.reason = reason

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.address, self.reason), self.__dict__
