"""Fits the judge of bare numbers."""
