"""Trains the model that finds statements: `python -m training.statements --help`."""
