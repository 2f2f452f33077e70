"""Finds the figure that a correction is about when its article has changed: by its number and by what is around it.

A number is quoted with its sentence and with the characters before and behind it, as W3C's TextQuoteSelector has it; of
several such numbers the one is meant that stands where most of this is as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from reportedly.language.sentences import split_sentences
from reportedly.model import Analysis, Anchor, Article, Span

CONTEXT = 32
"""Characters before and behind a number that are kept."""
LEAST_LIKE = 0.7
"""A sentence with this share of the words of the one before, or more, is that sentence rewritten."""
LEAST_CONTEXT = 0.8
"""The share of the characters around a number that stand there still, from which on its sentence does not matter."""
MOST_WORDS = 200
"""Words of a sentence that are compared."""
MOST_PLACES = 1000
"""Places of a text that are looked at where a number stands."""


def anchor_of(analysis: Analysis, number: int) -> Anchor:
    """The anchor of a figure."""
    figure = analysis.figures[number]
    return anchor_at(analysis.article, (figure.start, figure.end), figure.sentence)


def anchor_at(article: Article, span: Span, sentence: Span) -> Anchor:
    """The anchor of a number of an article, `span` of its text, in a sentence."""
    text, (start, end) = article.text, span
    return Anchor(
        doc=article.doc,
        start=start,
        end=end,
        text=text[start:end],
        sentence=text[slice(*sentence)],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
    )


def locate(anchor: Anchor, analysis: Analysis) -> int | None:
    """The number of the figure that an anchor means, `None` if the text has no such figure."""
    text = analysis.article.text
    found = [
        ((figure.start, figure.end), figure.sentence, number)
        for number, figure in enumerate(analysis.figures)
        if text[figure.start : figure.end] == anchor.text
    ]
    best = _likest(anchor, text, [(span, sentence) for span, sentence, _ in found])
    return None if best is None else found[best][2]


def locate_passage(anchor: Anchor, article: Article) -> tuple[Span, Span] | None:
    """Where a number that no figure has stands in an article, and its sentence; `None` if it is gone."""
    places = list(passages(anchor.text, article.text))
    sentences = split_sentences(article.text) if places else []
    found = [(span, sentence) for span in places if (sentence := sentence_around(span, sentences))]
    best = _likest(anchor, article.text, found)
    return None if best is None else found[best]


def passages(words: str, text: str) -> Iterator[Span]:
    """Where some words stand in a text, as they are written; the first `MOST_PLACES`."""
    start = text.find(words) if words else -1
    for _ in range(MOST_PLACES):
        if start < 0:
            return
        yield start, start + len(words)
        start = text.find(words, start + len(words))


def sentence_around(span: Span, sentences: Sequence[Span]) -> Span | None:
    """The sentence that holds a span."""
    return next((each for each in sentences if each[0] <= span[0] and span[1] <= each[1]), None)


def _likest(anchor: Anchor, text: str, places: Sequence[tuple[Span, Span]]) -> int | None:
    """Which place of a number, with its sentence, an anchor means; `None` if all of them are unlike it."""
    wanted = anchor.sentence.split()
    same = [number for number, (_, sentence) in enumerate(places) if text[slice(*sentence)].split() == wanted]
    if same:
        return max(same, key=lambda number: _nearness(anchor, text, places[number][0]))
    alike = [(_likeness(anchor, wanted, text, *place), number) for number, place in enumerate(places)]
    likest = [(share, number) for share, number in alike if share >= LEAST_LIKE]
    if not likest:
        return None
    return max(likest, key=lambda each: (each[0], _nearness(anchor, text, places[each[1]][0])))[1]


def _likeness(anchor: Anchor, wanted: Sequence[str], text: str, span: Span, sentence: Span) -> float:
    """How far a sentence is the one of before, 0 to 1: it counts as whole where all around the number is as it was."""
    kept = len(anchor.prefix) + len(anchor.suffix)
    if kept >= CONTEXT and _context(anchor, text, span) >= LEAST_CONTEXT * kept:
        return 1.0
    now = text[slice(*sentence)].split()[:MOST_WORDS]
    return SequenceMatcher(None, wanted[:MOST_WORDS], now, autojunk=False).ratio()


def _nearness(anchor: Anchor, text: str, span: Span) -> tuple[int, int]:
    return _context(anchor, text, span), -abs(span[0] - anchor.start)


def _context(anchor: Anchor, text: str, span: Span) -> int:
    """How many of the characters next to a number are as they were."""
    before = text[max(0, span[0] - len(anchor.prefix)) : span[0]]
    behind = text[span[1] : span[1] + len(anchor.suffix)]
    return _shared(anchor.prefix[::-1], before[::-1]) + _shared(anchor.suffix, behind)


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
