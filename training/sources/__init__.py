"""Trains the judge of the sources of figures."""
