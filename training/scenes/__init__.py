"""Fits the judge of the scenes of figures."""
