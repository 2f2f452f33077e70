"""`reportedly history`: a page that changed and was read again."""

from __future__ import annotations

import json
from pathlib import Path

from reportedly_cli import Run

PAGE = """Ferry sinks off Port Lowen
1 September 2025
PORT LOWEN: At least {} people drowned when a ferry sank off Port Lowen on Monday, harbour master Ilse Brandt said.
Divers searched the hull until nightfall, and a second ferry was sent to the place from the mainland harbour.
"""


def read_twice(run: Run) -> None:
    page = Path("ferry.txt")
    for number in (14, 31):
        page.write_text(PAGE.format(number))
        assert run("read", page).code == 0


def test_shows_the_number_that_changed_and_its_sentence(run: Run) -> None:
    read_twice(run)
    outcome = run("history", "ferry.txt")
    assert outcome.code == 0
    assert "at least 14 → at least 31 killed" in outcome.out
    assert "- PORT LOWEN: At least 14 people" in outcome.out and "+ PORT LOWEN: At least 31 people" in outcome.out


def test_json_has_both_figures_and_the_ledger_the_earlier_value(run: Run) -> None:
    read_twice(run)
    (first, second) = json.loads(run("history", "ferry.txt", "--format", "json").out)["revisions"]
    assert (first["number"], first["figures"], second["number"]) == (1, [], 2)
    assert [(each["old"]["low"], each["new"]["low"]) for each in second["figures"]] == [(14, 31)]
    (tally,) = json.loads(run("ledger", "--format", "json").out)["tallies"]
    assert [(each["low"], each["earlier"]) for each in tally["entries"]] == [(31, [[14, 14]])]


def test_an_unknown_article_is_wrong_usage(run: Run) -> None:
    read_twice(run)
    outcome = run("history", "boat.txt")
    assert outcome.code == 2
    assert outcome.err.count("\n") == 1 and "no article 'boat.txt'" in outcome.err
