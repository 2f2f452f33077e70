"""Which articles of a crawl are read further, told before the parse, which costs most."""

from __future__ import annotations

from reportedly.language.detection import language_of
from reportedly.model import Article
from reportedly.scale.settings import CrawlSettings

LEAST_TEXT = 250
"""Characters of paragraphs that an article of news has: shorter ones are notices, captions and lists of links."""
LEAST_SENTENCES = 0.5
"""Share of those characters that stand in paragraphs that end as sentences do."""
_ENDS = (".", "!", "?", "…", "”", '"', "'", "’", ")", ":", "。", "؟", "۔", "।")


def is_wanted(article: Article, settings: CrawlSettings) -> bool:
    """Whether an article is in a wanted language, and looks like news if that is asked."""
    if settings.news and not looks_like_news(article):
        return False
    return not settings.languages or language_of(article.text, article.language) in settings.languages


def looks_like_news(article: Article) -> bool:
    """Whether an article has a headline and enough text in whole sentences."""
    paragraphs = [article.text[block.start : block.end] for block in article.blocks if block.kind == "paragraph"]
    size = sum(map(len, paragraphs))
    told = sum(len(each) for each in paragraphs if each.rstrip().endswith(_ENDS))
    return bool(article.title) and size >= LEAST_TEXT and told >= LEAST_SENTENCES * size
