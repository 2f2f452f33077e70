"""Accuracy on the gold sets and speed, measured in one run."""
