"""Fits the judge of what befell those that a number counts."""
