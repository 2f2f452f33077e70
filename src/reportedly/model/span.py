"""A stretch of text."""

Span = tuple[int, int]
"""`(start, end)`, half open, in characters."""
