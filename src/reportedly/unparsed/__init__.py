"""What is found in an article without a parse: figures, times and places, from the data of its language alone."""

from __future__ import annotations

from reportedly.lang.language_file import language_file
from reportedly.language.features import find_plain_features
from reportedly.language.unparsed import ANY, tokens_of
from reportedly.model import Analysis, Article, RejectedNumber
from reportedly.times import find_times
from reportedly.unparsed.figures import find_figures, find_rejected
from reportedly.unparsed.places import find_places

__all__ = ["analyse_unparsed", "rejected_unparsed"]


def analyse_unparsed(article: Article) -> Analysis:
    """An article in a language without a model; nothing is found where there is no data for the language."""
    code = article.language or ANY
    known = language_file(code)
    doc = tokens_of(article.text, code if known else ANY)
    features = find_plain_features(doc, article, with_terms=known is not None)
    if known is None:
        return Analysis(article=article, features=features)
    times = find_times(doc, article) if "times" in known.finds else ()
    places = find_places(article, code) if "places" in known.finds else ()
    figures = find_figures(doc, article, places, times, code) if "figures" in known.finds else ()
    return Analysis(article=article, figures=figures, places=places, times=times, features=features)


def rejected_unparsed(article: Article) -> tuple[RejectedNumber, ...]:
    """The numbers of such an article that are no figures, each with the rule that turned it down; none where figures
    are not read in its language."""
    code = article.language or ANY
    known = language_file(code)
    if known is None or "figures" not in known.finds:
        return ()
    doc = tokens_of(article.text, code)
    return find_rejected(doc, article, find_times(doc, article) if "times" in known.finds else (), code)
