"""How much a tally matters: training on the invented events."""
