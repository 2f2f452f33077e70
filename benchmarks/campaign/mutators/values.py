"""JSON: members dropped, doubled, renamed, nested, and values of other types or beyond every bound."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from random import Random
from typing import Any

from benchmarks.campaign import extremes
from benchmarks.campaign.mutators.raw import Mutator, to_bytes, to_text

KEYS = (
    "doc", "text", "title", "headline", "url", "link", "source", "publisher", "published", "updated", "date",
    "authors", "author", "byline", "body", "content", "content_html", "content_text", "sections", "paragraphs",
    "summary", "items", "version", "language", "articles", "@type", "@graph", "name", "articleBody", "datePublished",
    "dateModified", "liveBlogUpdate", "headers", "status", "__proto__", "",
)  # fmt: skip
LARGEST = 60_000
"""Letters to which a list is pumped."""
_LEVELS = (10, 900, 1_024, 20_000)
_HOLE = "\ue000hole\ue000"
"""Stands in a document for what the JSON writer cannot write."""


def change_json(chance: Random, content: bytes) -> bytes:
    """Changes to a JSON document, or to one line of JSON lines."""
    text = to_text(content)
    try:
        return to_bytes(_changed(chance, text))
    except (ValueError, RecursionError):
        lines = text.split("\n")
        number = chance.randrange(len(lines))
        try:
            lines[number] = _changed(chance, lines[number])
        except (ValueError, RecursionError):
            lines[number] = lines[number] * 2
        return to_bytes("\n".join(lines))


def change_json_in_scripts(chance: Random, content: bytes) -> bytes:
    """Changes to the JSON-LD of an HTML page."""

    def changed(found: re.Match[str]) -> str:
        try:
            return found[1] + _changed(chance, found[2]).replace("</", "<\\/") + found[3]
        except (ValueError, RecursionError):
            return found[0] + "}"

    return to_bytes(re.sub(r"(<script[^>]*json[^>]*>)(.*?)(</script>)", changed, to_text(content), flags=re.S))


def _changed(chance: Random, text: str) -> str:
    data = json.loads(text)
    hole = ""
    for _ in range(chance.choice((1, 1, 2, 3))):
        holders = list(_holders(data, 0))
        if not holders:
            return json.dumps(data) + extremes.text(chance)
        holder = chance.choice(holders)
        hole = chance.choice(_CHANGES)(chance, holder) or hole
    written = json.dumps(data, ensure_ascii=chance.random() < 0.5)
    return written.replace(json.dumps(_HOLE), hole).replace(f'"{_HOLE}"', hole)


def _holders(data: Any, depth: int) -> list[Any]:
    """All objects and lists that hold something."""
    if not isinstance(data, dict | list) or depth > 50:
        return []
    inside = list(data.values()) if isinstance(data, dict) else data
    return ([data] if data else []) + [each for value in inside for each in _holders(value, depth + 1)]


def _key(chance: Random, holder: Any) -> Any:
    return chance.choice(list(holder)) if isinstance(holder, dict) else chance.randrange(len(holder))


def _drop(chance: Random, holder: Any) -> None:
    del holder[_key(chance, holder)]


def _retype(chance: Random, holder: Any) -> str | None:
    """A value of another type, some that only a hole can hold."""
    values: tuple[Any, ...] = (
        None, True, False, 0, -1, 5, 1e308, float("nan"), float("inf"), 10**30, "", [], {}, [None], [[]], [5],
        {"name": 5}, {"": {}}, ["a", 5, None, {}], {"name": ["x"]}, {"@value": "x"}, [{"name": None}],
    )  # fmt: skip
    holder[_key(chance, holder)] = chance.choice((*values, _HOLE))
    number = chance.choice(extremes.NUMBERS)
    return number if number.strip("-").isdecimal() and number.isascii() else "1E400"


def _text(chance: Random, holder: Any) -> None:
    holder[_key(chance, holder)] = extremes.text(chance)


def _date(chance: Random, holder: Any) -> None:
    key = chance.choice([each for each in KEYS if "date" in each.lower() or each == "published"])
    if isinstance(holder, dict):
        dated = [each for each in holder if "date" in str(each).lower() or "publish" in str(each).lower()]
        key = chance.choice(dated or [key])
        holder[key] = chance.choice(extremes.DATES)


def _address(chance: Random, holder: Any) -> None:
    if isinstance(holder, dict):
        holder[chance.choice(("url", "link", "doc", "source", "external_url", "id"))] = chance.choice(
            extremes.ADDRESSES
        )


def _rename(chance: Random, holder: Any) -> None:
    if isinstance(holder, dict):
        key = _key(chance, holder)
        holder[chance.choice((*KEYS, extremes.text(chance)))] = holder.pop(key)


def _pump(chance: Random, holder: Any) -> None:
    if isinstance(holder, list):
        holder *= min(chance.choice((2, 10, 60)), 1 + LARGEST // len(json.dumps(holder)))
        return
    many = chance.choice((10, 1_000))
    holder.update({f"k{number}": "x" for number in range(many)})


def _nest(chance: Random, holder: Any) -> str:
    """A value that is thousands of levels deep."""
    depth = chance.choice(_LEVELS)
    holder[_key(chance, holder)] = _HOLE
    return chance.choice(("[" * depth + "]" * depth, '{"a":' * depth + "1" + "}" * depth, "[" * depth))


def _double(chance: Random, holder: Any) -> str:
    """A key twice, the second time with another value."""
    if isinstance(holder, dict):
        holder["twice"] = _HOLE
    return f"1, {json.dumps(chance.choice(KEYS))}: {json.dumps(extremes.text(chance))}"


_CHANGES: tuple[Callable[[Random, Any], str | None], ...] = (
    _drop, _retype, _retype, _retype, _text, _text, _date, _date, _address, _rename, _pump, _nest, _double,
)  # fmt: skip

JSON: tuple[Mutator, ...] = (change_json,)
"""For kinds that are written in JSON."""
