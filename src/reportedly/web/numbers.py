"""Numbers in addresses, with bounds: in the path as `{name:number}`, and in the query."""

from __future__ import annotations

from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request


class NumberConvertor(Convertor[int]):
    """A whole number that fits in an SQLite column; an address with more digits does not exist."""

    regex = "[0-9]{1,18}"

    def convert(self, value: str) -> int:
        """The number that the address names."""
        return int(value)

    def to_string(self, value: int) -> str:
        """The number as an address has it."""
        return str(value)


register_url_convertor("number", NumberConvertor())


def query_number(request: Request, name: str, least: int, most: int, default: int) -> int:
    """A whole number in the query, within bounds; the default if there is none or it is no number."""
    value = request.query_params.get(name, "")
    return min(most, max(least, int(value))) if value.isdecimal() and len(value) < 10 else default
