"""What is new in a tally, as a sentence."""

from __future__ import annotations

from reportedly.model import Entry, NewsKind, TallyNews
from reportedly.wording.sources import teller_in_words
from reportedly.wording.tallies import heading
from reportedly.wording.values import range_in_words, reported_value, told_in_words

SHORT_SENTENCE = 90
"""Characters of a sentence that are shown as evidence."""
HIGHER = "Higher"
_LABELS: dict[NewsKind, str] = {
    "fell": "Lowered",
    "denied": "Denied",
    "conflict": "Conflict",
    "rose": "Raised",
    "first source": "First source",
}


def news_label(news: TallyNews) -> str:
    """One or two words for what is new; a number that nobody said to have risen is only higher than the last."""
    return _LABELS[news.kind] if news.is_said else HIGHER


def news_in_words(news: TallyNews) -> str:
    """One sentence without a stop, such as `People killed, Kunar: 28 (the governor), down from 31 (1 Sep 2025)`."""
    return f"{heading(news.tally)}: {_told(news)}"


def _told(news: TallyNews) -> str:
    match news.kind:
        case "fell" | "rose" if news.other and news.tally.changed:
            return news.tally.changed
        case "fell" | "rose":
            way = "down from" if news.kind == "fell" else "up from"
            was = range_in_words(*news.before) if news.before else "another number"
            return f"{told_in_words(news.entry, news.outlet)}, {way} {was} before its article changed"
        case "conflict" if news.other:
            told = (told_in_words(news.other, news.other_outlet), told_in_words(news.entry, news.outlet))
            return f"{' and '.join(told)} cannot both be so"
        case "denied":
            return f"{reported_value(news.entry)} denied by {teller_in_words(news.entry.source, news.outlet)}"
        case _:
            return told_in_words(news.entry, news.outlet)


def sentence_start(entry: Entry) -> str:
    """The beginning of an entry's sentence, whole if it is short."""
    sentence = " ".join(entry.sentence.split())
    if len(sentence) <= SHORT_SENTENCE:
        return sentence
    start = sentence[:SHORT_SENTENCE]
    return f"{start.rpartition(' ')[0] or start} …"
