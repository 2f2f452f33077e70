"""What is found in an article without a parse: figures, times and places, from the data of its language alone."""

from __future__ import annotations

from reportedly.lang.language_file import language_file
from reportedly.language.features import find_plain_features
from reportedly.language.unparsed import ANY, tokens_of
from reportedly.model import Analysis, Article

__all__ = ["analyse_unparsed"]


def analyse_unparsed(article: Article) -> Analysis:
    """An article in a language without a model; nothing is found where there is no data for the language."""
    code = article.language or ANY
    known = language_file(code)
    doc = tokens_of(article.text, code if known else ANY)
    return Analysis(article=article, features=find_plain_features(doc, article, with_terms=known is not None))
