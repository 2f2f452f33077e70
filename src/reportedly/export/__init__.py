"""Writes the model in the formats of other programs: each format has a file, with functions from the model to text."""
