"""Training of the judge of a page's main text."""
