"""Articles as archives of newspapers export them: their records tell of the article and are no text of it."""

from __future__ import annotations

from reportedly.articles import find_articles
from reportedly.model import Article, Page

BODY = (
    "Nine boats came back to Oldt in the night and two are missing, the coast guard said on Monday.",
    "The harbour master said that 40 people had waited on the pier for them.",
)
NEXIS = """{number} of 2 DOCUMENTS

{paper}

May 4, 2026 Monday

{title}

BYLINE: {name}

SECTION: NEWS; Pg. 3

LENGTH: 412 words

{body}

LOAD-DATE: May 5, 2026

LANGUAGE: ENGLISH

"""
FACTIVA = """Boats come back to Oldt

By Maren Oldt
1,412 words
4 May 2026
16:05 GMT
Harbour News
HARBN
English
(c) 2026 Harbour News

{body}

Document HARBN00020260504em5400012
"""


def articles(text: str) -> list[Article]:
    return find_articles(Page("export.txt", text.encode(), "text/plain"))


def told(article: Article) -> tuple[str | None, str | None, tuple[str, ...], str | None]:
    return article.title, article.publisher, article.authors, article.published and article.published.day


def test_nexis() -> None:
    body = "\n\n".join(BODY)
    first = NEXIS.format(number=1, paper="Harbour News", title="Boats come back to Oldt", name="Maren Oldt", body=body)
    second = NEXIS.format(number=2, paper="Pier Post", title="Two boats still missing", name="Tavi Brook", body=body)
    one, other = articles(first + second)
    assert told(one) == ("Boats come back to Oldt", "Harbour News", ("Maren Oldt",), "2026-05-04")
    assert told(other) == ("Two boats still missing", "Pier Post", ("Tavi Brook",), "2026-05-04")
    assert one.text == "\n".join(("Boats come back to Oldt", *BODY))


def test_factiva() -> None:
    (article,) = articles(FACTIVA.format(body="\n\n".join(BODY)))
    assert told(article) == ("Boats come back to Oldt", "Harbour News", ("Maren Oldt",), "2026-05-04")
    assert article.text == "\n".join(("Boats come back to Oldt", *BODY))


def test_a_short_first_line_below_the_words_is_kept() -> None:
    (article,) = articles("Boats come back to Oldt\n\n412 words\n4 May 2026\n\n" + "\n\n".join(("Pier", *BODY)))
    assert article.publisher is None and "Pier" in article.text


NEXIS_OF_TODAY = """{title}

{paper}

May 4, 2026 Monday

Copyright 2026 {paper} All Rights Reserved

Section: NEWS; Pg. 3

Length: 412 words

Byline: {name}

Body

{body}

Load-Date: May 5, 2026

End of Document

"""


def test_nexis_since_2018_has_the_newspaper_below_the_headline() -> None:
    body = "\n\n".join(BODY)
    one, two = articles(
        NEXIS_OF_TODAY.format(title="Boats come back to Oldt", paper="Harbour News", name="Maren Oldt", body=body)
        + NEXIS_OF_TODAY.format(
            title="Two boats are missing off Oldt", paper="The Isle Post", name="Tavi Brook", body=body
        )
    )
    assert (one.title, one.publisher, one.authors) == ("Boats come back to Oldt", "Harbour News", ("Maren Oldt",))
    assert (two.title, two.publisher, two.authors) == (
        "Two boats are missing off Oldt",
        "The Isle Post",
        ("Tavi Brook",),
    )
    assert one.text == "\n".join(("Boats come back to Oldt", *BODY))
    assert one.published is not None and one.published.value == "2026-05-04"
