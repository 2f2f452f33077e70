"""The ledger as an analyst reads it: what stands, who is behind it, how it moved, what does not fit."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from reportedly_cli import Run

ARTICLES = [
    ("a", "2025-09-01T08:00:00+00:00", "Post", "Flood kills 12\nThe mayor said 12 people were killed in Alderby."),
    ("b", "2025-09-01T09:00:00+00:00", "Times", "Flood in Alderby\nThe army said 30 people were killed in Alderby."),
    ("c", "2025-09-02T08:00:00+00:00", "Post", "Flood toll falls\nThe mayor said 9 people were killed in Alderby."),
]


@pytest.fixture
def workspace(run: Run, tmp_path: Path) -> Run:
    lines = [
        {"doc": doc, "title": text.split("\n")[0], "published": published, "publisher": publisher, "text": text}
        for doc, published, publisher, text in ARTICLES
    ]
    (tmp_path / "pages.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert run("read", "pages.jsonl").code == 0
    merged = run("correct", "merge-stories", *{str(story["story"]) for story in stories(run)})
    assert merged.code in (0, 2)
    return run


def stories(run: Run) -> list[dict[str, int]]:
    return json.loads(run("stories", "--format", "json").out)  # type: ignore[no-any-return]


def test_the_table_says_what_stands_first_and_marks_what_does_not_fit(workspace: Run) -> None:
    out = workspace("ledger", "--measure", "killed").out
    tally = out[out.index("People killed") :].split("\n")
    assert tally[1].startswith("9 · 3 origins, 2 outlets · ")
    assert sum("≠" in line and "who" not in line for line in tally[3:6]) >= 2
    assert "↓↻ 9" in out
    assert "people were killed" not in out
    assert "people were killed" in workspace("ledger", "--sentences").out


def test_filters_leave_the_rest_out(workspace: Run) -> None:
    (found,) = map(json.loads, workspace("ledger", "--format", "json", "--source", "army").out.splitlines())
    assert [[entry["low"] for entry in tally["entries"]] for tally in found["tallies"]] == [[30]]
    since = workspace("ledger", "--since", "2025-09-02", "--format", "csv").out
    assert {row["doc"] for row in csv.DictReader(io.StringIO(since))} == {"c"}
    assert "no figures reported" in workspace("ledger", "--measure", "votes").out
    assert workspace("ledger", "--since", "someday").code == 2


def test_csv_and_markdown_carry_what_stands_and_flags(workspace: Run) -> None:
    rows = [row for row in csv.DictReader(io.StringIO(workspace("ledger", "--format", "csv").out)) if row["low"] == "9"]
    assert {(row["standing_low"], row["standing_high"], row["flags"]) for row in rows} == {("9", "9", "fall update")}
    assert {row["outlets"] for row in rows} == {"1"} and all(len(row["tally_id"]) == 8 for row in rows)
    markdown = workspace("ledger", "--format", "md").out
    assert "9 stands; 3 origins, 2 outlets; tally " in markdown and "fall, update" in markdown


def test_wrong_figures_are_listed_on_demand(workspace: Run) -> None:
    (found,) = map(json.loads, workspace("ledger", "--format", "json").out.splitlines())
    number = next(e["figure"] for t in found["tallies"] for e in t["entries"] if e["low"] == 30)
    assert workspace("correct", "wrong", "b", str(number)).code == 0
    assert "30 · b, figure" not in workspace("ledger").out
    assert f"30 · b, figure {number} · The army said" in workspace("ledger", "--wrong").out


@pytest.mark.parametrize("command", ["ledger", "statements", "tally killed"])
def test_tables_for_excel(workspace: Run, command: str) -> None:
    plain = workspace(*command.split(), "--format", "csv").out
    for_excel = workspace(*command.split(), "--format", "csv", "--excel").out
    assert for_excel.startswith("\ufeff") and not plain.startswith("\ufeff")
    assert len(for_excel.splitlines()) == len(plain.splitlines()) > 1 and ".0," not in plain
    refused = workspace(*command.split(), "--excel")
    assert (refused.code, refused.err) == (2, "reportedly: --excel goes with --format csv\n")


def test_a_date_that_rests_on_the_time_of_a_file_is_marked_in_every_view(run: Run, tmp_path: Path) -> None:
    body = "\n\n".join(f"The army said {n + 3} people were killed in Alderby on pier {n}." for n in range(4))
    (tmp_path / "page.txt").write_text(f"Flood in Alderby\n\nUpdated 12 min ago\n\n{body}\n")
    assert run("read", "page.txt").code == 0
    assert "(unsure)" in run("ledger").out and "unsure  " in run("ledger").out
    assert "(unsure)" in run("show", "page.txt").out
    assert "(unsure)" in run("ledger", "--format", "md").out
    (ledger,) = map(json.loads, run("ledger", "--format", "json").out.splitlines())
    assert [article["unsure"] for article in ledger["articles"]] == [True]
    assert {entry["unsure"] for tally in ledger["tallies"] for entry in tally["entries"]} == {True}
    rows = list(csv.DictReader(io.StringIO(run("ledger", "--format", "csv").out)))
    assert rows and all("unsure-date" in row["flags"].split() for row in rows)
