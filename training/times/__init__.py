"""Trains the judge of the days that figures hold for."""
