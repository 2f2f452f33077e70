"""What stands around an article's body is told apart from it: summaries, titles, appeals, counters, captions."""

from __future__ import annotations

import pytest

from reportedly.articles import find_articles
from reportedly.model import Page

TEXTS = [
    "The coast guard counted 14 dead after the ferry fire near Basco on Monday, its chief said.",
    "Another 37 passengers were taken to hospital in Basco with burns, the coast guard said at noon.",
    "The ferry carried 210 people when it left port, according to the operator of the line.",
    "Divers searched the hull until nightfall and found no one else alive, the harbour master said.",
]
APPEALS = "<p>If you value our reporting, please consider making a donation today. Every gift counts, from £5.</p>"
APPEALS += "<p>Support our work: give 10 dollars a month and help us keep on.</p>"
BODY = "".join(f"<p>{text}</p>" for text in TEXTS)


def blocks_of(inside: str, head: str = "") -> list[tuple[str, str]]:
    source = f"<html><head>{head}</head><body>{inside}</body></html>"
    (article,) = find_articles(Page("page.html", source.encode(), "text/html"))
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


PLAIN = [("headline", "Ferry fire off Basco"), *(("paragraph", text) for text in TEXTS)]


@pytest.mark.parametrize(
    "inside",
    [
        f"<h1>Ferry fire off Basco</h1><ul>{''.join(f'<li>{text}</li>' for text in TEXTS)}</ul>",
        f"<h1>Ferry fire off Basco</h1><x-body><template shadowrootmode='open'>{BODY}</template></x-body>",
        f"<div class='page-cta'><div class='cta'><h1>Ferry fire off Basco</h1>{BODY}</div></div>",
        f"<h1>Ferry fire off Basco</h1>{''.join(f'<div class=row><div><p>{text}</p></div></div>' for text in TEXTS)}",
        f"<div><h1>Ferry fire off Basco</h1>{''.join(f'<div>{text}</div>' for text in TEXTS)}</div>",
        f"<h1>Ferry fire off Basco</h1><div class='gallery'><img src='a'><p>1/8</p><p>2 of 8</p></div>{BODY}",
        f"<article><h1>Ferry fire off Basco</h1>{BODY}{APPEALS}</article>",
    ],
)  # fmt: skip
def test_the_body_and_nothing_else(inside: str) -> None:
    assert blocks_of(inside) == PLAIN


@pytest.mark.parametrize("name", ["standfirst", "article__dek"])
def test_a_summary_below_the_headline_is_a_highlight(name: str) -> None:
    summary = "At least 14 people die and 37 are hurt as fire sweeps through a ferry in the strait"
    found = blocks_of(f"<article><h1>Ferry fire off Basco</h1><p class='{name}'>{summary}</p>{BODY}</article>")
    assert found == [PLAIN[0], ("highlight", f"• {summary}"), *PLAIN[1:]]


def test_a_title_that_is_encoded_twice_is_the_headline_and_no_more() -> None:
    found = blocks_of(f"<article><h1>Basco&amp;#8217;s ferry &amp;amp; its 14 dead</h1>{BODY}</article>")
    assert found == [("headline", "Basco’s ferry & its 14 dead"), *PLAIN[1:]]
