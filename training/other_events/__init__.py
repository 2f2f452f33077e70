"""Fits the judge of which figures are of another event than the article's own."""
