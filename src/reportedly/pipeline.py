"""Runs the stages that analyse pages: the only file that names them all, and their order."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from reportedly import light_spacy  # isort: skip  # noqa: F401  before anything that imports spaCy
from spacy.tokens import Doc

from reportedly.articles import find_articles
from reportedly.errors import InputError, LanguageDataError
from reportedly.figures import find_figures, find_rejected
from reportedly.lang.patterns import keep_late_patterns
from reportedly.language import DEFAULT_MODEL
from reportedly.language.detection import is_parsed, language_of
from reportedly.language.features import find_features
from reportedly.language.parsing import BATCH_TOKENS, Language
from reportedly.model import Analysis, Article, Page, RejectedNumber
from reportedly.places import find_places
from reportedly.statements import ReadText, find_statements, read_words
from reportedly.times import find_times
from reportedly.unparsed import analyse_unparsed, rejected_unparsed

log = logging.getLogger(__name__)


def analyse(articles: Iterable[Article], model: str = DEFAULT_MODEL) -> Iterator[Analysis]:
    """What is found in each article, in order; a pure function of the articles.

    An article in a language without a model has no statements; one in a language without data has nothing but itself.
    """
    told = [replace(article, language=language_of(article.text, article.language)) for article in articles]
    parsed = _load_language(model).parse(article for article in told if is_parsed(article.language))
    analyses = (analysis for group in _groups(parsed) for analysis in _analyse_group(group))
    for article in told:
        yield next(analyses) if is_parsed(article.language) else analyse_unparsed(article)


def _groups(parsed: Iterable[tuple[Doc, Article]]) -> Iterator[list[tuple[Doc, Article]]]:
    """Parsed articles whose words are read together: as many as are parsed together, about."""
    group: list[tuple[Doc, Article]] = []
    size = 0
    for doc, article in parsed:
        group.append((doc, article))
        size += len(doc)
        if size >= BATCH_TOKENS:
            yield group
            group, size = [], 0
    if group:
        yield group


def _analyse_group(group: list[tuple[Doc, Article]]) -> Iterator[Analysis]:
    for (doc, article), words in zip(group, read_words([doc for doc, _ in group]), strict=True):
        yield _analyse_parsed(doc, article, words)


def _analyse_parsed(doc: Doc, article: Article, words: ReadText | None = None) -> Analysis:
    """Statements, figures, places and times of an article, from its parse; `words` as in `find_statements`."""
    times = find_times(doc, article)
    places = find_places(doc, article)
    statements = find_statements(doc, article, words)
    figures = find_figures(doc, article, statements, places, times)
    return Analysis(
        article=article,
        statements=statements,
        figures=figures,
        places=places,
        times=times,
        features=find_features(doc, article),
    )


def rejected_numbers(article: Article, model: str = DEFAULT_MODEL) -> tuple[RejectedNumber, ...]:
    """The numbers of an article that are no reported figures, in order, each with the rule that turned it down.

    They are found again, by the present rules; there are none in a language whose figures are not read.
    """
    told = replace(article, language=language_of(article.text, article.language))
    if not is_parsed(told.language):
        return rejected_unparsed(told)
    doc, _ = next(_load_language(model).parse([told]))
    return find_rejected(doc)


_load_language = cache(Language)


@cache
def load_stages(model: str) -> None:
    """Load all data that the stages need, by analysing one sample; and keep their patterns for the next process."""
    for _ in analyse([Article(doc="", text=_SAMPLE, blocks=())], model):
        pass
    keep_late_patterns()


_SAMPLE = "At least nine people were killed in Kabul on Monday, the mayor said."


PageFindings = tuple[tuple[Analysis, ...], str | None]
"""What was found on a page, or why nothing was found."""


def analyse_pages(
    pages: Sequence[Page | InputError], model: str, wanted: Callable[[Article], bool] | None = None
) -> list[PageFindings]:
    """What was found on each of some pages, in all articles or in the `wanted` ones, which are told before the parse. A
    page on which a stage fails is reported; the others go on."""
    try:
        found = [_find_articles(page) for page in pages]
        if wanted is not None:
            found = [([each for each in articles if wanted(each)], error) for articles, error in found]
        analyses = analyse((article for articles, _ in found for article in articles), model)
        return [(tuple(islice(analyses, len(articles))), error) for articles, error in found]
    except MemoryError:  # ends the worker
        raise
    except Exception as error:  # a defect of ours that one page shows must not stop the batch
        if len(pages) > 1:
            return [each for page in pages for each in analyse_pages([page], model, wanted)]
        page = pages[0]
        assert isinstance(page, Page), "an InputError is only passed on"
        if isinstance(error, LanguageDataError):
            return [((), f"{page.name}: {error}")]
        log.debug("while reading %s", page.name, exc_info=True)
        return [((), f"{page.name}: could not be analysed ({error!r}); please report it")]


def _find_articles(page: Page | InputError) -> tuple[list[Article], str | None]:
    """A page's articles, or why there are none."""
    if isinstance(page, InputError):  # only passed on
        return [], None
    try:
        return find_articles(page), None
    except InputError as error:
        return [], str(error)
