"""Whole and partial copies among articles."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from conftest import make_article
from reportedly.language.features import find_features
from reportedly.ledger.build import build_ledger
from reportedly.model import Analysis, Article, LedgerArticle, Story

Parse = Callable[..., tuple[Doc, Article]]

AGENCY = (
    "Rescue crews in Exampleton pulled eleven people from the rubble of a collapsed car park before dawn on Friday.\n"
    "The city's fire chief said listening devices had picked up knocking near the lowest deck, and that two more "
    "people were thought to be alive beneath the ramp.\n"
    "Engineers had warned the owner about cracks in the concrete columns twice since last winter, according to letters "
    "that the planning office released overnight."
)
OWN = (
    "At the corner of Mill Street the bakery stayed open all night and handed out tea to anyone in a helmet.\n"
    "Nobody here can remember the car park being anything but an eyesore, yet it was where half the town left its cars "
    "on market days, and where teenagers learned to skate.\n"
    "By seven the market traders had folded their stalls away without a word and gone home again.\n"
    "A school choir that was to sing in the square today will sing in the cathedral instead, its teacher told us, and "
    "the collection will go to the families who are still waiting behind the cordon."
)
OTHER = (
    "Shares in the ferry operator fell by a fifth after it said that bookings for the summer had dried up, and that it "
    "would lay up three of its nine ships until the price of fuel comes down."
)


def listed(parse: Parse, *texts: str) -> list[LedgerArticle]:
    """The ledger's articles for texts that came out one an hour."""
    analyses = []
    for number, text in enumerate(texts):
        doc, _ = parse(text)
        article = make_article(text, f"2025-09-01T{number:02}:00", f"doc{number}")
        analyses.append(Analysis(article=article, features=find_features(doc, article)))
    return list(build_ledger(Story(1, "car park", ()), analyses).articles)


def test_an_agencys_paragraphs_in_a_longer_article_are_found(parse: Parse) -> None:
    first, second = OWN.split("\n", 2)[:2], OWN.split("\n", 2)[2]
    agency, longer, other = listed(parse, AGENCY, "\n".join((*first, AGENCY, second)), OTHER)
    assert longer.copy_of is None and agency.carries == other.carries == ()
    [part] = longer.carries
    assert part.doc == "doc0" and 0.25 < part.share < 0.65


def test_one_paragraph_of_three_is_found_with_small_edits(parse: Parse) -> None:
    paragraph = AGENCY.split("\n")[2].replace("twice since last winter", "twice since the winter")
    _, longer = listed(parse, AGENCY, f"{OWN}\n{paragraph}")
    assert [part.doc for part in longer.carries] == ["doc0"]


def test_a_cut_copy_is_a_copy_and_goes_back_to_the_first(parse: Parse) -> None:
    _, edited, cut = listed(parse, AGENCY, AGENCY.replace("before dawn", "early"), AGENCY.rsplit("\n", 1)[0])
    assert edited.copy_of == cut.copy_of == "doc0"


def test_articles_on_one_event_in_their_own_words_carry_nothing(parse: Parse) -> None:
    assert [each.carries for each in listed(parse, AGENCY, OWN, OTHER)] == [(), (), ()]


def test_posts_with_the_same_words_are_copies(parse: Parse) -> None:
    post = "16 sailors were killed off Tarnby, police said. See https://p.example/1"
    repost = "🚨 16 sailors were killed off Tarnby, police said. https://t.example/xyz see"
    other = "17 sailors were killed off Tarnby, police said. See https://p.example/1"
    short = "Police said so."
    found = listed(parse, post, post, repost, other, short, short)
    assert [each.copy_of for each in found] == [None, "doc0", "doc0", None, None, None]
