"""What stands around the articles of a collection: editions, names with days, numbers, wire marks, ends of records."""

from __future__ import annotations

from reportedly.articles import find_articles
from reportedly.articles.dump_lines import dated_name
from reportedly.model import Article, Page

ONE = "Nine boats came back to Oldt in the night and two are missing, the coast guard said on Monday.\n"
TWO = "The road to Oldt is closed for two days because rocks fell on it, the county said in the morning.\n"


def articles(text: str) -> list[Article]:
    return find_articles(Page("export.txt", text.encode(), "text/plain"))


def told(found: list[Article]) -> list[tuple[str | None, str | None]]:
    return [(each.title, each.published and each.published.day) for each in found]


def test_numbered_articles_with_a_name_and_a_day_below_the_headline() -> None:
    text = (
        f"1. Boats come back to Oldt\n\nSource: Regional Press, 04.05.2026\n\n{ONE}\n\n"
        f"2. Road to Oldt closed\n\nThe Oldt Post, 5 May 2026\n\n{TWO}"
    )
    found = articles(text)
    assert told(found) == [("Boats come back to Oldt", "2026-05-04"), ("Road to Oldt closed", "2026-05-05")]
    assert all("May" not in each.text and "2026" not in each.text for each in found)


def test_records_of_factiva_run_together() -> None:
    head = "{}\n\nMaren Oldt\n98 words\n{} May 2026\n10:12\nHarbour News\nHARBN\nEnglish\n\n"
    record = head + "{}\nDocument HARBN000202605{}\n\n"
    found = articles(
        record.format("Boats come back to Oldt", 4, ONE, 1) + record.format("Road to Oldt closed", 5, TWO, 2)
    )
    assert told(found) == [("Boats come back to Oldt", "2026-05-04"), ("Road to Oldt closed", "2026-05-05")]
    assert {each.publisher for each in found} == {"Harbour News"}


def test_articles_of_a_wire() -> None:
    wire = "ZCZC\n4 W 200\n\nOLDT, May {}, 2026 (ABC) - {}\n     mo/kir/jj\n\nNNNN\n"
    found = articles(wire.format(4, ONE) + wire.format(5, TWO))
    assert [day for _, day in told(found)] == ["2026-05-04", "2026-05-05"]
    assert all("mo/kir/jj" not in each.text and "NNNN" not in each.text for each in found)


def test_the_last_update_is_the_day_where_none_other_is_told() -> None:
    (article,) = articles(f"Boats come back to Oldt\nOldt Agency | Updated: 2026-05-04 22:14\n\n{ONE}")
    assert article.published is not None and article.published.day == "2026-05-04"
    assert article.published.found.startswith("the last update")


def test_a_name_with_a_day_is_no_sentence_about_one() -> None:
    assert dated_name("The Oldt Post, 3 May 2026") == "The Oldt Post"
    assert dated_name("Boats were lost off Oldt on 3 May 2026") is None
