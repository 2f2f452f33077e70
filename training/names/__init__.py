"""Fits the judge of names that the gazetteer lacks."""
