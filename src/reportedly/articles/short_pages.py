"""Pages whose article is a few lines, such as an alert: the judge of lines and the extractor look for long text.

A page has one if it says what the article is called and when it came out, marks it as one, or shows nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.articles.furniture import ends_article, is_appeal, is_no_article, is_no_text, is_promotion
from reportedly.articles.lines import CONTROLS, Line
from reportedly.articles.trimming import Trimmed

LEAST_WORDS = 5
"""Words of a line from which it may be a sentence of the article."""
MOST_LINES = 6
"""Sentences of an article that is short; a page with more of them, and no text that the judge keeps, is a list."""
LINKED = 0.5
"""Share of a line's characters in links from which it leads elsewhere."""
MOST_LINKING = 3
"""Lines outside of what pages have to move about that may lead elsewhere, for each line of the article."""
TEASERS = 2
"""Headings that lead elsewhere from which a page announces articles."""
_ASIDE = CONTROLS | {"header", "footer", "aside", "form"}
_ENDS = (".", "!", "?", "…", '"', "”", "’", ")")


def short_text(lines: Sequence[Line], title: str | None, dated: bool) -> Trimmed | None:
    """The article of a page that has little text; `None` if what there is may be none. `dated` tells whether the page
    says when it came out."""
    inside = [line for line in lines if line.text != title and not _is_aside(line)]
    if any(is_no_article(text) for text in (title or "", *(line.text for line in inside))):
        return None
    linking = [line for line in inside if _leads_elsewhere(line)]
    sentences = [line for line in inside if _is_sentence(line)]
    if not 0 < len(sentences) <= MOST_LINES or len(linking) > MOST_LINKING * len(sentences):
        return None
    if sum(line.heading for line in linking) >= TEASERS:
        return None
    marked = any(node.tag == "article" or node.marked for line in sentences for node in line.above)
    bare = not any(line.linked for line in lines)
    if not (bare or (title and (dated or marked))):
        return None
    return Trimmed((), tuple(dict.fromkeys(line.text for line in sentences)))


def _is_aside(line: Line) -> bool:
    return any(node.tag in _ASIDE or node.hidden for node in line.above)


def _leads_elsewhere(line: Line) -> bool:
    return line.linked > LINKED * len(line.text)


def _is_sentence(line: Line) -> bool:
    text = line.text
    return (
        text.count(" ") >= LEAST_WORDS - 1
        and text.endswith(_ENDS)
        and not (line.heading or _leads_elsewhere(line))
        and not (is_promotion(text) or is_appeal(text) or is_no_text(text) or ends_article(text))
    )
