"""A page that was saved several times, in whatever form, is one article; other words on it are its next revision."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from reportedly.formats.addresses import page_key
from reportedly_cli import Run

ADDRESS = "https://news.example/2026/11/23/ferry"
BODY = (
    "Harbour master Ilse Brandt counted {} people rescued after the ferry caught fire off Port Lowen on Monday.",
    "The ferry carried 210 people when it left the mainland on Sunday evening, its owner said in a statement.",
    "Families waited at the pier through the night, and volunteers of the parish brought them soup and blankets.",
    "A second ferry was sent to the place from the island harbour before nightfall, and divers searched the hull.",
)


def capture(
    address: str, day: int, rescued: int = 96, canonical: str | None = ADDRESS, lines: Sequence[str] = BODY
) -> str:
    """A page as SingleFile saves it, on a day of November."""
    date = f"Mon Nov {day} 2026 09:00:00 GMT+0000 (UTC)"
    note = f"<!--\n Page saved with SingleFile \n url: {address} \n saved date: {date}\n-->"
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    text = "".join(f"<p>{line.format(rescued)}</p>" for line in lines)
    return (
        f"<html><head>{note}{link}<title>Ferry burns off Port Lowen</title></head><body><article>"
        f"<h1>Ferry burns off Port Lowen</h1>{text}</article></body></html>"
    )


def saved(name: str, page: str) -> Path:
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(page)
    return path


def docs(run: Run) -> list[str]:
    return [each["doc"] for each in json.loads(run("ledger", "--format", "json").out)["articles"]]


def values(run: Run, doc: str) -> list[list[tuple[float, float]]]:
    """What changed in each revision: the numbers before and after."""
    revisions = json.loads(run("history", doc, "--format", "json").out)["revisions"]
    return [[(each["old"]["low"], each["new"]["low"]) for each in revision["figures"]] for revision in revisions]


@pytest.mark.parametrize(
    ("address", "canonical", "lines"),
    [
        (ADDRESS + "?utm_source=mail&fbclid=x1", None, BODY),
        (ADDRESS + "/amp", ADDRESS, BODY[:3]),
        (ADDRESS + "?print=1", ADDRESS, ("Printed from news.example on a cold morning by somebody.", *BODY)),
        ("https://m.news.example/2026/11/23/ferry#top", None, BODY),
        ("http://www.news.example/2026/11/23/ferry/", None, BODY),
    ],
)
def test_a_page_in_another_form_is_no_second_article(
    run: Run, address: str, canonical: str | None, lines: Sequence[str]
) -> None:
    files = [saved("a.html", capture(ADDRESS, 23)), saved("b.html", capture(address, 23, 96, canonical, lines))]
    assert "known already" in run("read", *files).out
    assert docs(run) == ["a.html"]
    assert len(values(run, "a.html")) == 1


def test_other_words_in_another_folder_are_the_next_revision(run: Run) -> None:
    for folder, rescued, day in (("monday", 96, 23), ("tuesday", 69, 24)):
        run("read", saved(f"{folder}/ferry.html", capture(ADDRESS, day, rescued)))
    assert docs(run) == ["monday/ferry.html"]
    assert values(run, "monday/ferry.html") == [[], [(96, 69)]]
    assert "0 with changes" in run("read", "--again").out
    assert run("verify").code == 0
    run("read", saved("monday/ferry.html", capture(ADDRESS, 25, 70)))
    assert values(run, "monday/ferry.html") == [[], [(96, 69)], [(69, 70)]]


def test_revisions_are_in_the_order_in_which_they_were_saved(run: Run) -> None:
    files = [saved(f"{day}.html", capture(ADDRESS, day, rescued)) for rescued, day in ((69, 24), (96, 23), (71, 25))]
    run("read", *files)
    assert values(run, "24.html") == [[], [(96, 69)], [(69, 71)]]
    assert "3 pages known already" in run("read", *files).out
    assert run("verify").code == 0


def test_another_article_that_claims_the_address_stays_one(run: Run) -> None:
    others = (
        "The council of Oldt agreed on Friday to mend the roof of the town hall, which has leaked for nine years.",
        "Mayor Tavi Brook said that the work would cost 12 million crowns and that it would begin in the spring.",
        "Three shops below the hall will have to close for a month, and their owners were promised half of the rent.",
    )
    page = capture(ADDRESS, 23, lines=others).replace("Ferry burns off Port Lowen", "Oldt mends its roof")
    run("read", saved("a.html", capture(ADDRESS, 23)), saved("b.html", page))
    assert len(json.loads(run("stories", "--format", "json").out)) == 2


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://www.news.example/a/", "news.example/a?"),
        ("https://news.example/a?id=5&gclid=x&utm_medium=y#c", "news.example/a?id=5"),
        ("https://news-example.cdn.ampproject.org/c/s/news.example/a/amp/", "news.example/a?"),
        ("https://www.google.com/amp/s/amp.news.example/a.amp.html", "news.example/a?"),
        ("https://news.example/amp/a", "news.example/a?"),
        ("https://news.example/amplifiers", "news.example/amplifiers?"),
        ("file:///a.html", None),
        ("http://[::1", None),
        (None, None),
    ],
)
def test_what_addresses_of_one_page_have_in_common(address: str | None, key: str | None) -> None:
    assert page_key(address) == key
