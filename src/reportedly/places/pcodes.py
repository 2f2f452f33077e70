"""P-codes of places, from the gazetteer of a country that a user brings (COD-AB of OCHA, as a CSV file).

Such a table has a row for each unit of the finest level, with names and codes of the levels above it. Its columns are
known by their names: `ADM1_PCODE`, `ADM1_EN`, `adm2_name`, `admin3Name_fr`, … A place's first level is the unit that
has one of the names of its region in our gazetteer; the second or third is the one unit in it with the place's name.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from reportedly.errors import InputError, UsageError
from reportedly.formats.own_tables import open_table
from reportedly.model import AdminUnit, Place
from reportedly.places.gazetteer import region_names
from reportedly.places.names import name_key

LEVELS = 3
_CODE = re.compile(r"adm(?:in)?([0-3])_?pcode?", re.IGNORECASE)
_NAME = re.compile(
    r"adm(?:in)?([1-3])_?(?:(?:ref_?|alt\d?_?)?name\d?(?:_[a-z]{2})?|alt\d?_?[a-z]{2}|[a-z]{2})", re.IGNORECASE
)
_COUNTRY = re.compile(r"[A-Z]{2}")
Chain = tuple[AdminUnit, ...]
"""A unit behind those that it lies in."""


class PCodes:
    """The units of a table, by country and name."""

    def __init__(self, rows: Iterable[tuple[str, Chain, tuple[frozenset[str], ...]]]) -> None:
        """`rows` have the country (ISO 3166-1 alpha-2), the units, and the names of each unit."""
        self._chains: dict[tuple[str, int, str], dict[str, Chain]] = {}
        for country, chain, names in rows:
            for depth, own in enumerate(names, 1):
                for name in own:
                    found = self._chains.setdefault((country, depth, name_key(name)), {})
                    found[chain[depth - 1].pcode] = chain[:depth]

    def of(self, place: Place) -> Chain:
        """The units that a place lies in, as far as the table tells surely: of the first level, then of finer ones."""
        country = place.country or ""
        names = region_names(country, place.region)
        first = self._only(country, 1, names)
        if not first:
            return ()
        own = frozenset({name_key(place.name)})
        if place.kind == "region" and own <= names:
            return first
        finer = (self._only(country, level, own, first[0]) for level in range(2, LEVELS + 1))
        return next(filter(None, finer), first)

    def _only(self, country: str, level: int, names: Iterable[str], inside: AdminUnit | None = None) -> Chain:
        """The one unit of a level that has one of these names; nothing if there are several."""
        found = {
            code: chain
            for name in names
            for code, chain in self._chains.get((country, level, name), {}).items()
            if inside is None or chain[0] == inside
        }
        return next(iter(found.values())) if len(found) == 1 else ()


def read_pcodes(path: Path) -> PCodes:
    """The P-codes of a CSV file (UTF-8); raises `InputError` if it cannot be read, `UsageError` if it has no columns of
    names and codes."""
    reader = open_table(path)
    codes, names = _columns(reader.fieldnames or ())
    if 1 not in codes or 1 not in names:
        raise UsageError(
            f"{path}: has no columns such as ADM1_PCODE and ADM1_EN; take the gazetteer of a country from HDX (COD-AB)"
        )
    try:
        return PCodes(_rows(reader, codes, names))
    except csv.Error as error:
        raise InputError(f"{path}, line {reader.line_num}: {error}") from error


def _columns(header: Iterable[str]) -> tuple[dict[int, str], dict[int, list[str]]]:
    """Of each level the column of its code, and those of its names."""
    codes: dict[int, str] = {}
    names: dict[int, list[str]] = {}
    for column in header:
        if found := _CODE.fullmatch(column):
            codes.setdefault(int(found[1]), column)
        elif found := _NAME.fullmatch(column):
            names.setdefault(int(found[1]), []).append(column)
    return codes, names


def _rows(
    reader: Iterable[dict[str, str]], codes: Mapping[int, str], names: Mapping[int, list[str]]
) -> Iterator[tuple[str, Chain, tuple[frozenset[str], ...]]]:
    """The rows that have a country and a first level; a row of hashtags below the head has none."""
    for row in reader:
        chain: list[AdminUnit] = []
        known: list[frozenset[str]] = []
        for level in range(1, LEVELS + 1):
            own = [name for column in names.get(level, ()) if (name := (row[column] or "").strip())]
            code = (row.get(codes.get(level, "")) or "").strip()
            if not own or not code or code.startswith("#"):
                break
            chain.append(AdminUnit(level, own[0], code))
            known.append(frozenset(own))
        stated = (row.get(codes.get(0, "")) or "").strip()
        country = _COUNTRY.match(stated if len(stated) == 2 else chain[0].pcode if chain else "")
        if country and chain:
            yield country[0], tuple(chain), tuple(known)
