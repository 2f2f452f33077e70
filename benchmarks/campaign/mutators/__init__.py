"""What is done to a well-formed input so that it no longer is, by the structure of its kind.

Each mutator takes a source of chance and bytes, and gives other bytes; one that finds nothing of its kind in them gives
them back as they are.
"""
