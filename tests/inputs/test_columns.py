"""Sheets in columns are read one column after the other, however they were drawn; tables are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_saved_kinds import pdf_of

from opened import articles_in

Drawn = list[tuple[float, float, str]]
HEAD = "Boats come back to Port Nowhere after a night at sea"
COLUMNS = (
    ("Nine boats came back to", "Port Nowhere in the night,", "the coast guard said.", "All of their crews were"),
    ("well, a doctor told us at", "the harbour on Monday.", "Some 40 people had been", "waiting on the pier for"),
    ("hours, and two of them", "fell ill in the cold and", "were taken home by a", "neighbour in her car."),
)
FOOT = ("The harbour master said that a tenth boat had stayed in another port", "and would come back on the day after.")


def drawn(columns: int, by_word: bool, by_column: bool) -> Drawn:
    """A sheet of some columns below a headline, row by row or column by column."""
    places = [
        (60 + 480 / columns * column, 700 - 14 * row, COLUMNS[column][row])
        for row in range(4)
        for column in range(columns)
    ]
    if by_column:
        places.sort(key=lambda place: place[0])
    if by_word:
        places = [word for place in places for word in _words(*place)]
    return [(60, 740, HEAD), *places, (60, 620, FOOT[0]), (60, 606, FOOT[1])]


def _words(x: float, y: float, line: str) -> Drawn:
    """The words of a line, each drawn for itself."""
    found: Drawn = []
    for word in line.split():
        found.append((x, y, word))
        x += 5 * len(word) + 8
    return found


@pytest.mark.parametrize("columns", [2, 3])
@pytest.mark.parametrize("by_word", [False, True])
@pytest.mark.parametrize("by_column", [False, True])
def test_columns_are_read_one_after_the_other(tmp_path: Path, columns: int, by_word: bool, by_column: bool) -> None:
    (tmp_path / "x.pdf").write_bytes(pdf_of(drawn(columns, by_word, by_column)))
    (article,) = articles_in(tmp_path / "x.pdf")
    assert article.title == HEAD
    wanted = " ".join(line for column in COLUMNS[:columns] for line in column)
    assert wanted in " ".join(article.text.split())
    assert " ".join(article.text.split()).endswith(" ".join(FOOT))


def test_the_rows_of_a_table_stay_rows(tmp_path: Path) -> None:
    rows = [("Quay", "12 boats"), ("Old pier", "9 boats"), ("New pier", "31 boats"), ("Dock", "none"), ("Bay", "2")]
    places = [
        (x, 700.0 - 14 * row, text)
        for row, cells in enumerate(rows)
        for x, text in zip((60.0, 330.0), cells, strict=True)
    ]
    (tmp_path / "x.pdf").write_bytes(pdf_of([(60, 740, HEAD), *places, (60, 620, FOOT[0]), (60, 606, FOOT[1])]))
    (article,) = articles_in(tmp_path / "x.pdf")
    assert "Old pier 9 boats" in article.text and "New pier 31 boats" in article.text
