"""The lines of text that an HTML page shows, each with the elements around it: what the main text is chosen from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from lxml.html import HtmlElement

UNSEEN = frozenset((
    "head", "script", "style", "svg", "template", "iframe", "link", "meta", "object", "select", "input", "textarea",
    "audio", "video", "canvas", "map", "source", "embed", "noscript", "datalist", "figcaption",
))  # fmt: skip
"""Elements that show none of the article's text; captions are read for themselves."""
CONTROLS = frozenset(("nav", "button", "menu", "dialog"))
"""Elements to move about with. Where one was never closed, the parser puts most of the page in it: then it is none."""
INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "label", "mark", "picture", "q", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr", "nobr", "o:p",
))  # fmt: skip
"""Elements that stand in a line of text."""
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_EMPHASIS = frozenset(("b", "strong", "em", "i", "u"))
_CELLS = frozenset(("td", "th"))
_EDGE = "\x1e"
"""Stands before each column's text while a row is read: the parser lets no such character through."""
MOST_COLUMNS = 30
CELL_CHARACTERS = 80
"""Characters of a cell, on average, up to which a row of a table is one line."""
VALUE_CHARACTERS = 40
"""Most characters of a value that stands on one line with its term, in a list of those."""
MOST_LINES = 6_000
"""Lines of a page that are looked at."""
_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
LONGEST_NAME = 200
"""Characters of an element's class and id that are looked at."""


@dataclass(slots=True, eq=False)
class Node:
    """An element that holds lines. `names` are the words of its class and id; sizes are of all lines inside it."""

    tag: str
    above: Node | None
    depth: int
    names: tuple[str, ...]
    signature: tuple[str, str]
    hidden: bool
    marked: bool = False
    """Whether the page marks it as its article's body (microdata of schema.org)."""
    characters: int = 0
    linked: int = 0
    lines: int = 0
    prose: int = 0
    own_prose: int = 0
    children: dict[tuple[str, str], int] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Line:
    """One line of a page's text. `linked` and `strong` are the characters in links and in emphasis."""

    text: str
    node: Node
    heading: bool
    linked: int
    strong: int
    above: tuple[Node, ...]
    """The elements around it, the innermost first."""
    times: tuple[str, ...] = ()
    """What its time elements say to machines (`datetime`)."""
    cells: tuple[str, ...] = ()
    """Of a row of a table what each column has; a cell across several columns is the first of them."""


def _is_value(element: HtmlElement | None) -> bool:
    """Whether it holds the number of the term before it ("Injured", "31"): both are one line then."""
    if element is None or element.tag != "dd" or getattr(element.getprevious(), "tag", None) != "dt":
        return False
    text = element.text_content().strip()
    return len(text) <= VALUE_CHARACTERS and any(map(str.isdigit, text))


class LineReader:
    """Reads the lines of a tree; the parser bounds its depth (at 256)."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._pieces: list[str] = []
        self._linked = self._strong = 0
        self._times: tuple[str, ...] = ()
        self._after_break = False
        self._unseen: set[HtmlElement] = set()
        self._arounds: dict[Node, tuple[Node, ...]] = {}

    def read(self, tree: HtmlElement) -> list[Line]:
        """The lines of a tree in order."""
        root = Node(tag="html", above=None, depth=0, names=(), signature=("html", ""), hidden=False)
        self._unseen = _true_controls(tree)
        self._walk(tree, root, False, False, False)
        self._end(root)
        for line in self.lines:
            _count(line)
        return self.lines

    def _walk(self, element: HtmlElement, node: Node, in_link: bool, strong: bool, flat: bool) -> None:
        tag = element.tag
        if not isinstance(tag, str) or (tag in UNSEEN and not _is_shadow(element)) or element in self._unseen:
            return
        if tag in INLINE:
            in_link = in_link or (tag == "a" and element.get("href") is not None)
            if tag == "time" and (written := element.get("datetime")):
                self._times += (written,)
            self._inside(element, node, in_link, strong or tag in _EMPHASIS, flat)
        elif tag == "br":
            if self._after_break:
                self._end(node)
            self._add(" ", False, False)
            self._after_break = True
        elif flat:
            self._add(" ", False, False)
            if tag in _CELLS:
                self._pieces.append(_EDGE)
            self._inside(element, node, in_link, strong, flat)
            if tag in _CELLS:
                self._pieces.append(_EDGE * (_span_of(element) - 1))
            self._add(" ", False, False)
        else:
            if self._pieces and not _is_value(element):
                self._end(node)
            inner = _node_of(element, "li" if _is_value(element) else tag, node)
            self._inside(element, inner, in_link, strong, tag == "tr" and _is_row(element))
            if self._pieces and tag == "dt" and _is_value(element.getnext()):
                self._add("" if self._pieces[-1].rstrip().endswith(":") else ": ", in_link, strong)
            elif self._pieces:
                self._end(inner)

    def _inside(self, element: HtmlElement, node: Node, in_link: bool, strong: bool, flat: bool) -> None:
        if element.text:
            self._add(element.text, in_link, strong)
        for child in element:
            self._walk(child, node, in_link, strong, flat)
            if child.tail:
                self._add(child.tail, in_link, strong)

    def _add(self, text: str, in_link: bool, strong: bool) -> None:
        self._pieces.append(text)
        if (in_link or strong or self._after_break) and (size := len(text.strip())):
            self._after_break = False
            if in_link:
                self._linked += size
            if strong:
                self._strong += size

    def _around(self, node: Node) -> tuple[Node, ...]:
        """An element and all around it, the innermost first."""
        known = self._arounds.get(node)
        if known is None:
            known = self._arounds[node] = (node, *(self._around(node.above) if node.above is not None else ()))
        return known

    def _end(self, node: Node) -> None:
        if self._pieces:
            raw = "".join(self._pieces)
            text = " ".join((raw.replace(_EDGE, " ") if _EDGE in raw else raw).split())
            if text and len(self.lines) < MOST_LINES:
                above = self._around(node)
                heading = not HEADINGS.isdisjoint([each.tag for each in above[:3]])
                self.lines.append(
                    Line(
                        text=text, node=node, heading=heading, linked=self._linked, strong=self._strong, above=above,
                        times=self._times, cells=_cells_of(raw),
                    )
                )  # fmt: skip
            self._pieces = []
            self._times = ()
        self._linked = self._strong = 0
        self._after_break = False


def _is_shadow(element: HtmlElement) -> bool:
    """Whether a template is the declared shadow tree of the element that it is in: browsers show it."""
    return element.tag == "template" and (
        element.get("shadowrootmode") is not None or element.get("shadowroot") is not None
    )


def _true_controls(tree: HtmlElement) -> set[HtmlElement]:
    """The elements to move about with, but for those that hold most of the page's paragraphs."""
    paragraphs = sum(1 for _ in tree.iter("p"))
    return {
        each for each in tree.iter(*CONTROLS) if 2 * sum(1 for _ in each.iter("p")) <= paragraphs or paragraphs <= 2
    }


def _span_of(cell: HtmlElement) -> int:
    """The number of columns of a cell."""
    written = cell.get("colspan", "1")
    return min(max(1, int(written)), MOST_COLUMNS) if written.isascii() and written.isdigit() else 1


def _cells_of(raw: str) -> tuple[str, ...]:
    return tuple(" ".join(cell.split()) for cell in raw.split(_EDGE)[1:]) if _EDGE in raw else ()


def _is_row(element: HtmlElement) -> bool:
    cells = [each for each in element if each.tag in _CELLS]
    if len(cells) < 2 or next(element.iter("table"), None) is not None:
        return False
    return len(" ".join(element.text_content().split())) <= CELL_CHARACTERS * len(cells)


def _node_of(element: HtmlElement, tag: str, above: Node) -> Node:
    named = f"{element.get('class', '')[:LONGEST_NAME]} {element.get('id', '')[:LONGEST_NAME]}"
    signature = (tag, named)
    above.children[signature] = above.children.get(signature, 0) + 1
    names = _names_in(named) if named != " " else ()
    style = element.get("style")
    hidden = element.get("hidden") is not None or (style is not None and _HIDDEN.search(style) is not None)
    marked = element.get("itemprop") == "articleBody"
    return Node(
        tag=tag, above=above, depth=above.depth + 1, names=names, signature=signature, hidden=hidden or above.hidden,
        marked=marked,
    )  # fmt: skip


@lru_cache(20_000)
def _names_in(named: str) -> tuple[str, ...]:
    """The words of an element's class and id; a page has the same ones over and over."""
    return tuple(dict.fromkeys(name.lower() for name in _NAME.findall(named) if len(name) > 1))


PROSE_WORDS = 12
"""Words from which a line without many links is prose."""


def _count(line: Line) -> None:
    """Add a line to the sizes of all elements around it."""
    size = len(line.text)
    prose = size if line.linked * 2 < size and line.text.count(" ") >= PROSE_WORDS - 1 else 0
    for each in line.above:
        each.characters += size
        each.linked += line.linked
        each.lines += 1
        each.prose += prose
    line.node.own_prose += prose
    if line.node.above is not None:
        line.node.above.own_prose += prose
