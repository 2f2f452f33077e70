"""Rows that people coded by hand (ACLED, UCDP GED, EM-DAT, GTD, their own) beside the tallies of a workspace."""

from reportedly.coded.matching import DAYS, CountedTally, compare_rows
from reportedly.coded.reading import ColumnMapping, guess_mapping, read_rows

__all__ = ["DAYS", "ColumnMapping", "CountedTally", "compare_rows", "guess_mapping", "read_rows"]
