"""The heads of a cell's row and column say what its number counts, where, and who says so."""

from __future__ import annotations

import pytest

from reportedly.articles import find_articles
from reportedly.model import Page
from reportedly.pipeline import analyse

OPENING = "The council of Oldt met on Monday to hear how the flood had hit the valley, and engineers spoke of bridges."
CLOSING = "The council meets again on Friday to hear from the engineers about the bridges that had gone in the flood."
Told = tuple[float, str, str, str | None, str | None]
TOLL: set[Told] = {
    (250, "killed", "people", "Kunar", None), (500, "injured", "people", "Kunar", None),
    (7, "killed", "people", "Laghman", None), (44, "injured", "people", "Laghman", None),
}  # fmt: skip


def told_in(page: Page) -> set[Told]:
    (analysis,) = analyse(find_articles(page))
    return {(each.low, each.measure, each.unit, each.place, each.source) for each in analysis.figures}


def html(table: str) -> Page:
    body = f"<h1>Flood: the toll by province</h1><p>{OPENING}</p><p>{OPENING[4:]}</p>{table}<p>{CLOSING}</p>"
    return Page("page.html", f"<html><body><article>{body}</article></body></html>".encode(), "text/html")


def text(table: str) -> Page:
    return Page(
        "page.txt", f"Flood: the toll by province\n\n{OPENING}\n\n{table}\n\n{CLOSING}\n".encode(), "text/plain"
    )


def rows(*lines: str, head: str = "td") -> str:
    """An HTML table: lines of cells, the first one of heads; `head` is the element of the first cell of each row."""
    first = "".join(f"<th>{cell.strip()}</th>" for cell in lines[0].split("|"))
    found = [f"<tr>{first}</tr>"]
    for line in lines[1:]:
        own, *others = [cell.strip() for cell in line.split("|")]
        found.append(f"<tr><{head}>{own}</{head}>{''.join(f'<td>{cell}</td>' for cell in others)}</tr>")
    return f"<table>{''.join(found)}</table>"


@pytest.mark.parametrize(
    "page",
    [
        html(rows("Province | Killed | Injured", "Kunar | 250 | 500", "Laghman | 7 | 44")),
        html(rows("District | Deaths | Wounded", "Kunar | 250 | 500", "Laghman | 7 | 44", head="th")),
        html(rows(" | Kunar | Laghman", "Killed | 250 | 7", "Injured | 500 | 44", head="th")),
        html(rows("Province | Killed | Injured", "Kunar | <p>250</p> | <b>500</b>", "Laghman | 7 | 44")),
        text("Province | Killed | Injured\nKunar | 250 | 500\nLaghman | 7 | 44"),
        text("| Province | Killed | Injured |\n|---|---:|---:|\n| Kunar | 250 | 500 |\n| Laghman | 7 | 44 |"),
        text("Province\tKilled\tInjured\nKunar\t250\t500\nLaghman\t7\t44"),
        text("Province   Killed   Injured\nKunar       250      500\nLaghman       7       44"),
    ],
)  # fmt: skip
def test_rows_and_columns_of_a_toll(page: Page) -> None:
    assert told_in(page) == TOLL


def test_a_column_of_sources_says_who_says_so() -> None:
    found = told_in(html(rows("Source | Killed", "Interior Ministry | 250", "Red Crescent | 310")))
    assert {(low, source) for low, _, _, _, source in found} == {(250, "Interior Ministry"), (310, "Red Crescent")}
    assert {measure for _, measure, *_ in found} == {"killed"}


def test_place_and_source_may_stand_in_columns_of_their_own() -> None:
    found = told_in(html(rows("Town | Source | Missing", "Kunar | The mayor | 25", "Laghman | The army | 31")))
    assert found == {(25, "missing", "people", "Kunar", "The mayor"), (31, "missing", "people", "Laghman", "The army")}


def test_what_no_head_calls_people_is_no_people() -> None:
    found = told_in(html(rows("Province | Killed | Houses destroyed", "Kunar | 250 | 5,000", "Laghman | 7 | 440")))
    assert {(5000, "count", "houses destroyed", "Kunar", None), (250, "killed", "people", "Kunar", None)} <= found


def test_a_total_is_of_no_province() -> None:
    found = told_in(html(rows("Province | Killed", "Kunar | 250", "Laghman | 7", "Total | 257")))
    assert {place for low, _, _, place, _ in found if low == 257}.isdisjoint({"Kunar", "Laghman", "Total"})


def test_cells_across_columns_keep_the_others_in_their_columns() -> None:
    table = "<table><tr><th>Province</th><th>Killed</th><th>Injured</th></tr>"
    table += "<tr><td colspan='2'>Nuristan</td><td>90</td></tr><tr><td>Kunar</td><td>250</td><td>500</td></tr></table>"
    assert (90, "injured", "people", "Nuristan", None) in told_in(html(table))


def test_a_row_is_found_on_its_page() -> None:
    page = html(rows("Province | Killed", "Kunar | 250", "Laghman | 7"))
    (article,) = find_articles(page)
    row = next(block for block in article.blocks if article.text[block.start : block.end] == "Kunar | 250")
    assert row.page_span and page.content.decode()[slice(*row.page_span)] == "Kunar</td><td>250"
