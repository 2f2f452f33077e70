"""Lines that pages put around and between the paragraphs of an article."""

from __future__ import annotations

from reportedly.articles.foreign_days import in_iso
from reportedly.lang import rules

LONGEST = 240
"""Characters beyond which a line is prose."""

_RULES = rules("en", "furniture")
_LABEL, _PROMOTION, _AFTER_ARTICLE, _PAGE_MARK = (
    _RULES[name] for name in ("label", "promotion", "after_article", "page_mark")
)
_APPEAL, _NO_ARTICLE = _RULES["appeal"], _RULES["no_article"]
_COUNTER = _RULES["caption_counter"]
_AROUND_TEXT = tuple(_RULES[name] for name in ("date_line", "byline", "counter"))


def is_furniture(line: str) -> bool:
    """Whether a line is nothing but a label, a button or a link of the site."""
    return len(line) <= LONGEST and _LABEL.pattern.search(line) is not None


def is_promotion(line: str) -> bool:
    """Whether a line asks the reader to do something, or points to other articles."""
    return len(line) <= LONGEST and (_PROMOTION.pattern.search(line) is not None or is_furniture(line))


def is_appeal(line: str) -> bool:
    """Whether a line asks the reader for money."""
    return len(line) <= LONGEST and _APPEAL.found_in(line) is not None


def is_no_article(line: str) -> bool:
    """Whether a line is of a page that stands in place of an article: not found, locked, asking for consent."""
    return len(line) <= LONGEST and _NO_ARTICLE.found_in(line) is not None


def without_counter(caption: str) -> str:
    """A caption without the number of its picture in a gallery."""
    return _COUNTER.pattern.sub("", caption, count=1)


def ends_article(line: str) -> bool:
    """Whether a heading or label opens what sites put after an article."""
    return len(line) <= LONGEST and _AFTER_ARTICLE.pattern.search(line) is not None


def is_page_mark(line: str) -> bool:
    """Whether a line is nothing but an address, a date, a byline or a tag of the site's software."""
    return len(line) <= LONGEST and _PAGE_MARK.pattern.search(line) is not None


def is_no_text(line: str) -> bool:
    """Whether a line says when an article came out or who wrote it, counts pictures, or is a mark of the site."""
    line = in_iso(line) if len(line) <= LONGEST else line
    return is_page_mark(line) or (len(line) <= LONGEST and any(rule.found_in(line) for rule in _AROUND_TEXT))
