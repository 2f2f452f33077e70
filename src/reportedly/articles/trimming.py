"""What is cut from a page's main text: links, promotions, labels, and what its own structured data leave out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.articles.furniture import ends_article, is_page_mark, is_promotion
from reportedly.articles.main_text import TextLine

LINKED = 0.9
"""Share of a line's characters that are links from which it only points elsewhere, if it is no sentence."""
SENTENCE_WORDS = 12
"""Words from which a line that ends like a sentence is one."""
LABELS = 2
"""Last lines that may be labels: names, tags, titles. More of them are a list of the article's own."""
STANDFIRST_WORDS = 6
"""Words from which a heading before the first paragraph is a summary, not a label."""
NAME_WORDS = 4
"""Words up to which a label before the first paragraph is a name or a section of the site."""
AGREEMENT = 0.85
"""Share of the main text that the page's own mark-up of its body must hold for what it leaves out to be cut."""
SHORT_HEADING = 60
"""Characters below which a line without the mark of a heading may be one."""
LONGEST_LABEL = 120
"""Characters from which a line is no label."""
TAIL = 0.4
"""Largest share of the text that may be cut after a heading that ends an article."""
_ENDS = ".!?…\"”’')]。！？»:"


@dataclass(frozen=True, slots=True)
class Trimmed:
    """The lines of an article: its standfirst and its body."""

    standfirst: tuple[str, ...]
    body: tuple[str, ...]


def trim(lines: Sequence[TextLine], title: str | None, own_body: str | None) -> Trimmed:
    """The article's lines. `own_body` is the text that the page marks as the article's body, if it marks one."""
    kept = [line for line in lines if not _points_elsewhere(line) and not is_promotion(line.text)]
    start = next((number + 1 for number, line in enumerate(kept[:6]) if line.text == title), 0)
    kept = [line for line in kept[start:] if line.text != title]
    first = next((number for number, line in enumerate(kept) if not _is_opening(line)), len(kept))
    standfirst = [line.text for line in kept[:first] if line.heading and len(line.text.split()) >= STANDFIRST_WORDS]
    body = _without_tail(kept[first:])
    if own_body:
        body = _agreed(body, own_body)
    return Trimmed(tuple(standfirst), tuple(line.text for line in _without_labels(_without_marks(body))))


def _is_opening(line: TextLine) -> bool:
    """Whether a line before the first paragraph is none of the body."""
    return line.heading or is_page_mark(line.text) or (_is_label(line) and len(line.text.split()) <= NAME_WORDS)


def _points_elsewhere(line: TextLine) -> bool:
    return line.linked >= LINKED and not _is_sentence(line.text)


def _is_sentence(text: str) -> bool:
    return text[-1] in _ENDS and len(text.split()) >= SENTENCE_WORDS


def _without_tail(lines: list[TextLine]) -> list[TextLine]:
    """The lines before the heading that ends the article, if what follows it is the smaller part."""
    sizes = [len(line.text) for line in lines]
    total, after = sum(sizes), 0
    cut = len(lines)
    for number in range(len(lines) - 1, -1, -1):
        after += sizes[number]
        if after > TAIL * total:
            break
        if ends_article(lines[number].text) and (lines[number].heading or len(lines[number].text) < SHORT_HEADING):
            cut = number
    return lines[:cut]


def _agreed(lines: list[TextLine], own_body: str) -> list[TextLine]:
    """The lines up to the last that the page's own body holds, if that holds nearly all of the text."""
    marked = "".join(own_body.split())
    held = ["".join(line.text.split()) in marked for line in lines]
    size = sum(len(line.text) for line in lines)
    shared = sum(len(line.text) for line, inside in zip(lines, held, strict=True) if inside)
    if not any(held) or shared < AGREEMENT * size:
        return lines
    return lines[: len(held) - held[::-1].index(True)]


def _without_marks(lines: list[TextLine]) -> list[TextLine]:
    return [
        line
        for number, line in enumerate(lines)
        if not (is_page_mark(line.text) and (number < 3 or number >= len(lines) - 3))
    ]


def _without_labels(lines: list[TextLine]) -> list[TextLine]:
    """The lines without headings and labels that nothing follows."""
    labels = next((number for number, line in enumerate(reversed(lines)) if not _is_label(line)), 0)
    return lines[: len(lines) - labels] if labels <= LABELS else lines


def _is_label(line: TextLine) -> bool:
    """Whether a line is a heading, or no sentence."""
    return line.heading or (len(line.text) < LONGEST_LABEL and line.text[-1] not in _ENDS)
