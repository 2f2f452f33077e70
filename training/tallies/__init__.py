"""Trains how likely two figures answer one question: `python -m training.tallies --help`."""
