"""Numbers in the cells of tables in plain text."""

from __future__ import annotations

from reportedly.figures.tables import column_head

TABLE = "Losses\nTown | Deaths | Missing\nTarn | 14 | 8\nOldt | 9 | 3\nAll figures of 12 May."


def test_the_head_of_a_column_is_in_the_first_line_of_its_table() -> None:
    heads = [column_head(TABLE, TABLE.index(cell)) for cell in ("14", "8\n", "9", "3\n")]
    assert heads == ["Deaths", "Missing", "Deaths", "Missing"]


def test_what_is_in_no_table_has_no_head() -> None:
    assert column_head(TABLE, TABLE.index("12 May")) is None
    assert column_head("14 | 8", 5) is None
