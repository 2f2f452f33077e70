"""Statements as CSV and Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, fields

from reportedly.export import csv, markdown
from reportedly.model import LedgerStatement


def to_csv(statements: Sequence[LedgerStatement]) -> str:
    """One row a statement, one column a field."""
    return csv.to_csv([field.name for field in fields(LedgerStatement)], map(astuple, statements))


def to_markdown(statements: Sequence[LedgerStatement]) -> str:
    """A table of who said what in which article."""
    rows = [(each.speaker, each.role, each.content, each.doc) for each in statements]
    return "\n".join(markdown.to_table(("who", "role", "what", "article"), rows)) + "\n"
