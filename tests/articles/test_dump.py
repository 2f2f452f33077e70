"""Articles are found in plain text, and what pages put around them is left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.articles import decode, find_articles
from reportedly.articles.dump import split_dump
from reportedly.errors import InputError
from reportedly.model import Moment, Page

BODY = (
    "EXAMPLETON: Twelve people were killed when a river burst its banks on Monday, the mayor said.\n"
    "About 300 others spent the night in a school on the hill, she added.\n"
)
OTHER = (
    "PORT NOWHERE: Fishermen found a drifting boat with nine crew members aboard, the coast guard reported.\n"
    "All of them were well, but thirsty, a doctor who saw them at the harbour said.\n"
)
SAVED = Moment("2025-09-01T10:00:00+00:00", "second", "--saved")


def page(text: str, saved: Moment | None = None) -> Page:
    return Page("dump.txt", text.encode(), "text/plain", saved=saved)


def test_repeated_headlines_counters_captions_and_highlights() -> None:
    text = (
        "Flood hits Exampleton\n\nFlood hits Exampleton\n1 / 2\nThe river on Monday. (Photo by nobody)\n"
        "Flood hits Exampleton\n"
        "2 / 2\nA school on the hill. (Photo by nobody)\nShort Url\nUpdated 31 August 2025\n\nFlood hits Exampleton\n\n"
        f"Flood hits Exampleton\n  • Twelve dead\n  • Hundreds in a school\n\n{BODY}\n\n"
        "Drifting boat found\n\nDrifting boat found\nUpdated 12 min 47 sec ago\n\nDrifting boat found\n"
        f"  • All well\n\n{OTHER}"
    )
    first, second = find_articles(page(text, SAVED))
    kinds = [block.kind for block in first.blocks]
    assert kinds == ["headline", "caption", "caption", "highlight", "highlight", "paragraph", "paragraph"]
    assert first.text.startswith("Flood hits Exampleton\nThe river on Monday. (Photo by nobody)\nA school")
    assert "• Twelve dead\n• Hundreds in a school\nEXAMPLETON: Twelve" in first.text
    assert first.dateline and first.text[slice(*first.dateline)] == "EXAMPLETON"
    assert first.updated == Moment("2025-08-31", "day", "update line")
    assert (second.doc, second.title) == ("dump.txt#2", "Drifting boat found")
    assert second.updated and second.updated.value == "2025-09-01T09:47:13+00:00"
    assert second.updated.found == "relative to when the page was saved (--saved)"


def test_relative_time_is_unknown_if_nothing_tells_when_the_page_was_saved() -> None:
    (article,) = find_articles(page(f"Flood hits Exampleton\nUpdated 10 sec ago\n\n{BODY}"))
    assert article.issued is None


def test_single_headlines_with_dates_or_bylines_open_articles() -> None:
    text = (
        f"Flood hits Exampleton\nBy Ada Writer\n1 September 2025\n\n{BODY}\n"
        "Read more: Ten rivers to watch\nAdvertisement\n\n\n"
        f"Drifting boat found near Port Nowhere\nPublished: 2 September 2025\n\n{OTHER}\nShare this article\n"
    )
    first, second = find_articles(page(text))
    assert (first.title, first.authors) == ("Flood hits Exampleton", ("Ada Writer",))
    assert first.published == Moment("2025-09-01", "day", "date line")
    assert second.title == "Drifting boat found near Port Nowhere"
    assert "Advertisement" not in first.text and "Read more" not in first.text and "Share" not in second.text


def test_subheads_and_gaps_do_not_split_an_article() -> None:
    inside = "Water everywhere\n\nThe water rose to the second floor of the town hall."
    text = f"Flood hits Exampleton\n\n{BODY}\n\n{inside}\n\n\n{BODY}"
    (article,) = find_articles(page(text))
    assert "Water everywhere" in article.text


def test_text_without_headline_is_an_article_without_title() -> None:
    (article,) = find_articles(page(BODY))
    assert article.title is None
    assert [block.kind for block in article.blocks] == ["paragraph", "paragraph"]


def test_blocks_lead_back_to_the_page() -> None:
    source = page("\ufeff\r\nFlood hits Exampleton\r\n\r\n  • Twelve dead\r\n" + BODY.replace("\n", "\r\n"))
    (article,) = find_articles(source)
    text = decode(source)
    for block in article.blocks:
        assert block.page_span is not None
        assert text[slice(*block.page_span)] == article.text[block.start : block.end].removeprefix("• ")


@given(
    st.lists(
        st.sampled_from(
            [
                *(BODY + OTHER).splitlines(),
                "",
                "",
                "Flood hits Exampleton",
                "1 / 2",
                "• Twelve dead",
                "Updated 2 May 2025",
            ]
        ),
        max_size=40,
    )
)
def test_any_mixture_of_lines_keeps_its_words_in_order_of_kinds(lines: list[str]) -> None:
    text = "\n".join(lines)
    for draft in split_dump(text):
        assert draft.parts
        for part in draft.parts:
            assert part.page_span and text[slice(*part.page_span)] == part.text


@given(st.text(max_size=400))
def test_no_text_breaks_the_splitter(text: str) -> None:
    try:
        find_articles(page(text))
    except InputError as error:
        assert "no article found" in str(error)
