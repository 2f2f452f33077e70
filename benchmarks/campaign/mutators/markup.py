"""HTML and XML: elements, attributes, texts and entities."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from random import Random

from benchmarks.campaign import extremes
from benchmarks.campaign.mutators.raw import MORE, Mutator, to_bytes, to_text

_TOKEN = re.compile(r"<[^<>]*>|[^<]+|<")
_OPENING = re.compile(r"<([A-Za-z][\w:.-]*)[^<>]*>")
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*("[^"]*"|'[^']*')""")
_YEAR = re.compile(r"20\d\d")
_TAGS = (
    "p", "div", "article", "table", "tr", "td", "b", "script", "style", "svg", "math", "template", "noscript",
    "iframe", "select", "title", "base", "body", "html", "h1", "li", "ul", "figure", "figcaption", "time",
    "blockquote", "textarea", "plaintext", "item", "entry", "channel", "link", "author", "pubDate", "content",
    "description", "url", "loc", "w:p", "w:t", "w:tbl",
)  # fmt: skip
_DEEP = (3, 50, 300, 2_000, 20_000)
_ENTITIES = (
    "&#xD800;", "&#xDFFF;", "&#0;", "&#x110000;", "&#99999999999999999999;", "&#-1;", "&#x;", "&lol;",
    "&amp;amp;amp;", "&#27;[31m", "&#x202e;", "&nbsp;" * 300, "&notit;", "&#13;", "&#x1;", "&#xFFFE;",
)  # fmt: skip
_DECLARED = (
    "<!--", "<![CDATA[", "<!DOCTYPE d SYSTEM 'file:///etc/passwd'>", "<?xml version='1.1'?>", "<?php", "</html>",
    "]]>", "<!", "<!DOCTYPE d [<!ENTITY lol SYSTEM 'file:///etc/passwd'>]>", "<base href='http://[::1'>",
    "<meta charset='punycode'>", "<meta http-equiv='content-type' content='text/html; charset=utf-7'>",
    "<?xml version='1.0' encoding='punycode'?>", "<?xml version='1.0' encoding='utf-16'?>",
    "<?xml version='1.0' encoding='" + "a" * 5000 + "'?>",
    "<!DOCTYPE d [<!ENTITY l0 'haha'>"
    + "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 12}'>" for n in range(1, 9))
    + "<!ENTITY lol '&l8;'>]>",
)  # fmt: skip

LOOKED_AT = 2_000
"""Letters of an element or text that are searched for what is to be changed."""

Change = Callable[[Random, list[str]], None]


def change_markup(chance: Random, content: bytes) -> bytes:
    """One to three changes to the elements, attributes and texts."""
    tokens = _TOKEN.findall(to_text(content))
    if not tokens:
        return content
    for _ in range(chance.choice((1, 1, 2, 3))):
        chance.choice(_CHANGES)(chance, tokens)
        tokens = tokens or [""]
    return to_bytes("".join(tokens))


def _place(chance: Random, tokens: list[str], wanted: Callable[[str], object] = bool) -> int:
    """The place of a token that is wanted, or of any."""
    places = [number for number, token in enumerate(tokens) if wanted(token[:LOOKED_AT])]
    return chance.choice(places) if places else chance.randrange(len(tokens))


def _drop(chance: Random, tokens: list[str]) -> None:
    del tokens[_place(chance, tokens, _is_tag)]


def _double(chance: Random, tokens: list[str]) -> None:
    start = _place(chance, tokens)
    piece = tokens[start : start + chance.choice((1, 3, 12, 200))]
    tokens[start:start] = piece * min(chance.choice((1, 2, 8)), MORE // (sum(map(len, piece)) + 1))


def _pump(chance: Random, tokens: list[str]) -> None:
    """One token many times over."""
    place = _place(chance, tokens)
    token = tokens[place]
    tokens[place] = token * max(1, min(chance.choice(extremes.LONG), MORE) // max(1, len(token)))


def _swap(chance: Random, tokens: list[str]) -> None:
    one, other = _place(chance, tokens), _place(chance, tokens)
    tokens[one], tokens[other] = tokens[other], tokens[one]


def _move(chance: Random, tokens: list[str]) -> None:
    start = _place(chance, tokens)
    piece = tokens[start : start + chance.choice((1, 5, 30))]
    del tokens[start : start + len(piece)]
    place = chance.randint(0, len(tokens))
    tokens[place:place] = piece


def _nest(chance: Random, tokens: list[str]) -> None:
    """An element in itself, very often."""
    name, depth = chance.choice(_TAGS), chance.choice(_DEEP)
    place = _place(chance, tokens)
    tokens[place] = f"<{name}>" * depth + tokens[place] + f"</{name}>" * chance.choice((depth, 0, 1))


def _rename(chance: Random, tokens: list[str]) -> None:
    place = _place(chance, tokens, _OPENING.fullmatch)
    if found := _OPENING.fullmatch(tokens[place]):
        new = chance.choice((*_TAGS, "x" * 5000, "a:b:c", "{*}", "p\x00"))
        tokens[place] = tokens[place].replace(found[1], new, 1)


def _attribute(chance: Random, tokens: list[str]) -> None:
    """An attribute with a value that none should have."""
    place = _place(chance, tokens, _ATTRIBUTE.search)
    found = list(_ATTRIBUTE.finditer(tokens[place][:LOOKED_AT]))
    value = extremes.text(chance)
    if not found:
        tokens[place] = tokens[place].replace(">", f' id="{escape(value)}">', 1)
        return
    one = chance.choice(found)
    new = chance.choice(
        (f'{one[1]}="{escape(value)}"', f"{one[1]}={value}", one[1], "", f"{one[0]} " * 50, f"{one[1]}='")
    )
    tokens[place] = tokens[place][: one.start()] + new + tokens[place][one.end() :]


def _date(chance: Random, tokens: list[str]) -> None:
    """A date where one stands, in text or attribute, or anywhere."""
    place = _place(chance, tokens, _YEAR.search)
    new = escape(chance.choice(extremes.DATES))
    if not _is_tag(tokens[place]):
        tokens[place] = new
        return
    for found in _ATTRIBUTE.finditer(tokens[place][:LOOKED_AT]):
        if _YEAR.search(found[2]):
            tokens[place] = tokens[place].replace(found[2], f'"{new}"', 1)
            return


def _text(chance: Random, tokens: list[str]) -> None:
    place = _place(chance, tokens, lambda token: not _is_tag(token) and token.strip())
    new = extremes.text(chance)
    new = escape(new) if chance.random() < 0.8 else new
    tokens[place] = chance.choice((new, tokens[place] + new, new + tokens[place]))


def _entity(chance: Random, tokens: list[str]) -> None:
    place = _place(chance, tokens, lambda token: not _is_tag(token))
    tokens[place] += chance.choice(_ENTITIES)


def _declare(chance: Random, tokens: list[str]) -> None:
    tokens.insert(0 if chance.random() < 0.5 else chance.randint(0, len(tokens)), chance.choice(_DECLARED))


def _encoding(chance: Random, tokens: list[str]) -> None:
    """Another encoding declared."""
    name = chance.choice(extremes.ENCODINGS)
    for number, token in enumerate(tokens):
        tokens[number] = re.sub(
            r"(charset|encoding)=([\"']?)[\w-]+", lambda found: f"{found[1]}={found[2]}{name}", token
        )


def _is_tag(token: str) -> bool:
    return token.startswith("<")


_CHANGES: tuple[Change, ...] = (
    _drop, _double, _pump, _swap, _move, _nest, _rename, _attribute, _attribute, _date, _date, _text, _text, _entity,
    _declare, _encoding,
)  # fmt: skip

MARKUP: tuple[Mutator, ...] = (change_markup,)
"""For kinds that are written in elements."""
